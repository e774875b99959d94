"""Which characters reach the press, and where a character stands in the data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

# Look-alikes that pasted text brings, for which the vendored faces have the usual form.
LOOK_ALIKES = str.maketrans({"―": "—", "〜": "～", "･": "·", "‧": "·", "\u2011": "-"})
# Squared units such as ㎞ are written out; the sheets draw ㎡ and ㎥ themselves.
SQUARED = re.compile(r"[\u3371-\u33df](?<![㎡㎥])")
# Controls, zero-width characters, variation selectors, byte order mark: never drawn.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    r"\ufe00-\ufe0f\ufeff\ufffc\U000e0100-\U000e01ef]"
)
CONTEXT = 8


def printable(value: Any) -> Any:
    """The data with every string as the press can take it, otherwise unchanged.

    Nothing that a reader would see is lost: what has no visible form goes, and a
    look-alike becomes the usual character.
    """
    if isinstance(value, str):
        return printable_text(value)
    if isinstance(value, dict):
        return {key: printable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [printable(part) for part in value]
    return value


def printable_text(text: str) -> str:
    """One string as the press can take it: line breaks are ``\\n``, no tabs."""
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    text = INVISIBLE.sub("", text.replace("\t", " ").replace("\xa0", " "))
    text = SQUARED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return text.translate(LOOK_ALIKES)


def surroundings(character: str, data: Any) -> str:
    """The character with the text around it where it first stands in the data."""
    for text in texts(data):
        place = text.find(character)
        if place >= 0:
            start = max(0, place - CONTEXT)
            return text[start : place + len(character) + CONTEXT].replace("\n", "")
    return character


def texts(value: Any) -> Iterator[str]:
    """Every string of the data in reading order; the runs of a paragraph as one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        if value and all(isinstance(part, dict) and "bold" in part for part in value):
            yield "".join(run["text"] for run in value)
        else:
            for part in value:
                yield from texts(part)


def code_point(character: str) -> str:
    """U+25A1 for □; the code points of a compound one after the other."""
    return " ".join(f"U+{ord(sign):04X}" for sign in character)
