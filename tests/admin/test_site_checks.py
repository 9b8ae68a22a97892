"""The page of the desk that says what the checks find on all live pages."""

import pytest

from articles.models import Outcome
from tests.rows import condition, published

from .forms import form_of

pytestmark = pytest.mark.usefixtures("seeded")
PAGE = "/staff/checks/"


@pytest.mark.parametrize(
    ("browser", "status"), [("patient", 302), ("as_reader", 302), ("as_author", 200)]
)
def test_it_is_for_staff_who_read_pages(browser, status, request):
    assert request.getfixturevalue(browser).get(PAGE).status_code == status


def test_the_index_leads_to_it(as_author):
    assert f'href="{PAGE}"' in as_author.get("/staff/").text


def test_a_finding_stands_under_its_page_and_leads_to_its_place(as_editor, editor):
    article = condition(treatment="The colour fades.")
    published(article, editor)
    Outcome.objects.create(key="forgotten", question="Does it?", answer="No.")
    said = as_editor.get(PAGE).text
    assert f'<a href="{form_of(article)}">Back pain</a>' in said
    assert f'<a href="{form_of(article)}#id_treatment">Time, travel, and cost</a>' in said
    assert "No page shows the outcome forgotten." in said


def test_on_the_form_itself_a_finding_leads_to_the_field(as_editor):
    article = condition(treatment="It fell by 3 points.", summary="Only one.")
    said = as_editor.get(form_of(article)).text
    for name in ("id_treatment", "id_summary", "questions-group", "read_next-group"):
        assert f'<a href="#{name}">' in said
        assert f'id="{name}"' in said
