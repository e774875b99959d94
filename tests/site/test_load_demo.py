"""Demo content goes into an empty database and nowhere else."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from home.management.commands import load_demo
from pages.models import SitePage
from tests import factories
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place_for_the_password(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def loaders(monkeypatch):
    """What stands in for the real demo content (which takes a minute)."""
    calls = []

    def load():
        factories.plain_page(title="演示")
        calls.append("loaded")

    monkeypatch.setattr(load_demo, "load_all", load)
    return calls


def load():
    out = io.StringIO()
    call_command("start_site", stdout=out)
    call_command("load_demo", stdout=out)
    return out.getvalue()


def test_production_is_refused(loaders, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="不能装入正式网站"):
        load()
    assert not loaders
    assert not User.objects.exists()


def test_an_empty_database_gets_content_and_accounts(loaders, settings, client):
    settings.DEMO_PASSWORD = "八个字以上的口令"
    told = load()
    assert loaders == ["loaded"]
    assert "八个字以上的口令" in told
    assert client.login(username="editor", password="八个字以上的口令")
    assert set(User.objects.get(username="editor").groups.values_list("name")) == {
        ("编辑",),
        ("签发人",),
    }


def test_without_a_password_a_random_one_is_made_and_told(loaders, settings, client):
    settings.DEMO_PASSWORD = ""
    password = load().split()[-1]
    assert len(password) >= 12
    assert client.login(username="admin", password=password)
    assert password in load()


def test_a_password_that_was_changed_is_told_no_more(loaders, settings):
    settings.DEMO_PASSWORD = "八个字以上的口令"
    load()
    editor = User.objects.get(username="editor")
    editor.set_password("另一个够长的口令")
    editor.save()
    told = load()
    assert "admin" in told
    assert "editor" not in told
    User.objects.all().delete()
    factories.UserFactory(username="admin")
    assert "八个字以上的口令" not in load()


def test_the_password_is_for_the_owner_alone_from_the_first_moment(
    loaders, settings, monkeypatch
):
    seen = []

    def write_text(path, text):
        seen.append(path.stat().st_mode & 0o777 if path.exists() else None)

    (settings.VAR_DIR / "demo-password").touch(mode=0o644)
    monkeypatch.setattr(Path, "write_text", write_text)
    load()
    assert seen == [0o600]


def test_the_second_time_nothing_changes(loaders):
    load()
    before = list(User.objects.values()), list(SitePage.objects.values())
    load()
    assert loaders == ["loaded"]
    assert (list(User.objects.values()), list(SitePage.objects.values())) == before


def test_a_database_with_content_and_people_is_left_alone(loaders):
    call_command("start_site", stdout=io.StringIO())
    factories.plain_page(title="真实内容")
    factories.UserFactory(username="real")
    load()
    assert not loaders
    assert list(User.objects.values_list("username", flat=True)) == ["real"]
    assert not SitePage.objects.filter(title="演示").exists()


def test_content_that_fails_half_way_leaves_nothing(monkeypatch):
    def fail():
        factories.plain_page(title="演示")
        raise RuntimeError("The demo is broken.")

    monkeypatch.setattr(load_demo, "load_all", fail)
    with pytest.raises(RuntimeError):
        load()
    assert not SitePage.objects.filter(title="演示").exists()
    assert not User.objects.exists()
