"""What becomes of recognized parts that have no place of their own."""

from bulletin.drafting import part_note
from bulletin.import_losses import note_losses
from intake import reading
from tests.bulletin.issue_files import issue_file


def block(kind, value):
    return {"type": kind, "value": value}


def test_the_editors_note_keeps_paragraphs_and_headings_as_text():
    html, others = part_note(
        [
            block("heading", {"level": "1", "text": "一、甲<乙"}),
            block("paragraph", "<p>本期选登三篇。</p>"),
        ]
    )
    assert html == "<p><b>一、甲&lt;乙</b></p><p>本期选登三篇。</p>"
    assert others == note_losses(others) == []


def test_a_table_in_the_editors_note_is_moved_and_said():
    table = block("table", {"data": [["甲"]]})
    html, others = part_note([block("paragraph", "<p>见表。</p>"), table])
    assert html == "<p>见表。</p>"
    assert others == [table]
    assert "第一篇文章的开头" in note_losses(others)[0].detail


def test_a_file_is_read_once_for_all_the_screens_that_show_it(monkeypatch):
    reads = []
    real = reading.read_word
    monkeypatch.setattr(
        reading, "read_word", lambda *file: reads.append(file) or real(*file)
    )
    data = issue_file()
    first, again = (reading.document_in(data, "第1期.docx") for _ in range(2))
    assert first == again
    assert len(reads) == 1
