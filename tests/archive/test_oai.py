"""OAI-PMH 2.0 at /oai, answer by answer."""

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from archive.models import HarvestItem
from archive.oai import lists
from bulletin.models import BulletinIssuePage
from pages.models import SiteIdentity
from tests import factories

pytestmark = pytest.mark.django_db
O = "{http://www.openarchives.org/OAI/2.0/}"  # noqa: E741
DC = "{http://purl.org/dc/elements/1.1/}"
LIST = "verb=ListRecords&metadataPrefix=oai_dc"
NAMES = "verb=ListIdentifiers&metadataPrefix=oai_dc"
FIRST = "oai:testserver:bulletin/2026-01"


@cache
def schema():
    return etree.XMLSchema(file=str(Path(__file__).with_name("oai_pmh.xsd")))


def parsed(response):
    """The answer, after the schema accepted it."""
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    root = etree.fromstring(response.content)
    assert schema().validate(root), schema().error_log
    return root


@pytest.fixture
def ask(client):
    return lambda question: parsed(client.get(f"/oai?{question}"))


@pytest.fixture
def series():
    return factories.series()


def identifiers(root, status=None):
    return [
        header.findtext(f"{O}identifier")
        for header in root.iter(f"{O}header")
        if header.get("status") == status
    ]


def token(root):
    return root.find(f".//{O}resumptionToken")


def error(root):
    return root.find(f"{O}error").get("code")


def stamp(identifier=FIRST):
    return HarvestItem.objects.get(identifier=identifier.split(":")[2]).datestamp


def age(days):
    """Let everything that was told lie back some days."""
    for item in HarvestItem.objects.all():
        item.datestamp -= timedelta(days=days)
        item.save()


def test_the_repository_says_what_it_is(ask, series):
    site = factories.home_page().get_site()
    SiteIdentity.objects.create(
        site=site, site_name="漾濞县总工会", email="office@example.com"
    )
    told = ask("verb=Identify").find(f"{O}Identify")
    assert told.findtext(f"{O}repositoryName") == "漾濞县总工会"
    assert told.findtext(f"{O}baseURL") == "http://testserver/oai"
    assert told.findtext(f"{O}adminEmail") == "office@example.com"
    assert told.findtext(f"{O}deletedRecord") == "persistent"


def test_the_earliest_datestamp_is_that_of_the_oldest_item(ask, series):
    factories.issue(series)
    ask("verb=Identify")
    age(400)
    told = ask("verb=Identify").findtext(f".//{O}earliestDatestamp")
    assert told == f"{stamp():%Y-%m-%dT%H:%M:%SZ}"


def test_bulletins_are_a_set(ask, series):
    sets = ask("verb=ListSets").findall(f".//{O}set")
    told = {one.findtext(f"{O}setSpec"): one.findtext(f"{O}setName") for one in sets}
    assert told["bulletin"] == "工作简报"


def test_dublin_core_is_the_one_format(ask, series):
    factories.issue(series)
    for question in ("", f"&identifier={FIRST}"):
        root = ask(f"verb=ListMetadataFormats{question}")
        assert root.findtext(f".//{O}metadataPrefix") == "oai_dc"


def test_a_record_is_described_in_dublin_core(ask, series):
    unit = factories.OrganizationFactory(name="平坡镇工会联合会")
    article = factories.article("慰问一线职工", contributors=[unit])
    factories.issue(series, articles=[article], archive_number="J001-2026")
    root = ask(f"verb=GetRecord&metadataPrefix=oai_dc&identifier={FIRST}")
    (dc,) = root.find(f".//{O}metadata")
    assert dc.tag == "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"
    told = [(one.tag.removeprefix(DC), one.text) for one in dc]
    assert told == [
        ("title", "工会工作简报2026年第1期"),
        ("creator", "县总工会办公室"),
        ("description", "慰问一线职工"),
        ("publisher", "县总工会办公室"),
        ("contributor", "平坡镇工会联合会"),
        ("date", "2026-03-16"),
        ("type", "Text"),
        ("type", "简报"),
        ("format", "text/html"),
        ("format", "application/pdf"),
        ("identifier", "http://testserver/bulletin/2026-01/"),
        ("identifier", "J001-2026"),
        ("language", "zh"),
        ("relation", "工会工作简报"),
    ]


def test_what_xml_cannot_hold_does_not_break_the_answer(ask, series):
    factories.issue(series, articles=[factories.article("甲\x0b乙 <&> \ufffe")])
    assert ask(LIST).findtext(f".//{DC}description") == "甲乙 <&> "


