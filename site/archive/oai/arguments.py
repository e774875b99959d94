"""What a harvester asks for, checked against the protocol."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.oai.errors import OaiError
from archive.xml_text import xml_text

TOKEN = "resumptionToken"  # noqa: S105
PREFIX = "oai_dc"
WORD = re.compile(r"[\w.!~*'():-]+", re.A)


@dataclass(frozen=True)
class Verb:
    """Which arguments a verb takes; a token, where it takes one, stands alone."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    takes_token: bool = False


_LIST = Verb(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), True)
VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
    "ListSets": Verb(takes_token=True),
    "GetRecord": Verb(required=frozenset({"identifier", "metadataPrefix"})),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
}


@dataclass(frozen=True)
class Question:
    """A verb with its arguments, as the answer repeats them."""

    verb: str
    arguments: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        return self.arguments.get(name)


def read_question(given: Iterable[tuple[str, list[str]]]) -> Question:
    """The question in the arguments of a request; raises OaiError."""
    arguments = dict(given)
    verbs = arguments.pop("verb", [])
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiError("badVerb", f"请用一个verb参数，取值为：{'、'.join(VERBS)}。")
    (name,) = verbs
    verb = VERBS[name]
    for argument, values in arguments.items():
        if len(values) != 1:
            raise OaiError("badArgument", f"参数{argument}只能出现一次。")
    if verb.takes_token and TOKEN in arguments:
        if len(arguments) > 1:
            raise OaiError("badArgument", f"{TOKEN}不能与别的参数一起用。")
    else:
        check_names(name, verb, arguments.keys())
    question = Question(name, {key: value for key, (value,) in arguments.items()})
    check_words(question)
    return question


def check_words(question: Question) -> None:
    """Sets and formats are named in a few plain characters, else by nobody; the
    answer repeats all values, and XML cannot hold every one."""
    for argument, value in question.arguments.items():
        if value != xml_text(value):
            raise OaiError("badArgument", f"参数{argument}的值不合规定。")
    for argument in ("metadataPrefix", "set"):
        word = question.get(argument)
        if word is not None and not WORD.fullmatch(word):
            raise OaiError("badArgument", f"参数{argument}的值不合规定。")


def check_names(name: str, verb: Verb, given: Iterable[str]) -> None:
    given = set(given)
    if unknown := given - verb.required - verb.optional:
        raise OaiError("badArgument", f"{name}没有参数{'、'.join(sorted(unknown))}。")
    if missing := verb.required - given:
        raise OaiError("badArgument", f"{name}缺少参数{'、'.join(sorted(missing))}。")


def check_prefix(question: Question) -> None:
    if question.get("metadataPrefix") != PREFIX:
        raise OaiError("cannotDisseminateFormat", f"本站只提供{PREFIX}格式。")
