"""Makes an account for a member of staff, with a password for the first log-in.

`add_staff` alone makes the first account, which owns the site; the rest are in groups. Who signs
pages before there is a manager gets here what a signature says: name, role, registration number.
"""

import sys
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles import access, publishing
from articles.models import StaffProfile

SIGNATURE = {
    "--public-name": 'the name that readers see, such as "Dr. Ana Lee"',
    "--role": 'the role that readers see, such as "Pain physician"',
    "--registration": "the number of the body that licenses the person, for an audit only",
}
"""What a signature says; it takes all three."""


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
        for option, words in SIGNATURE.items():
            parser.add_argument(option, default="", help=f"of somebody who signs: {words}")

    def handle(self, *args: Any, **options: Any) -> None:
        groups = find_groups(options["groups"])
        is_owner = options["superuser"] or not (groups or User.objects.exists())
        if not groups and not is_owner:
            raise CommandError(f"Say what the account may do: add --group with {_groups()}.")
        signature = find_signature(options)
        name = options["name"] or ask_name()
        if User.objects.filter(username=name).exists():
            raise CommandError(
                f"There is an account {name} already: choose another name, or let the person in "
                f"again with reset_access {name}."
            )
        password, is_made = ask_password()
        try:
            with transaction.atomic():
                user = access.add_account(
                    name=name, password=password, groups=groups, is_owner=is_owner
                )
                add_signature(user, signature)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        may = "owns the site" if is_owner else f"is in {' and '.join(g.name for g in groups)}"
        self.stdout.write(f"The account {name} is made and {may}.")
        if signature:
            self.stdout.write(f"Pages that this person signs will say: {signature}.")
        self.stdout.write(first_steps(password if is_made else ""))


def find_groups(names: list[str]) -> list[Group]:
    """The groups of those names; CommandError for a name that is none."""
    found = list(Group.objects.filter(name__in=names))
    if unknown := set(names) - {group.name for group in found}:
        raise CommandError(f"There is no group {', '.join(sorted(unknown))}: use {_groups()}.")
    return found


def find_signature(options: dict[str, Any]) -> StaffProfile | None:
    """What the person's signature says, not stored yet; None if it was not given."""
    said = [options[name].strip() for name in ("public_name", "role", "registration")]
    if not any(said):
        return None
    if not all(said):
        raise CommandError(f"A signature says all three or nothing: give {', '.join(SIGNATURE)}.")
    return StaffProfile(public_name=said[0], role=said[1], registration_number=said[2])


def add_signature(user: User, signature: StaffProfile | None) -> None:
    """Stores what a signature of the account says, with an entry in the event log."""
    if signature is not None:
        signature.user = user
        signature.full_clean()
        signature.save()
        publishing.record_change(before=None, after=signature, by=None)


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
