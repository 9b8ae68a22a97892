"""A worker of its own for tests: reads commands from its standard input, answers a line each.

Its settings come from the environment; it never looks at the database's stamp by the clock,
so that only the memory which workers share can tell it of a change.
"""

import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Condition  # noqa: E402
from articles.publishing import publish, withdraw  # noqa: E402
from articles.queries.directory import directory  # noqa: E402
from tests.rows import condition, urgent_signs  # noqa: E402

settings.STAMP_LOOK_SECONDS = 3600
BACK_PAIN = {"slug": "back-pain"}


def prepare() -> str:
    """An empty site with an editor, the urgent signs, and one page that is not published."""
    call_command("migrate", verbosity=0)
    User.objects.create_superuser("editor")
    urgent_signs()
    condition(**BACK_PAIN)
    return "ready"


def titles() -> str:
    """What readers find, from the kept directory."""
    return ", ".join(entry.title for entry in directory(timezone.now()).of_kind("condition"))


def publish_as(title: str) -> str:
    article = Condition.objects.get(**BACK_PAIN)
    article.title = title
    article.save()
    [edition] = publish(articles=[article], by=User.objects.get(), note="")
    return str(edition.number)


def withdraw_it() -> str:
    article = Condition.objects.get(**BACK_PAIN)
    return str(withdraw(article=article, by=User.objects.get(), note="").number)


COMMANDS = {"prepare": prepare, "titles": titles, "withdraw": withdraw_it}

for line in sys.stdin:
    verb, _, rest = line.strip().partition(" ")
    answer = publish_as(rest) if verb == "publish" else COMMANDS[verb]()
    sys.stdout.write(answer + "\n")
    sys.stdout.flush()
