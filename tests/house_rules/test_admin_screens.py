"""No screen of the admin shows an English sentence.

A crawler follows whatever the menus, lists and forms link to, so a new feature is
walked without a change here. Words are read as a user meets them: in the text, in
tooltips and labels for screen readers, and in what forms hand to JavaScript.
"""

import json
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect

from tests import factories

pytestmark = pytest.mark.django_db

ADMIN = "/admin/"
START = [ADMIN, f"{ADMIN}account/", f"{ADMIN}login/", f"{ADMIN}password_reset/"]
VISITS_OF_ONE_VIEW = 4
# Their forms are built by JavaScript and cannot be sent empty.
PAGE_VIEWS = "wagtailadmin_pages:"
READ_ALOUD = {"title", "placeholder", "aria-label", "aria-description", "alt"}
NOT_SHOWN = {"script", "style", "svg", "code", "pre", "noscript"}
# Pictures, scripts and background calls; signing out ends the walk.
NOT_SCREENS = re.compile(
    r"sprite|jsi18n|logout|export=|/preview/|editing-sessions|\.js"
)
# Two words in a row, or a label of one word.
SENTENCE = re.compile(r"[A-Za-z]{3,}(?:[ ,'’]+[A-Za-z]{3,})+|^[A-Z][a-z]{2,}\*?$")
ALLOWED = re.compile(
    r"AVIF|XLSX"  # lists of file formats
    r"|^Esc$"  # a key of the keyboard
    r"|^None$"  # the number in a badge that stays hidden until there is one
)


class Screen(HTMLParser):
    """What a piece of HTML shows, and where it leads."""

    def __init__(self, markup):
        super().__init__()
        self.texts, self.links, self.inside = [], [], []
        self.hidden = {}
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in NOT_SHOWN:
            self.inside.append((tag, given.get("type")))
        if given.get("type") == "hidden" and given.get("name"):
            self.hidden[given["name"]] = given.get("value") or ""
        for name, value in attrs:
            self.attribute(name, value or "")

    def attribute(self, name, value):
        if name in READ_ALOUD or name.endswith("tooltip-content-value"):
            self.texts.append(value)
        elif value.startswith(ADMIN):
            self.links.append(value)
        elif value[:1] in ("{", "["):
            self.data(value)

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1][0] == tag:
            self.inside.pop()

    def handle_data(self, text):
        if not self.inside:
            self.texts.append(text)
        elif self.inside[-1] == ("script", "application/json"):
            self.data(text)

    def data(self, text):
        """Strings handed to JavaScript: labels, messages, HTML of widgets."""
        try:
            values = [json.loads(text)]
        except ValueError:
            return
        while values:
            value = values.pop()
            if isinstance(value, dict):
                values += value.values()
            elif isinstance(value, list):
                values += value
            elif isinstance(value, str):
                self.string(value)

    def string(self, value):
        if value.startswith(ADMIN):
            self.links.append(value)
        elif "<" in value:
            inner = Screen(value)
            self.texts += inner.texts
            self.links += inner.links
        else:
            self.texts.append(value)


def markup_of(response):
    """The HTML of a page, or of the JSON in which a dialog arrives."""
    kind = response.headers.get("Content-Type", "")
    if response.status_code != 200 or response.streaming:
        return ""
    if "json" in kind:
        return f'<script type="application/json">{response.text}</script>'
    return response.text if "html" in kind else ""


def english(response):
    """The English sentences on a screen, each with what stands around it."""
    texts = (" ".join(text.split()) for text in Screen(markup_of(response)).texts)
    return {
        text for text in texts if SENTENCE.search(text) and not ALLOWED.search(text)
    }


def walk(client):
    """Every screen that can be reached, each view a few times."""
    waiting, seen, visits = list(START), set(), Counter()
    while waiting:
        address = waiting.pop(0).split("#")[0]
        if address in seen or NOT_SCREENS.search(address):
            continue
        seen.add(address)
        try:
            view = resolve(address.split("?")[0]).view_name
        except Resolver404:
            continue
        visits[view] += 1
        if visits[view] > VISITS_OF_ONE_VIEW:
            continue
        response = client.get(address, follow=True)
        waiting += Screen(markup_of(response)).links
        yield view, address, response


@pytest.fixture
def office():
    """One of everything that an office has, at every stage of its work."""
    call_command("start_site")
    factories.OrganizationFactory()
    factories.DistributionListFactory()
    factories.ImageFactory()
    factories.DocumentFactory()
    factories.TopicFactory()
    column = factories.column(title="通知")
    attached = [factories.DocumentFactory()]
    factories.moved_in(factories.news(column, attachments=attached))
    factories.coverage(column)
    series = factories.series()
    issue = factories.issue(series)
    submitted = factories.draft(series)
    author = superuser()
    if workflow := submitted.get_workflow():
        workflow.start(submitted, author)
    locked = factories.plain_page(locked=True, locked_by=author)
    locked.save_revision(user=author)
    Redirect.objects.create(old_path="/old", redirect_page=issue)


def superuser():
    return factories.UserFactory(is_superuser=True, is_staff=True)


def editor():
    return factories.UserFactory(groups=["编辑", "签发人"])


@pytest.mark.parametrize("person", [superuser, editor])
def test_no_screen_shows_an_english_sentence(client, office, person):
    client.force_login(person())
    found, views = {}, set()
    for view, address, response in walk(client):
        views.add(view)
        for text in english(response):
            found.setdefault(text, f"{view} {address}")
        if view.endswith(":add") and not view.startswith(PAGE_VIEWS):
            empty = Screen(markup_of(response)).hidden
            for text in english(client.post(address, empty)):
                found.setdefault(text, f"{view} {address} sent empty")
    assert len(views) > 80
    assert found == {}


def test_the_way_in_shows_no_english_sentence(client, office):
    wrong = {"username": "nobody", "password": "wrong"}
    screens = [client.get(address, follow=True) for address in START]
    screens.append(client.post(f"{ADMIN}login/", wrong))
    assert "密码不对" in screens[-1].text
    assert [english(screen) for screen in screens] == [set()] * len(screens)
