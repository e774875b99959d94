"""Who may read what of an essay, from its rights and a day.

An essay for internal use is nowhere on the site, and one under embargo is nowhere
until its first public day. The full text and the original are given out with the
author's consent, or where none is needed; of the others the abstract is public.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

NEVER = date.max
DEFAULT_STATEMENT = "作者享有著作权；本站经授权展示，未经许可不得转载。"


class Rights(StrEnum):
    """What the office may give out."""

    FULL = "full"
    ABSTRACT = "abstract"
    INTERNAL = "internal"
    PUBLIC_DOMAIN = "public_domain"


class Access(StrEnum):
    """What the public gets."""

    NOTHING = "nothing"
    ABSTRACT = "abstract"
    FULL = "full"


def access(
    rights: str, has_consent: bool, embargo_until: date | None, today: date
) -> Access:
    """What anybody may read today; ``embargo_until`` is the first public day."""
    begins = public_from(rights, embargo_until)
    if begins and today < begins:
        return Access.NOTHING
    return Access.FULL if gives_full_text(rights, has_consent) else Access.ABSTRACT


def public_from(rights: str, embargo_until: date | None) -> date | None:
    """The first day on which it may be seen at all; None where it always may."""
    return NEVER if rights == Rights.INTERNAL else embargo_until


def gives_full_text(rights: str, has_consent: bool) -> bool:
    """Whether the full text may be given out once the essay is public."""
    if rights == Rights.PUBLIC_DOMAIN:
        return True
    return rights == Rights.FULL and has_consent


def why_no_full_text(rights: str, has_consent: bool) -> str:
    """The sentence that stands in place of the full text; empty where there is one."""
    if gives_full_text(rights, has_consent):
        return ""
    if rights == Rights.FULL:
        return "作者还没有书面同意公开全文，这里只提供题名、获奖情况和摘要。"
    return "按照作者的授权，这里只公开题名、获奖情况和摘要，不公开全文。"
