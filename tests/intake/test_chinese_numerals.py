"""Chinese numerals are read and written as offices do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.chinese_numerals import from_int, to_int


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二十八", 128),
        ("一百零一", 101),
        ("两千零六", 2006),
        ("二〇二六", 2026),
        ("二○二六", 2026),
        ("128", 128),
        ("１２８", 128),
        ("", None),
        ("第三", None),
    ],
)
def test_numerals_are_read(text, number):
    assert to_int(text) == number


@pytest.mark.parametrize("digit", ["9", "９", "九", "千", "0"])
def test_a_run_too_long_to_mean_a_number_is_none(digit):
    assert to_int(digit * 10) is None
    assert to_int(digit * 5000) is None


def test_nine_digits_are_still_a_number():
    assert to_int("9" * 9) == to_int("九" * 9) == 999_999_999


WRITTEN = {0: "零", 10: "十", 11: "十一", 20: "二十", 101: "一百零一", 110: "一百一十"}


@pytest.mark.parametrize(("number", "text"), WRITTEN.items())
def test_numerals_are_written(number, text):
    assert from_int(number) == text


@given(st.integers(0, 9999))
def test_what_is_written_is_read_back(number):
    assert to_int(from_int(number)) == number
