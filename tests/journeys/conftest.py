"""A real Chromium at work on a real server."""

import os

import pytest
from django.core.management import call_command
from wagtail.models import Site

from tests import factories
from tests.conftest import CHROMIUM

# Playwright's loop runs in this thread, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(transactional_db, live_server):
    """The site as ``start_site`` leaves it, at the live server's address."""
    factories.root_page()
    call_command("start_site")
    Site.objects.update(hostname="localhost", port=live_server.thread.port)
    return live_server


@pytest.fixture
def open_page(chromium, site):
    """Opens addresses of the site in a window; script errors fail the test."""
    contexts, errors = [], []

    def open_page(path, *, width=1280, height=900, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{site.url}{path}")
        return page

    yield open_page
    for context in contexts:
        # The editor says goodbye to the server; the database must still be there.
        for page in context.pages:
            page.goto("about:blank")
            page.wait_for_timeout(300)
        context.close()
    assert errors == []


@pytest.fixture
def sign_in(open_page):
    """Signs a person in at the login form and gives the window."""

    def sign_in(user):
        page = open_page("/admin/login/")
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", factories.PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    return sign_in
