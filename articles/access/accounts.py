"""Accounts of staff: made with a one-time password, reset, and sent out of every browser."""

import secrets
from collections.abc import Iterable

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from .factor import remove_factor

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another


def new_password() -> str:
    """A password of four groups of four characters, which nobody can guess: 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


@transaction.atomic
def add_account(
    *, name: str, password: str, groups: Iterable[Group] = (), is_owner: bool = False
) -> User:
    """An account whose `password` is good for the first log-in only.

    ValidationError for a name that is taken or can't be one, and for a weak password.
    """
    user = User(username=name, is_staff=True, is_superuser=is_owner)
    user.full_clean(exclude=["password"])
    validate_password(password, user)
    user.set_password(password)
    user.save()
    user.groups.set(groups)
    return user


def needs_own_password(user: User) -> bool:
    """Whether somebody else chose the password: it is replaced before the account gets in.

    An account that has never got in is in that state; a reset forgets the last log-in.
    """
    return user.last_login is None


@transaction.atomic
def reset_access(*, user: User, password: str) -> None:
    """Gives a one-time password, takes the second factor away, and ends sessions and locks."""
    validate_password(password, user)
    user.set_password(password)
    user.last_login = None
    user.save(update_fields=["password", "last_login"])
    remove_factor(user=user)
    end_sessions(user=user)
    AxesProxyHandler.reset_attempts(username=user.get_username())


def end_sessions(*, user: User) -> int:
    """Logs the account out of every browser; how many there were."""
    now = timezone.now()
    Session.objects.filter(expire_date__lte=now).delete()
    own = [
        session.pk
        for session in Session.objects.all()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=own).delete()
    return len(own)
