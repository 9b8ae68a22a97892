"""A form that can't be saved names each field to correct, with a link to it."""

import pytest

from articles.models import DoseStudied
from tests.rows import condition

from .forms import errors, form_of, save

pytestmark = pytest.mark.django_db
ADD = "/staff/articles/condition/add/"
OLD_WORDS = "underscores"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_each_field_to_correct_is_a_link_to_it(as_owner):
    page = text(save(as_owner, ADD, title="", one_line="", slug="back-pain", summary="So."))
    assert '<a href="#id_title">Plain name</a>: This field is required.' in page
    assert '<a href="#id_one_line">In one line</a>: This field is required.' in page
    assert 'href="#id_slug"' not in page
    assert 'id="id_title"' in page


def test_a_line_below_the_form_is_named_with_its_number(as_owner):
    lines = {"questions-TOTAL_FORMS": "2", "questions-0-text": "Why?", "questions-0-order": "0"}
    wrong = {"questions-1-text": "When?", "questions-1-order": "x"}
    page = text(save(as_owner, form_of(condition()), **lines, **wrong))
    assert '<a href="#id_questions-1-order">Question 2, Order</a>: Enter a whole number.' in page


def test_a_form_without_a_fault_names_nothing(as_owner):
    assert "to-correct" not in text(as_owner.get(ADD))


@pytest.mark.parametrize("slug", ["back pain", "back/pain", "é"])
def test_an_address_is_refused_in_the_words_of_its_help(slug, as_owner, editor):
    said = errors(save(as_owner, ADD, title="A", one_line="B", summary="C", slug=slug))
    assert "Write letters, digits and hyphens only" in said
    assert OLD_WORDS not in said
    moved = as_owner.post(f"/staff/pages/{condition().pk}/address/", {"slug": slug})
    assert "Write letters, digits and hyphens only" in text(moved)
    assert OLD_WORDS not in text(moved)


def test_a_filter_for_doses_whose_route_is_not_said_has_words(as_owner):
    for key, route in (("a", "iv"), ("b", "")):
        DoseStudied.objects.create(key=key, who=key, given="x", route=route)
    assert '<a href="?route=">Not said</a>' in text(as_owner.get("/staff/articles/dosestudied/"))


def test_the_rights_of_a_group_are_a_list_to_tick(as_owner):
    page = text(as_owner.get("/staff/auth/group/1/change/"))
    assert '<input type="checkbox" name="permissions"' in page
    assert "SelectFilter2" not in page


def test_words_are_tried_above_the_phrases_and_their_help(as_owner):
    page = text(as_owner.get("/staff/articles/urgentsign/add/"))
    assert page.index('name="_words"') < page.index('name="phrases"')
