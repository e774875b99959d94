"""Paging through a preview does not plan again, and never shows what is past."""

import datetime

import pytest
from django.core.cache import cache
from wagtail.log_actions import log

from intake.sheets import previews
from intake.sheets.previews import forget, preview
from organizations.models import Organization
from tests import factories
from tests.intake.sheets.sheet_files import xlsx
from tests.intake.sheets.test_imports import THREE
from tests.intake.sheets.test_screens import clerk, digest, previewed
from tests.intake.sheets.toy import ToyImporter, sheet
from tests.organizations.test_organization_admin import post

pytestmark = pytest.mark.django_db
FILE = xlsx(sheet(*THREE))


@pytest.fixture
def planned(monkeypatch):
    """A list that grows with every plan that is made."""
    made, plan = [], ToyImporter.plan

    def counting(self, rows, options):
        made.append(len(rows))
        return plan(self, rows, options)

    monkeypatch.setattr(ToyImporter, "plan", counting)
    return made


@pytest.fixture
def user(client, toy):
    person = clerk("add_organization", "change_organization")
    client.force_login(person)
    return person


def look(toy, user, data=FILE, **options):
    return preview(toy, data, "台账.xlsx", {"only": ""} | options, user)


def test_upload_pages_and_tabs_take_one_plan(client, user, planned):
    address, first = previewed(client, *THREE)
    for query in ({"p": 2}, {"show": "new"}, {"show": "unchanged"}):
        assert digest(client.get(address, query)) == digest(first)
    assert planned == [3]


def test_what_is_kept_is_what_was_planned(toy, user):
    planned_now, kept = look(toy, user), look(toy, user)
    assert kept == planned_now
    assert {row.payload for row in kept.rows} == {None}
    assert (kept.is_ready, kept.counts["new"]) == (True, 3)


def test_another_file_other_options_and_another_person_take_another(toy, user, planned):
    look(toy, user)
    look(toy, user, xlsx(sheet(THREE[0])))
    look(toy, user, xlsx(sheet(THREE[0])), only="甲")
    look(toy, factories.UserFactory(), xlsx(sheet(THREE[0])), only="甲")
    assert planned == [3, 1, 1, 1]


def test_another_day_takes_another(toy, user, planned, monkeypatch):
    look(toy, user)
    tomorrow = datetime.date(2999, 1, 1)
    monkeypatch.setattr(previews.timezone, "localdate", lambda: tomorrow)
    look(toy, user)
    assert planned == [3, 3]


def test_a_record_edited_in_the_admin_is_in_the_preview_at_once(
    admin_client, admin_user, toy, planned
):
    unit = factories.OrganizationFactory(name="甲工会", kind="enterprise_union")
    assert look(toy, admin_user).rows[0].changes[0].before == ""
    refused = post(admin_client, unit, name="甲工会", short_name="别人改的")
    assert not refused
    assert look(toy, admin_user).rows[0].changes[0].before == "别人改的"
    assert len(planned) == 2


def test_an_entry_that_comes_late_under_an_early_key_is_noticed(toy, user, planned):
    """As when its transaction is committed after that of a later entry."""
    early, late = (
        log(factories.OrganizationFactory(), "wagtail.edit") for _ in range(2)
    )
    early_key = early.pk
    early.delete()
    look(toy, user)
    early.pk = early_key
    early.save(force_insert=True)
    assert early_key < late.pk
    look(toy, user)
    assert planned == [3, 3]


def test_an_import_is_planned_anew_whatever_was_kept(client, user, planned):
    address, first = previewed(client, *THREE)
    Organization.objects.create(name="甲工会", short_name="改", kind="enterprise_union")
    again = client.post(address, {"digest": digest(first)})
    assert "系统里的记录有了变化" in again.text
    assert digest(client.get(address)) == digest(again) != digest(first)
    client.post(address, {"digest": digest(again)})
    assert Organization.objects.count() == 3
    assert planned == [3, 3, 3, 3]


def test_a_process_that_has_kept_nothing_shows_the_same(client, user, planned):
    address, first = previewed(client, *THREE)
    cache.clear()
    assert digest(client.get(address)) == digest(first)
    assert planned == [3, 3]


def test_what_was_forgotten_is_planned_anew(toy, user, planned):
    look(toy, user)
    forget(user)
    look(toy, user)
    assert planned == [3, 3]
