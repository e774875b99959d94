"""统一社会信用代码: GB 32100-2015 as §6.3 of the trade tells it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizations.credit_code import (
    credit_code_fault,
    credit_code_remark,
    normalise_credit_code,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def check_character(seventeen: str) -> str:
    """The standard's own formula, to test the library by."""
    total = sum(
        ALPHABET.index(letter) * weight
        for letter, weight in zip(seventeen, WEIGHTS, strict=True)
    )
    return ALPHABET[(31 - total % 31) % 31]


@pytest.mark.parametrize(
    "code",
    [
        "81532922MC00000124",
        "81532922MC0000020Y",
        "89532922MC0000012B",
        "91350100M000100Y43",
    ],
)
def test_a_right_code_has_no_fault(code):
    assert credit_code_fault(code) == ""


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("81532922MC00000125", "校验位应为4"),
        ("81532922MC00000I24", "不使用字母I，请核对是不是数字1、0、5、2"),
        ("91350100M000100Y4Z", "不使用字母Z，请核对是不是数字1、0、5、2"),
        ("81532922MC000001", "应为18位，现在是16位"),
        ("81532922MC0000012？", "含有不能使用的字符，请对照登记证书核对"),
    ],
)
def test_a_wrong_code_is_told_what_is_wrong(code, fault):
    assert credit_code_fault(code) == fault


@given(st.text(alphabet=ALPHABET, min_size=15, max_size=15))
def test_exactly_one_check_character_fits(rest):
    if not rest[:6].isdigit():
        rest = "532922" + rest[6:]
    stem = "81" + rest
    good = check_character(stem)
    assert credit_code_fault(stem + good) == ""
    for wrong in set(ALPHABET) - {good}:
        assert credit_code_fault(stem + wrong) == f"校验位应为{good}"


def test_case_width_spaces_and_hyphens_are_put_right():
    typed = " ８１532922-mc0000 0124　"
    assert normalise_credit_code(typed) == "81532922MC00000124"


@pytest.mark.parametrize("code", ["81532922MC00000124", "89532922MC0000012B", ""])
def test_a_union_s_own_prefix_is_not_remarked(code):
    assert credit_code_remark(code) == ""


def test_another_prefix_is_remarked_not_refused():
    remark = "开头是91，工会自行登记的代码一般以81或89开头，请核对"
    assert credit_code_remark("91350100M000100Y43") == remark
