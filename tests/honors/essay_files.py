"""An essay as an author hands it in: direct formatting, no styles."""

import io

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from tests.bulletin.issue_files import line
from tests.intake.word_files import jpeg, new_document, saved

CENTRE = WD_ALIGN_PARAGRAPH.CENTER
BODY = (
    "茶农分散、用工短、换得勤，按单位建会的老办法在茶园里行不通，职工想入会却找不到门。"
)


def essay_file(
    *,
    title=("茶园里的集体协商",),
    subtitle="——以平坡镇三家茶场为例",
    bylines=("平坡镇工会联合会　王喆　李祎",),
    abstract="摘要：协商从采摘工价谈起，三年谈成七份协议。",
    keywords="关键词：集体协商；茶园；工价",
    tail=(),
) -> bytes:
    """Title, authors, abstract, keywords, headings, a table, a picture, references."""
    document = new_document()
    for text in title:
        line(document, text, 22, align=CENTRE, bold=True)
    if subtitle:
        line(document, subtitle, 16, align=CENTRE)
    for text in bylines:
        line(document, text, 14, align=CENTRE)
    for text in filter(None, [abstract, keywords]):
        line(document, text, 14)
    line(document, "一、问题的提出", bold=True)
    line(document, f"　　{BODY}")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("茶场", "户数", "甲", "12"),
        strict=True,
    ):
        cell.text = text
    document.add_picture(io.BytesIO(jpeg()), width=Pt(200))
    line(document, "二、对策", bold=True)
    line(document, f"　　{BODY}")
    line(document, "参考文献：", align=CENTRE)
    line(document, "[1] 某某. 集体协商的乡村经验[J]. 工会研究, 2024(3): 12-18.", 14)
    for text in tail:
        line(document, text, 14)
    return saved(document)
