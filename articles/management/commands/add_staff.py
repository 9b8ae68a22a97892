"""Makes an account for a member of staff, with a password for the first log-in.

`add_staff` alone makes the first account, which owns the site; the rest are in groups.
"""

import sys
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import access


class Command(BaseCommand):
    help = "Make an account for somebody who writes, checks or looks after the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help="the user name, such as ada")
        parser.add_argument(
            "--group",
            action="append",
            default=[],
            dest="groups",
            help='a group, such as Editors or "Clinical reviewers"; give it twice for two',
        )
        parser.add_argument(
            "--superuser", action="store_true", help="an owner: may do all, and needs no group"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        groups = find_groups(options["groups"])
        is_owner = options["superuser"] or not (groups or User.objects.exists())
        if not groups and not is_owner:
            raise CommandError(f"Say what the account may do: add --group with {_groups()}.")
        name = options["name"] or ask_name()
        if User.objects.filter(username=name).exists():
            raise CommandError(
                f"There is an account {name} already: choose another name, or let the person in "
                f"again with reset_access {name}."
            )
        password, is_made = ask_password()
        try:
            access.add_account(name=name, password=password, groups=groups, is_owner=is_owner)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        may = "owns the site" if is_owner else f"is in {' and '.join(g.name for g in groups)}"
        self.stdout.write(f"The account {name} is made and {may}.")
        self.stdout.write(first_steps(password if is_made else ""))


def find_groups(names: list[str]) -> list[Group]:
    """The groups of those names; CommandError for a name that is none."""
    found = list(Group.objects.filter(name__in=names))
    if unknown := set(names) - {group.name for group in found}:
        raise CommandError(f"There is no group {', '.join(sorted(unknown))}: use {_groups()}.")
    return found


def _groups() -> str:
    names = [f'"{name}"' for name in Group.objects.order_by("name").values_list("name", flat=True)]
    return f"{', '.join(names[:-1])} or {names[-1]}"


def ask_name() -> str:
    if not sys.stdin.isatty():
        raise CommandError("Name the account: add_staff NAME.")
    return input("User name: ").strip()


def ask_password() -> tuple[str, bool]:
    """A one-time password, and whether it was made here, so that it must be shown."""
    typed = getpass("One-time password (empty: one is made): ") if sys.stdin.isatty() else ""
    return (typed, False) if typed else (access.new_password(), True)


def first_steps(password: str) -> str:
    """What the person does next; with the one-time password if nobody knows it yet."""
    given = f"The one-time password is {password}\n" if password else ""
    return (
        f"{given}At the first log-in at {settings.SITE_URL}{settings.STAFF_PATH} the person sets "
        "up a second factor, for which a phone is needed, and chooses another password."
    )
