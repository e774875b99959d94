"""The honors in the admin: found from every side, refused in sentences."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.groups import sync_groups
from honors.changes import mark_death, revoke
from honors.models import Award, Honor, ModelWorker
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    return client


@pytest.fixture
def sign_in(client):
    factories.home_page()
    sync_groups()

    def as_member_of(*names):
        client.force_login(factories.UserFactory(groups=names))
        return client

    return as_member_of


def screen(model, view, *args):
    name = f"wagtailsnippets_honors_{model}:{view}"
    return reverse(name, args=args)


def posted(client, address, fields):
    """What the form says of its fields; nothing when it was saved."""
    response = client.post(address, fields)
    return response.context["form"].errors if response.status_code == 200 else {}


def award_fields(**fields):
    empty = dict.fromkeys(
        ("worker", "organization", "team", "title", "batch", "place", "authority"), ""
    )
    more = dict.fromkeys(
        ("document_number", "decision_date", "post_at_award", "certificate"), ""
    )
    known = {"year": 2024, "state": "valid", "unit_at_award": "县核桃研究所"}
    return empty | more | known | fields


def worker_fields(**fields):
    empty = dict.fromkeys(
        (
            "sex", "ethnicity", "birth_year", "native_place", "education", "reading",
            "other_names", "organization", "unit", "post", "photo", "summary",
        ),
        "",
    )  # fmt: skip
    known = {"name": "李春山", "standing": "on_post", "is_public": "on"}
    return nested_form_data(empty | known | {"deeds": streamfield([])} | fields)


def test_an_award_is_entered_and_completed(admin):
    worker, honor = factories.ModelWorkerFactory(), factories.HonorFactory()
    fields = award_fields(
        honor=honor.pk, worker=worker.pk, document_number="漾政发[2024]11号"
    )
    assert posted(admin, screen("award", "add"), fields) == {}
    award = Award.objects.get()
    assert (award.state, award.recipient) == ("valid", "person")
    assert award.document_number == "漾政发〔2024〕11号"
    assert award.authority == honor.authority


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"worker": ""}, "worker", "请选择获奖的人"),
        ({"team": "急诊科"}, "team", "不填班组"),
        ({"document_number": "11号"}, "document_number", "不完整"),
        ({"title": "五一劳动奖状"}, "title", "不能授予个人"),
        ({"post_at_award": "手机13800138000"}, "post_at_award", "手机号"),
        ({"state": "revoked"}, "state", "revoked"),
    ],
)
def test_a_wrong_award_is_refused_beside_its_field(admin, fields, field, words):
    known = {
        "honor": factories.HonorFactory().pk,
        "worker": factories.ModelWorkerFactory().pk,
    }
    errors = posted(admin, screen("award", "add"), award_fields(**known | fields))
    assert words in errors[field][0]
    assert not Award.objects.exists()


def test_an_award_entered_twice_is_refused_in_a_sentence(admin):
    award = factories.AwardFactory()
    fields = award_fields(honor=award.honor_id, worker=award.worker_id)
    errors = posted(admin, screen("award", "add"), fields)
    assert "已经登记" in str(errors)


def test_a_new_award_begins_with_what_is_known(admin):
    worker = factories.ModelWorkerFactory(name="茶正华")
    address = screen("award", "add")
    form = admin.get(f"{address}?worker={worker.pk}&year=2019&batch=第二批").context
    award = form["form"].instance
    assert (award.worker, award.year, award.batch) == (worker, 2019, "第二批")
    for nonsense in ("worker=x", "worker=99", "honor=9" + "9" * 30, "year=x"):
        assert admin.get(f"{address}?{nonsense}").status_code == 200


def test_the_state_of_an_award_is_not_changed_by_its_form(admin):
    award = factories.AwardFactory(state="proposed")
    fields = award_fields(honor=award.honor_id, worker=award.worker_id, state="valid")
    assert posted(admin, screen("award", "edit", award.pk), fields) == {}
    award.refresh_from_db()
    assert award.state == "proposed"


def test_a_person_is_entered_and_one_of_the_same_name_is_told_of(admin):
    address = screen("modelworker", "add")
    assert posted(admin, address, worker_fields()) == {}
    again = admin.post(address, worker_fields(), follow=True)
    assert "另有1个叫“李春山”的人" in again.text
    assert ModelWorker.objects.count() == 2


def test_private_numbers_are_refused_beside_their_field(admin):
    fields = worker_fields(summary="身份证11010519491231002X")
    errors = posted(admin, screen("modelworker", "add"), fields)
    assert "身份证号" in errors["summary"][0]
    assert "11010519491231002X" not in str(errors)


def test_a_death_is_not_entered_in_the_form(admin):
    worker = factories.ModelWorkerFactory()
    address = screen("modelworker", "edit", worker.pk)
    errors = posted(admin, address, worker_fields(standing="deceased"))
    assert "standing" in errors
    mark_death(worker, year=2024, basis="单位来函")
    assert "2024年去世" in admin.get(address).text
    assert posted(admin, address, worker_fields(standing="retired")) == {}
    worker.refresh_from_db()
    assert (worker.standing, worker.death_year) == ("deceased", 2024)


def test_a_persons_form_lists_the_awards_and_leads_to_another(admin):
    award = factories.AwardFactory(title="漾濞县劳动模范")
    text = admin.get(screen("modelworker", "edit", award.worker_id)).text
    assert "漾濞县劳动模范" in text
    assert screen("award", "edit", award.pk) in text
    assert f"{screen('award', 'add')}?worker={award.worker_id}" in text


def test_a_rolls_form_lists_its_awards_whatever_their_state(admin):
    award = factories.AwardFactory(worker__name="李春山")
    factories.AwardFactory(worker__name="拟表彰", state="proposed")
    factories.AwardFactory(worker__name="别的年", year=2019)
    roll = factories.honor_roll([award])
    text = admin.get(reverse("wagtailadmin_pages:edit", args=[roll.pk])).text
    assert "李春山" in text and "拟表彰" in text
    assert "别的年" not in text


def test_a_roll_warns_of_characters_it_cannot_count(admin):
    award = factories.AwardFactory(worker__name="李\U00030edd")
    roll = factories.honor_roll([award])
    text = admin.get(reverse("wagtailadmin_pages:edit", args=[roll.pk])).text
    assert "笔画表里没有“\U00030edd”" in text


def shown(admin, model, **query):
    return admin.get(screen(model, "list_results"), query).text


@pytest.mark.parametrize("model", ["award", "modelworker", "honor"])
def test_a_record_is_opened_from_its_list(admin, model):
    award = factories.AwardFactory()
    key = {"award": award.pk, "modelworker": award.worker_id, "honor": award.honor_id}
    address = screen(model, "edit", key[model])
    assert f'href="{address}"' in shown(admin, model)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "春山"}, {"李春山"}),
        ({"q": "急诊"}, {"急诊科"}),
        ({"state": "proposed"}, {"罗文珍"}),
        ({"level": "provincial"}, {"急诊科"}),
        ({"family": "model_worker"}, {"李春山", "罗文珍"}),
        ({"recipient": "team"}, {"急诊科"}),
        ({"year": "2019"}, {"罗文珍"}),
        ({"batch": "第二批"}, {"罗文珍"}),
        ({"unit": "医院"}, {"急诊科"}),
    ],
)
def test_awards_are_found_from_every_side(admin, query, found):
    factories.AwardFactory(worker__name="李春山")
    factories.AwardFactory(
        worker__name="罗文珍", state="proposed", year=2019, batch="第二批"
    )
    factories.TeamAwardFactory(unit_at_award="县医院", team="急诊科")
    text = shown(admin, "award", **query)
    names = {"李春山", "罗文珍", "急诊科"}
    assert {name for name in names if name in text} == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "春山"}, {"李春山"}),
        ({"q": "罗珍"}, {"罗文珍"}),
        ({"highest": "provincial"}, {"罗文珍"}),
        ({"standing": "retired"}, {"罗文珍"}),
        ({"sex": "female"}, {"罗文珍"}),
        ({"is_public": "false"}, {"左国栋"}),
        ({"unit": "水泥"}, {"左国栋"}),
    ],
)
def test_people_are_found_from_every_side(admin, query, found):
    factories.AwardFactory(worker__name="李春山")
    factories.AwardFactory(
        worker__name="罗文珍",
        worker__other_names="罗珍",
        worker__standing="retired",
        worker__sex="female",
        honor__level="provincial",
    )
    factories.ModelWorkerFactory(name="左国栋", is_public=False, unit="县水泥厂")
    text = shown(admin, "modelworker", **query)
    names = {"李春山", "罗文珍", "左国栋"}
    assert {name for name in names if name in text} == found


@pytest.mark.parametrize("model", ["award", "modelworker", "honor"])
def test_thirty_records_cost_as_much_as_three(admin, model):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            admin.get(screen(model, "list"))
        return len(captured)

    def fill(count):
        for number in range(count):
            union = factories.OrganizationFactory()
            factories.AwardFactory(
                worker__organization=union,
                organization=union,
                honor__name=f"荣誉{union.pk}-{number}",
            )

    fill(3)
    queries()
    few = queries()
    fill(15)
    assert queries() == few


@pytest.mark.parametrize("model", ["award", "modelworker", "honor"])
def test_a_list_is_exported_with_chinese_headings(admin, model):
    factories.AwardFactory(worker__name="=李春山", title="=漾濞县劳动模范")
    response = admin.get(screen(model, "list"), {"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert "授予机关" in text or "姓名" in text
    assert "\n=" not in text and ",=" not in text


def test_an_honor_in_use_is_not_deleted_and_says_where_it_is_used(admin):
    award = factories.AwardFactory()
    ReferenceIndex.create_or_update_for_object(award)
    address = screen("honor", "delete", award.honor_id)
    answer = admin.get(address)
    assert screen("honor", "usage", award.honor_id) in answer.text
    assert "不能删除" in answer.text
    assert admin.post(address).status_code in (302, 403)
    assert Honor.objects.filter(pk=award.honor_id).exists()
    uses = admin.get(screen("honor", "usage", award.honor_id)).text
    assert award.worker.name in uses


def test_an_honor_in_use_survives_deletion_in_bulk(admin):
    award = factories.AwardFactory()
    address = reverse("wagtail_bulk_action", args=["honors", "honor", "delete"])
    address = f"{address}?id={award.honor_id}"
    assert "不能删除" in admin.get(address).text
    admin.post(address)
    assert Honor.objects.filter(pk=award.honor_id).exists()


def test_an_honor_nobody_holds_can_be_deleted(admin):
    honor = factories.HonorFactory()
    admin.post(screen("honor", "delete", honor.pk))
    assert not Honor.objects.exists()


def place_fields(awards, *places):
    return {f"place-{a.pk}": str(n) for a, n in zip(awards, places, strict=True)}


def test_the_numbers_of_a_list_are_filled_in_at_once(sign_in):
    client = sign_in("编辑")
    awards = [
        factories.AwardFactory(worker__name=name)
        for name in ("丁一", "王明珠", "文天成")
    ]
    gone = factories.AwardFactory(
        state="revoked", revoked_on="2025-01-01", revoked_by="县人民政府"
    )
    roll = factories.honor_roll(awards, order="manual")
    address = reverse("honors_places", args=[roll.pk])
    text = client.get(reverse("wagtailadmin_pages:edit", args=[roll.pk])).text
    assert address in text
    assert gone.worker.name not in client.get(address).text
    assert posted(client, address, place_fields(awards, 2, 3, 1)) == {}
    shown = [one.holder for one in client.get(roll.url).context["entries"]]
    assert shown == ["文天成", "丁一", "王明珠"]


def test_a_number_is_used_once_in_a_list(admin):
    awards = [factories.AwardFactory(place=1), factories.AwardFactory(place=2)]
    address = reverse("honors_places", args=[factories.honor_roll(awards).pk])
    errors = posted(admin, address, place_fields(awards, 7, 7))
    assert "序号7重复" in str(errors)
    assert posted(admin, address, place_fields(awards, 2, 1)) == {}
    assert [Award.objects.get(pk=one.pk).place for one in awards] == [2, 1]


REVOCATION = {
    "day": "2025-03-01",
    "authority": "漾濞彝族自治县人民政府",
    "document": "漾政发〔2025〕3号",
    "reason": "事迹不实。",
    "note": "",
    "confirmed": "on",
}


def test_a_signatory_revokes_and_takes_it_back(sign_in):
    client = sign_in("签发人")
    award = factories.AwardFactory()
    roll = factories.honor_roll([award])
    address = reverse("honors_revoke", args=[award.pk])
    asked = client.get(address).text
    assert roll.title in asked and "唯一有效的荣誉" in asked
    assert "confirmed" in posted(client, address, REVOCATION | {"confirmed": ""})
    award.refresh_from_db()
    assert award.state == "valid"
    assert posted(client, address, REVOCATION) == {}
    award.refresh_from_db()
    assert award.state == "revoked"
    text = client.get(screen("award", "edit", award.pk)).text
    assert "漾政发〔2025〕3号" in text and "事迹不实。" in text
    back = reverse("honors_restore", args=[award.pk])
    assert posted(client, back, {"basis": "登记错了人", "confirmed": "on"}) == {}
    award.refresh_from_db()
    assert award.state == "valid"


def test_an_editor_writes_awards_and_revokes_none(sign_in):
    client = sign_in("编辑")
    award = factories.AwardFactory()
    text = client.get(screen("award", "edit", award.pk)).text
    assert reverse("honors_revoke", args=[award.pk]) not in text
    for name in ("honors_revoke", "honors_restore"):
        address = reverse(name, args=[award.pk])
        client.post(address, REVOCATION)
        award.refresh_from_db()
        assert award.state == "valid"
    fields = award_fields(
        honor=award.honor_id, worker=award.worker_id, post_at_award="站长"
    )
    assert posted(client, screen("award", "edit", award.pk), fields) == {}
    client.post(screen("award", "delete", award.pk))
    assert Award.objects.get().post_at_award == "站长"


def test_an_editor_enters_a_death_and_takes_it_back(sign_in):
    client = sign_in("编辑")
    worker = factories.ModelWorkerFactory()
    entered = {"year": "2024", "basis": "单位来函", "confirmed": "on"}
    address = reverse("honors_death", args=[worker.pk])
    assert address in client.get(screen("modelworker", "edit", worker.pk)).text
    assert posted(client, address, entered) == {}
    worker.refresh_from_db()
    assert worker.is_deceased
    back = reverse("honors_take_back_death", args=[worker.pk])
    undone = {"standing": "retired", "basis": "登记错了人", "confirmed": "on"}
    assert posted(client, back, undone) == {}
    worker.refresh_from_db()
    assert worker.standing == "retired"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("honors_restore", "现在的状态是有效"),
        ("honors_take_back_death", "没有登记去世"),
    ],
)
def test_what_cannot_be_done_says_why(admin, name, sentence):
    award = factories.AwardFactory()
    key = award.pk if name == "honors_restore" else award.worker_id
    answer = admin.get(reverse(name, args=[key]), follow=True)
    assert sentence in answer.text


def test_a_refused_revocation_says_so_beside_its_field(admin):
    award = factories.AwardFactory()
    address = reverse("honors_revoke", args=[award.pk])
    errors = posted(admin, address, REVOCATION | {"document": "三号文"})
    assert "不完整" in errors["document"][0]


def test_what_was_revoked_is_never_deleted(admin):
    award = factories.AwardFactory()
    revoke(
        award,
        day=award.decision_date,
        authority="县人民政府",
        document="漾政发〔2025〕3号",
        reason="事迹不实。",
    )
    answer = admin.post(screen("award", "delete", award.pk), follow=True)
    assert "档案要留存" in answer.text
    address = reverse("wagtail_bulk_action", args=["honors", "award", "delete"])
    admin.post(f"{address}?id={award.pk}")
    assert Award.objects.get().document_number == "漾政发〔2024〕11号"


def test_a_person_is_previewed_as_the_page_will_be(admin):
    factories.honors_index()
    award = factories.AwardFactory(worker__name="李春山", title="漾濞县劳动模范")
    worker = award.worker
    worker.summary = "还没有保存的事迹"
    text = worker.make_preview_request().text
    assert "还没有保存的事迹" in text and "漾濞县劳动模范" in text
    assert "李新人" in ModelWorker(name="李新人").make_preview_request().text


def test_what_is_half_typed_is_not_saved_by_itself(admin):
    award = factories.AwardFactory()
    for address in (
        screen("award", "edit", award.pk),
        screen("modelworker", "edit", award.worker_id),
        screen("award", "add"),
    ):
        assert "autosave-interval" not in admin.get(address).text


def test_the_menu_holds_all_of_it(admin):
    text = admin.get(reverse("wagtailadmin_home")).text
    for label in ("光荣榜", "劳模", "获奖记录", "荣誉称号"):
        assert json.dumps(label)[1:-1] in text, label
