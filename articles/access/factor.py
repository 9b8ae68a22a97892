"""The second factor of an account: an app that makes six-digit codes, and ten recovery codes.

django-otp keeps the secrets, takes each code once, and makes wrong ones wait longer each time.
"""

import math
import secrets
import time
import unicodedata
from binascii import unhexlify

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

APP_DIGITS = 6
RECOVERY_DIGITS = 10
RECOVERY_CODES = 10


class TooSoon(Exception):
    """After a wrong code the next one has to wait, for `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"The next code may be tried in {seconds} s.")
        self.seconds = seconds


def digits_of(typed: str) -> str:
    """The digits of a code, however somebody spaced them."""
    return "".join(str(unicodedata.digit(mark)) for mark in typed if mark.isdigit())


def has_factor(user: User) -> bool:
    """Whether the account has an app that makes its codes."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


@transaction.atomic
def accept(*, user: User, typed: str) -> Device | None:
    """The device whose code was typed, once and never again; None for a wrong code.

    TooSoon while the wait after a wrong code lasts; nothing is tried then.
    """
    digits = digits_of(typed)
    kind = StaticDevice if len(digits) == RECOVERY_DIGITS else TOTPDevice
    device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return None
    is_allowed, why = device.verify_is_allowed()
    if not is_allowed:
        left = why["locked_until"] - timezone.now()
        raise TooSoon(max(1, math.ceil(left.total_seconds())))
    return device if device.verify_token(digits) else None


def new_secret() -> str:
    """A secret for an app, as 40 hexadecimal digits."""
    return str(random_hex(20))


def app_address(*, user: User, secret: str) -> str:
    """The otpauth:// address that an app reads from a square code."""
    return str(TOTPDevice(user=user, key=secret).config_url)


@transaction.atomic
def enroll(*, user: User, secret: str, typed: str) -> TOTPDevice | None:
    """Makes the app with `secret` the account's own, if it made the code that was typed.

    It replaces an older one, which sends browsers out that got in with that.
    """
    totp = TOTP(unhexlify(secret))
    totp.time = time.time()
    digits = digits_of(typed)
    if len(digits) != APP_DIGITS or not totp.verify(int(digits), tolerance=1):
        return None
    TOTPDevice.objects.filter(user=user).delete()
    return TOTPDevice.objects.create(
        user=user, name="App", key=secret, last_t=totp.t(), drift=totp.drift
    )


@transaction.atomic
def new_recovery_codes(*, user: User) -> list[str]:
    """Ten fresh codes of ten digits, each good for one log-in; older ones end."""
    device, _ = StaticDevice.objects.get_or_create(user=user, name="Recovery codes")
    device.token_set.all().delete()
    codes: set[str] = set()
    while len(codes) < RECOVERY_CODES:
        codes.add(f"{secrets.randbelow(10**RECOVERY_DIGITS):0{RECOVERY_DIGITS}}")
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return recovery_codes(user)


def recovery_codes(user: User) -> list[str]:
    """The recovery codes that are left."""
    left = StaticToken.objects.filter(device__user=user).order_by("pk")
    return list(left.values_list("token", flat=True))


def remove_factor(*, user: User) -> None:
    """Takes the app and the recovery codes away: the next log-in sets up new ones."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
