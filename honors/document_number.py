"""Numbers of official documents: 云政发〔2004〕12号."""

from __future__ import annotations

import re
import unicodedata

_FORM = re.compile(r"[\u4e00-\u9fa5]{1,12}〔\d{4}〕\d{1,4}号")
_YEAR = re.compile(r"[\[［(（〔【]\s*(\d{4})\s*[\]］)）〕】]")


def normalise_document_number(text: str) -> str:
    """As the rule for documents writes it: 云政发[2004]012号 → 云政发〔2004〕12号.

    Brackets of any kind become 〔〕, digits half width, blanks and 第 go.
    """
    digits = "".join(
        unicodedata.normalize("NFKC", char) if char.isdecimal() else char
        for char in text
    )
    number = _YEAR.sub(r"〔\1〕", "".join(digits.split()))
    return re.sub(r"〕第?0*(\d+)", r"〕\1", number)


def document_number_fault(number: str) -> str:
    """Why a normalised number is none; empty when it is."""
    if _FORM.fullmatch(number):
        return ""
    return (
        f"文号“{number}”不完整，应由发文机关代字、年份和序号组成，"
        "如“云政发〔2004〕12号”，请照文件填写。"
    )
