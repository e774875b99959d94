"""The day in an address is read one way, wherever it is asked for."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from organizations.days_asked import AsOfForm, read_day
from tests import factories

THEN = date(2005, 12, 31)
WAYS = ["2005-12-31", "2005年12月31日", "2005.12.31", "2005/12/31", " 2005 - 12 - 31 "]
NO_DAYS = ["昨天", "2005-13-31", "2005-02-30", "20051231", "9" * 5000, "2005-12-31'--"]


@pytest.mark.parametrize("text", WAYS)
def test_a_day_is_read_as_offices_write_it(text):
    assert read_day(text) == THEN
    assert AsOfForm({"as_of": text}).past_day == THEN


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_told_and_today_is_taken(text):
    form = AsOfForm({"as_of": text})
    assert (form.day, form.past_day) == (timezone.localdate(), None)
    assert form.sentences == ["“截至日期”要写成2005-12-31的样子，并且确有这一天。"]


def test_a_day_to_come_and_one_before_the_unions_are_told():
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "不能晚于今天" in AsOfForm({"as_of": str(tomorrow)}).sentences[0]
    assert "不能早于1949年" in AsOfForm({"as_of": "1948-12-31"}).sentences[0]


@pytest.mark.parametrize("given", [{}, {"as_of": ""}])
def test_without_a_day_it_is_today_and_no_fault(given):
    form = AsOfForm(given)
    assert (form.day, form.is_past, form.sentences) == (form.today, False, [])


@pytest.mark.django_db
@pytest.mark.parametrize("text", WAYS)
def test_register_record_and_figures_understand_the_same_ways(client, text):
    factories.home_page()
    union = factories.OrganizationFactory(name="漾江镇工会联合会")
    for address in ("/organizations/", union.get_absolute_url()):
        page = client.get(address, {"as_of": text}).text
        assert "这里是2005年12月31日的" in page
    page = client.get("/organizations/figures/", {"as_of": text}).text
    assert 'value="2005-12-31"' in page
