"""A bulletin as an office types it: direct formatting, no styles."""

import io

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from tests.intake.word_files import jpeg, new_document, saved

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
BODY = "县总工会组织慰问组走进车间和养护站，听取一线职工对改善劳动条件的意见和建议。"


def line(document, text, size=16, *, align=None, bold=False):
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    paragraph.alignment = align
    return paragraph


def issue_file(
    *,
    number=1,
    overall=126,
    day="2026年3月16日",
    unit="平坡镇工会联合会",
) -> bytes:
    """Two articles, a table, a picture; the second article's unit is unknown."""
    document = new_document()
    line(document, "工会工作简报", 48, align=CENTRE, bold=True)
    line(document, f"第{number}期", align=CENTRE)
    line(document, f"（总第{overall}期）", align=CENTRE)
    line(document, f"县总工会办公室编　　　　　　　　{day}")
    line(document, "本期要目", bold=True)
    line(document, "◆ 春季送温暖走进养护站")
    line(document, "◆ 技能竞赛练出新规矩")
    line(document, "春季送温暖走进养护站", 22, align=CENTRE, bold=True)
    line(document, f"　　{BODY}")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("单位", "户数", "养护站", "12"),
        strict=True,
    ):
        cell.text = text
    document.add_picture(io.BytesIO(jpeg()), width=Pt(200))
    line(document, f"　　{BODY}")
    line(document, f"（{unit}　王喆供稿）", align=RIGHT)
    line(document, "技能竞赛练出新规矩", 22, align=CENTRE, bold=True)
    line(document, f"　　{BODY}")
    line(document, "（无名农机厂工会供稿）", align=RIGHT)
    line(document, "报：州总工会。", 14)
    line(document, "送：县委各部门。", 14)
    line(document, "发：各乡镇工会联合会。", 14)
    line(document, "责任编辑：李祎　审核：段文斌　签发：和建中　　共印120份", 14)
    return saved(document)
