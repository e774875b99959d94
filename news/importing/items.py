"""One line of the file as a piece of news, before anything is looked up."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from intake.addresses import absolute, urlsafe
from intake.cleaning import INVISIBLE
from intake.html import plain_line
from news.enums import Origin
from news.importing.lines import BadLine, Line
from news.importing.moments import moment, optional_day

LONGEST_TITLE = 255
LONGEST_SOURCE = 100
LONGEST_ID = 100
LONGEST_ADDRESS = 500
COLUMN, BODY, URL = "column", "body", "url"
# Short texts under the names they have in the file and in ``NewsPage``.
WORDS = (
    "subtitle",
    "summary",
    "source",
    "author",
    "photographer",
    "correspondent",
    "editor",
    "reviewer",
    "final_reviewer",
)
FIELDS = {
    "title",
    BODY,
    "published_at",
    COLUMN,
    "organizations",
    URL,
    "attachments",
    "id",
    "origin",
    "source_url",
    "original_date",
    *WORDS,
}
_ORIGINS = {name: value for value, label in Origin.choices for name in (value, label)}
_BETWEEN_NAMES = re.compile(r"[、，,;；|\n]+")
_BETWEEN_COLUMNS = re.compile(r"\s*[/／\\>＞›»]+\s*")


@dataclass(frozen=True)
class GivenFile:
    """A file named by the line: its address on the old site or its path."""

    address: str
    label: str


@dataclass(frozen=True)
class Item:
    """What a line says; ``keys`` are the names it is known again by, best first."""

    number: int
    size: int
    keys: tuple[str, ...]
    external_id: str
    url: str
    digest: str
    title: str
    body: str
    published_at: datetime
    column: tuple[str, ...]
    words: Mapping[str, str]
    origin: str
    source_url: str
    original_date: date | None
    organizations: tuple[str, ...]
    attachments: tuple[GivenFile, ...]
    unknown: tuple[str, ...]


def item_of(line: Line, now: datetime) -> Item:
    """Raises BadLine when the line cannot become a piece of news."""
    values = line.values
    if values is None:
        raise BadLine(line.refusal)
    url = _address(values, URL)
    external_id = _id(values.get("id"))
    if not url and not external_id:
        raise BadLine(
            "既没有编号（id）也没有旧网址（url），再导入时认不出，请补上一个。"
        )
    return Item(
        number=line.number,
        size=line.size,
        keys=_keys(external_id, url),
        external_id=external_id,
        url=url,
        digest=_digest(values),
        title=_title(values),
        body=_body(values),
        published_at=moment(values.get("published_at"), now),
        column=_column(values.get(COLUMN)),
        words=_words(values),
        origin=_origin(values.get("origin")),
        source_url=_address(values, "source_url"),
        original_date=optional_day(values.get("original_date"), "original_date"),
        organizations=tuple(_names(values)),
        attachments=tuple(_files(values, url)),
        unknown=tuple(sorted(values.keys() - FIELDS)),
    )


def _digest(values: Mapping[str, Any]) -> str:
    told = json.dumps(values, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _keys(external_id: str, url: str) -> tuple[str, ...]:
    """Numbers are those of one site: two old sites may both have a number 12."""
    keys = []
    if external_id:
        host = urlsplit(url).hostname or ""
        keys = list(dict.fromkeys((f"id:{host}:{external_id}", f"id::{external_id}")))
    return (*keys, f"url:{url}") if url else tuple(keys)


def _id(value: Any) -> str:
    if value is None or isinstance(value, bool) or not isinstance(value, str | int):
        if value is not None:
            raise BadLine("编号（id）应是文字或整数，请核对。")
        return ""
    text = INVISIBLE.sub("", str(value)).strip()
    if len(text) > LONGEST_ID:
        raise BadLine(f"编号（id）超过{LONGEST_ID}个字符，请核对。")
    return text


def _string(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadLine(f"“{name}”应是文字，请核对。")
    return INVISIBLE.sub("", str(value))


def _text(values: Mapping[str, Any], name: str) -> str:
    return plain_line(_string(values, name))


def _title(values: Mapping[str, Any]) -> str:
    title = _text(values, "title")
    if not title:
        raise BadLine("没有标题（title），请补上。")
    if len(title) > LONGEST_TITLE:
        raise BadLine(f"标题有{len(title)}个字，最多{LONGEST_TITLE}个字，请改短。")
    return title


def _words(values: Mapping[str, Any]) -> dict[str, str]:
    words = {name: _text(values, name) for name in WORDS}
    length = len(words["source"])
    if length > LONGEST_SOURCE:
        raise BadLine(f"来源有{length}个字，最多{LONGEST_SOURCE}个字，请改短。")
    return words


def _body(values: Mapping[str, Any]) -> str:
    return _string(values, BODY)


def _address(values: Mapping[str, Any], name: str) -> str:
    address = _string(values, name).strip()
    if not address:
        return ""
    if not urlsafe(address) or not _host(address):
        raise BadLine(f"“{name}”不是以http开头的完整网址：“{address[:60]}”，请核对。")
    if len(address) > LONGEST_ADDRESS:
        raise BadLine(f"“{name}”超过{LONGEST_ADDRESS}个字符，请核对。")
    return address


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _origin(value: Any) -> str:
    if value is None or value == "":
        return Origin.ORIGINAL
    if not isinstance(value, str) or value.strip() not in _ORIGINS:
        labels = "、".join(Origin.labels)
        raise BadLine(f"稿件类别（origin）“{value}”不认识，请写{labels}之一。")
    return _ORIGINS[value.strip()]


def _column(value: Any) -> tuple[str, ...]:
    parts = _strings(value, COLUMN, _BETWEEN_COLUMNS)
    if not parts:
        raise BadLine("没有栏目（column），请写栏目的名称，如“基层动态/乡镇工会”。")
    return tuple(parts)


def _names(values: Mapping[str, Any]) -> list[str]:
    given = values.get("organizations")
    return list(dict.fromkeys(_strings(given, "organizations", _BETWEEN_NAMES)))


def _strings(value: Any, name: str, between: re.Pattern[str]) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        value = between.split(value)
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadLine(f"“{name}”应是文字或文字的列表，请核对。")
    return [text for one in value if (text := plain_line(INVISIBLE.sub("", one)))]


def _files(values: Mapping[str, Any], base: str) -> list[GivenFile]:
    given = values.get("attachments")
    if given is None:
        return []
    files = [
        _file(one, base) for one in (given if isinstance(given, list) else [given])
    ]
    return list(dict.fromkeys(files))


def _file(given: Any, base: str) -> GivenFile:
    if isinstance(given, str):
        given = {"url": given}
    if isinstance(given, dict):
        address = next((given[n] for n in ("url", "path", "file") if given.get(n)), "")
        label = next((given[n] for n in ("name", "title") if given.get(n)), "")
        if isinstance(address, str) and isinstance(label, str) and address.strip():
            return GivenFile(absolute(address, base), plain_line(label))
    raise BadLine(
        "附件（attachments）应是文件的网址或路径，或者带url和name的对象，请核对。"
    )
