"""Rows that pages show, changed on the desk: who, and the words and lists before and after."""

import msgspec
import pytest

from articles.models import (
    Article,
    Claim,
    Code,
    DoseStudied,
    Event,
    Guidance,
    Image,
    Outcome,
    Source,
    Synonym,
)
from articles.models.order import in_order

from .forms import delete_of, form_of, save
from .test_pictures_desk import add_picture, png

pytestmark = pytest.mark.usefixtures("seeded")
ADD = "/staff/articles/synonym/add/"
NAME = {"word": "plum toes", "article": "condition:crps", "kind": "lay", "language": "en"}


def entries(table):
    """What people did to a table: by whom, what, and the words before and after."""
    found = Event.objects.filter(about__startswith=f"{table}:").exclude(by=None)
    told = [(event, msgspec.json.decode(event.detail)) for event in found]
    return [(event.by_name, event.verb, said["before"], said["after"]) for event, said in told]


def test_a_name_is_logged_when_it_is_added_changed_and_deleted(as_owner):
    as_owner.post(ADD, NAME)
    name = Synonym.objects.get(word="plum toes")
    save(as_owner, form_of(name), word="plum hands")
    as_owner.post(delete_of(name), {"post": "yes"})
    added, changed, deleted = entries("synonym")
    assert added[:3] == ("owner", "added", None)
    assert added[3]["word"] == "plum toes"
    assert added[3]["article_id"] == Article.objects.get(slug="crps").pk
    assert (changed[2]["word"], changed[3]["word"]) == ("plum toes", "plum hands")
    assert (deleted[1], deleted[2]["word"], deleted[3]) == ("deleted", "plum hands", None)


def test_names_that_are_deleted_together_are_logged_one_by_one(as_owner):
    names = list(Synonym.objects.all()[:2])
    chosen = {"_selected_action": [name.pk for name in names]}
    sent = {"action": "delete_selected", "post": "yes", **chosen}
    as_owner.post("/staff/articles/synonym/", sent)
    assert not Synonym.objects.filter(pk__in=chosen["_selected_action"]).exists()
    assert {said[2]["word"] for said in entries("synonym")} == {name.word for name in names}


def test_names_and_codes_on_the_form_of_a_page_are_logged(as_owner):
    page = Article.objects.get(slug="crps").condition
    name = page.synonyms.first()
    names, codes = page.synonyms.count(), page.codes.count()
    sent = {
        "synonyms-0-word": "Quite another name",
        "codes-TOTAL_FORMS": codes + 1,
        f"codes-{codes}-system": "ICD-10-CM",
        f"codes-{codes}-code": "X99.9",
    }
    assert save(as_owner, form_of(page), **sent).status_code == 302
    assert page.synonyms.count() == names
    [(by, verb, before, after)] = entries("synonym")
    assert (by, verb, before["word"]) == ("owner", "changed", name.word)
    assert after["word"] == "Quite another name"
    [(_, verb, before, after)] = entries("code")
    assert (verb, before, after["code"]) == ("added", None, "X99.9")
    assert Code.objects.filter(code="X99.9").exists()


def test_a_claim_and_the_line_of_a_source_are_logged(as_owner):
    claim, source = Claim.objects.first(), Source.objects.first()
    save(as_owner, form_of(claim), caveat="A caveat of a test.")
    [(_, verb, before, after)] = entries("claim")
    assert (verb, before["caveat"], after["caveat"]) == (
        "changed",
        claim.caveat,
        "A caveat of a test.",
    )
    save(as_owner, form_of(source), read_note="A note of a test.")
    [(_, verb, _, after)] = entries("source")
    assert (verb, after["read_note"]) == ("changed", "A note of a test.")


def test_a_save_that_changes_nothing_leaves_no_entry(as_owner):
    save(as_owner, form_of(Synonym.objects.first()))
    save(as_owner, form_of(Claim.objects.first()))
    assert entries("synonym") == entries("claim") == []


def test_the_sources_of_a_claim_are_logged_in_their_order(as_owner):
    claim = Claim.objects.filter(sources__isnull=False).first()
    old = [source.key for source in in_order(claim, "sources")]
    other = Source.objects.exclude(claims=claim).first().key
    for new in ([other, *old], [*old, other]):
        save(as_owner, form_of(claim), sources=", ".join(new))
        [*_, (by, verb, before, after)] = entries("claim")
        assert (by, verb, before["sources"], after["sources"]) == ("owner", "changed", old, new)
        old = new
    assert len(entries("claim")) == 2


def test_a_new_claim_is_logged_once_with_its_sources(as_owner):
    source = Source.objects.first()
    own = {"key": "T-1", "kind": "statement", "document": "A", "topic": "about", "claim": "It is."}
    sent = own | {"verdict": "agrees", "sources": source.key}
    as_owner.post("/staff/articles/claim/add/", sent)
    [(_, verb, before, after)] = entries("claim")
    assert (verb, before, after["sources"]) == ("added", None, [source.key])


@pytest.mark.parametrize(
    ("model", "field"),
    [(Outcome, "answer"), (DoseStudied, "given"), (Guidance, "says"), (Image, "caption")],
)
def test_who_changed_what_pages_print_is_logged_with_its_words(model, field, as_owner):
    row = model.objects.first()
    save(as_owner, form_of(row), **{field: "In other words."})
    [(by, verb, before, after)] = entries(model._meta.model_name)
    assert (by, verb, before[field]) == ("owner", "edited", getattr(row, field))
    assert after[field] == "In other words."
    save(as_owner, form_of(row))
    assert len(entries(model._meta.model_name)) == 1


def test_the_numbers_and_the_basis_of_an_outcome_are_its_words(as_owner):
    outcome = Outcome.objects.filter(values__count__isnull=False).first()
    count, claim = outcome.values.first().count, Claim.objects.exclude(outcomes=outcome).first()
    save(as_owner, form_of(outcome), **{"values-0-count": count - 1})
    save(as_owner, form_of(outcome), basis=claim.key)
    numbers, basis = entries("outcome")
    assert [side["values"][0]["count"] for side in numbers[2:]] == [count, count - 1]
    assert basis[3]["basis"] == [claim.key]


def test_a_new_outcome_is_logged_as_added(as_owner):
    sent = {"question": "Does it?", "key": "does-it", "answer": "Yes.", "measure": "people"}
    grades = {"certainty_from": "low", "certainty_to": "low"}
    lists = {f"values-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    as_owner.post("/staff/articles/outcome/add/", sent | grades | lists)
    [(by, verb, before, after)] = entries("outcome")
    assert (by, verb, before, after["answer"]) == ("owner", "added", None, "Yes.")


@pytest.mark.parametrize("door", ["desk", "editor"])
def test_who_added_a_picture_is_logged_with_its_words(door, as_owner):
    if door == "desk":
        add_picture(as_owner, alt="A drip", key="a-bag")
    else:
        sent = {"file": png(), "alt": "A drip", "key": "a-bag"}
        as_owner.post("/staff/pictures/upload/", sent)
    [(by, verb, before, after)] = entries("image")
    assert (by, verb, before, after["alt"]) == ("owner", "added", None, "A drip")
