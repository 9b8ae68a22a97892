"""The page of the second person in a real browser: narrow, by keyboard, and what axe says."""

import re

import pytest

from .conftest import manage
from .visit import faults, listen

TYPE = """
from django.contrib.auth.models import User
from articles.models import ClinicProfile
from articles.publishing import change_facts
by, _ = User.objects.get_or_create(username="typist", is_superuser=True)
change_facts(facts=ClinicProfile(language_line="202-555-0100", crisis_number="116123"), by=by)
"""


@pytest.fixture
def desk(page, site, surroundings, staff_state):
    """A small phone of somebody who may confirm the numbers that another typed."""
    manage(surroundings, "shell", "-c", TYPE)
    page.context.add_cookies(staff_state["cookies"])
    page.set_viewport_size({"width": 360, "height": 740})
    return page


PAGES = ("/staff/numbers/", "/staff/articles/clinicprofile/add/", "/staff/articles/clinicprofile/")


def test_numbers_are_ticked_and_taken_back_by_keyboard_on_a_phone(desk, site):
    complaints = []
    listen(desk, complaints)
    for address in PAGES:
        desk.goto(site + address, wait_until="networkidle")
        assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    assert complaints == []
    for scheme in ("dark", "light"):
        desk.emulate_media(color_scheme=scheme)
        for address in PAGES:
            desk.goto(site + address, wait_until="networkidle")
            assert faults(desk) == []
    desk.goto(f"{site}/staff/")
    desk.get_by_role("link", name="Numbers wait for a second person").press("Enter")
    asked = re.compile("the right place answered ?: Language line")
    tick = desk.get_by_role("checkbox", name=asked)
    tick.focus()
    desk.keyboard.press("Space")
    assert tick.is_checked()
    desk.get_by_role("button", name="Take them back").press("Enter")
    desk.wait_for_url("**/clinicprofile/add/")
    assert "Taken back" in desk.locator(".messagelist").inner_text()
