"""A bag of essays comes back into an empty site: same addresses, texts and bytes."""

import datetime
import io

import bagit
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from honors.models import EssayEvent, EssayPage
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = timezone.localdate().year


@pytest.fixture
def full():
    """A public essay with all there can be, an internal one, one taken down."""
    unit = factories.OrganizationFactory(name="平坡镇工会联合会")
    factories.essay_index(summary="历年获奖论文")
    event = factories.EssayEventFactory(session="第三届", organization=unit)
    picture = factories.ImageFactory()
    factories.open_essay(
        title="县域职工之家建设",
        subtitle="以漾濞县为例",
        authors=[
            {"name": "杨素梅", "unit": "平坡镇工会", "organization": unit},
            {"name": "尹志远", "role": "adviser"},
        ],
        organization=unit,
        unit="平坡镇工会",
        event=event,
        prize="first",
        year_text="202_年",
        attested_on=datetime.date(2005, 12, 31),
        document_number="大工发〔2024〕12号",
        abstract="摘要一句。",
        keywords="建家；县域",
        certificate=picture,
        published_as="proceedings",
        published_in="研讨会论文集",
        pages="12-18",
        archive_number="0012-2024-001",
        plagiarism_note="重复率3%",
        body=[
            ("heading", {"level": "1", "text": "一、问题"}),
            ("image", {"image": picture, "caption": "会场", "credit": ""}),
        ],
    )
    factories.open_essay(
        title="内部的",
        rights="internal",
        original=factories.original("内部.pdf", b"%PDF-1.7 2"),
    )
    factories.essay(title="撤下的").unpublish()


def facts(essay):
    """All of an essay that readers and archivists see, without database keys."""
    return {
        "address": essay.url,
        "live": essay.live,
        "published": (essay.first_published_at, essay.last_published_at),
        "fields": [
            getattr(essay, name)
            for name in (
                "title", "subtitle", "kind", "unit", "prize", "year_text", "year",
                "edtf", "attested_on", "document_number", "abstract", "keywords",
                "rights", "has_consent", "published_in", "pages", "archive_number",
                "plagiarism_note", "public_from", "editorial_date",
            )
        ],
        "organization": essay.organization and essay.organization.name,
        "event": essay.event and (essay.event.title, essay.event.organization.name),
        "authors": [
            (one.name, one.role, one.unit, one.organization and one.organization.name)
            for one in essay.authors.all()
        ],
        "body": [block.block_type for block in essay.body],
        "certificate": essay.certificate and essay.certificate.sha256,
        "original": essay.original
        and (essay.original.name, essay.original.read(), essay.original.ingested_at),
    }  # fmt: skip


def all_facts():
    return [facts(essay) for essay in EssayPage.objects.order_by("slug")]


@pytest.fixture
def bag(full, tmp_path):
    out = io.StringIO()
    call_command("export_bag", year=YEAR, out=tmp_path, category="essays", stdout=out)
    return tmp_path / f"essays-{YEAR}"


def told(bag, **options):
    out = io.StringIO()
    call_command("import_bag", bag, stdout=out, **options)
    return out.getvalue()


def empty_the_site():
    call_command("flush", interactive=False, verbosity=0)
    factories.home_page()


def test_a_bag_of_essays_is_whole(bag):
    assert bagit.Bag(str(bag)).is_valid()


def test_essays_come_back_with_their_addresses_texts_and_bytes(bag, client):
    before = all_facts()
    empty_the_site()
    assert "征文论文3件" in told(bag)
    assert all_facts() == before
    assert EssayEvent.objects.count() == 1
    slugs = [one["address"].split("/")[-2] for one in before]
    statuses = [client.get(one["address"]).status_code for one in before]
    assert dict(zip(slugs, statuses, strict=True)) == {
        "2024-1": 404,
        "2024-2": 410,
        "undated-1": 200,
    }


def test_what_is_there_already_is_not_imported_twice(bag):
    with pytest.raises(CommandError, match="网址在本站已经有了"):
        told(bag)
    assert EssayPage.objects.count() == 3


def test_an_archive_number_that_is_taken_stops_the_import(bag):
    empty_the_site()
    factories.essay(archive_number="0012-2024-001", year_text="1999")
    with pytest.raises(CommandError, match="0012-2024-001在本站已经用过"):
        told(bag)
