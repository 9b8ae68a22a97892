"""A link or a printed code to #old still arrives when a heading has another id or other words."""

import datetime
import re
import time

import pytest

from articles.models import Anchor
from articles.publishing import withdraw
from articles.queries.article import article_page, preview_page
from articles.rendering import render
from tests.rows import condition, published

pytestmark = pytest.mark.usefixtures("seeded")
DAY = datetime.timedelta(days=1)


def text(*headings: str) -> str:
    """A text with a sentence under each heading, typed as `Words #id` or `Words`."""
    made = []
    for heading in headings:
        words, mark, id = heading.partition(" #")
        made.append(f"### {words}{f' {{#{id}}}' if mark else ''}\n\nA sentence about it.")
    return "Before the first.\n\n" + "\n\n".join(made)


@pytest.fixture
def publish(editor):
    """Publishes the page with a body of these headings."""
    article = condition()

    def go(*headings, **options):
        article.body = text(*headings) if headings else "Only a sentence."
        article.save()
        go.article = article
        return published(article, editor, **options)

    return go


def leads(edition, at=None) -> dict[str, str]:
    """Where each old id is printed: before which heading, "start", by the page as it is live."""
    reading = article_page("condition", "back-pain", at or edition.live_from)
    body = reading.page.body
    html = render(body, anchors=reading.reader.anchors.get(body, {}))
    found = {}
    for block in re.findall(r"<(?:h3|p)[^>]*>.*?</(?:h3|p)>", html):
        words = re.sub(r"<[^>]+>", "", block)
        for id in re.findall(r'<span id="([^"]+)"></span>', block):
            assert id not in found
            found[id] = "start" if words == "Before the first." else words
    return found


CASES = [
    # one edition, the next one, and where the ids that are gone lead
    (["Pills #pills"], ["Your pills #pills"], {}),
    (["Your pills #pills"], ["Your pills #medicines"], {"pills": "Your pills"}),
    (["Your pills #pills"], ["Your own pills #own"], {"pills": "Your own pills"}),
    (["Your pills #pills"], ["Your pills"], {"pills": "Your pills"}),
    (["Plan #a", "Pills #b", "Food #c"], ["Plan #a", "Drugs #x", "Food #c"], {"b": "Drugs"}),
    (["Plan #a", "Pills #b"], ["Way #x", "Drugs #y"], {"a": "Way", "b": "Drugs"}),
    (["Plan #a", "Pills #b"], ["Know it #x"], {"a": "Know it", "b": "Know it"}),
    (["Pills #b"], ["Drugs #x", "Patches #y"], {"b": "Drugs"}),
    (["Plan #a", "Pills #b"], ["Pills #p", "Plan #q"], {"a": "Plan", "b": "Pills"}),
    (["Plan #a", "Pills #b", "Food #c"], ["Plan #a", "Food #c"], {"b": "start"}),
    (["Plan #a", "Pills #b"], ["Plan #b"], {"a": "Plan"}),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "led"), CASES)
def test_an_id_that_is_gone_leads_to_the_same_part(before, after, led, publish):
    publish(*before)
    assert leads(publish(*after)) == led


def test_a_text_that_lost_all_its_headings_is_met_at_its_start(publish):
    publish("Pills #pills")
    edition = publish()
    reading = article_page("condition", "back-pain", edition.live_from)
    assert reading.reader.anchors == {"Only a sentence.": {"": ("pills",)}}


def test_a_part_that_is_gone_with_its_text_leaves_the_page_as_it_is(publish, editor):
    publish("Pills #pills")
    publish.article.body = ""
    publish.article.save()
    at = published(publish.article, editor).live_from
    assert article_page("condition", "back-pain", at).page.body == ""


def test_a_heading_that_moves_to_another_text_is_found_there(publish, editor):
    publish("Pills #pills")
    article = publish.article
    article.body, article.treatment = "Only a sentence.", text("Your pills #medicines")
    article.save()
    at = published(article, editor).live_from
    reading = article_page("condition", "back-pain", at)
    assert reading.reader.anchors == {article.treatment: {"medicines": ("pills",)}}


def test_three_editions_lead_to_the_newest_part_in_one_step(publish):
    publish("Pills #a")
    publish("Tablets #b")
    assert leads(publish("Medicines #c")) == {"a": "Medicines", "b": "Medicines"}


def test_a_heading_without_an_id_is_followed_by_its_words(publish):
    publish("Pills #a")
    publish("Tablets")
    assert leads(publish("Medicines")) == {"a": "Medicines"}


def test_an_id_that_comes_back_is_the_heading_itself(publish):
    publish("Pills #a")
    publish("Tablets #b")
    assert leads(publish("Pills #a")) == {"b": "Pills"}


def test_a_new_heading_that_takes_an_old_id_wins(publish):
    publish("Pills #a", "Food #f")
    publish("Pills #b", "Food #f")
    edition = publish("Pills #b", "Food #f", "Arms #a")
    assert leads(edition) == {}


@pytest.mark.parametrize("id", ["more", "help", "short"])
def test_an_id_of_the_frame_is_never_printed_twice(id, publish):
    publish(f"Pills #{id}")
    assert leads(publish("Tablets #b")) == {}


def test_a_scheduled_edition_changes_nothing_before_its_moment(publish, now):
    first = publish("Pills #a")
    later = publish("Tablets #b", live_from=now + DAY)
    assert leads(first) == {}
    assert leads(later) == {"a": "Tablets"}


def test_a_page_that_was_withdrawn_meanwhile_still_follows_its_headings(publish, editor):
    publish("Pills #a")
    withdraw(article=publish.article, by=editor, note="")
    assert leads(publish("Tablets #b")) == {"a": "Tablets"}


def test_the_preview_shows_old_ids_too(publish, now):
    publish("Pills #a")
    page = publish("Tablets #b").page()
    assert preview_page(page, now).reader.anchors == {page.body: {"b": ("a",)}}


def test_a_patient_gets_the_old_id_inside_the_new_heading(publish, patient):
    publish("Pills #a")
    publish("Tablets #b")
    page = patient.get("/conditions/back-pain/").content.decode()
    assert '<h3 id="b"><span id="a"></span>Tablets</h3>' in page


def test_a_page_of_nothing_but_headings_is_published_soon(publish):
    publish(*(f"Pill {number} #a{number}" for number in range(800)))
    started = time.process_time()
    publish(*(f"Other {number} #b{number}" for number in range(800)))
    assert time.process_time() - started < 10


def test_nothing_is_noted_where_nothing_changed(publish):
    publish("Pills #a")
    publish("Pills #a", "Food #b")
    assert not Anchor.objects.exists()
