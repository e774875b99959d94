"""The rules of numbering an issue: numbers in, numbers and sentences out.

A series numbers its regular issues, supplements and specials apart, each from 1
again every year; regular issues also carry an overall number that never starts
again. A number once issued is never given again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

KIND_WORDS = {"regular": "", "supplement": "增刊", "special": "专刊"}
KIND_LETTERS = {"regular": "", "supplement": "s", "special": "z"}


class NumberConflict(ValueError):
    """The number asked for cannot be given; the text says why and what can be."""


@dataclass(frozen=True)
class Decision:
    """A number that may be issued; ``backfilled`` when later ones already are."""

    number: int
    backfilled: bool


def issue_label(kind: str, number: int) -> str:
    """第3期, 增刊第1期, 专刊第2期."""
    return f"{KIND_WORDS[kind]}第{number}期"


def overall_label(overall: int | None) -> str:
    """（总第128期）, or nothing for an issue without an overall number."""
    return f"（总第{overall}期）" if overall else ""


def issue_title(series: str, kind: str, year: int, number: int) -> str:
    """工会工作简报2026年第3期."""
    return f"{series}{year}年{issue_label(kind, number)}"


def issue_slug(kind: str, year: int, number: int) -> str:
    """``2026-03``; supplements ``2026-s01``, specials ``2026-z01``."""
    return f"{year}-{KIND_LETTERS[kind]}{number:02d}"


def next_number(taken: Collection[int], first: int = 1) -> int:
    """The number after the highest issued; ``first`` where the sequence begins."""
    return max(max(taken, default=0) + 1, first)


def decide_number(
    proposed: int | None, *, taken: Collection[int], first: int = 1, bygone: bool
) -> Decision:
    """Which number an issue gets at sign-off.

    ``proposed`` is the number printed on an older issue, or read from a Word file;
    without one the next number is taken. ``bygone`` says that the year lies before
    the site's first year: its issues always bring their own number.

    Raises ``NumberConflict`` when the proposal is taken or leaves a gap.
    """
    following = next_number(taken, first)
    if proposed is None:
        if bygone:
            raise NumberConflict("补录往年的简报，请填写原件上印的期号。")
        return Decision(following, backfilled=False)
    if proposed in taken:
        raise NumberConflict(
            f"第{proposed}期已经印发过，期号不能重复使用。请清空“原期号”，按第{following}期"
            "印发；或者填写尚未使用的期号，作为补录。"
        )
    if bygone or proposed < following:
        return Decision(proposed, backfilled=True)
    if proposed > following:
        raise NumberConflict(
            f"按顺序应为第{following}期，稿件上写的是第{proposed}期，中间会断号。"
            f"请清空“原期号”，按第{following}期印发；"
            f"或者先补录第{span(following, proposed - 1)}期，再印发这一期。"
        )
    return Decision(proposed, backfilled=False)


def decide_overall(
    proposed: int | None, *, is_taken: bool, following: int, backfilled: bool
) -> int | None:
    """The overall number (总期号) of a regular issue.

    ``following`` is the next one: after the highest given, or after the last issue
    printed before the site existed. A back-filled issue keeps the one printed on
    it, which is lower, or has none.
    """
    if is_taken:
        raise NumberConflict(
            f"总第{proposed}期已经用过。请清空“原总期号”，按总第{following}期印发，"
            "或者核对原件后改正。"
        )
    if backfilled:
        if proposed is not None and proposed >= following:
            raise NumberConflict(
                f"补录的旧简报总期号应小于{following}，填写的是{proposed}，请核对原件；"
                "原件没有总期号的可以不填。"
            )
        return proposed
    if proposed not in (None, following):
        raise NumberConflict(
            f"按台账应为总第{following}期，稿件上写的是总第{proposed}期。请核对；"
            f"清空“原总期号”即按总第{following}期印发。"
        )
    return following


def gaps(numbers: Collection[int], first: int = 1) -> list[int]:
    """The numbers missing below the highest issued.

    Counted from ``first``, or from an older number where one was back-filled.
    """
    start = min(first, min(numbers, default=first))
    return sorted(set(range(start, max(numbers, default=0))) - set(numbers))


def spans(numbers: Collection[int]) -> list[str]:
    """Numbers told in runs: 3, 4, 5, 8 → ``3–5`` and ``8``."""
    told: list[list[int]] = []
    for number in sorted(numbers):
        if told and number == told[-1][1] + 1:
            told[-1][1] = number
        else:
            told.append([number, number])
    return [span(start, end) for start, end in told]


def span(start: int, end: int) -> str:
    """``4`` or ``4–6``."""
    return str(start) if start == end else f"{start}–{end}"
