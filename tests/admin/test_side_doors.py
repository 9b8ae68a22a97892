"""Every address of the site, opened by everybody: who gets what, and who sees words of a draft."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from tests.conftest import logged_in

from .groups import AUTHORS, EDITORS, MANAGERS, REVIEWERS, one_of
from .planting import HIDDEN, plant
from .side_doors import DOORS, PEOPLE

pytestmark = [pytest.mark.usefixtures("seeded"), pytest.mark.once]
NAMES = re.compile(r"\{(\w+)\}")


def routes(patterns, before: str = ""):
    """The route of every address in the URL conf, as a resolved address names it."""
    for pattern in patterns:
        own = str(pattern.pattern)
        route = before + (own.removeprefix("^") if before else own)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def route_of(address: str) -> str:
    filled = NAMES.sub(
        lambda found: "images/00112233445566aa.png" if found[1] == "file" else "1", address
    )
    try:
        return resolve(filled.partition("?")[0]).route
    except Resolver404:  # an address that leads nowhere is in the table too
        return ""


def test_every_address_has_a_row():
    """A new address needs a decision who may open it: add it to side_doors.py."""
    known = {route_of(door.address) for door in DOORS}
    assert [route for route in routes(get_resolver().url_patterns) if route not in known] == []


def people() -> dict[str, Client]:
    staff = {"author": AUTHORS, "reviewer": REVIEWERS, "editor": EDITORS, "manager": MANAGERS}
    return {
        "anonymous": Client(),
        "reader": logged_in(User.objects.create_user("reader")),
        **{name: logged_in(one_of(group)) for name, group in staff.items()},
    }


def outcome(client: Client, address: str) -> str:
    """What came back, as the table writes it."""
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    sees = HIDDEN in body.decode(errors="replace").lower()
    leads = answer.headers.get("Location", "")
    sees = sees or HIDDEN in leads.lower()
    if leads.startswith("/staff/login/"):
        kind = "L"
    elif answer.status_code in (301, 302):
        kind = "R"
    else:
        kind = {200: "o", 400: "b", 401: "1", 403: "3", 404: "4", 405: "5"}.get(
            answer.status_code, "?"
        )
    return {"o": "S"}.get(kind, "!") if sees else kind


def test_nobody_gets_more_than_the_table_says():
    found = people()
    assert tuple(found) == PEOPLE
    editor, author = (User.objects.get(username=name) for name in ("editors", "authors"))
    names = plant(editor, author)
    wrong = {}
    for door in DOORS:
        address = door.address.format(**names)
        got = "".join(outcome(client, address) for client in found.values())
        if got != door.got:
            wrong[door.address] = (door.got, got)
    assert wrong == {}
