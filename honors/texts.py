"""Texts of records that the public may read: no number of a private person."""

from __future__ import annotations

import re

from django.utils.html import strip_tags

from intake.personal_data import personal_numbers

# Below the township: a village, a house in a street, a flat. The number of a
# generating set (机组2号) or a road (公路214号) is none.
_HOME = re.compile(
    r"住址|家住[^，。；]{0,20}?[村组号栋幢室]"
    r"|(?:村|(?<![机班])组|(?<!公)路|街|巷|弄|社区|小区)\d+号"
    r"|\d+(?:号楼|幢|栋)(?=\d)|\d+单元(?=\d)|\d+室(?![一-龥])"
)


def private_fault(label: str, text: str) -> str:
    """Why this text cannot be kept; empty when it can. Never repeats the number."""
    plain = strip_tags(text)
    kinds = list(dict.fromkeys(kind for kind, _ in personal_numbers(plain)))
    if _HOME.search(plain):
        kinds.append("家庭住址")
    if not kinds:
        return ""
    return (
        f"“{label}”里有{'、'.join(kinds)}。荣誉档案不保存个人号码和家庭住址，"
        "请删去后再保存。"
    )
