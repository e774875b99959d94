"""Where a harvester is in a list: all of it in the token, nothing kept here."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.core import signing

from archive.oai.errors import OaiError

SALT = "archive.oai"


@dataclass(frozen=True)
class Place:
    """A list and how far it was told: up to and with the item of that datestamp and
    key, ``cursor`` items of ``size``. Items added meanwhile stand behind it."""

    verb: str
    set_spec: str | None = None
    start: str | None = None
    end: str | None = None
    datestamp: str = ""
    key: int = 0
    cursor: int = 0
    size: int = 0


def token_of(place: Place) -> str:
    return signing.dumps(asdict(place), salt=SALT)


def place_of(token: str, verb: str) -> Place:
    """The place that a token of ours stands for; raises OaiError for any other."""
    try:
        place = Place(**signing.loads(token, salt=SALT))
    except (signing.BadSignature, TypeError) as error:
        raise OaiError("badResumptionToken", "续传标记无效。") from error
    if place.verb != verb:
        raise OaiError(
            "badResumptionToken", f"这个续传标记是{place.verb}的，不能用于{verb}。"
        )
    return place
