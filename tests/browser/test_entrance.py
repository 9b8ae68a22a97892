"""The entrance in a real browser: what axe says, without script, by keyboard, and on paper."""

import pytest

from .coming_in import PASSWORD, code_of, first_log_in, give_password
from .conftest import manage, one_time_password
from .visit import faults, listen

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}


@pytest.fixture
def account(request, site, surroundings):
    """Makes an account of that name that has not come in yet."""
    return lambda name: (
        name,
        one_time_password(manage(surroundings, "add_staff", name, "--group", "Editors").stdout),
    )


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [
        ("ann", PHONE, "light"),
        ("ben", PHONE, "dark"),
        ("cat", WIDE, "light"),
        ("dan", WIDE, "dark"),
    ],
)
def test_no_page_of_the_first_log_in_has_a_fault_that_axe_knows(
    name, size, scheme, account, page, site
):
    complaints = []
    listen(page, complaints)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.goto(f"{site}/staff/login/")
    seen = []

    def look(page):
        seen.append(page.title())
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    look(page)
    first_log_in(page, site, account(name), look)
    assert len(set(seen)) == 4
    assert complaints == []
    page.get_by_role("button", name="Log out").click()
    page.get_by_text("You are out of this site").wait_for()
    look(page)
    give_password(page, site, name, "wrong words here")
    page.get_by_text("do not belong together").wait_for()
    look(page)
    give_password(page, site, name, PASSWORD)
    page.get_by_role("heading", name="Your code").wait_for()
    look(page)
    page.get_by_role("textbox", name="Code").fill("12")
    page.keyboard.press("Enter")
    page.get_by_text("A code has six digits").wait_for()
    look(page)
    assert len(set(seen)) == 8


def test_the_locked_page_has_no_fault_that_axe_knows(page, site):
    for _ in range(5):
        give_password(page, site, "nobody-at-all", "wrong words here")
        page.get_by_role("alert").or_(page.get_by_text("takes no password")).wait_for()
    assert "Too many wrong tries" in page.title()
    assert faults(page) == []


def test_the_first_log_in_works_without_script(account, browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    first_log_in(page, site, account("eve"))
    assert page.get_by_role("link", name="Conditions", exact=True).is_visible()
    context.close()


def test_the_entrance_is_walked_by_keyboard_alone(account, browser, site):
    name, given = account("fay")
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/staff/login/")
    assert page.evaluate("document.activeElement.name") == "username"
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(given)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Set up your second factor").wait_for()
    key = "".join(page.locator(".entrance__key span").all_inner_texts())
    for _ in range(12):
        if page.evaluate("document.activeElement.name") == "code":
            break
        page.keyboard.press("Tab")
    page.keyboard.type(code_of(key))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Choose your own password").wait_for()
    context.close()


def test_recovery_codes_can_be_printed_on_one_sheet(account, browser, site):
    context = browser.new_context()
    page = context.new_page()
    shown = []

    def look(page):
        if page.locator(".entrance__codes").count():
            page.emulate_media(media="print")
            shown.append(page.get_by_role("button", name="I have kept them").is_visible())
            shown.append(page.locator("code").last.is_visible())
            shown.append(page.pdf(format="A4").count(b"/Type /Page\n"))
            page.emulate_media(media="screen")

    first_log_in(page, site, account("gus"), look)
    assert shown == [False, True, 1]
    context.close()


def test_no_patient_page_gets_a_cookie_of_staff(page, site, staff_state):
    page.context.add_cookies(staff_state["cookies"])
    sent = []
    page.on("request", lambda request: sent.append(request.all_headers().get("cookie")))
    page.goto(f"{site}/")
    page.goto(f"{site}/staff/")
    at_home, at_staff = sent[0], sent[-1]
    assert at_home is None
    assert "sessionid" in next(filter(None, sent))
    assert at_staff is None or "sessionid" in at_staff
