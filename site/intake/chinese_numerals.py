"""Chinese numerals to integers and back: 十二, 一百二十八, 二〇二六."""

from __future__ import annotations

import re

DIGITS = "〇一二三四五六七八九"
NUMERAL_CHARACTERS = "〇零○一二三四五六七八九十百千两"
LONGEST = 9  # characters; a longer run numbers nothing in an office
_UNITS = {"十": 10, "百": 100, "千": 1000}
_VALUES = {character: value for value, character in enumerate(DIGITS)} | {
    "零": 0,
    "○": 0,
    "两": 2,
}


def to_int(text: str) -> int | None:
    """The number that a run of Chinese or Arabic digits (full width too) writes.

    Both manners are read: by places (一百二十八) and digit by digit (二〇二六).
    None when the text is not a number, or too long to mean one.
    """
    if len(text) > LONGEST:
        return None
    if re.fullmatch(r"\d+", text):
        return int(text)
    if not text or any(character not in NUMERAL_CHARACTERS for character in text):
        return None
    if not any(character in _UNITS for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    return _by_places(text)


def _by_places(text: str) -> int:
    total = 0
    digit = 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _VALUES[character]
    return total + digit


def from_int(number: int) -> str:
    """A number from 0 to 9999 by places: 10 is 十, 128 is 一百二十八, 101 一百零一."""
    if number == 0:
        return "零"
    written = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += DIGITS[digit] + unit
        elif written and number % place and not written.endswith("零"):
            written += "零"
    return written.removeprefix("一") if written.startswith("一十") else written
