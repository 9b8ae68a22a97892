"""The staff desk in a real browser: what axe says, and what the browser complains about."""

import datetime
from dataclasses import dataclass, field

import pytest

from .desks import ADD, condition_form, first_form
from .visit import faults, listen

DESKS = [
    "/staff/",
    "/staff/articles/article/",
    "/staff/articles/condition/",
    ADD,
    "/staff/articles/sideeffect/add/",
    "/staff/articles/outcome/add/",
    "/staff/articles/guidance/add/",
    "/staff/articles/claim/add/",
    "/staff/articles/image/add/",
    "/staff/articles/clinicprofile/add/",
    "/staff/articles/edition/",
    "/staff/articles/searchmiss/",
    "/staff/articles/synonym/",
    "/staff/articles/synonym/add/",
    "/staff/articles/urgentsign/add/",
    "/staff/search/?q=burning+feet+after+the+drip",
    "/staff/search/?q=i+cant+breathe",
    "/staff/auth/user/add/",
    "/staff/auth/user/1/change/",
    "/staff/auth/user/1/password/",
    "/staff/password_change/",
    "/staff/account/",
    "/staff/account/app/",
    "/staff/editions/",
    "/staff/used/article/1/",
    "/staff/used/source/1/",
    "/staff/pages/withdraw/?page=1",
    "/staff/audit/",
    "/staff/audit/?page=condition:nowhere&at=2020-01-01T10:00",
    f"/staff/audit/?page=condition:crps&at={datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
    "/staff/components/",  # every part of the patient pages, in every variant
]
SIGN = "/staff/articles/urgentsign/?q=breathing"
CHANGING_COLORS = 350
"""Milliseconds: links and buttons of Django's admin take that long to change color."""


@dataclass
class Desk:
    """One screen of the desk as a phone shows it."""

    faults: dict[str, list] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    too_wide: int = 0


@pytest.fixture(scope="module")
def desks(browser, site, staff_state) -> dict[str, Desk]:
    """Every screen, opened once on the narrowest phone, and looked at in the light and the dark."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_cookies(staff_state["cookies"])
    page, found = context.new_page(), {}
    for address in [*DESKS, condition_form(page, site), first_form(page, site + SIGN)]:
        found[address] = look_at(context.new_page(), site + address)
    context.close()
    return found


def look_at(page, url) -> Desk:
    seen, complaints = Desk(), []
    listen(page, complaints)
    page.goto(url, wait_until="networkidle")
    seen.too_wide = page.evaluate("document.documentElement.scrollWidth") - 360
    seen.complaints = list(complaints)  # before axe, which breaks the policy itself
    seen.faults["light"] = faults(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(CHANGING_COLORS)
    seen.faults["dark"] = faults(page, "color-contrast")  # all that can differ
    page.close()
    return seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_has_no_fault_that_axe_knows(scheme, desks):
    found = {address: seen.faults[scheme] for address, seen in desks.items()}
    assert {address: list_ for address, list_ in found.items() if list_} == {}


def test_no_desk_breaks_the_content_security_policy(desks):
    assert {address: seen.complaints for address, seen in desks.items() if seen.complaints} == {}


def test_no_desk_is_wider_than_a_phone(desks):
    assert {address: seen.too_wide for address, seen in desks.items() if seen.too_wide > 0} == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_words_are_tried_and_phrases_confirmed_on_a_phone_too(width, desk, site):
    desk.set_viewport_size({"width": width, "height": 740})
    desk.goto(site + first_form(desk, site + SIGN))
    phrases = desk.locator("[name='phrases']")
    phrases.fill(phrases.input_value() + "\nnausea")
    desk.get_by_role("searchbox").fill("nausea all day")
    desk.keyboard.press("Enter")
    assert "raises this alarm" in desk.get_by_role("status").inner_text()
    desk.locator("details", has_text="What each phrase recognizes").locator("summary").click()
    assert_sound(desk)
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_label("I have read").wait_for()
    assert "nausea" in phrases.input_value()
    assert_sound(desk)


def assert_sound(desk):
    assert faults(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
