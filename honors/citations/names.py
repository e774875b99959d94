"""Names of authors, as certificates give them and as references want them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from honors.citations.work import has_chinese

MOST_NAMED = 3
_BODIES = re.compile(
    r"\b(?:union|federation|committee|association|society|university|college|school"
    r"|institute|office|bureau|group|team|department|ministry|council|company)\b",
    re.I,
)
_CAPITALS = re.compile(r"[A-Z][A-Z'’-]+")


@dataclass(frozen=True)
class Name:
    """A name in parts; a Chinese name and that of a body stay whole, in ``family``."""

    family: str
    given: str = ""

    @property
    def is_whole(self) -> bool:
        return not self.given

    @property
    def initials(self) -> str:
        """The given names cut to their first letters: John Robert → J R."""
        return " ".join(
            "-".join(part[0].upper() for part in word.split("-") if part)
            for word in self.given.replace(".", " ").split()
        )


def parted(written: str) -> Name:
    """The parts of a name: Smith, John; John Smith; SMITH John; or the whole.

    A name with a Chinese character is never parted (昂温 G. stays as it is), nor one
    in which a word says that it is a body, unless a comma parts it.
    """
    name = " ".join(written.split())
    if has_chinese(name):
        return Name(name)
    if "," in name:
        family, given = name.split(",", maxsplit=1)
        return Name(family.strip(), given.strip())
    words = name.split(" ")
    if len(words) == 1 or _BODIES.search(name):
        return Name(name)
    if _CAPITALS.fullmatch(words[0]) and not _CAPITALS.fullmatch(words[-1]):
        return Name(words[0].title(), " ".join(words[1:]))
    return Name(words[-1], " ".join(words[:-1]))


def named(authors: tuple[str, ...], *, upper_case: bool) -> str:
    """The authors of a reference: three at most, then 等 or et al. by language.

    ``upper_case`` sets western family names in capitals.
    """
    names = [parted(author) for author in authors if author.strip()]
    shown = [_written(name, upper_case) for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        shown.append("等" if has_chinese(names[0].family) else "et al.")
    return ", ".join(shown)


def _written(name: Name, upper_case: bool) -> str:
    if name.is_whole:
        return name.family
    family = name.family.upper() if upper_case else name.family
    return f"{family} {name.initials}"
