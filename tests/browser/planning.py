"""Fills in a visit plan, and counts the pages of paper that one needs."""

import re

from playwright.sync_api import Locator, Page

PLAN = "/visit-plan/"
FROM_CRPS = f"{PLAN}?from=condition-crps"
CRPS_QUESTION = "What will it cost me, in money and in days?"


def fill(page: Page) -> Page:
    """A little in each part of the plan."""
    unfold(page)
    page.get_by_label(CRPS_QUESTION).check()
    page.get_by_label("My own questions").fill("May my dog come?\nIs there parking?")
    page.get_by_label("A clear head").check()
    page.get_by_label("What would I like to do again?").fill("Walk to the shop")
    page.get_by_label("Pregnancy", exact=True).check()
    page.get_by_label("All my drugs").fill("Gabapentin\nIbuprofen")
    page.get_by_label("Who takes me home").fill("Sam")
    return page


def unfold(page: Page) -> None:
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true })")


def plant(page: Page, site: str, stored: str) -> None:
    """Opens the plan where the browser holds `stored`."""
    page.goto(site + PLAN)
    page.evaluate("text => localStorage.setItem('visit-plan', text)", stored)
    page.reload()


def sheet(page: Page) -> Locator:
    """What is printed, copied and saved."""
    return page.locator("#sheet")


def sheets_of_paper(page: Page, size: str) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format=size)))
