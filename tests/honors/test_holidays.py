"""The yearly arrangement of holidays: read from the notice, entered, looked up."""

from datetime import date

import pytest

from honors.holiday_notice import NoticeError, read_notice
from honors.models import Holiday
from honors.start import ARRANGED, known_holidays

NOTICE = """
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。
　　2月14日（周六）、2月28日（周六）上班。
七、国庆节、中秋节：９月30日至10月7日放假，共8天。
节假日期间，各单位要妥善安排好值班和安全、保卫等工作。
"""


def days_of(text, year=2026):
    return {one.day: (one.name, one.is_workday) for one in read_notice(text, year)}


def test_the_paragraphs_of_the_notice_are_read_as_they_stand():
    days = days_of(NOTICE)
    assert len(days) == 4 + 11 + 8
    assert days[date(2026, 1, 3)] == ("元旦", False)
    assert days[date(2026, 1, 4)] == ("元旦", True)
    assert days[date(2026, 2, 23)] == ("春节", False)
    assert days[date(2026, 2, 28)] == ("春节", True)
    assert days[date(2026, 10, 7)] == ("国庆节、中秋节", False)


def test_a_holiday_of_two_years_is_read_by_the_years_it_gives():
    days = days_of("元旦：2022年12月31日至2023年1月2日放假调休，共3天。", 2023)
    assert list(days) == [date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "没有找到放假和上班的日期"),
        ("各单位要妥善安排好值班。", "没有找到放假和上班的日期"),
        ("元旦：1月1日（周三）放假。", "2026年1月1日是周四，粘贴的内容写的是周三"),
        ("元旦：2月30日放假。", "2026年2月没有30日"),
        ("1月1日至3日放假。", "前面没有节日名称"),
        ("元旦：1日至3日放假。", "没有写月份"),
        ("元旦：1月3日至1日放假。", "起止日期不对"),
        ("元旦：1月1日至3日放假。1月3日上班。", "1月3日既写了放假又写了上班"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(text, said):
    with pytest.raises(NoticeError, match=said):
        read_notice(text, 2026)


@pytest.mark.django_db
def test_the_known_years_are_entered_once_and_never_over_the_office():
    Holiday.objects.create(day=date(2025, 1, 1), name="元旦")
    known_holidays()
    known_holidays()
    assert Holiday.objects.years() == sorted(ARRANGED)
    assert Holiday.objects.filter(day__year=2025).count() == 1
    arrangement = Holiday.objects.arrangement()
    assert arrangement[date(2026, 1, 4)] is True
    assert arrangement[date(2026, 1, 1)] is False
