"""The HTML of somebody else's page, mended and stripped of what could run.

Nothing of it is ever shown as it is: the reader takes the words out and builds its
own markup. Here leaves what holds no words, and it is said what that was.
"""

from __future__ import annotations

import re
from collections import Counter

import nh3

from intake.errors import IntakeError
from intake.html_markup import ATTRIBUTES, LEFT_OUT, PLAYED, READ, SCRIPTS
from intake.report import CHANGED, DROPPED, Loss

MAX_TAGS = 20_000
MAX_SHOWN_ADDRESS = 200
# Judged, and named in the report, by the reader; only http(s) and mailto remain there.
_SCHEMES = {"http", "https", "mailto", "data", "javascript", "vbscript", "tel", "file"}
_CLEANER = nh3.Cleaner(
    tags=set(READ),
    clean_content_tags=set(LEFT_OUT),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=_SCHEMES,
    link_rel=None,
)
_OPENED = re.compile(
    rf"<({'|'.join([*SCRIPTS, *PLAYED])})(?=[\s/>])([^<>]*)", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:data-)?src\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE
)
_HANDLER = re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE)
_STYLED = re.compile(r"<[a-z][^<>]*\sstyle\s*=|<font[\s>]", re.IGNORECASE)
_COMMENT = re.compile(r"<!--")
_TAG = re.compile(r"<[a-z]", re.IGNORECASE)


def safe_html(html: str) -> tuple[str, list[Loss]]:
    """Balanced HTML of known elements only, and what left it.

    Raises IntakeError for a page of more elements than any article has.
    """
    if len(_TAG.findall(html)) > MAX_TAGS:
        raise IntakeError(
            f"正文的网页代码超过{MAX_TAGS}个标签，不像一篇文章，没有读入。"
        )
    return _CLEANER.clean(html), _left(html)


def _left(html: str) -> list[Loss]:
    counts: Counter[str] = Counter()
    losses: list[Loss] = []
    for tag, attributes in _OPENED.findall(html):
        if title := SCRIPTS.get(tag.lower()):
            counts[title] += 1
        else:
            losses.append(_played(PLAYED[tag.lower()], attributes))
    for title, pattern in (("事件代码", _HANDLER), ("注释", _COMMENT)):
        counts[title] = len(pattern.findall(html))
    losses += [
        Loss(title, DROPPED, "", "网页代码去掉，不影响文字", count)
        for title, count in counts.items()
        if count
    ]
    if styled := len(_STYLED.findall(html)):
        detail = "原来的字体、字号、颜色不保留，由本站版式统一"
        losses.append(Loss("文字样式", CHANGED, "", detail, styled))
    return losses


def _played(title: str, attributes: str) -> Loss:
    found = _ADDRESS.search(attributes)
    address = next((part for part in found.groups() if part), "") if found else ""
    where = f"：{address[:MAX_SHOWN_ADDRESS]}" if address else ""
    return Loss(title, DROPPED, "", f"没有迁入，请另行处理{where}")