def test_all_that_is_public_is_listed_and_nothing_else(ask, series):
    factories.issue(series)
    factories.draft(series)
    other = factories.series(slug="internal", title="内部简报")
    factories.issue(other)
    factories.close(other)
    assert identifiers(ask(LIST)) == identifiers(ask(NAMES)) == [FIRST]
    assert "内部简报" not in etree.tostring(ask(LIST), encoding="unicode")


def test_each_answer_repeats_the_question(ask, series):
    factories.issue(series)
    told = ask(f"{LIST}&set=bulletin").find(f"{O}request")
    assert told.text == "http://testserver/oai"
    assert dict(told.attrib) == {
        "verb": "ListRecords",
        "metadataPrefix": "oai_dc",
        "set": "bulletin",
    }


def test_questions_may_be_posted(client, series):
    factories.issue(series)
    strict = Client(enforce_csrf_checks=True)
    asked = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
    assert identifiers(parsed(strict.post("/oai", asked))) == [FIRST]
    assert client.put("/oai").status_code == 405


def test_a_site_without_anything_says_so(ask):
    factories.home_page()
    assert error(ask(LIST)) == "noRecordsMatch"
    assert ask("verb=Identify").find(f"{O}Identify") is not None


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=Publish", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=bulletin", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        (f"verb=GetRecord&identifier={FIRST}", "badArgument"),
        (f"{LIST}&metadataPrefix=oai_dc", "badArgument"),
        (f"{LIST}&from=2026", "badArgument"),
        (f"{LIST}&from=2026-13-01", "badArgument"),
        (f"{LIST}&from=2026-02-30", "badArgument"),
        (f"{LIST}&from=２０２６-01-01", "badArgument"),
        (f"{LIST}&from=2026-01-01T00:00:00", "badArgument"),
        (f"{LIST}&from=2026-01-01T00:00:00%2B08:00", "badArgument"),
        (f"{LIST}&from=2026-01-01&until=2026-01-01T00:00:00Z", "badArgument"),
        (f"{LIST}&from=2026-02-01&until=2026-01-01", "badArgument"),
        (f"{LIST}&from=", "badArgument"),
        (f"{LIST}&set=a%20b", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=x%00", "badArgument"),
        (f"{LIST}&resumptionToken=x", "badArgument"),
        ("verb=ListRecords&metadataPrefix=%E5%9D%8F", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        (
            f"verb=GetRecord&metadataPrefix=marc21&identifier={FIRST}",
            "cannotDisseminateFormat",
        ),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=x", "idDoesNotExist"),
        (
            "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other:bulletin/2026-01",
            "idDoesNotExist",
        ),
        (
            "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:",
            "idDoesNotExist",
        ),
        ("verb=ListMetadataFormats&identifier=oai:testserver:x", "idDoesNotExist"),
        (f"{LIST}&set=films", "noRecordsMatch"),
        (f"{LIST}&until=1999-12-31", "noRecordsMatch"),
        (f"{LIST}&from=2999-01-01", "noRecordsMatch"),
    ],
)
def test_a_wrong_question_gets_the_error_of_the_protocol(ask, series, question, code):
    factories.issue(series)
    root = ask(question)
    assert error(root) == code
    repeated = root.find(f"{O}request").attrib
    assert bool(repeated) == (code not in ("badVerb", "badArgument"))


def test_from_and_until_include_their_days_and_seconds(ask, series):
    factories.issue(series)
    ask(LIST)
    age(10)
    moment = stamp()
    day, second = f"{moment:%Y-%m-%d}", f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    for inside in (
        f"from={day}",
        f"until={day}",
        f"from={day}&until={day}",
        f"from={second}&until={second}",
    ):
        assert identifiers(ask(f"{LIST}&{inside}")) == [FIRST]
    before, after = moment - timedelta(seconds=1), moment + timedelta(seconds=1)
    for outside in (
        f"from={after:%Y-%m-%dT%H:%M:%SZ}",
        f"until={before:%Y-%m-%dT%H:%M:%SZ}",
        f"from={moment + timedelta(days=1):%Y-%m-%d}",
        f"until={moment - timedelta(days=1):%Y-%m-%d}",
    ):
        assert error(ask(f"{LIST}&{outside}")) == "noRecordsMatch"


def test_a_new_item_has_the_datestamp_of_its_publication(ask, series):
    made = factories.issue(series)
    BulletinIssuePage.objects.filter(pk=made.pk).update(
        last_published_at="2026-03-17T08:30:15.5Z"
    )
    told = ask(LIST).findtext(f".//{O}datestamp")
    assert told == "2026-03-17T08:30:15Z"


