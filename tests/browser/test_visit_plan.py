"""The visit plan: kept in the browser alone, on one sheet of paper, and gone when asked."""

import re

import pytest
from playwright.sync_api import expect

from .planning import CRPS_QUESTION, FROM_CRPS, PLAN, fill, plant, sheet, unfold
from .visit import faults, listen

BLOCKED = (
    "Object.defineProperty(window, 'localStorage', "
    "{get() { throw new DOMException('No.', 'SecurityError') }})"
)


@pytest.fixture
def filled(page, site):
    """A plan with a little in each part."""
    page.goto(site + FROM_CRPS)
    return fill(page)


@pytest.fixture
def unkept(page, site):
    """The plan in a browser that keeps nothing."""
    page.add_init_script(BLOCKED)
    page.goto(site + PLAN)
    unfold(page)
    return page


def kept(page):
    return page.evaluate("localStorage.getItem('visit-plan')")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_a_page_leads_to_its_own_questions_first(page, site):
    page.goto(f"{site}/conditions/crps/")
    page.get_by_role("link", name="Choose yours for your visit plan").click()
    page.wait_for_url(site + FROM_CRPS)
    expect(page.locator("#ask summary").first).to_have_text("CRPS")
    expect(page.get_by_label(CRPS_QUESTION)).to_be_visible()


@pytest.mark.parametrize("leave", ["reload", "back"])
def test_nothing_is_lost(filled, site, leave):
    before = sheet(filled).inner_text()
    if leave == "reload":
        filled.reload()
    else:
        filled.goto(f"{site}/conditions/crps/")
        filled.go_back()
    expect(filled.get_by_label(CRPS_QUESTION)).to_be_checked()
    expect(filled.get_by_label("Pregnancy", exact=True)).to_be_visible()  # its fold is open
    expect(filled.get_by_label("All my drugs")).to_have_value("Gabapentin\nIbuprofen")
    assert sheet(filled).inner_text() == before


def test_what_was_ticked_elsewhere_stays_and_can_be_taken_away(filled, site):
    filled.get_by_label("More questions").select_option(label="Dizziness")
    press(filled, "Show")
    expect(filled.locator("#ask summary").first).to_have_text("Dizziness")
    expect(sheet(filled)).to_contain_text(CRPS_QUESTION)
    filled.get_by_label(CRPS_QUESTION).uncheck()
    expect(sheet(filled)).not_to_contain_text(CRPS_QUESTION)


def test_two_tabs_show_the_same_plan(filled, site):
    other = filled.context.new_page()
    other.goto(site + PLAN)
    other.get_by_label("Less pain for months").check()
    expect(filled.get_by_label("Less pain for months")).to_be_checked()
    press(other, "Delete now")
    press(other, "Yes, delete it")
    expect(sheet(filled)).to_be_hidden()


def test_copying_gives_the_plan_as_text(filled):
    filled.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(filled, "Copy")
    expect(filled.locator("#said")).to_contain_text("Copied")
    text = filled.evaluate("navigator.clipboard.readText()").replace("\r", "")
    assert f"Questions to ask\n\n[ ] {CRPS_QUESTION}\n[ ] May my dog come?\n" in text
    assert "- What would I like to do again? Walk to the shop" in text
    assert "- All my drugs, herbs, and supplements:\n  Gabapentin\n  Ibuprofen\n" in text
    assert "Less pain for months" not in text


@pytest.mark.parametrize("name", ["Copy", "Save as a file"])
def test_there_is_nothing_to_take_along_of_an_empty_plan(page, site, name):
    page.goto(site + PLAN)
    press(page, name)
    expect(page.locator("#said")).to_have_text("Tick or write something first.")


def test_whoever_is_tired_gets_to_the_print_in_three_keys(page, site):
    page.goto(site + PLAN)
    page.locator("h1").click()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("print it, or take it along")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Print")).to_be_focused()


def test_large_letters_do_not_make_the_page_scroll_sideways(filled):
    """Text at 200%, as WCAG 1.4.4 asks."""
    filled.evaluate("document.documentElement.style.fontSize = '200%'")
    assert filled.evaluate("document.documentElement.scrollWidth") <= 360


def test_where_copying_is_refused_the_plan_is_marked(filled):
    filled.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('No.')) }"
    )
    press(filled, "Copy")
    expect(filled.locator("#said")).to_contain_text("copy it from there")
    assert CRPS_QUESTION in filled.evaluate("getSelection().toString()")


def test_saving_gives_a_text_file(filled):
    with filled.expect_download() as download:
        press(filled, "Save as a file")
    assert download.value.suggested_filename == "visit-plan.txt"
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("Your visit plan\n\nQuestions to ask\n")
    assert "[ ] Is there parking?" in text


