"""Everything works without a mouse, without script, and on paper."""

import pytest

CRPS = "/conditions/crps/"


def focused(page):
    """The words of what has the focus."""
    return page.evaluate("document.activeElement.innerText").strip()


def is_open(page, selector):
    return page.locator(selector).evaluate("element => element.matches(':popover-open')")


def test_the_first_tab_stop_skips_to_the_page_itself(page, site):
    page.goto(site + CRPS)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_the_menu_opens_and_closes_from_the_keyboard(page, site):
    page.goto(site + CRPS)
    page.locator(".mast__menu").focus()
    page.keyboard.press("Enter")
    assert is_open(page, "#menu")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.keyboard.press("Escape")
    assert not is_open(page, "#menu")
    assert focused(page) == "Menu"


def test_a_word_is_explained_from_the_keyboard(page, site):
    page.goto(site + CRPS)
    word = page.locator("main button[popovertarget^='t-']").first
    box = f"#{word.get_attribute('popovertarget')}"
    word.focus()
    page.keyboard.press("Enter")
    assert is_open(page, box)
    page.keyboard.press("Escape")
    assert not is_open(page, box)


def test_every_link_and_button_shows_that_it_has_the_focus(page, site):
    page.goto(site + CRPS)
    unmarked = []
    for _ in range(200):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const element = document.activeElement
                if (element === document.body) return null
                const style = getComputedStyle(element)
                return [element.innerText, style.outlineStyle, style.boxShadow]
            }"""
        )
        if seen is None:
            break
        text, outline, shadow = seen
        if outline == "none" and shadow == "none":
            unmarked.append(text)
    assert unmarked == []


def test_a_folded_part_opens_from_the_keyboard(page, site):
    page.goto(site + CRPS)
    fold = page.locator("details.fold").first
    fold.locator("summary").focus()
    before = fold.evaluate("element => element.open")
    page.keyboard.press("Enter")
    assert fold.evaluate("element => element.open") != before


def test_a_search_needs_no_script(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.locator("input[name=q]").first.fill("crps")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=crps*")
    assert page.locator(f"main a[href='{CRPS}']").count() >= 1
    context.close()


@pytest.mark.parametrize("address", [CRPS, "/side-effects/feeling-sick/"])
def test_paper_shows_what_is_folded_on_a_screen(page, site, address):
    page.goto(site + address)
    page.emulate_media(media="print")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll('details')].filter(fold =>
            fold.checkVisibility() && [...fold.children].some(part => part.tagName !== 'SUMMARY' &&
                !part.checkVisibility())
        ).map(fold => fold.innerText)"""
    )
    assert hidden == []


def test_paper_keeps_each_drawing_and_each_part_of_the_foot_on_one_page(page, site):
    page.goto(site + CRPS)
    page.emulate_media(media="print")
    kept = page.evaluate(
        """() => [...document.querySelectorAll('.card:has(.drawing), .foot section')]
            .map(part => getComputedStyle(part).breakInside)"""
    )
    assert len(kept) > 2
    assert set(kept) == {"avoid"}


def test_paper_heads_the_words_that_it_explains(page, site):
    page.goto(site + CRPS)
    page.emulate_media(media="print")
    heading = page.locator(".pop").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert heading == '"Words explained"'
