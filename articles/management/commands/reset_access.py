"""Lets somebody in again who lost the password or the second factor. There is no mail for it."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import access

from .add_staff import ask_password, first_steps


class Command(BaseCommand):
    help = "Give an account a new one-time password and take its second factor away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the user name")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"]
        try:
            user = User.objects.get(username=name)
        except User.DoesNotExist as error:
            raise CommandError(f"There is no account {name}: check how it is spelt.") from error
        password, is_made = ask_password()
        try:
            access.reset_access(user=user, password=password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(
            f"The account {name} has a new password. Its second factor and recovery codes are "
            "gone, it is logged out everywhere, and it is not locked."
        )
        if not user.is_active:
            self.stdout.write("It is not active, so it opens nothing: a manager can change that.")
        self.stdout.write(first_steps(password if is_made else ""))