def test_printing_asks_the_browser(filled):
    filled.evaluate("window.print = () => { document.title = 'printed' }")
    press(filled, "Print")
    expect(filled).to_have_title("printed")


def test_deleting_asks_once_and_leaves_nothing(filled):
    press(filled, "Delete now")
    press(filled, "No, keep it")
    assert "Gabapentin" in kept(filled)
    press(filled, "Delete now")
    press(filled, "Yes, delete it")
    expect(filled.locator("#said")).to_have_text("Deleted.")
    assert filled.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    filled.reload()
    expect(sheet(filled)).to_be_hidden()
    expect(filled.get_by_label("All my drugs")).to_have_value("")


def test_what_was_ticked_before_is_deleted_from_the_screen_too(page, site):
    plant(page, site, '{"ticked": {"tell": ["Shared with nobody"]}, "written": {}}')
    expect(page.get_by_text("Shared with nobody").first).to_be_visible()
    press(page, "Delete now")
    press(page, "Yes, delete it")
    expect(page.get_by_text("You ticked before").first).to_be_hidden()
    assert "Shared with nobody" not in page.content()


def test_nothing_leaves_the_browser(filled):
    """Not while it is filled in, printed, copied, saved or deleted, nor in an address after."""
    asked = []
    filled.on("request", lambda request: asked.append(request.url))
    filled.evaluate("window.print = () => {}")
    filled.get_by_label("All my health problems").fill("A heart problem")
    for name in ("Print", "Copy", "Save as a file", "Delete now", "Yes, delete it"):
        press(filled, name)
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert filled.context.cookies() == []
    filled.get_by_label("All my health problems").fill("A heart problem")
    press(filled, "Show")
    filled.wait_for_load_state()
    assert all("heart" not in url for url in asked)


def test_without_storage_it_says_so_and_works(unkept):
    expect(unkept.get_by_role("alert")).to_contain_text("can’t keep your plan")
    expect(unkept.get_by_role("alert")).to_contain_text("choose those questions first")
    unkept.get_by_label("Breastfeeding").check()
    expect(sheet(unkept)).to_contain_text("Breastfeeding")
    with unkept.expect_download():
        press(unkept, "Save as a file")
    press(unkept, "Delete now")
    press(unkept, "Yes, delete it")
    expect(sheet(unkept)).to_be_hidden()


def test_without_storage_leaving_asks_first(unkept):
    unkept.get_by_label("Breastfeeding").check()
    asked = []
    unkept.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    unkept.reload()
    assert asked == ["beforeunload"]


def test_words_of_a_stored_plan_stay_words(page, site):
    complaints = []
    listen(page, complaints)
    plant(page, site, '{"ticked": {"ask": ["<img src=x onerror=alert(1)>"]}, "written": {}}')
    expect(page.get_by_label("<img src=x onerror=alert(1)>")).to_be_checked()
    expect(sheet(page)).to_contain_text("<img src=x")
    assert page.locator("main img").count() == 0
    assert complaints == []


@pytest.mark.parametrize(
    "stored", ["{", "5", "null", "[]", '{"ticked": null}', '{"ticked": {"ask": 7}, "written": 3}']
)
def test_a_stored_plan_that_is_broken_does_no_harm(page, site, stored):
    complaints = []
    listen(page, complaints)
    plant(page, site, stored)
    unfold(page)
    page.get_by_label("Breastfeeding").check()
    expect(sheet(page)).to_contain_text("Breastfeeding")
    assert complaints == []


def test_an_answer_to_a_question_that_is_gone_is_kept(page, site):
    plant(page, site, '{"ticked": {}, "written": {"What is your hope?": "To sleep"}}')
    expect(page.get_by_label("In my own words")).to_have_value(re.compile("hope\\? To sleep"))


def test_all_of_it_works_by_keyboard(page, site):
    page.goto(site + PLAN)
    box = page.get_by_label("Why do you think ketamine could help me?")
    page.locator("#ask summary").first.focus()
    page.keyboard.press("Tab")
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    page.get_by_role("button", name="Delete now").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="No, keep it")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Delete now")).to_be_focused()
    expect(box).not_to_be_checked()


def test_what_can_be_pressed_is_large_enough_for_a_finger(filled):
    unfold(filled)
    small = filled.locator(".plan label.pick, main summary, main button:visible, main .field")
    sizes = small.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert min(sizes) >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_a_plan_that_is_filled_in(filled, width, scheme):
    filled.set_viewport_size({"width": width, "height": 800})
    filled.emulate_media(color_scheme=scheme)
    press(filled, "Delete now")
    assert faults(filled) == []
    assert filled.evaluate("document.documentElement.scrollWidth") <= width
