"""A new address keeps the old one working, however often it changes."""

import datetime

import pytest

from articles.caching import forget
from articles.models import Redirect
from articles.publishing import Blocked, NotAllowed, rename, withdraw
from articles.queries.article import Gone, Moved, article_page
from tests.rows import condition, published, side_effect

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def article(editor):
    row = condition("first")
    published(row, editor)
    return row


def move(article, slug, editor):
    """Renames and publishes; the moment from which readers see it."""
    rename(article=article, slug=slug, by=editor)
    return published(article, editor).live_from


def where(slug, at):
    """What a reader of `slug` meets: the page, one step to another address, or an end."""
    try:
        return f"at {article_page('condition', slug, at).path.split('/')[2]}"
    except Moved as moved:
        return f"to {moved.path.split('/')[2]}"
    except Gone:
        return "withdrawn"
    except LookupError:
        return "nothing"


TRAVELS = [
    # the addresses that the page has had, then what readers of each meet
    (["first"], {"first": "at first", "second": "nothing"}),
    (["first", "second"], {"first": "to second", "second": "at second"}),
    (["first", "second", "third"], {"first": "to third", "second": "to third"}),
    (["first", "second", "first"], {"first": "at first", "second": "to first"}),
    (["first", "second", "first", "second"], {"first": "to second", "second": "at second"}),
    (["first", "second", "third", "second"], {"first": "to second", "third": "to second"}),
    (["a", "b", "c", "d", "a"], {"a": "at a", "b": "to a", "c": "to a", "d": "to a"}),
]


@pytest.mark.parametrize(("addresses", "met"), TRAVELS)
def test_every_old_address_leads_in_one_step_to_where_the_page_is(addresses, met, editor):
    first, *others = addresses
    article = condition(first)
    at = published(article, editor).live_from
    for slug in others:
        at = move(article, slug, editor)
    assert {slug: where(slug, at) for slug in met} == met


def test_until_it_is_published_the_old_address_holds(article, editor, now):
    rename(article=article, slug="second", by=editor)
    at = article.editions.get().live_from
    assert where("first", at) == "at first"
    with pytest.raises(LookupError, match="No condition has the address second"):
        article_page("condition", "second", at)


def test_going_back_to_an_old_address_loses_no_reader_before_it_is_published(article, editor):
    at = move(article, "second", editor)
    rename(article=article, slug="first", by=editor)
    assert (where("first", at), where("second", at)) == ("to second", "at second")


def test_a_name_that_was_never_published_leaves_no_address(article, editor):
    rename(article=article, slug="passing", by=editor)
    at = move(article, "second", editor)
    assert (where("first", at), where("passing", at)) == ("to second", "nothing")


def test_a_new_page_takes_an_old_address_when_it_is_published(article, editor):
    at = move(article, "second", editor)
    other = condition("first", title="Other pain")
    assert where("first", at) == "to second"
    at = published(other, editor).live_from
    assert (where("first", at), where("second", at)) == ("at first", "at second")


def test_an_old_address_belongs_to_the_page_that_had_it_last(article, editor):
    move(article, "second", editor)
    other = condition("first", title="Other pain")
    published(other, editor)
    move(other, "third", editor)
    at = move(article, "fourth", editor)
    found = {slug: where(slug, at) for slug in ("first", "second", "third", "fourth")}
    assert found == {
        "first": "to third",
        "second": "to fourth",
        "third": "at third",
        "fourth": "at fourth",
    }


def test_an_old_address_of_a_withdrawn_page_says_that_it_was_withdrawn(article, editor):
    move(article, "second", editor)
    at = withdraw(article=article, by=editor, note="").live_from
    assert where("first", at) == where("second", at) == "withdrawn"
    at = published(article, editor).live_from
    assert where("first", at) == "to second"


def test_an_old_address_of_a_page_that_waits_for_a_signature_leads_to_that_word(
    article, editor, settings
):
    at = move(article, "second", editor)
    settings.UNSIGNED_PAGES = "held"
    forget()
    assert where("first", at) == "to second"


def test_the_same_word_of_another_kind_is_another_address(article, editor):
    at = move(article, "second", editor)
    with pytest.raises(LookupError, match="No side_effect has the address first"):
        article_page("side_effect", "first", at)
    effect = side_effect("first")
    at = published(effect, editor).live_from
    assert where("first", at) == "to second"


def test_two_pages_never_share_an_address_for_readers(article, editor, now):
    rename(article=article, slug="second", by=editor)
    other = condition("first", title="Other pain")
    with pytest.raises(Blocked, match="Readers still find “Back pain” at /conditions/first/"):
        published(other, editor)
    published(article, editor, live_from=now + datetime.timedelta(days=1))
    third = condition("third", title="Third pain")
    with pytest.raises(ValueError, match="Another page has the address"):
        rename(article=third, slug="second", by=editor)


def test_an_address_that_another_page_is_scheduled_for_is_taken(article, editor, now):
    rename(article=article, slug="second", by=editor)
    published(article, editor, live_from=now + datetime.timedelta(days=1))
    rename(article=article, slug="third", by=editor)
    with pytest.raises(Blocked, match="“Back pain” is scheduled to come to /conditions/second/"):
        published(condition("second", title="Other pain"), editor)


@pytest.mark.parametrize("slug", ["", "//evil.example", "a/b", "https:x", "a b", "..", "é", "a\n"])
def test_an_address_never_leads_out_of_the_site(slug, article, editor):
    with pytest.raises(ValueError, match="letters, digits and hyphens only"):
        rename(article=article, slug=slug, by=editor)
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("", ""),
        ("?from=leaflet", "?from=leaflet"),
        ("?a=1&b=%2F%2Fevil.example", "?a=1&b=%2F%2Fevil.example"),
        ("?next=https://evil.example", "?next=https://evil.example"),
        ("?%0d%0aSet-Cookie:x=1", "?%0d%0aSet-Cookie:x=1"),
    ],
)
def test_what_follows_the_address_is_kept_and_stays_inside_the_site(
    asked, sent, article, editor, patient
):
    move(article, "second", editor)
    response = patient.get(f"/conditions/first/{asked}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/conditions/second/{sent}"
    assert "Set-Cookie" not in response.headers


def test_an_address_of_another_page_is_refused(article, editor):
    condition("taken")
    with pytest.raises(ValueError, match="Another page has the address /conditions/taken/"):
        rename(article=article, slug="taken", by=editor)


def test_who_may_not_publish_may_not_rename(article, author):
    with pytest.raises(NotAllowed, match="must change this address"):
        rename(article=article, slug="second", by=author)
    article.refresh_from_db()
    assert article.slug == "first"


def test_a_page_that_was_never_published_leaves_no_old_address(editor):
    rename(article=condition("draft"), slug="other", by=editor)
    assert not Redirect.objects.exists()
