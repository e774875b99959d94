"""Numbers of private people, which no published record may hold.

Identity numbers are told by their check character (GB 11643-1999), so that document
and issue numbers are not taken for them.
"""

from __future__ import annotations

import re
import unicodedata

from stdnum import luhn
from stdnum.cn import ric

IDENTITY, MOBILE, CARD = "身份证号", "手机号", "银行卡号"
_IDENTITY = re.compile(r"(?<![0-9A-Z])\d{17}[0-9X](?![0-9A-Z])")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")
_CARD = re.compile(r"(?<!\d)62\d{14,17}(?!\d)")


def personal_numbers(text: str) -> list[tuple[str, str]]:
    """What was found, in the order of the text: (kind, number as written)."""
    plain = unicodedata.normalize("NFKC", text).upper()
    found = [
        (match.start(), kind, match[0])
        for kind, pattern, is_real in (
            (IDENTITY, _IDENTITY, ric.is_valid),
            (MOBILE, _MOBILE, bool),
            (CARD, _CARD, luhn.is_valid),
        )
        for match in pattern.finditer(plain)
        if is_real(match[0])
    ]
    return [(kind, number) for _, kind, number in sorted(found)]
