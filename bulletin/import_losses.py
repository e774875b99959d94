"""What must be said about an import beyond the reading of the file itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin.plans import SECTIONS, ArticlePlan, IssuePlan
from intake.report import CHANGED, DROPPED, Loss


def masthead_losses(series, plan: IssuePlan) -> list[Loss]:
    """A file of another series, or of another publisher, is not taken silently."""
    masthead = plan.issue.masthead
    losses = []
    if masthead.name and masthead.name != series.title:
        losses.append(
            Loss(
                "刊名",
                CHANGED,
                "报头",
                f"文件上的刊名是“{masthead.name}”，现在导入到《{series.title}》，"
                "请核对是不是选错了简报。",
            )
        )
    if not same_publisher(masthead.publisher, series.publisher_line):
        losses.append(
            Loss(
                "编印单位",
                CHANGED,
                "报头",
                f"文件上是“{masthead.publisher}”，网页和印刷版按这种简报的设置"
                f"显示“{series.publisher_line}”。",
            )
        )
    return losses


def same_publisher(read: str, shown: str) -> bool:
    """Whether the two name one office: 办公室 and 办公室编 do; nothing read is."""
    return not read or read.removesuffix("编") == shown.removesuffix("编")


def article_losses(plans: Iterable[ArticlePlan]) -> list[Loss]:
    """Articles left out, sections that do not exist, units without a record."""
    losses = []
    for plan in plans:
        place = f"《{plan.title}》"
        if plan.left_out:
            losses.append(Loss("文章", DROPPED, place, "按您的选择没有导入。"))
            continue
        section = plan.recognized.section
        if section and section not in SECTIONS:
            detail = f"栏目“{section}”不在栏目表中，没有填入，请另选栏目。"
            losses.append(Loss("栏目", CHANGED, place, detail))
        losses += [
            Loss("供稿单位", CHANGED, place, said(name)) for name in plan.unknown
        ]
    return losses


def said(unit: str) -> str:
    return (
        f"“{unit}”在组织名录中找不到或有重名，已按文字保留；"
        "请先在“组织”中登记，再到文章的“供稿单位”中选入。"
    )


def note_losses(placed_elsewhere: Sequence) -> list[Loss]:
    """What must be said of a table or picture that stood in the editor's note."""
    if not placed_elsewhere:
        return []
    detail = "编者按中的表格、图片移到了第一篇文章的开头，请核对位置。"
    return [Loss("编者按", CHANGED, "编者按", detail, count=len(placed_elsewhere))]
