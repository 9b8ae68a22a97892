"""A site for tests whose writers can be killed: reads prepare, write and look, answers a line each.

`write` forks a writer that publishes without end, and answers with its process id once it has
published; forking spares the start of a whole site for each of them.
"""

import itertools
import json
import os
import sys
import time

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from articles.models import Article, Event, Outcome, Point  # noqa: E402
from articles.publishing import publish, verify_events, withdraw  # noqa: E402
from tests.rows import condition, sourced, urgent_signs  # noqa: E402


def prepare() -> str:
    """Two pages that print one outcome, published once."""
    call_command("migrate", verbosity=0)
    User.objects.create_superuser("editor")
    urgent_signs()
    row = Outcome.objects.create(key="x", question="Does it last?", answer="Answer 0.")
    outcome = sourced(row)
    for slug in ("one", "two"):
        Point.objects.create(article=condition(slug), part="sure", outcome=outcome)
    publish(articles=list(Article.objects.all()), by=User.objects.get(), note="First.")
    return "ready"


def write() -> str:
    """Starts a writer; it answers itself."""
    connections.close_all()
    if os.fork() == 0:
        try:
            publish_without_end()
        finally:  # only a fault ends it
            say("failed")
            os._exit(1)
    return ""


def publish_without_end() -> None:
    """Both pages again and again, and one is withdrawn now and then."""
    by, articles = User.objects.get(), list(Article.objects.all())
    for number in itertools.count(1):
        Outcome.objects.update(answer=f"Answer {os.getpid()} {number}.")
        publish(articles=articles, by=by, note=f"Number {number}.")
        if number % 5 == 0:
            withdraw(article=articles[0], by=by, note="One of two.")
        time.sleep(0.01)  # SQLite wakes a waiting writer only if nobody else is quicker
        if number == 1:
            say(str(os.getpid()))


def look() -> str:
    """What readers have of each page, and whether everything that belongs together is there."""
    found = {}
    for article in Article.objects.all():
        editions = list(article.editions.order_by("number"))
        published = [edition for edition in editions if edition.content]
        deeds = Event.objects.filter(row=article.pk, verb__in=("published", "withdrew"))
        found[article.slug] = {
            "answer": published[-1].page().outcomes[0].answer,
            "published": len(published),
            "numbers": [edition.number for edition in editions],
            "in_the_log": [json.loads(event.detail)["number"] for event in deeds],
        }
    return json.dumps({"pages": found, "broken": verify_events().broken})


def say(words: str) -> None:
    if words:
        sys.stdout.write(words + "\n")
        sys.stdout.flush()


COMMANDS = {"prepare": prepare, "write": write, "look": look}

if __name__ == "__main__":
    for line in sys.stdin:
        say(COMMANDS[line.strip()]())
