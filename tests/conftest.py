"""What every test stands on."""

import hashlib
import json
import os
import shutil
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from tests.browser import chromium
from tests.databases import make_test_database

CHROMIUM = chromium()
SHANGHAI, UTC = ZoneInfo("Asia/Shanghai"), ZoneInfo("UTC")
REQUIRE_ALL = os.environ.get("REQUIRE_ALL_TESTS") == "1"


def pytest_configure(config):
    config.addinivalue_line("markers", "real_press: prints with the real typesetter")
    config.addinivalue_line("markers", "journey: drives a real Chromium")
    part_caches(os.environ.get("PYTEST_XDIST_WORKER", "gw0"))


def part_caches(worker):
    """Test processes run side by side: each has a Redis database to itself."""
    server = settings.CACHES["default"]
    if server["BACKEND"].endswith("RedisCache"):
        database = f"/{int(worker.removeprefix('gw')) + 1}"
        server["LOCATION"] = (
            urlsplit(server["LOCATION"])._replace(path=database).geturl()
        )


def pytest_collection_modifyitems(items):
    if CHROMIUM or REQUIRE_ALL:
        return
    why = "no Chromium to drive: apt-get install chromium fonts-noto-cjk libatomic1"
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_blocker, django_db_modify_db_settings
):
    """In place of pytest-django's, which migrates in each of its processes."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        make_test_database(connection)
    yield
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(before, verbosity=0)


def pytest_unconfigure(config):
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def empty_cache():
    """What one test cached (the addresses of its site) is no news to the next."""
    cache.clear()


@pytest.fixture(autouse=True)
def quick_press(request, monkeypatch):
    """A press that costs nothing: the same data gives the same bytes.

    The real one (half a second an issue) prints where a test is marked for it.
    """
    if request.node.get_closest_marker("real_press"):
        return

    def press(sheet, data, pictures, *, printed_on):
        told = json.dumps([data, sorted(pictures), str(printed_on)]).encode()
        return b"%PDF-1.7 " + hashlib.sha256(told).hexdigest().encode()

    monkeypatch.setattr("bulletin.printing.print_pdf", press)


@pytest.fixture
def at(monkeypatch):
    """``at("2026-03-16 09:00")``: what time it is from now on, in Shanghai."""

    def set_clock(moment: str) -> None:
        now = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
        monkeypatch.setattr(timezone, "now", lambda: now.astimezone(UTC))

    return set_clock
