"""A reader tells if a page was clear: without script and by keyboard."""

import urllib.request

import pytest
from playwright.sync_api import expect

from .visit import faults

CRPS = "/conditions/crps/"
FEEDBACK = f"/feedback{CRPS}"


@pytest.fixture
def without_script(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(site + CRPS)
    yield page
    context.close()


def test_one_press_and_then_words_without_script(without_script):
    page = without_script
    page.get_by_role("button", name="Not clear").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.get_by_label("What was not clear, or missing?").fill("The part on time.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_have_text("Your answer is kept.")
    assert page.context.cookies() == []


def test_urgent_words_get_the_number_on_the_first_screen(without_script):
    page = without_script
    page.get_by_role("button", name="Yes, clear").click()
    page.get_by_label("Anything to add?").fill("I want to die")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main").get_by_role("link", name="Call 988")).to_be_in_viewport()


@pytest.mark.parametrize("words", ["", "x" * 600, "i want to die", "there is blood in my pee"])
def test_axe_finds_nothing_in_any_answer(page, site, words):
    page.goto(site + FEEDBACK)
    page.locator("#words").fill(words)
    page.get_by_role("button", name="no, it was not").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults(page) == []


def test_no_paper_asks(page, site):
    page.emulate_media(media="print")
    page.goto(site + CRPS)
    expect(page.get_by_text("Was this page clear?")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_desk_lists_it_and_answers_it(browser, site, staff_state, width):
    post(site, b"clear=no&words=The+part+on+time+was+hard.+Call+me+on+202-555-0100.")
    context = browser.new_context(
        storage_state=staff_state, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{site}/staff/articles/feedback/")
    assert faults(page) == []
    page.get_by_role("link", name="The part on time was hard. Call me on (taken out)").first.click()
    expect(page.get_by_label("What did you do?")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("What did you do?").select_option(label="We did not change the page")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Say why the page stays as it is.")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Why, for the staff").fill("Studies give no shorter answer.")
    page.get_by_label("What readers are told").fill("You asked for less on time. We kept it.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(f"{site}/what-you-told-us/")
    expect(page.get_by_text("You asked for less on time. We kept it.").first).to_be_visible()
    assert faults(page) == []
    context.close()


def post(site, body) -> int:
    request = urllib.request.Request(
        site + FEEDBACK, data=body, headers={"Sec-Fetch-Site": "same-origin"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.status
