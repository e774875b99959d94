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


WRITTEN = {0: "零", 10: "十", 11: "十一", 20: "二十", 101: "一百零一", 110: "一百一十"}


@pytest.mark.parametrize(("number", "text"), WRITTEN.items())
def test_numerals_are_written(number, text):
    assert from_int(number) == text


@given(st.integers(0, 9999))
def test_what_is_written_is_read_back(number):
    assert to_int(from_int(number)) == number
