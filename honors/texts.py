"""Texts of records that the public may read: no number of a private person."""

from __future__ import annotations

import re

from django.utils.html import strip_tags

from intake.personal_data import personal_numbers

# below the township: a village's group, a house, a flat
_HOME = re.compile(
    r"(家庭住址|家住|住址|现住)"
    r"|[村组路街巷弄社区]\d+号|\d+(号楼|幢|栋|单元)|\d+室(?![一-龥])"
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
