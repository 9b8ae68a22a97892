"""Two windows at one form, and a sign-out in the middle of a text: in a browser, without script."""

import pytest

from .visit import faults

LINE = "one_line"


@pytest.fixture
def window(browser, staff_state, site):
    """Opens windows of one person, 360 pixels wide, with or without script."""
    contexts = []

    def open_one(*, script: bool):
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, java_script_enabled=script
        )
        contexts.append(context)
        context.add_cookies(staff_state["cookies"])
        page = context.new_page()
        page.goto(f"{site}/staff/articles/condition/?q=crps")
        page.locator("#result_list tbody th a").first.click()
        return page

    yield open_one
    for context in contexts:
        context.close()


def write(page, text):
    page.fill(f"[name='{LINE}']", text)
    page.locator("input[name='_continue']").click()
    page.wait_for_load_state()


def test_both_texts_fit_a_phone_and_are_settled_without_script(window):
    first, second = window(script=False), window(script=False)
    write(first, "The line of the first window about ketamine.")
    write(second, "The line of the second window about ketamine.")
    assert "was changed while you wrote" in second.title()
    assert "second" in second.locator("fieldset ins").first.inner_text()
    second.get_by_label("Use mine").check()
    second.get_by_role("button", name="Save what I chose").click()
    assert second.locator(f"[name='{LINE}']").input_value().startswith("The line of the second")


def test_both_texts_have_no_fault_that_axe_knows(window):
    first, second = window(script=True), window(script=True)
    write(first, "Another line of the first window.")
    write(second, "Another line of the second window.")
    assert "was changed while you wrote" in second.title()
    width = second.evaluate("document.documentElement.scrollWidth")
    assert (faults(second), width) == ([], 360)
    second.get_by_role("button", name="Save what I chose").click()
    second.get_by_text("Choose one of the two.", exact=True).wait_for()
    assert second.title().startswith("Error:")
    assert faults(second) == []


def test_text_typed_before_a_sign_out_is_offered_after_the_log_in(window, staff_state, site):
    page, complaints = window(script=True), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    address = page.url
    page.fill(f"[name='{LINE}']", "Typed for an hour.")
    page.context.clear_cookies(name="sessionid")
    page.locator("input[name='_continue']").click()
    page.get_by_text("before your text was saved").wait_for()
    page.context.add_cookies(staff_state["cookies"])
    page.goto(address)
    assert faults(page) == []
    page.get_by_role("link", name="Put it into the form").click()
    page.get_by_text("It is not saved yet").wait_for()
    assert page.locator(f"[name='{LINE}']").input_value() == "Typed for an hour."
    assert faults(page) == []
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{site}/staff/")
    assert asked == ["beforeunload"]  # it was not saved yet
    page.get_by_role("link", name="Your text was not saved").click()
    page.get_by_role("button", name="Throw it away").click()
    page.wait_for_load_state()
    assert page.get_by_text("that was not saved").count() == 0
    assert complaints == []
