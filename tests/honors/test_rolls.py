"""A roll: the valid awards of one honor, one year, one batch, in one order."""

import pytest
from django.core.exceptions import ValidationError

from honors.changes import revoke
from honors.enums import RollOrder
from honors.models import HonorRollPage
from honors.order_labels import order_label
from tests import factories

pytestmark = pytest.mark.django_db
NAMES = ["田富", "田大利", "王明珠", "文天成", "丁一", "阿牛·木支", "单春华", "马存孝"]


@pytest.fixture(autouse=True)
def index():
    return factories.honors_index()


def awarded(names=NAMES, **fields):
    return [
        factories.AwardFactory(worker__name=name, place=place, **fields)
        for place, name in enumerate(names, 1)
    ]


def listed(client, roll):
    shown = client.get(roll.url)
    assert shown.status_code == 200
    return [award.holder for award in shown.context["entries"]]


@pytest.mark.parametrize(
    ("order", "names", "label"),
    [
        (
            RollOrder.STROKES_SURNAME,
            "丁一 马存孝 王明珠 文天成 田富 田大利 阿牛·木支 单春华",
            "按姓氏笔画为序",
        ),
        (
            RollOrder.STROKES_NAME,
            "丁一 马存孝 王明珠 文天成 田大利 田富 阿牛·木支 单春华",
            "按姓名笔画为序",
        ),
        (
            RollOrder.PINYIN,
            "阿牛·木支 丁一 马存孝 单春华 田大利 田富 王明珠 文天成",
            "按汉语拼音为序",
        ),
        (RollOrder.MANUAL, " ".join(NAMES), "按表彰决定的名单为序"),
        (RollOrder.NONE, " ".join(NAMES), "排名不分先后"),
    ],
)
def test_a_roll_stands_in_the_order_that_is_printed_on_it(client, order, names, label):
    roll = factories.honor_roll(awarded(), order=order)
    assert listed(client, roll) == names.split()
    assert f"（{label}）" in client.get(roll.url).text


def test_a_reading_entered_by_hand_decides(client):
    awards = awarded(["解玉梅", "李春兰"])
    roll = factories.honor_roll(awards, order=RollOrder.PINYIN)
    assert listed(client, roll) == ["李春兰", "解玉梅"]
    worker = awards[0].worker
    worker.reading = "jie"
    worker.save()
    assert listed(client, roll) == ["解玉梅", "李春兰"]


def test_without_places_the_list_stands_as_it_was_entered(client):
    factories.AwardFactory(worker__name="王明珠")
    awards = [
        factories.AwardFactory(worker__name="丁一"),
        factories.AwardFactory(worker__name="文天成", place=1),
    ]
    roll = factories.honor_roll(awards, order=RollOrder.MANUAL)
    assert listed(client, roll) == ["文天成", "王明珠", "丁一"]


@pytest.mark.parametrize("order", [RollOrder.STROKES_SURNAME, RollOrder.STROKES_NAME])
def test_units_and_teams_have_no_surnames(client, order):
    assert order_label(order, "unit") == order_label(order, "team") == "按名称笔画为序"
    units = [
        factories.UnitAwardFactory(unit_at_award=name) for name in ("县医院", "一中")
    ]
    roll = factories.honor_roll(units, order=order)
    assert listed(client, roll) == ["一中", "县医院"]
    assert "（按名称笔画为序）" in client.get(roll.url).text


def test_a_roll_shows_what_may_be_published_of_a_person(client):
    award = factories.AwardFactory(
        worker__name="杨富",
        worker__sex="male",
        worker__ethnicity="白族",
        worker__birth_year=1958,
        worker__native_place="云南洱源",
    )
    text = client.get(factories.honor_roll([award]).url).text
    for shown in (
        "杨富",
        "男",
        "白族",
        "漾濞县核桃研究所",
        "农艺师",
        "漾政发〔2024〕11号",
        "漾濞彝族自治县人民政府",
        "2024年4月26日",
        "共1人",
    ):
        assert shown in text, shown
    assert f"/honors/people/{award.worker_id}/" in text
    assert "1958" not in text


def test_a_team_leads_to_its_organization_under_the_name_of_the_day(client):
    union = factories.OrganizationFactory(name="漾濞金牛水泥有限公司工会委员会")
    award = factories.TeamAwardFactory(
        organization=union, unit_at_award="漾濞水泥厂", team="烧成车间"
    )
    text = client.get(factories.honor_roll([award]).url).text
    assert f'<a href="{union.get_absolute_url()}">漾濞水泥厂</a>' in text
    assert "烧成车间" in text


def test_only_valid_awards_of_this_list_stand_on_it(client):
    (award,) = awarded(["李春山"])
    awarded(["拟表彰"], state="proposed")
    awarded(["别的年"], year=2019)
    awarded(["别的批"], batch="第二批")
    awarded(["别的级"], honor__level="prefecture")
    assert listed(client, factories.honor_roll([award])) == ["李春山"]


def revoked(award, note=""):
    return revoke(
        award,
        day=award.decision_date,
        authority=award.authority,
        document="漾政发〔2025〕3号",
        reason="事迹不实。",
        note=note,
    )


def test_a_revoked_award_leaves_the_roll_and_its_count(client):
    first, second = awarded(["李春山", "马志华"])
    roll = factories.honor_roll([first])
    revoked(second)
    text = client.get(roll.url).text
    assert "马志华" not in text
    assert "共1人" in text
    assert "撤销" not in text
    assert "共1人" in client.get("/honors/").text


def test_a_note_on_a_revocation_stands_below_the_roll(client):
    first, second = awarded(["李春山", "马志华"])
    roll = factories.honor_roll([first])
    revoked(second, note="县人民政府撤销1人的称号。")
    text = client.get(roll.url).text
    assert "县人民政府撤销1人的称号。" in text
    assert "马志华" not in text


def test_an_empty_roll_says_so(client):
    assert "名单上还没有人" in client.get(factories.honor_roll().url).text


def test_there_is_one_roll_for_one_list():
    first = factories.honor_roll()
    second = HonorRollPage(
        title="又一个", honor=first.honor, year=first.year, batch=first.batch
    )
    with pytest.raises(ValidationError) as refusal:
        second.clean()
    assert first.title in refusal.value.message_dict["honor"][0]
    second.batch = "第二批"
    second.clean()


def test_a_roll_is_dated_by_its_decision_unless_it_says_otherwise():
    (award,) = awarded(["李春山"])
    assert factories.honor_roll([award]).editorial_date == award.decision_date


def test_its_address_is_made_of_year_and_honor():
    assert factories.honor_roll().url == "/honors/2024-xian-ji-lao-dong-mo-fan/"


def test_a_draft_is_previewed_with_its_list():
    (award,) = awarded(["李春山"])
    roll = factories.honor_roll([award])
    roll.order = RollOrder.PINYIN
    shown = roll.make_preview_request()
    assert "李春山" in shown.text
    assert "按汉语拼音为序" in shown.text
