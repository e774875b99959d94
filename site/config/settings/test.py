"""The test suite: fast password hashes, files in a folder thrown away."""

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403

DEMO_ALLOWED = True
SECRET_KEY = "only-for-tests-" + "0" * 40
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WAGTAIL_AUTOSAVE_INTERVAL = 0

VAR_DIR = Path(tempfile.mkdtemp(prefix="bulletin-test-"))
MEDIA_ROOT = VAR_DIR / "media"
ARCHIVE_ROOT = VAR_DIR / "archive"
STORAGES["archive"]["OPTIONS"]["location"] = ARCHIVE_ROOT  # noqa: F405
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file: threads of the concurrency tests must share one database.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}  # noqa: F405