def test_what_is_published_again_is_news(ask, series):
    made = factories.issue(series)
    ask(LIST)
    age(10)
    before = stamp()
    made.save_revision(clean=False).publish()
    ask(LIST)
    assert stamp() - before >= timedelta(days=9)
    ask(LIST)
    assert HarvestItem.objects.count() == 1


def withdraw(issue):
    issue.unpublish()


def close_above(issue):
    factories.close(issue.get_parent())


@pytest.mark.parametrize("take_back", [withdraw, close_above])
def test_what_is_public_no_more_is_told_as_deleted_now(ask, series, take_back):
    made = factories.issue(series)
    ask(LIST)
    age(10)
    take_back(made)
    root = ask(f"{LIST}&from={timezone.now():%Y-%m-%d}")
    assert identifiers(root, "deleted") == [FIRST]
    assert root.find(f".//{O}metadata") is None
    assert identifiers(ask(NAMES), "deleted") == [FIRST]
    root = ask(f"verb=GetRecord&metadataPrefix=oai_dc&identifier={FIRST}")
    assert identifiers(root, "deleted") == [FIRST]
    assert made.title not in etree.tostring(root, encoding="unicode")


def test_what_comes_back_is_told_again_with_the_moment_of_its_return(ask, series):
    made = factories.issue(series)
    factories.close(series)
    ask(LIST)
    made.get_parent().get_view_restrictions().delete()
    BulletinIssuePage.objects.update(last_published_at="2026-01-01T00:00:00Z")
    root = ask(f"{LIST}&from={timezone.now():%Y-%m-%d}")
    assert identifiers(root) == [FIRST]


def test_a_page_that_stands_in_for_a_deleted_one_keeps_the_identifier(ask, series):
    made = factories.issue(series)
    ask(LIST)
    number = HarvestItem.objects.get().pk
    HarvestItem.objects.update(key=made.pk + 1000, is_deleted=True)
    assert identifiers(ask(LIST)) == [FIRST]
    assert HarvestItem.objects.get().pk == number


def test_what_closes_while_somebody_reads_on_is_not_told(ask, series, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 1)
    first, second = factories.issue(series), factories.issue(series)
    names = token(ask(NAMES)).text
    records = token(ask(LIST)).text
    assert first.pk < second.pk
    second.unpublish()
    for verb, found in (("ListIdentifiers", names), ("ListRecords", records)):
        root = ask(f"verb={verb}&resumptionToken={found}")
        assert identifiers(root) == []
        assert identifiers(root, "deleted") == ["oai:testserver:bulletin/2026-02"]
        assert second.title not in etree.tostring(root, encoding="unicode")


def test_a_list_goes_on_where_it_stopped_while_items_are_added(
    ask, series, monkeypatch
):
    monkeypatch.setattr(lists, "PAGE", 2)
    factories.many_issues(series, 5)
    root = ask(f"{LIST}&set=bulletin")
    found, size = identifiers(root), token(root).get("completeListSize")
    assert (size, token(root).get("cursor")) == ("5", "0")
    factories.many_issues(series, 2)
    cursors = []
    while token(root) is not None and token(root).text:
        root = ask(f"verb=ListRecords&resumptionToken={token(root).text}")
        cursors.append(token(root).get("cursor"))
        found += identifiers(root)
    assert cursors == ["2", "4"]
    assert len(found) == len(set(found)) == 5
    assert len(identifiers(ask(f"{NAMES}&from=2000-01-01"))) == 2


def test_a_token_serves_the_verb_it_was_made_for(ask, series, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 1)
    factories.many_issues(series, 2)
    found = token(ask(NAMES)).text
    assert error(ask(f"verb=ListRecords&resumptionToken={found}")) == (
        "badResumptionToken"
    )
    assert error(ask(f"verb=ListIdentifiers&resumptionToken={found}x")) == (
        "badResumptionToken"
    )


def test_a_short_list_has_no_token(ask, series):
    factories.issue(series)
    assert token(ask(LIST)) is None


@pytest.mark.parametrize("question", [LIST, NAMES, f"{LIST}&set=bulletin"])
def test_a_page_costs_the_same_at_thirty_items_and_at_three(
    ask, series, question, django_assert_max_num_queries
):
    factories.many_issues(series, 3)
    ask(question)
    with django_assert_max_num_queries(25) as few:
        ask(question)
    cost = len(few)
    factories.many_issues(series, 27)
    ask(question)
    with django_assert_max_num_queries(cost):
        assert len(identifiers(ask(question))) == 30
