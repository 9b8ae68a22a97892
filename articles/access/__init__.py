"""Who may come in: accounts with their one-time passwords, and the second factor of each."""

from .accounts import add_account, end_sessions, needs_own_password, new_password, reset_access
from .factor import (
    TooSoon,
    accept,
    app_address,
    digits_of,
    enroll,
    has_factor,
    new_recovery_codes,
    new_secret,
    recovery_codes,
    remove_factor,
)

__all__ = [
    "TooSoon",
    "accept",
    "add_account",
    "app_address",
    "digits_of",
    "end_sessions",
    "enroll",
    "has_factor",
    "needs_own_password",
    "new_password",
    "new_recovery_codes",
    "new_secret",
    "recovery_codes",
    "remove_factor",
    "reset_access",
]
