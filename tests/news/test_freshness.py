"""Until when a column counts as kept up."""

from datetime import date, timedelta

import pytest

from news.broadcast import spoken_duration
from news.enums import Freshness
from news.freshness import fresh_until, is_stale, months_after
from news.keeping import Keeping, keeping_of

LAST = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("freshness", "last_good_day"),
    [
        ("dynamic", date(2026, 3, 30)),
        ("notice", date(2026, 9, 16)),
        ("monthly", date(2026, 4, 16)),
        ("quarterly", date(2026, 6, 16)),
        ("yearly", date(2027, 3, 16)),
        ("static", date(2027, 3, 16)),
    ],
)
def test_a_column_is_stale_from_the_day_after_its_limit(freshness, last_good_day):
    assert fresh_until(freshness, LAST) == last_good_day
    assert not is_stale(freshness, LAST, last_good_day)
    assert is_stale(freshness, LAST, date.fromordinal(last_good_day.toordinal() + 1))


def test_every_class_of_freshness_has_a_limit():
    assert all(fresh_until(freshness, LAST) > LAST for freshness in Freshness.values)


def test_news_turns_stale_on_day_fifteen():
    assert not is_stale("dynamic", date(2026, 11, 1), date(2026, 11, 15))
    assert is_stale("dynamic", date(2026, 11, 1), date(2026, 11, 16))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_end_on_a_day_that_exists(day, months, expected):
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("is_closed", "due", "expected"),
    [
        (False, None, Keeping.EMPTY),
        (True, None, Keeping.EMPTY),
        (False, date(2026, 3, 15), Keeping.STALE),
        (False, LAST, Keeping.FRESH),
        (True, date(2020, 1, 1), Keeping.CLOSED),
    ],
)
def test_a_column_is_empty_stale_fresh_or_closed(is_closed, due, expected):
    assert keeping_of(is_closed, due, today=LAST) is expected


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(102, "1分42秒"), (60, "1分"), (45, "45秒"), (3661, "1小时1分1秒"), (0, "0秒")],
)
def test_a_duration_is_written_as_it_is_said(seconds, said):
    assert spoken_duration(timedelta(seconds=seconds)) == said
