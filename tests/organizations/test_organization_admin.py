"""The register in the admin: found by any name, refused in sentences."""

from datetime import date
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.groups import sync_groups
from organizations.models import Organization
from tests import factories

pytestmark = pytest.mark.django_db
make = factories.OrganizationFactory
LISTING = "wagtailsnippets_organizations_organization:list"
CHOOSERS = "wagtailsnippetchoosers_organizations_organization"
RESULTS = [f"{LISTING}_results", f"{CHOOSERS}:choose_results"]
INLINES = {
    name: inline_formset([])
    for name in (
        "former_states", "officers", "headcounts", "practices", "contracts",
        "home_awards", "competition_results", "departments", "staff", "assessments",
    )
}  # fmt: skip


@pytest.fixture
def admin(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    return client


@pytest.fixture
def yangbi():
    make(name="教育系统工会", kind="system_union")
    return make(
        name="漾濞彝族自治县总工会", short_name="县总", aliases="漾濞工会\n州直管"
    )


def listed(admin, name, **query):
    html = admin.get(reverse(name), query).content.decode()
    return {one.name for one in Organization.objects.all() if one.name in html}


@pytest.mark.parametrize("screen", RESULTS)
@pytest.mark.parametrize("text", ["漾濞", "自治县", "县总", "漾濞工会", "直管"])
def test_part_of_a_name_or_of_an_alias_finds_it(admin, yangbi, screen, text):
    assert listed(admin, screen, q=text) == {yangbi.name}


@pytest.mark.parametrize("screen", RESULTS)
def test_a_kind_narrows_the_list(admin, yangbi, screen):
    assert listed(admin, screen, kind="system_union") == {"教育系统工会"}


def test_the_chooser_opens(admin, yangbi):
    response = admin.get(reverse(f"{CHOOSERS}:choose"))
    html = response.json()["html"]
    assert yangbi.name in html
    assert "全部类型" in html


def post(admin, record=None, **fields):
    name = "wagtailsnippets_organizations_organization:" + ("edit" if record else "add")
    address = reverse(name, args=[record.pk] if record else [])
    filled = {"name": "新工会", "kind": "joint_union", "standing": "normal"}
    posted = nested_form_data(INLINES | filled | fields)
    response = admin.post(address, posted)
    return response.context["form"].errors if response.status_code == 200 else {}


def test_a_record_is_made_and_changed(admin):
    assert not post(admin, name="顺濞镇工会联合会")
    record = Organization.objects.get()
    assert not post(admin, record, name=record.name, short_name="顺濞镇工会")
    record.refresh_from_db()
    assert record.short_name == "顺濞镇工会"


def test_a_former_name_finds_it(admin, yangbi):
    factories.FormerStateFactory(organization=yangbi, name="漾县工会筹委会")
    for screen in RESULTS:
        assert listed(admin, screen, q="筹委会") == {yangbi.name}


def test_a_duplicate_is_shown_nowhere(admin, yangbi):
    double = make(name="漾濞县总工会（重复）", duplicate_of=yangbi, parent=yangbi)
    for screen in (LISTING, *RESULTS):
        assert double.name not in listed(admin, screen)
    name = "wagtailsnippets_organizations_organization:edit"
    assert admin.get(reverse(name, args=[double.pk])).status_code == 404
    assert "parent" in post(admin, parent=double.pk)


def test_every_side_narrows_the_list(admin):
    top = make(name="平坡镇工会联合会")
    make(
        name="核桃公司工会",
        kind="enterprise_union",
        nature="private",
        is_new_enterprise=True,
        parent=top,
    )
    make(name="供销社工会", standing="dissolved", valid_to=date(2010, 1, 1))
    make(name="卫生院工会", term_start=date(2015, 1, 1), term_years=5)
    asked = {
        "nature": ("private", "核桃公司工会"),
        "standing": ("dissolved", "供销社工会"),
        "parent": (top.pk, "核桃公司工会"),
        "is_new_enterprise": ("true", "核桃公司工会"),
        "overdue": ("yes", "卫生院工会"),
    }
    for side, (value, name) in asked.items():
        shown = listed(admin, f"{LISTING}_results", **{side: value})
        assert shown - {top.name} == {name}, side


def test_the_term_is_shown_with_its_end(admin):
    make(name="卫生院工会", term_start=date(2015, 3, 16), term_years=5)
    assert "2020年3月16日（超期）" in admin.get(reverse(LISTING)).text


def test_as_many_queries_for_three_records_as_for_thirty(admin):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            admin.get(reverse(LISTING))
        return len(captured)

    top = make()
    for _ in range(2):
        make(parent=top)
    admin.get(reverse(LISTING))
    few = queries()
    for _ in range(27):
        make(parent=top)
    assert queries() == few


def test_a_formula_is_exported_as_words(admin):
    make(name="=HYPERLINK(1)工会", credit_code="81532922MC00000124")
    response = admin.get(reverse(LISTING), {"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)工会" in text
    assert "81532922MC00000124" in text
    assert "False" not in text


def test_a_code_is_put_right_on_saving(admin):
    assert not post(admin, credit_code=" ８1532922mc 00000124")
    assert Organization.objects.get().credit_code == "81532922MC00000124"


def test_a_wrong_code_is_refused_beside_its_field(admin):
    errors = post(admin, credit_code="81532922MC00000125")
    assert errors["credit_code"] == ["统一社会信用代码不对：校验位应为4。"]


def test_an_unusual_code_is_saved_with_a_warning(admin):
    address = reverse("wagtailsnippets_organizations_organization:add")
    fields = {"name": "厂工会", "kind": "joint_union", "standing": "normal"}
    code = {"credit_code": "91350100M000100Y43"}
    posted = nested_form_data(INLINES | fields | code)
    assert "开头是91" in admin.post(address, posted, follow=True).text
    assert Organization.objects.get().credit_code == code["credit_code"]


def test_what_is_half_typed_is_not_saved_by_itself(admin, yangbi):
    name = "wagtailsnippets_organizations_organization:edit"
    for address in (reverse(name, args=[yangbi.pk]), reverse(name[:-4] + "add")):
        assert "autosave-interval" not in admin.get(address).text


def history(**fields):
    row = {"until": "2010-05-31", "reason": "renamed", "name": "", "kind": ""}
    return {"former_states": inline_formset([row | fields])}


def test_what_a_rename_left_alone_is_filled_in_the_history(admin, yangbi):
    values = {"name": "新工会", "nature": "private", "parent": yangbi.pk}
    assert not post(admin, **values, **history(name="旧工会"))
    state = Organization.objects.get(name="新工会").former_states.get()
    assert (state.name, state.kind, state.nature) == (
        "旧工会",
        "joint_union",
        "private",
    )
    assert state.parent == yangbi


def test_what_a_transfer_left_alone_is_filled_in_the_history(admin, yangbi):
    posted = history(reason="transferred", parent=yangbi.pk)
    assert not post(admin, name="新工会", **posted)
    state = Organization.objects.get(name="新工会").former_states.get()
    assert (state.name, state.kind, state.parent) == ("新工会", "joint_union", yangbi)


def test_a_rename_wants_the_former_name(admin):
    assert post(admin, **history()) == {}
    assert not Organization.objects.exists()
    response = admin.post(
        reverse("wagtailsnippets_organizations_organization:add"),
        nested_form_data(
            INLINES
            | {"name": "新工会", "kind": "joint_union", "standing": "normal"}
            | history()
        ),
    )
    rows = response.context["form"].formsets["former_states"]
    assert rows.errors[0]["name"] == ["变更原因是更名，请填写更名以前的全称。"]


def test_an_earlier_version_is_compared_and_restored(admin, yangbi):
    kinds = {"kind": "county_federation", "name": yangbi.name}
    post(admin, yangbi, **kinds, phone="0872-7520000")
    post(admin, yangbi, **kinds, phone="0872-7520001")
    first, second = yangbi.revisions.order_by("pk")
    names = "wagtailsnippets_organizations_organization:"
    compared = admin.get(
        reverse(f"{names}revisions_compare", args=[yangbi.pk, first.pk, second.pk])
    ).text
    assert "单位电话" in compared
    assert "编辑" in admin.get(reverse(f"{names}history", args=[yangbi.pk])).text
    address = reverse(f"{names}revisions_revert", args=[yangbi.pk, first.pk])
    assert admin.get(address).status_code == 200
    old = {**kinds, "standing": "normal", "phone": "0872-7520000"}
    admin.post(address, nested_form_data(INLINES | old))
    yangbi.refresh_from_db()
    assert yangbi.phone == "0872-7520000"


def test_an_older_version_brings_back_words_not_facts(admin, yangbi):
    first = yangbi.save_revision()
    factories.HeadcountFactory(organization=yangbi)
    former = first.as_object()
    assert former.name == yangbi.name
    assert former.headcounts.count() == 1


def test_an_older_version_does_not_hide_the_record_again(yangbi):
    yangbi.duplicate_of = make()
    hidden = yangbi.save_revision()
    yangbi.duplicate_of = None
    yangbi.save()
    assert hidden.as_object().duplicate_of_id is None


def test_a_circle_is_refused_in_a_sentence(admin):
    top = make()
    below = make(parent=top)
    errors = post(admin, top, name=top.name, parent=below.pk)
    assert errors["parent"] == ["上级工会不能是本组织或本组织的下级，请换一个。"]


def test_dates_the_wrong_way_round_are_refused_in_a_sentence(admin):
    ended = {"standing": "dissolved", "valid_to": "2026-03-15"}
    errors = post(admin, valid_from="2026-03-16", **ended)
    assert errors["__all__"] == ["终止日期不能早于成立日期。"]


def test_a_name_already_taken_is_refused(admin, yangbi):
    assert "name" in post(admin, name=yangbi.name)


def delete(admin, record, method="get"):
    address = reverse(
        "wagtailsnippets_organizations_organization:delete", args=[record.pk]
    )
    return getattr(admin, method)(address, follow=True)


def test_nobody_deletes_a_record(admin, client, yangbi):
    delete(admin, yangbi, "post")
    factories.home_page()
    sync_groups()
    client.force_login(factories.UserFactory(groups=["编辑", "签发人"]))
    assert client.get(reverse(LISTING)).status_code == 200
    delete(client, yangbi, "post")
    assert Organization.objects.filter(pk=yangbi.pk).exists()


def test_the_usage_of_a_record_names_the_issue_it_contributed_to(admin, yangbi):
    issue = factories.issue(articles=[factories.article(contributors=[yangbi])])
    ReferenceIndex.create_or_update_for_object(issue)
    usage = reverse(
        "wagtailsnippets_organizations_organization:usage", args=[yangbi.pk]
    )
    assert issue.title in admin.get(usage).text


@pytest.mark.parametrize("kind", ["township_federation", "county_federation"])
def test_the_form_as_it_is_drawn_can_be_saved(admin, kind):
    record = make(kind=kind)
    name = "wagtailsnippets_organizations_organization:edit"
    address = reverse(name, args=[record.pk])
    drawn = BeautifulSoup(admin.get(address).text, "html.parser")
    posted = {
        field["name"]: field.get("value", "")
        for field in drawn.select("form [name]")
        if field.name == "input"
        and "__prefix__" not in field["name"]
        and (
            field.get("type") not in ("checkbox", "radio") or field.has_attr("checked")
        )
    }
    for field in drawn.select("form select[name]"):
        chosen = field.select_one("option[selected]")
        posted[field["name"]] = chosen["value"] if chosen else ""
    posted = {key: value for key, value in posted.items() if "__prefix__" not in key}
    response = admin.post(address, posted | {"short_name": "新简称"})
    assert response.status_code == 302, response.context["form"].errors
    record.refresh_from_db()
    assert record.short_name == "新简称"


@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_the_register_is_exported_with_chinese_headings(admin, yangbi, export):
    response = admin.get(reverse(LISTING), {"export": export})
    data = b"".join(response.streaming_content)
    assert response.status_code == 200
    assert (
        f"filename*=utf-8''{quote('工会组织')}.{export}"
        in (response["Content-Disposition"])
    )
    if export == "csv":
        text = data.decode("utf-8-sig")
        assert text.startswith("全称,规范简称,统一社会信用代码,组织类型,单位性质,")
        assert yangbi.name in text
