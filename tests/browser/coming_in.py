"""Comes in through the entrance in a real browser, as a person with a phone would."""

import time
from base64 import b32decode

from django_otp.oath import TOTP

PASSWORD = "a password of my own"


def give_password(page, site, name: str, password: str) -> None:
    page.goto(f"{site}/staff/login/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def first_log_in(page, site, account: tuple[str, str], look=lambda page: None) -> str:
    """Walks through each page of the first log-in; `look` is shown each. Returns the app's key."""
    give_password(page, site, *account)
    page.get_by_role("heading", name="Set up your second factor").wait_for()
    look(page)
    key = "".join(page.locator(".entrance__key span").all_inner_texts())
    page.get_by_role("textbox", name="Code").fill(code_of(key))
    page.get_by_role("button", name="Use this app").click()
    page.get_by_role("heading", name="Choose your own password").wait_for()
    look(page)
    page.get_by_label("New password:").fill(PASSWORD)
    page.get_by_label("New password confirmation").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    look(page)
    page.get_by_role("button", name="I have kept them").click()
    page.wait_for_url(f"{site}/staff/")
    return key


def code_of(key: str) -> str:
    """What an app with that key shows now."""
    totp = TOTP(b32decode(key))
    totp.time = time.time()
    return f"{totp.token():06}"
