"""One migrated database for all test processes: each copies it instead of migrating.

The template is kept in ``var/test-databases`` (SQLite) or on the server (PostgreSQL)
until a migration changes.
"""

import contextlib
import fcntl
import hashlib
import inspect
import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import OperationalError

from config.env import BASE_DIR

FOLDER = BASE_DIR / "var" / "test-databases"
PREFIX = "test_template_"


def fingerprint() -> str:
    """Changes with any migration of any installed app, Wagtail's included, and with
    the names that migrating gives to content types and permissions."""
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(file.read_bytes())
        for model in app.get_models():
            meta = model._meta
            told = meta.label, meta.verbose_name, meta.permissions
            digest.update(f"{told} {meta.default_permissions}".encode())
    digest.update(Path(inspect.getfile(fingerprint)).read_bytes())
    return digest.hexdigest()[:12]


def make_test_database(connection) -> None:
    """Point the connection at a fresh copy of the template."""
    name = connection.creation._get_test_db_name()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor == "sqlite":
            copy_file(connection, name)
        else:
            copy_on_server(connection, name)
    connect(connection, name)


def copy_file(connection, name) -> None:
    template = FOLDER / f"{PREFIX}{fingerprint()}.sqlite3"
    if not template.exists():
        for stale in FOLDER.glob(f"{PREFIX}*"):
            stale.unlink()
        growing = template.with_suffix(".growing")
        migrate(connection, str(growing))
        growing.rename(template)
    shutil.copy(template, name)


def copy_on_server(connection, name) -> None:
    template = f"{PREFIX}{fingerprint()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"]
        )
        found = {row[0] for row in cursor.fetchall()}
        for stale in found - {template}:
            with contextlib.suppress(OperationalError):
                cursor.execute(f'DROP DATABASE IF EXISTS "{stale}"')
    if template not in found:
        growing = f"growing_{template}"
        migrate(connection, growing)
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{growing}" RENAME TO "{template}"')
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def migrate(connection, name) -> None:
    """A database of that name with everything that migrations make."""
    asked = connection.settings_dict["TEST"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    connection.settings_dict["TEST"]["NAME"] = asked


def connect(connection, name) -> None:
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = name
    connection.settings_dict["NAME"] = name
