"""Periods of working days, with the holidays that are arranged."""

from datetime import date

import pytest

from honors.holiday_notice import read_notice
from honors.start import ARRANGED
from honors.working_days import (
    counted,
    is_working_day,
    period_end,
    working_days,
    years_without,
)

KNOWN = {
    one.day: one.is_workday
    for year, text in ARRANGED.items()
    for one in read_notice(text, year)
}


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2011, 4, 18), 5, date(2011, 4, 22)),  # Monday to Friday
        (date(2020, 5, 14), 5, date(2020, 5, 20)),  # Thursday to Wednesday
        (date(2024, 4, 29), 5, date(2024, 5, 8)),  # over the first of May
        (date(2024, 4, 26), 5, date(2024, 5, 6)),  # the Sunday before is worked
        (date(2025, 9, 28), 3, date(2025, 9, 30)),
        (date(2026, 9, 21), 7, date(2026, 9, 30)),
        (date(2026, 3, 16), 1, date(2026, 3, 16)),
        (date(2026, 3, 14), 5, date(2026, 3, 20)),  # Saturday: from Monday
    ],
)
def test_the_first_working_day_counts_and_the_last_ends_the_period(start, days, end):
    assert period_end(start, days, KNOWN) == end


def test_the_working_days_of_a_period_can_be_listed():
    first = date(2024, 4, 29)
    listed = [date(2024, 4, 29), date(2024, 4, 30)]
    listed += [date(2024, 5, 6), date(2024, 5, 7), date(2024, 5, 8)]
    assert working_days(first, 5, KNOWN) == listed
    assert counted(first, date(2024, 5, 8), KNOWN) == listed


def test_a_weekend_day_that_is_arranged_as_worked_counts():
    assert is_working_day(date(2024, 4, 28), KNOWN)
    assert not is_working_day(date(2024, 4, 28), {})
    assert not is_working_day(date(2024, 5, 1), KNOWN)


def test_a_year_for_which_nothing_is_arranged_is_named():
    days = [date(2026, 12, 30), date(2027, 1, 4)]
    assert years_without(days, {2025, 2026}) == [2027]
    assert years_without(days, {2026, 2027}) == []


@pytest.mark.parametrize(("year", "free"), [(2024, 11), (2025, 13), (2026, 13)])
def test_what_is_known_of_a_year_gives_the_statutory_number_of_holidays(year, free):
    """Weekend days are worked in exchange for all weekdays beyond that number."""
    days = {day: is_worked for day, is_worked in KNOWN.items() if day.year == year}
    exchanged = [day for day, is_worked in days.items() if is_worked]
    assert all(day.weekday() > 4 for day in exchanged)
    off = [day for day, worked in days.items() if not worked and day.weekday() < 5]
    assert len(off) - len(exchanged) == free
