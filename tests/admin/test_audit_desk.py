"""The audit on the desk and as a command: who may read it, and that both say the same."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Event
from articles.publishing import build_page, sign_off
from tests.rows import condition, published

from .groups import AUTHORS, EDITORS, MANAGERS, REVIEWERS, as_one_of

pytestmark = pytest.mark.usefixtures("seeded")
AUDIT = "/staff/audit/"
NAME = "condition:back-pain"


@pytest.fixture
def asked(editor, clinical_reviewer) -> dict[str, str]:
    """A page that is published and signed, and a moment after that."""
    article = condition(body="Plain <b>words</b>.")
    sign_off(page=build_page(article), by=clinical_reviewer)
    published(article, editor)
    return {"page": NAME, "at": timezone.now().isoformat()}


def test_who_is_not_logged_in_is_asked_to_log_in(asked, patient, as_reader):
    for client in (patient, as_reader):
        for more in ({}, {"as": "json"}):
            answer = client.get(AUDIT, asked | more)
            assert answer.headers["Location"].startswith("/staff/login/")


def test_authors_read_no_registration_numbers(asked):
    client = as_one_of(AUTHORS)
    for more in ({}, {"as": "json"}):
        answer = client.get(AUDIT, asked | more)
        assert answer.status_code == 403
        assert b"REG-1" not in answer.content
    assert AUDIT not in client.get("/staff/").text


@pytest.mark.parametrize("group", [REVIEWERS, EDITORS, MANAGERS])
def test_who_answers_for_the_site_reads_all_of_it(group, asked):
    client = as_one_of(group)
    assert f'href="{AUDIT}"' in client.get("/staff/").text
    assert "data-print" not in client.get(AUDIT).text
    page = client.get(AUDIT, asked).text
    for words in ("Edition 1", "Dr. Lee Example", "REG-1", "the stored bytes match it",
                  "every part signed by then", "The event log is whole", "data-print"):  # fmt: skip
        assert words in page
    assert "<b>words</b>" not in page


def test_the_file_says_what_the_page_says(asked):
    client = as_one_of(EDITORS)
    answer = client.get(AUDIT, asked | {"as": "json"})
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"].startswith('attachment; filename="audit-condition-back')
    told, page = json.loads(answer.content), client.get(AUDIT, asked).text
    for words in (told["answer"], told["edition"]["hash"], told["at"]["utc"], told["at"]["local"],
                  told["signatures"][0]["registration_number"]):  # fmt: skip
        assert words in page
    for part in told["said"]:
        assert part["html"] in page


def test_looking_writes_no_entry_and_nothing_can_be_sent(asked):
    client, before = as_one_of(EDITORS), Event.objects.count()
    client.get(AUDIT, asked)
    assert Event.objects.count() == before
    assert client.post(AUDIT, asked).status_code in (403, 405)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"page": "condition:nothing"}, "No page was ever published as condition:nothing."),
        ({"at": "soon"}, "Write a date and a time"),
        ({"at": "2999-01-01T10:00"}, "has not come yet"),
        ({"page": ""}, "required"),
        ({"page": "condition:\x00"}, "Null characters"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(wrong, words, asked):
    page = as_one_of(EDITORS).get(AUDIT, asked | wrong)
    assert page.status_code == 200
    assert words in page.text
    assert page.context["audit"] is None


def test_only_what_was_published_is_offered(asked):
    condition("secret", title="Secret draft")
    page = as_one_of(MANAGERS).get(AUDIT).text
    assert NAME in page
    assert "condition:secret" not in page
    assert "Secret draft" not in page


def command(*words: str) -> str:
    out = io.StringIO()
    call_command("audit", *words, stdout=out)
    return out.getvalue()


def test_the_command_says_the_same_in_words(asked):
    said = command(NAME, asked["at"])
    for words in ("Readers had edition 1", "REG-1", "matches", "chain whole", "urgentsign:breath"):
        assert words in said


def test_the_command_says_the_same_for_programs(asked):
    told = json.loads(command(NAME, asked["at"], "--json"))
    file = json.loads(as_one_of(EDITORS).get(AUDIT, asked | {"as": "json"}).content)
    assert {k: v for k, v in told.items() if k != "asked_at"} == {
        k: v for k, v in file.items() if k != "asked_at"
    }


@pytest.mark.parametrize("words", [("condition:nothing", "2025-01-01T10:00"), (NAME, "soon")])
def test_the_command_says_what_is_wrong(words, asked):
    with pytest.raises(CommandError):
        command(*words)


def test_a_page_that_was_held_back_says_so_on_paper_and_in_the_file(editor, settings):
    settings.UNSIGNED_PAGES = "held"
    published(condition(body="Plain words."), editor)
    client, sent = as_one_of(EDITORS), {"page": NAME, "at": timezone.now().isoformat()}
    told = json.loads(client.get(AUDIT, sent | {"as": "json"}).content)
    assert told["was_held"] is True
    assert told["rule"]["served"]["unsigned_pages"] == "held"
    page = client.get(AUDIT, sent).text
    for words in ("Readers did not have edition 1", "the log does not have the setting of then",
                  "What the edition said: readers did not have it", told["answer"]):  # fmt: skip
        assert words in page
