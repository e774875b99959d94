"""Migrations: none is missing, each has a name that says what it does."""

import io
import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.house_rules.files import PACKAGES, name_of

OURS = {package.name for package in PACKAGES}


def files():
    for package in PACKAGES:
        yield from sorted((package / "migrations").glob("[0-9]*.py"))


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue())


def test_every_app_with_a_table_has_migrations():
    assert not [
        config.name
        for config in apps.get_app_configs()
        if config.name in OURS
        and any(model._meta.managed for model in config.get_models())
        and not list(files())
    ]


def test_no_migration_is_named_by_a_clock():
    assert not [name_of(file) for file in files() if "_auto_" in file.name]


def test_each_number_is_given_once_in_an_app():
    numbers = [(file.parents[1].name, file.name[:4]) for file in files()]
    assert len(numbers) == len(set(numbers))
    assert not MigrationLoader(None).detect_conflicts()


def test_no_migration_brings_rows_along():
    """Seeds come from commands; rows in migrations wreck tests and upgrades."""
    brings_rows = re.compile(r"objects\.(create|bulk_create|get_or_create)")
    assert not [
        name_of(file) for file in files() if brings_rows.search(file.read_text())
    ]
