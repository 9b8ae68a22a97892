"""Suggestions while a reader types: the keys, the mouse, screen readers, and no way to be caught.

The pattern is "editable combobox with list autocomplete, manual selection" of the ARIA Authoring
Practices Guide.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .visit import listen

WAIT = 150
SOURCE = re.compile(r"/api/v1/suggest\?q=")


@pytest.fixture
def asked(page):
    """What is asked of the suggestions, in its order."""
    found = []
    page.on("request", lambda request: SOURCE.search(request.url) and found.append(request.url))
    return found


@pytest.fixture
def field(page, site):
    """The search field of the front page, with the focus in it."""
    page.goto(site)
    box = page.get_by_role("combobox", name="Search for a condition or a side effect")
    box.focus()
    return box


@pytest.fixture
def options(page, field):
    """The suggestions for "fi", once they are there."""
    field.press_sequentially("fi")
    found = page.get_by_role("option")
    expect(found.first).to_be_visible()
    return found


def marked(page):
    """The words of the option that the keys mean, "" for the field itself."""
    return page.evaluate(
        """() => {
            const id = document.activeElement.getAttribute('aria-activedescendant')
            const chosen = [...document.querySelectorAll('[aria-selected=true]')]
            if (chosen.length !== (id ? 1 : 0) || (id && chosen[0].id !== id)) return 'disagree'
            return id ? chosen[0].innerText : ''
        }"""
    )


def is_open(page):
    shown = page.get_by_role("listbox").is_visible()
    assert page.locator("#q").get_attribute("aria-expanded") == str(shown).lower()
    return shown


def test_a_field_says_what_it_is_before_anything_is_typed(page, field):
    assert field.get_attribute("aria-autocomplete") == "list"
    assert (
        page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    )
    assert not is_open(page)


def test_typing_opens_a_list_and_says_how_long_it_is(page, options):
    assert is_open(page)
    count = options.count()
    expect(page.locator(".search [role=status]")).to_contain_text(f"{count} suggestion")
    assert marked(page) == ""


def test_down_and_up_walk_the_list_and_come_back_to_the_field(page, options):
    words = options.all_inner_texts()
    walked = []
    for _ in range(len(words) + 2):
        page.keyboard.press("ArrowDown")
        walked.append(marked(page))
    assert walked == [*words, "", words[0]]
    page.keyboard.press("ArrowUp")
    assert marked(page) == ""
    page.keyboard.press("ArrowUp")
    assert marked(page) == words[-1]
    assert page.locator("#q").input_value() == "fi"


def test_enter_opens_the_page_that_is_marked(page, site, options):
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"^{site}/[a-z-]+/.+"))
    assert "/search/" not in page.url


def test_enter_in_the_field_searches_as_without_a_list(page, options):
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=fi")


def test_escape_closes_the_list_and_keeps_the_words(page, options):
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert not is_open(page)
    assert marked(page) == ""
    assert page.locator("#q").input_value() == "fi"


@pytest.mark.parametrize(("key", "cursor"), [("Home", 0), ("End", 2), ("ArrowLeft", 1)])
def test_keys_that_move_the_cursor_go_back_to_the_field(page, options, key, cursor):
    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)
    assert marked(page) == ""
    assert page.evaluate("document.activeElement.selectionStart") == cursor


def test_a_letter_goes_back_to_the_field(page, options):
    page.keyboard.press("ArrowDown")
    page.keyboard.type("b")
    assert marked(page) == ""
    assert page.locator("#q").input_value() == "fib"


def test_down_opens_a_closed_list_again_and_alt_up_closes_it(page, options):
    first = options.first.inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    assert marked(page) == first
    page.keyboard.press("Alt+ArrowUp")
    assert not is_open(page)


def test_tab_leaves_the_field_and_closes_the_list(page, options):
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    assert not is_open(page)


def test_a_click_opens_the_page(page, site, options):
    options.first.click()
    page.wait_for_url(re.compile(rf"^{site}/[a-z-]+/.+"))


def test_a_tap_opens_the_page(browser, site):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(site)
    page.locator("#q").tap()
    page.keyboard.type("fibro")
    page.get_by_role("option", name="Fibromyalgia").first.tap()
    page.wait_for_url("**/conditions/fibromyalgia/")
    context.close()


def test_going_back_finds_the_list_closed(page, options):
    options.first.click()
    page.wait_for_load_state()
    page.go_back()
    assert not is_open(page)


def test_one_letter_asks_nothing(page, field, asked):
    page.clock.install()
    field.press_sequentially("f")
    page.clock.run_for(10 * WAIT)
    assert asked == []


def test_fast_letters_ask_once(page, site, asked):
    page.clock.install()
    page.goto(site)
    page.locator("#q").focus()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 3600)
    page.keyboard.type("fibro")
    with page.expect_request(SOURCE):
        page.clock.run_for(WAIT)
    assert [url.partition("=")[2] for url in asked] == ["fibro"]


def test_an_old_answer_that_comes_late_is_not_shown(page, site):
    late = []
    page.route("**/api/v1/suggest?q=fi", lambda route: late.append(route))
    page.goto(site)
    page.locator("#q").focus()
    with page.expect_request("**/api/v1/suggest?q=fi"):
        page.keyboard.type("fi")
    page.locator("#q").fill("nausea")
    expect(page.get_by_role("option").first).to_contain_text("Nausea")
    for route in late:
        route.fulfill(json={"suggestions": [{"text": "Old", "path": "/", "kind_label": ""}]})
    page.wait_for_timeout(WAIT)
    expect(page.get_by_role("option").first).to_contain_text("Nausea")


@pytest.mark.parametrize("words", ["suicide", "overdose", "i cant breathe"])
def test_words_that_need_help_get_no_list_and_search_shows_help(page, field, words):
    with page.expect_response(SOURCE) as answer:
        field.fill(words)
    assert answer.value.json() == {"suggestions": []}
    expect(page.locator(".search [role=status]")).to_have_text("No suggestions.")
    assert not is_open(page)
    page.keyboard.press("Enter")
    page.locator("#urgent-box").wait_for()


def test_a_server_that_fails_leaves_the_form_as_it_is(page, site):
    page.route(SOURCE, lambda route: route.abort())
    page.goto(site)
    with page.expect_event("requestfailed"):
        page.locator("#q").press_sequentially("fibro")
    assert not is_open(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=fibro")


@pytest.mark.parametrize("address", ["/", "/search/", "/search/?q=crps", "/nowhere/"])
def test_every_search_form_suggests(page, site, address):
    page.goto(site + address)
    page.locator("#q").fill("fibro")
    page.locator("#q").press("End")
    expect(page.get_by_role("option", name="Fibromyalgia").first).to_be_visible()


def test_nothing_is_stored(page, options):
    page.keyboard.press("ArrowDown")
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_an_open_list(page, options, width, scheme):
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)
    page.keyboard.press("ArrowDown")
    assert marked(page)
    found = Axe().run(page).response["violations"]
    assert [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_options_are_large_enough_for_a_finger(options):
    for option in options.all():
        assert option.bounding_box()["height"] >= 44


def test_the_browser_has_no_complaint(page, site):
    complaints = []
    listen(page, complaints)
    page.goto(site)
    page.locator("#q").press_sequentially("fi")
    page.get_by_role("option").first.wait_for()
    assert complaints == []


def test_without_script_the_form_is_a_plain_one(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    assert page.locator("#q").get_attribute("role") is None
    page.locator("#q").fill("fibro")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=fibro")
    context.close()
