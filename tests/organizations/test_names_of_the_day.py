"""What was published keeps the name of its day; the link leads to the one record."""

import datetime

import pytest

from bulletin.models import ArticleContribution, BulletinIssuePage
from bulletin.printing import sheet_data
from organizations.models import Organization, OrganizationLink
from organizations.unit_names import match_units
from organizations.units_written import registered
from tests import factories

pytestmark = pytest.mark.django_db
OLD, NEW = "河西乡工会联合会", "苍山西镇工会联合会"
RENAMED = datetime.date(2010, 12, 31)  # the last day of the old name
BEFORE, AFTER = RENAMED, RENAMED + datetime.timedelta(days=1)


@pytest.fixture
def unit():
    factories.home_page()
    record = factories.OrganizationFactory(name=NEW)
    factories.FormerStateFactory(organization=record, name=OLD, until=RENAMED)
    return record


def unprinted(unit, day):
    """An issue of that day whose contribution has no printed name."""
    issue = factories.issue(
        sign_date=day, articles=[factories.article(contributors=[unit])]
    )
    ArticleContribution.objects.update(printed_name="")
    return BulletinIssuePage.objects.get(pk=issue.pk)


@pytest.mark.parametrize(("day", "name"), [(BEFORE, OLD), (AFTER, NEW)])
def test_an_article_names_its_contributor_as_on_the_issues_day(client, unit, day, name):
    issue = unprinted(unit, day)
    for address in (issue.url, f"{issue.url}1/"):
        html = client.get(address).content.decode()
        assert f'<a href="{unit.get_absolute_url()}">{name}</a>' in html
        assert ({OLD, NEW} - {name}).pop() not in html


@pytest.mark.parametrize(("day", "name"), [(BEFORE, OLD), (AFTER, NEW)])
def test_issuing_prints_the_name_of_the_day_and_keeps_it(unit, day, name):
    issue = factories.issue(
        sign_date=day, articles=[factories.article(contributors=[unit])]
    )
    assert ArticleContribution.objects.get().printed_name == name
    Organization.objects.update(name="又一个名称")
    printed = sheet_data(issue, None)["articles"][0]["contributed"]
    assert printed == f"（{name}供稿）"


def test_a_draft_without_a_day_prints_todays_name(unit):
    draft = factories.draft(
        sign_date=None, articles=[factories.article(contributors=[unit])]
    )
    assert sheet_data(draft, None)["articles"][0]["contributed"] == f"（{NEW}供稿）"


def test_a_written_name_stands_as_written(client, unit):
    issue = unprinted(unit, BEFORE)
    ArticleContribution.objects.update(printed_name="河西工会")
    html = client.get(issue.url).content.decode()
    assert "河西工会" in html
    assert OLD not in html


@pytest.mark.parametrize(("day", "name"), [(BEFORE, OLD), (AFTER, NEW), (None, NEW)])
def test_a_page_names_its_organizations_as_on_its_day(client, unit, day, name):
    page = factories.plain_page(editorial_date=day)
    page.organization_links = [
        OrganizationLink(organization=unit, role=role)
        for role in ("subject", "mention")
    ]
    page.save_revision().publish()
    html = client.get(page.url).content.decode()
    assert html.count(f'<a href="{unit.get_absolute_url()}">{name}</a>') == 1


def test_a_page_that_speaks_of_nobody_says_nothing(client):
    page = factories.plain_page()
    page.save_revision().publish()
    assert "相关组织" not in client.get(page.url).content.decode()


@pytest.mark.parametrize("name", [OLD, NEW, "河西乡 工会联合会"])
def test_a_file_may_call_a_unit_by_a_former_name(unit, name):
    [match] = match_units([name], [registered(unit)])
    assert (match.pk, match.name) == (unit.pk, name)


def test_a_name_one_gave_up_and_another_took_is_left_to_the_clerk(unit):
    other = factories.OrganizationFactory(name=OLD)
    [match] = match_units([OLD], [registered(unit), registered(other)])
    assert (match.how, set(match.candidates)) == ("ambiguous", {unit.pk, other.pk})
