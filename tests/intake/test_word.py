"""A Word file is read whole; what changes or leaves is said with its place."""

import re

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from intake.pieces import Paragraph, ReadDocument, Table
from intake.word import read_word
from tests.intake.word_files import (
    append_xml,
    edited,
    new_document,
    saved,
    text_box,
    vml_text_box,
    with_comment,
    with_external,
    with_notes,
    word_file,
)


def read(data: bytes) -> ReadDocument:
    return read_word(data, "稿.docx")


def texts(document: ReadDocument) -> list[str]:
    return [piece.text for piece in document.pieces if isinstance(piece, Paragraph)]


def said(document: ReadDocument, element: str) -> list[tuple[str, str, str]]:
    return [
        (loss.action, loss.place, loss.detail)
        for loss in document.losses
        if loss.element == element
    ]


def with_xml(xml: str, text: str = "甲") -> bytes:
    document = new_document()
    append_xml(document.add_paragraph(text), xml)
    return saved(document)


def test_paragraphs_keep_their_words_order_and_numbers():
    document = read(word_file("第一段", "", "第二段", "第三段"))
    assert texts(document) == ["第一段", "第二段", "第三段"]
    assert [piece.number for piece in document.pieces] == [1, 2, 3]
    assert document.source_counts["段落"] == 3


def test_empty_paragraphs_are_said_once_with_their_count():
    losses = read(word_file("甲", "", "", "乙")).losses
    assert [(loss.element, loss.action, loss.count) for loss in losses] == [
        ("空行", "dropped", 2)
    ]


def test_bold_italic_raised_and_lowered_words_are_kept():
    document = new_document()
    paragraph = document.add_paragraph()
    paragraph.add_run("甲").bold = True
    paragraph.add_run("乙").italic = True
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("3").font.subscript = True
    paragraph.add_run("<&丙", style="Strong")
    [piece] = read(saved(document)).pieces
    assert piece.html == "<b>甲</b><i>乙</i><sup>2</sup><sub>3</sub><b>&lt;&amp;丙</b>"


def test_underlined_struck_and_highlighted_words_are_kept_as_words_and_said():
    document = new_document()
    run = document.add_paragraph().add_run("废止")
    run.font.strike = True
    run.underline = True
    result = read(saved(document))
    assert texts(result) == ["废止"]
    details = [detail for _, _, detail in said(result, "文字格式")]
    assert sorted(details) == ["下划线没有保留，文字还在", "删除线没有保留，文字还在"]


def test_looks_are_resolved_through_styles():
    document = new_document()
    document.styles["Title"].font.size = Pt(22)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("标题", style="Title")
    run = document.add_paragraph("正文").runs[0]
    run.font.size = Pt(16)
    document.add_paragraph("一、小标题", style="Heading 1")
    title, text, heading = read(saved(document)).pieces
    assert (title.looks.size, title.looks.centred, title.looks.level) == (22, True, 0)
    assert (text.looks.size, text.looks.bold, text.looks.level) == (16, False, None)
    assert (heading.looks.bold, heading.looks.level) == (True, 1)


def test_links_to_the_web_are_kept_and_others_lose_only_their_address():
    data = with_external(
        with_xml('<w:hyperlink r:id="rId99"><w:r><w:t>网站</w:t></w:r></w:hyperlink>'),
        "rId99",
        "hyperlink",
        "https://example.org/?a=1&amp;b=2",
    )
    [piece] = read(data).pieces
    assert piece.html == '甲<a href="https://example.org/?a=1&amp;b=2">网站</a>'
    evil = with_external(
        with_xml('<w:hyperlink r:id="rId99"><w:r><w:t>网站</w:t></w:r></w:hyperlink>'),
        "rId99",
        "hyperlink",
        "javascript:alert(1)",
    )
    result = read(evil)
    assert result.pieces[0].html == "甲网站"
    assert [action for action, _, _ in said(result, "链接")] == ["changed"]


def test_a_link_written_as_a_field_is_kept():
    xml = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:instrText> HYPERLINK "https://example.org/" </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:r><w:t>网站</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    document = new_document()
    paragraph = document.add_paragraph("见")
    for part in xml:
        append_xml(paragraph, part)
    [piece] = read(saved(document)).pieces
    assert piece.html == '见<a href="https://example.org/">网站</a>'


