"""Numbers that Word shows without writing them come out as Word shows them."""

import pytest
from docx.oxml import parse_xml

from intake.word import read_word
from intake.word_numbering import written_number
from tests.intake.word_files import NAMES, edited, new_document, saved

W = f'xmlns:w="{NAMES["w"]}"'


def numbering(*levels: tuple[str, str], restart: int | None = None) -> bytes:
    described = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (kind, pattern) in enumerate(levels)
    )
    override = (
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/>'
        "</w:lvlOverride>"
        if restart
        else ""
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{described}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{override}</w:num>'
        "</w:numbering>"
    ).encode()


def labels(part: bytes, *places: tuple[int, int]) -> list[str | None]:
    """The labels of paragraphs given as (number's id, level)."""
    document = new_document()
    for num_id, depth in places:
        properties = document.add_paragraph("甲")._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{num_id}"/>'
                "</w:numPr>"
            )
        )
    data = edited(saved(document), {"word/numbering.xml": part})
    pieces = read_word(data, "稿.docx").pieces
    return [piece.item.label if piece.item else None for piece in pieces]


def test_chinese_numbers_count_on_and_deeper_ones_begin_anew():
    part = numbering(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"))
    assert labels(part, (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（一）",
    ]


def test_a_label_may_name_the_levels_above():
    part = numbering(("decimal", "%1"), ("decimal", "%1.%2"))
    assert labels(part, (1, 0), (1, 1), (1, 1)) == ["1", "1.1", "1.2"]


def test_a_number_may_be_made_to_start_again():
    part = numbering(("decimal", "%1."), restart=1)
    assert labels(part, (1, 0), (1, 0), (2, 0)) == ["1.", "2.", "1."]


def test_bullets_have_no_label_and_unknown_numbers_no_item():
    assert labels(numbering(("bullet", "●")), (1, 0), (9, 0)) == ["", None]


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("decimal", "12"),
        ("decimalZero", "12"),
        ("chineseCountingThousand", "十二"),
        ("upperRoman", "XII"),
        ("lowerLetter", "l"),
        ("decimalFullWidth", "１２"),
        ("decimalEnclosedCircle", "⑫"),
        ("ideographTraditional", "乙"),
        ("unheardOf", "12"),
    ],
)
def test_number_formats_are_written(kind, written):
    assert written_number(12, kind) == written
