"""What an item still lacks before it may be published.

Each rule answers with a dict: the name of the field to mend, or ``NON_FIELD_ERRORS``
where no single one is at fault, and a whole sentence.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.html import strip_tags

from news.enums import ON_AIR, ON_LINE, ON_PAPER, LinkState, Origin, OutletKind, Rights

LONGEST_SUMMARY = 200

Shortcomings = dict[str, str]


def story_shortcomings(
    *,
    origin: str,
    source: str,
    source_url: str,
    original_date: date | None,
    has_content: bool,
    today: date,
) -> Shortcomings:
    """A text needs a source; one taken over, also where and when it first stood."""
    found: Shortcomings = {}
    if not source.strip():
        found["source"] = "请填写来源：自己写的填供稿单位，转载的填媒体名称。"
    if origin == Origin.REPRINT and not source_url:
        found["source_url"] = "转载的稿件请填写原文地址，读者可以据此核对。"
    if origin != Origin.ORIGINAL and original_date is None:
        found["original_date"] = f"{Origin(origin).label}的稿件请填写原文发表的日期。"
    if original_date is not None and original_date > today:
        found["original_date"] = (
            "原发布日期在今天以后，请核对；今天新写的稿件不填这一项。"
        )
    if not has_content:
        found[NON_FIELD_ERRORS] = "这篇新闻还没有正文，也没有附件，请补上再发布。"
    return found


def coverage_shortcomings(
    *,
    kind: str | None,
    published_on: date | None,
    summary: str,
    facts: dict[str, object],
    today: date,
) -> Shortcomings:
    """A report needs what its medium is found by: a page, an hour or an address.

    ``facts`` holds the fields that not every medium has, under their names.
    """
    found: Shortcomings = {}
    if kind is None:
        found["outlet"] = "请选择刊播这篇报道的媒体。"
    if published_on is None:
        found["published_on"] = "请填写刊播日期。"
    elif published_on > today:
        found["published_on"] = "刊播日期在今天以后，请核对。"
    found |= summary_shortcoming(summary)
    if kind is not None:
        found |= kind_shortcomings(kind, facts)
    return found | link_shortcomings(facts, today) | clip_shortcomings(facts)


def summary_shortcoming(summary: str) -> Shortcomings:
    length = len(strip_tags(summary).strip())
    if not length:
        return {"summary": "请用自己的话写一段摘要，说明这篇报道讲了什么。"}
    if length > LONGEST_SUMMARY:
        return {"summary": too_long(length)}
    return {}


def too_long(length: int) -> str:
    return (
        f"摘要有{length}个字，超过{LONGEST_SUMMARY}个字的上限，请删短；"
        "未经媒体同意，不能登全文。"
    )


def kind_shortcomings(kind: str, facts: dict[str, object]) -> Shortcomings:
    found: Shortcomings = {}
    name = OutletKind(kind).label
    if kind in ON_PAPER and not facts["edition"]:
        found["edition"] = "报纸的报道请填写版次，如“A02”。"
    if kind in ON_AIR and not facts["programme"]:
        found["programme"] = f"{name}的报道请填写在哪个栏目播出。"
    if kind in ON_AIR and facts["broadcast_time"] is None:
        found["broadcast_time"] = f"{name}的报道请填写播出时间。"
    if kind in ON_LINE and not facts["report_url"]:
        found["report_url"] = f"{name}的报道请填写报道地址。"
    return found


def link_shortcomings(facts: dict[str, object], today: date) -> Shortcomings:
    """Whether an address still opens is known for the day somebody looked."""
    checked = facts["link_checked_on"]
    if facts["link_state"] != LinkState.UNCHECKED and checked is None:
        return {"link_checked_on": "请填写哪一天核对过这个地址。"}
    if isinstance(checked, date) and checked > today:
        return {"link_checked_on": "核对日期在今天以后，请核对。"}
    return {}


def clip_shortcomings(facts: dict[str, object]) -> Shortcomings:
    if facts["clip"] and facts["rights"] == Rights.NONE:
        return {
            "clip": "没有取得授权的音像片段不能登出，"
            "请选择“使用授权”的情况，或者去掉片段。"
        }
    if facts["rights"] == Rights.LICENSED and not facts["rights_note"]:
        return {"rights_note": "请写明媒体何时、以什么方式同意使用。"}
    return {}
