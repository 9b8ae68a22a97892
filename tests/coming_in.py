"""Comes in like a person: fills in each page of the entrance, with an app that makes real codes."""

import re
import time
from base64 import b32decode
from binascii import unhexlify

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles import access

LOGIN = "/staff/login/"
CODE = "second_factor_code"
PASSWORD = "correct horse battery"  # what the standing cast has


def code_of(secret: str, later: int = 0) -> str:
    """What an app with that secret shows, `later` times 30 seconds from now."""
    totp = TOTP(unhexlify(secret))
    totp.time = time.time() + 30 * later
    return f"{totp.token():06}"


def with_app(user: User) -> User:
    """The person with an app, ten recovery codes, and a password of their own."""
    TOTPDevice.objects.create(user=user, key=access.new_secret())
    access.new_recovery_codes(user=user)
    user.last_login = user.date_joined
    user.save()
    return user


def app_code(user: User, later: int = 0) -> str:
    return code_of(TOTPDevice.objects.get(user=user).key, later)


def secret_in(page: str) -> str:
    """The secret as one reads it off the page that sets up an app."""
    [key] = re.findall(r'class="entrance__key"[^>]*>(.*?)</p>', page, re.DOTALL)
    return b32decode("".join(re.findall(r"<span>(\w+)</span>", key))).hex()


def give_password(client: Client, name: str, password: str = PASSWORD, **more) -> HttpResponse:
    return client.post(LOGIN, {"username": name, "password": password, **more})


def give_code(client: Client, code: str) -> HttpResponse:
    return client.post(f"{LOGIN}code/", {CODE: code})


def is_in(client: Client) -> bool:
    return client.get("/staff/").status_code == 200
