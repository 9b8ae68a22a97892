"""The visit plan on paper: one page of what was ticked, or one page for a pen."""

import json

import pytest
from playwright.sync_api import expect

from .planning import CRPS_QUESTION, FROM_CRPS, fill, plant, sheet, sheets_of_paper, unfold


@pytest.fixture
def filled(page, site):
    """A plan with a little in each part."""
    page.goto(site + FROM_CRPS)
    return fill(page)


@pytest.fixture
def on_paper(browser, site):
    """The plan in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + FROM_CRPS)
    yield page
    context.close()


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_sheet_is_one_page_of_what_was_ticked(filled, size):
    assert sheets_of_paper(filled, size) == 1
    filled.emulate_media(media="print")
    expect(filled.get_by_text(CRPS_QUESTION).last).to_be_visible()
    expect(sheet(filled).get_by_role("listitem")).to_have_count(10)
    expect(filled.locator(".foot").get_by_text("Chest pain")).to_be_visible()
    expect(filled.get_by_text("Ask your clinic")).to_be_hidden()
    for gone in ("Less pain for months", "Your plan stays", "Take it along", "Delete now"):
        expect(filled.get_by_text(gone).first).to_be_hidden()


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_all_that_can_be_ticked_is_one_page(page, site, size):
    page.goto(site + FROM_CRPS)
    unfold(page)
    for box in page.get_by_role("checkbox").all():
        box.check()
    expect(page.locator("#long")).to_be_hidden()
    assert sheets_of_paper(page, size) == 1


@pytest.mark.parametrize(("questions", "is_long"), [(20, False), (40, False), (70, True)])
def test_more_than_a_page_holds_is_said(page, site, questions, is_long):
    asked = [
        f"{n}. How will we know if it is working, and when would we stop?" for n in range(questions)
    ]
    plant(page, site, json.dumps({"ticked": {"ask": asked}}))
    expect(page.locator("#long")).to_be_visible(visible=is_long)
    assert (sheets_of_paper(page, "Letter") == 1) is not is_long


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_without_script_a_form_for_a_pen_is_one_page(on_paper, size):
    assert sheets_of_paper(on_paper, size) == 1
    on_paper.emulate_media(media="print")
    for name in ("All my drugs", "All my health problems"):
        assert on_paper.get_by_label(name).bounding_box()["height"] >= 60
    for there in (CRPS_QUESTION, "Less pain for months", "Breastfeeding", "Who takes me home"):
        expect(on_paper.get_by_text(there).first).to_be_visible()
    expect(on_paper.get_by_text("May I leave by taxi")).to_be_visible()


def test_without_script_nothing_is_offered_that_needs_it(on_paper):
    expect(on_paper.get_by_text("Print this page, and fill it in with a pen.")).to_be_visible()
    for name in ("Print", "Copy", "Save as a file", "Delete now"):
        expect(on_paper.get_by_text(name, exact=True)).to_be_hidden()
    expect(on_paper.get_by_text("Your plan stays in this browser")).to_be_hidden()
