"""Percentages, runs of years, spelled departments, days and charts: pure rules."""

import datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizations.figures.charts import ROW, bars, line
from organizations.figures.comparing import difference, written
from organizations.figures.consecutive import spelled_run, years_in_front
from organizations.figures.departments import spelled_departments
from organizations.figures.percent import rate, share
from organizations.figures.values import FigureValue

END_OF_2005 = datetime.date(2005, 12, 31)
counts = st.integers(0, 10**7)


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [
        (4386, 4572, "95.93%"),
        (7, 7, "100%"),
        (8, 16, "50%"),
        (0, 5, "0%"),
        (1, 3, "33.33%"),
        (2, 3, "66.67%"),
        (1, 8, "12.5%"),
        (1, 16, "6.25%"),
        (1, 32, "3.13%"),  # 3.125: half up, where floats and banks say 3.12
        (1, 100_000, "0%"),
        (0, 0, "—"),
        (5, 0, "—"),
    ],
)
def test_a_rate_is_printed_as_statistics_print_it(numerator, denominator, printed):
    assert rate(numerator, denominator) == printed


@given(counts, st.integers(1, 10**7))
def test_a_share_is_off_by_half_a_hundredth_at_most(numerator, denominator):
    exact = Decimal(numerator) * 100 / Decimal(denominator)
    assert abs(share(numerator, denominator) - exact) <= Decimal("0.005")


@given(counts, st.integers(1, 10**7))
def test_a_printed_rate_never_ends_in_a_needless_nought(numerator, denominator):
    printed = rate(numerator, denominator).removesuffix("%")
    assert Decimal(printed) == share(numerator, denominator)
    assert "." not in printed or printed[-1] not in "0."


@given(st.integers(1, 10**7))
def test_all_of_them_are_a_hundred_percent(number):
    assert rate(number, number) == "100%"


RANKS = {2002: 6, 2003: 3, 2004: 2, 2005: 1}


@pytest.mark.parametrize(
    ("ranks", "day", "run", "spelled"),
    [
        (RANKS, END_OF_2005, [2003, 2004, 2005], "2003年至2005年"),
        (RANKS, datetime.date(2005, 12, 30), [2003, 2004], "2003年至2004年"),
        (RANKS, datetime.date(2026, 3, 1), [2003, 2004, 2005], "2003年至2005年"),
        (RANKS, datetime.date(2003, 12, 31), [2003], "2003年"),
        (RANKS, datetime.date(2002, 12, 31), [], ""),
        (RANKS | {2006: 4}, datetime.date(2006, 12, 31), [], ""),
        (RANKS | {2006: None}, datetime.date(2006, 12, 31), [], ""),
        ({2003: 1, 2005: 1}, END_OF_2005, [2005], "2005年"),
        ({2004: 0, 2005: 1}, END_OF_2005, [2005], "2005年"),
        ({}, END_OF_2005, [], ""),
    ],
)
def test_years_in_front_are_those_in_a_row_up_to_the_latest(ranks, day, run, spelled):
    found = years_in_front(ranks.items(), day)
    assert list(found) == run
    assert spelled_run(found) == spelled


@pytest.mark.parametrize(
    ("numbers", "spelled"),
    [
        ({"section": 4, "office": 1}, "四股一室"),
        ({"section": 2, "office": 0}, "两股"),
        ({"section": 12, "office": 1, "center": 2}, "十二股一室两中心"),
        ({}, ""),
    ],
)
def test_departments_are_spelled_as_offices_say_them(numbers, spelled):
    assert spelled_departments(numbers) == spelled


def value(number, unit="个"):
    return FigureValue("key", "概况", "职工", unit, number)


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        (value(16), value(11), "多5个"),
        (value(9), value(11), "少2个"),
        (value(9), value(9), "持平"),
        (value(95.93, "%"), value(94.73, "%"), "多1.2个百分点"),
        (value(None), value(9), "—"),
        (value(9), value(None), "—"),
        (value(9), None, "—"),
    ],
)
def test_a_difference_is_told_in_the_unit_of_the_figure(now, then, told):
    assert difference(now, then) == told


@given(counts)
def test_a_written_number_is_the_number(number):
    assert written(number) == str(number)


def test_bars_begin_at_zero_and_keep_their_proportions():
    drawing = bars([("机关", 50, "50个"), ("事业", 25, "25个"), ("外资", 0, "0个")])
    first, second = drawing.bars
    assert first.length == 2 * second.length
    assert first.end < drawing.width
    assert drawing.height == 2 * ROW
    assert bars([]).bars == ()


@given(st.dictionaries(st.integers(1949, 2100), st.integers(0, 10**6), min_size=1))
def test_points_stay_inside_the_drawing_and_their_names_apart(numbers):
    drawing = line([(year, numbers[year], "") for year in sorted(numbers)])
    assert all(0 <= point.x <= drawing.width for point in drawing.points)
    assert all(0 <= point.y <= drawing.base for point in drawing.points)
    assert drawing.named[-1] == drawing.points[-1]
    places = [point.x for point in drawing.named]
    assert all(after - before >= 50 for before, after in pairwise(places))


def test_points_are_as_far_apart_as_their_years():
    first, second, third = line([(2005, 1, ""), (2015, 1, ""), (2020, 1, "")]).points
    assert second.x - first.x == 2 * (third.x - second.x)
