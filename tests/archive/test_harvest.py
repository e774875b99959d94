"""An independent client harvests everything that is public, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone
from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch

from archive.models import HarvestItem
from bulletin.models import BulletinIssuePage
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
FORMAT = {"metadataPrefix": "oai_dc"}


@pytest.fixture
def harvester(live_server):
    return Sickle(f"{live_server.url}/oai")


@pytest.fixture
def site():
    """250 public issues; drafts, a closed series and two that were withdrawn."""
    series = factories.series()
    made = factories.many_issues(series, 250)
    factories.draft(series, articles=[factories.article("没有写完的稿子")])
    closed = factories.series(slug="internal", title="内部简报")
    factories.many_issues(closed, 3)
    factories.close(closed)
    return made


def names(records):
    return [getattr(one, "header", one).identifier for one in records]


def test_everything_public_is_harvested_over_three_pages(harvester, site):
    records = list(harvester.ListRecords(**FORMAT))
    assert len(records) == 250
    assert names(records) == names(harvester.ListIdentifiers(**FORMAT))
    addresses = {url for one in records for url in one.metadata["identifier"]}
    assert addresses == {issue.full_url for issue in site}
    told = "".join(one.raw for one in records)
    assert "没有写完" not in told
    assert "内部简报" not in told


def test_a_set_is_harvested_by_itself(harvester, site):
    assert "bulletin" in {one.setSpec for one in harvester.ListSets()}
    assert len(list(harvester.ListRecords(set="bulletin", **FORMAT))) == 250
    with pytest.raises(NoRecordsMatch):
        harvester.ListRecords(set="films", **FORMAT)


def test_each_record_is_there_under_its_identifier(harvester, site):
    for name in names(harvester.ListIdentifiers(**FORMAT))[:3]:
        assert harvester.GetRecord(identifier=name, **FORMAT).header.identifier == name


def test_the_next_harvest_brings_what_changed_and_what_was_withdrawn(harvester, site):
    first = set(names(harvester.ListIdentifiers(**FORMAT)))
    for item in HarvestItem.objects.all():
        item.datestamp -= timedelta(days=30)
        item.save()
    withdrawn, corrected = site[0], site[1]
    withdrawn.unpublish()
    BulletinIssuePage.objects.filter(pk=corrected.pk).update(
        last_published_at=timezone.now()
    )
    day = f"{timezone.now() - timedelta(days=1):%Y-%m-%d}"
    told = list(harvester.ListRecords(**FORMAT | {"from": day}))
    assert {one.header.deleted for one in told} == {True, False}
    by_name = {one.header.identifier.rpartition("/")[2]: one for one in told}
    assert by_name.keys() == {withdrawn.slug, corrected.slug}
    assert by_name[withdrawn.slug].header.deleted
    assert set(names(told)) <= first
    again = list(harvester.ListRecords(ignore_deleted=True, **FORMAT))
    assert len(again) == 249
    assert len(list(harvester.ListRecords(**FORMAT | {"until": day}))) == 248


def test_a_harvester_may_post(live_server, site):
    harvester = Sickle(f"{live_server.url}/oai", http_method="POST")
    assert len(list(harvester.ListIdentifiers(**FORMAT))) == 250
    assert harvester.Identify().deletedRecord == "persistent"
