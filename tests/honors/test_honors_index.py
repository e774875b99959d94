"""/honors/: rolls first, all awards behind the filters, the model workers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db
LISTING, BYTES = 15, 30_000


@pytest.fixture(autouse=True)
def index():
    return factories.honors_index()


def holders(client, query):
    shown = client.get(f"/honors/?{query}")
    assert shown.status_code == 200
    return {award.holder for award in shown.context["awards"]}


@pytest.fixture
def awards():
    """Four awards that differ in everything one can ask for."""
    hospital = factories.OrganizationFactory(
        name="漾濞县人民医院工会委员会", kind="institution_union"
    )
    factories.FormerStateFactory(organization=hospital, name="漾濞县医院工会委员会")
    factories.AwardFactory(worker__name="李春山", year=2024)
    factories.AwardFactory(
        worker__name="罗文珍",
        worker__other_names="罗珍",
        honor__level="provincial",
        year=1997,
        organization=hospital,
        unit_at_award="县人民医院",
    )
    factories.UnitAwardFactory(unit_at_award="漾濞县一中", year=2022)
    factories.TeamAwardFactory(
        unit_at_award="漾濞县人民医院", team="急诊科", year=2022, organization=hospital
    )


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=春山", {"李春山"}),
        ("q=罗珍", {"罗文珍"}),
        ("q=急诊", {"漾濞县人民医院急诊科"}),
        ("level=county", {"李春山"}),
        ("level=provincial", {"罗文珍", "漾濞县一中", "漾濞县人民医院急诊科"}),
        ("family=labor_certificate", {"漾濞县一中"}),
        ("family=model_worker", {"李春山", "罗文珍"}),
        ("year=2022", {"漾濞县一中", "漾濞县人民医院急诊科"}),
        ("unit=人民医院", {"罗文珍", "漾濞县人民医院急诊科"}),
        ("unit=漾濞县医院", {"罗文珍", "漾濞县人民医院急诊科"}),
        ("unit=人民医院&level=provincial&year=1997", {"罗文珍"}),
        ("year=2022&as_of=2021-12-31", set()),
        ("as_of=1999-12-31", {"罗文珍"}),
        ("q=没有这个人", set()),
    ],
)
def test_the_filters_go_over_the_awards_of_all_rolls(client, awards, query, names):
    assert holders(client, query) == names


def test_what_is_not_public_answers_no_filter(client):
    factories.AwardFactory(worker__name="拟表彰", state="proposed")
    factories.AwardFactory(worker__name="不公开", worker__is_public=False)
    factories.AwardFactory(
        worker__name="已撤销",
        state="revoked",
        revoked_on="2025-01-01",
        revoked_by="县人民政府",
    )
    factories.AwardFactory(worker__name="李春山")
    assert holders(client, "level=county") == {"李春山"}
    assert holders(client, "q=已撤销") == set()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("year=1949", "没有这样的年度"),
        ("level=world", "没有这样的级别"),
        ("q=" + "长" * 61, "请不要超过60个字"),
    ],
)
def test_a_wrong_filter_says_so_and_the_page_stays(client, awards, query, sentence):
    shown = client.get(f"/honors/?{query}")
    assert shown.status_code == 200
    assert sentence in shown.text


def test_an_answer_leads_to_the_person_the_roll_and_the_organization(client, awards):
    award = factories.AwardFactory(worker__name="张桂香", year=2024)
    roll = factories.honor_roll([award])
    text = client.get("/honors/?q=张桂香").text
    assert f"/honors/people/{award.worker_id}/" in text
    assert roll.url in text
    team = client.get("/honors/?q=急诊").context["awards"][0]
    assert team.organization.get_absolute_url() in client.get("/honors/?q=急诊").text


def test_an_answer_does_not_lead_to_a_roll_that_is_not_public(client):
    award = factories.AwardFactory(worker__name="张桂香")
    roll = factories.honor_roll([award])
    roll.unpublish()
    assert roll.url not in client.get("/honors/?q=张桂香").text


def test_each_filter_in_force_can_be_taken_out(client, awards):
    text = client.get("/honors/?level=provincial&q=罗").text
    assert "级别：省级" in text
    assert 'href="/honors/?level=provincial"' in text


def test_the_page_works_without_scripts(client, awards):
    text = client.get("/honors/").text
    assert '<form class="filters" action="/honors/"' in text
    assert "<script" not in text.split("<main")[1]


def test_rolls_stand_by_year_the_higher_honor_first(client):
    for title, level, year in (
        ("县级2024", "county", 2024),
        ("省级2023", "provincial", 2023),
        ("州级2024", "prefecture", 2024),
    ):
        award = factories.AwardFactory(honor__level=level, year=year)
        factories.honor_roll([award], title=title)
    titles = [roll.title for roll in client.get("/honors/").context["items"]]
    assert titles == ["州级2024", "县级2024", "省级2023"]


def test_drafts_and_private_rolls_are_listed_nowhere(client):
    factories.honor_roll(title="草稿").unpublish()
    factories.close(factories.honor_roll(title="内部", batch="第二批"))
    factories.honor_roll(title="公开", batch="第三批")
    for address in ("/honors/", "/honors/feed/"):
        text = client.get(address).text
        assert "公开" in text
        assert "草稿" not in text and "内部" not in text


def test_the_feed_names_the_rolls(client):
    roll = factories.honor_roll([factories.AwardFactory()])
    feed = client.get("/honors/feed/")
    assert roll.title in feed.text
    assert "2024-04-26" in feed.text


def names_on(client, query=""):
    shown = client.get(f"/honors/people/?{query}")
    assert shown.status_code == 200
    return [worker.name for worker in shown.context["items"]]


def test_model_workers_are_listed_by_their_highest_level(client):
    both = factories.ModelWorkerFactory(name="茶正华")
    factories.AwardFactory(worker=both)
    factories.AwardFactory(worker=both, honor__level="national", year=2020)
    factories.AwardFactory(worker__name="李春山", honor__level="prefecture")
    factories.AwardFactory(worker__name="左国栋")
    factories.AwardFactory(
        worker__name="不是劳模",
        honor__name="优秀工会工作者",
        honor__family="union_worker",
    )
    assert names_on(client) == ["茶正华", "李春山", "左国栋"]
    assert names_on(client, "level=national") == ["茶正华"]
    assert names_on(client, "level=county") == ["左国栋"]
    assert names_on(client, "q=春山") == ["李春山"]
    assert names_on(client, "level=county&as_of=2021-12-31") == []


def test_the_living_and_the_dead_can_be_told_apart(client):
    factories.AwardFactory(worker__name="李春山", year=2001)
    factories.AwardFactory(
        worker__name="茶正华",
        worker__standing="deceased",
        worker__death_year=2011,
        year=2001,
    )
    assert names_on(client, "life=living") == ["李春山"]
    assert names_on(client, "life=deceased") == ["茶正华"]
    assert set(names_on(client, "life=living&as_of=2010-12-31")) == {"李春山", "茶正华"}
    assert names_on(client, "life=living&as_of=2011-01-01") == ["李春山"]


def fill(count):
    """So many rolls, and a person with so many awards on one of them."""
    worker = factories.ModelWorkerFactory(
        organization=factories.OrganizationFactory(),
        photo=factories.ImageFactory(),
        photo_consent=True,
    )
    first = factories.AwardFactory(worker=worker)
    for number in range(count):
        award = factories.AwardFactory(
            batch=f"第{first.pk}批{number}",
            worker__organization=factories.OrganizationFactory(),
            organization=factories.OrganizationFactory(),
        )
        factories.honor_roll([award], title=f"光荣榜{award.pk}")
        factories.AwardFactory(
            worker__photo=factories.ImageFactory(),
            worker__photo_consent=True,
            worker__organization=factories.OrganizationFactory(),
        )
        factories.AwardFactory(worker=worker, batch=award.batch)
        factories.TeamAwardFactory(organization=factories.OrganizationFactory())
    return worker


def cost(client, address):
    """The queries of a page that was read before."""
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return queries, len(response.content)


@pytest.mark.parametrize(
    "address",
    [
        "/honors/",
        "/honors/?level=county",
        "/honors/?q=李&unit=联合会",
        "/honors/people/",
        "/honors/people/?life=living&as_of=2025-12-31",
        "/honors/feed/",
        "/honors/homes/",
        "{roll}",
        "{teams}",
        "{person}",
    ],
)
def test_thirty_cost_as_much_as_three(client, address):
    roll = factories.honor_roll([factories.AwardFactory()])
    teams = factories.honor_roll([factories.TeamAwardFactory()])
    worker = fill(3)
    known = {
        "roll": roll.url,
        "teams": teams.url,
        "person": f"/honors/people/{worker.pk}/",
    }
    few, _ = cost(client, address.format(**known))
    worker = fill(27)
    known["person"] = f"/honors/people/{worker.pk}/"
    many, length = cost(client, address.format(**known))
    told = "\n".join(query["sql"][:150] for query in many.captured_queries)
    assert len(many) == len(few), told
    assert len(many) <= LISTING, told
    assert length <= BYTES or address == "/honors/feed/"
