"""Numbers of private people, which no published record may hold.

Identity numbers are told by birthday and check character (GB 11643-1999), so that
document and issue numbers are not taken for them.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from stdnum import luhn
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

IDENTITY, MOBILE, CARD = "身份证号", "手机号", "银行卡号"
_IDENTITY = re.compile(r"(?<![0-9A-Z])\d{17}[0-9X](?![0-9A-Z])")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")
_CARD = re.compile(r"(?<!\d)62\d{14,17}(?!\d)")
_PROVINCES = {
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55),
    *range(61, 66), 71, 81, 82, 83,
}  # fmt: skip
_EARLIEST_BIRTH = 1850  # the samples of the standard are of 1880 and 1949


def personal_numbers(text: str) -> list[tuple[str, str]]:
    """What was found, in the order of the text: (kind, number as written)."""
    plain = unicodedata.normalize("NFKC", text).upper()
    found = [
        (match.start(), kind, match[0])
        for kind, pattern, is_real in (
            (IDENTITY, _IDENTITY, is_identity),
            (MOBILE, _MOBILE, bool),
            (CARD, _CARD, luhn.is_valid),
        )
        for match in pattern.finditer(plain)
        if is_real(match[0])
    ]
    return [(kind, number) for _, kind, number in sorted(found)]


def is_identity(number: str) -> bool:
    """Whether 18 characters number a person: check character, province and birthday.

    The county is not asked for: people keep the number of one that is no more, and
    permits of people from Hong Kong, Macao and Taiwan (81–83) name none.
    """
    try:
        born = ric.get_birth_date(number)
    except ValidationError:
        return False
    return (
        int(number[:2]) in _PROVINCES
        and _EARLIEST_BIRTH <= born.year <= date.today().year
        and number[-1] == ric.calc_check_digit(number)
    )
