"""The site's settings as tests need them: a folder of their own, no waiting, cheap passwords.

TEST_DATABASE_URL names the database server to use; without it, SQLite.
"""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="ketamine-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
for _name in ("PORT", "SITE_URL", "COUNTRY", "CLINIC_TIME_ZONE", "DEBUG", "SECRET_KEY"):
    os.environ.pop(_name, None)
os.environ |= {
    "ENV_FILE": os.devnull,
    "VAR_DIR": _folder,
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
    "UNSIGNED_PAGES": "shown",
}

from ketamine_info.settings import *  # noqa: E402

STATIC_ROOT.mkdir()
STAMP_LOOK_SECONDS = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