def test_words_of_a_simple_field_are_kept():
    data = with_xml(
        '<w:fldSimple w:instr="SEQ 图"><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    )
    assert texts(read(data)) == ["甲7"]


def test_tracked_changes_are_accepted_and_said_with_their_place():
    data = with_xml(
        '<w:del w:id="1" w:author="x"><w:r><w:delText>四十</w:delText></w:r></w:del>'
    )
    data = edited(
        data,
        {
            "word/document.xml": lambda body: body.replace(
                b"</w:del>",
                b'</w:del><w:ins w:id="2" w:author="x"><w:r><w:t>'
                + "五十".encode()
                + b"</w:t></w:r></w:ins>",
            )
        },
    )
    result = read(data)
    assert texts(result) == ["甲五十"]
    [(action, place, detail)] = said(result, "修订")
    assert action == "changed"
    assert place.startswith("第1段")
    assert "四十" in detail
    assert "五十" in detail


def test_a_paragraph_mark_tracked_as_deleted_joins_two_paragraphs():
    document = new_document()
    first = document.add_paragraph("前半")
    first._p.get_or_add_pPr().append(
        first._p.makeelement(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rPr", {}
        )
    )
    document.add_paragraph("后半")
    data = edited(
        saved(document),
        {
            "word/document.xml": lambda body: body.replace(
                b"<w:rPr/>", b'<w:rPr><w:del w:id="5" w:author="x"/></w:rPr>'
            )
        },
    )
    assert texts(read(data)) == ["前半后半"]


def test_hidden_words_never_come_out():
    document = new_document()
    paragraph = document.add_paragraph("公开")
    paragraph.add_run("内部意见").font.hidden = True
    result = read(saved(document))
    assert texts(result) == ["公开"]
    [(action, _, detail)] = said(result, "隐藏文字")
    assert action == "dropped"
    assert "内部意见" in detail


def test_comments_are_dropped_and_said():
    data = with_comment(
        with_xml('<w:r><w:commentReference w:id="0"/></w:r>'), "这句要改"
    )
    result = read(data)
    assert texts(result) == ["甲"]
    [(action, _, detail)] = said(result, "批注")
    assert action == "dropped"
    assert "这句要改" in detail


def test_footnotes_and_endnotes_are_kept_with_their_numbers():
    document = new_document()
    paragraph = document.add_paragraph("甲")
    append_xml(paragraph, '<w:r><w:footnoteReference w:id="1"/></w:r>')
    append_xml(paragraph, '<w:r><w:endnoteReference w:id="1"/></w:r>')
    data = with_notes(saved(document), "footnotes", ["脚注内容"])
    data = with_notes(data, "endnotes", ["尾注内容"])
    result = read(data)
    [piece] = result.pieces
    assert piece.html == "甲<sup>[1][2]</sup>"
    notes = [(note.number, note.spans[0].text) for note in piece.notes]
    assert notes == [(1, "脚注内容"), (2, "尾注内容")]
    assert result.source_counts["脚注"] == 2


def test_a_text_box_is_read_once_whichever_way_it_is_written():
    for xml in (text_box("框内"), vml_text_box("框内")):
        result = read(with_xml(xml))
        assert texts(result) == ["甲", "框内"]
        assert result.pieces[1].origin == "textbox"
        [(action, place, _)] = said(result, "文本框")
        assert action == "changed"
        assert place.startswith("第1段")


def test_a_text_box_with_an_empty_fallback_is_read():
    xml = re.sub("<mc:Fallback>.*</mc:Fallback>", "<mc:Fallback/>", text_box("框内"))
    assert texts(read(with_xml(xml))) == ["甲", "框内"]


def test_word_art_is_read_as_words():
    shape = '<v:shape><v:textpath string="工会工作简报"/></v:shape>'
    result = read(with_xml(f"<w:r><w:pict>{shape}</w:pict></w:r>"))
    assert texts(result) == ["甲", "工会工作简报"]
    assert [action for action, _, _ in said(result, "艺术字")] == ["changed"]


def test_formulas_keep_their_characters_and_are_said():
    result = read(with_xml("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"))
    assert texts(result) == ["甲a+b"]
    assert [action for action, _, _ in said(result, "公式")] == ["changed"]


def test_charts_shapes_and_embedded_objects_are_said():
    chart = "<w:r><w:drawing><wp:inline><c:chart/></wp:inline></w:drawing></w:r>"
    assert [action for action, _, _ in said(read(with_xml(chart)), "图表")] == [
        "dropped"
    ]
    line = "<w:r><w:pict><v:line/></w:pict></w:r>"
    assert [action for action, _, _ in said(read(with_xml(line)), "图形")] == [
        "dropped"
    ]
    sheet = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    [(action, _, detail)] = said(read(with_xml(sheet)), "嵌入对象")
    assert action == "dropped"
    assert "Excel" in detail


def test_a_field_that_hides_its_words_is_said():
    result = read(with_xml("<w:r><w:instrText>EQ \\o\\ac(○,1)</w:instrText></w:r>"))
    assert [action for action, _, _ in said(result, "域")] == ["dropped"]


def test_page_breaks_are_said_and_lines_broken_by_hand_become_paragraphs():
    document = new_document()
    document.add_page_break()
    document.add_paragraph("甲\n乙")
    result = read(saved(document))
    assert texts(result) == ["甲", "乙"]
    assert [action for action, _, _ in said(result, "分页符")] == ["dropped"]
    assert [action for action, _, _ in said(result, "手动换行")] == ["changed"]


def test_headers_are_said_and_page_numbers_stay():
    document = new_document()
    document.add_paragraph("甲")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    append_xml(
        document.sections[0].footer.paragraphs[0],
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    )
    result = read(saved(document))
    assert texts(result) == ["甲"]
    [(action, _, detail)] = said(result, "页眉")
    assert action == "dropped"
    assert "内部资料" in detail
    assert [action for action, _, _ in said(result, "页码")] == ["kept"]


def test_merged_cells_keep_their_place_and_their_words():
    document = new_document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "竖"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横"
    [piece] = read(saved(document)).pieces
    assert isinstance(piece, Table)
    assert piece.rows == (("竖", "横", ""), ("", "11", "12"), ("20", "21", "22"))
    merges = [(m.row, m.col, m.rowspan, m.colspan) for m in piece.merges]
    assert merges == [(0, 0, 2, 1), (0, 1, 1, 2)]


def test_a_table_within_a_table_keeps_its_words_and_is_said():
    document = new_document()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "外"
    inner = table.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text = "内一"
    inner.cell(0, 1).text = "内二"
    result = read(saved(document))
    assert result.pieces[0].rows == (("外\n内一　内二",),)
    assert [place for _, place, _ in said(result, "嵌套表格")] == ["表格1"]


def test_word_lists_are_list_items_and_chinese_numbers_keep_their_label():
    document = new_document()
    document.add_paragraph("甲", style="List Number")
    document.add_paragraph("乙", style="List Number")
    document.add_paragraph("丙", style="List Bullet")
    first, second, third = (piece.item for piece in read(saved(document)).pieces)
    assert (first.ordered, first.number, first.label) == (True, 1, "1.")
    assert (second.number, second.label) == (2, "2.")
    assert third.ordered is False


def test_a_checked_box_is_shown_as_one():
    xml = (
        '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/'
        'word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
    )
    assert texts(read(with_xml(xml))) == ["甲☒"]


def test_the_strict_dialect_is_read_too():
    def strict(part: bytes) -> bytes:
        office = b"http://schemas.openxmlformats.org"
        purl = b"http://purl.oclc.org/ooxml"
        return part.replace(
            office + b"/wordprocessingml/2006/main", purl + b"/wordprocessingml/main"
        ).replace(
            office + b"/officeDocument/2006/relationships",
            purl + b"/officeDocument/relationships",
        )

    parts = ("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels")
    data = edited(word_file("甲"), dict.fromkeys((*parts, "_rels/.rels"), strict))
    assert texts(read(data)) == ["甲"]


def test_an_empty_document_has_no_pieces():
    assert read(word_file()).pieces == ()
