"""What the press promises whatever the sheet: one page everywhere, or a sentence."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

import pytest

from tests.typesetting.issues import (
    PRINTED_ON,
    WORDS,
    article,
    issue,
    jpeg,
    paragraph,
    picture,
)
from tests.typesetting.pages import opened, printed
from typesetting.errors import TypesettingError
from typesetting.press import print_pdf, vendored_fonts


def short(words: str, **parts):
    return issue(article("县总工会", paragraph(words)), **parts)


def test_only_the_vendored_fonts_are_known():
    assert sorted(vendored_fonts().families()) == [
        "FandolFang R",
        "FandolHei",
        "FandolKai",
        "FandolSong",
        "Noto Serif CJK SC",
    ]


def test_the_same_data_gives_the_same_bytes():
    data = issue(article("县总工会", paragraph(WORDS), picture("a.jpg")))
    pictures = {"a.jpg": jpeg(40, 30)}
    assert printed(data, pictures) == printed(data, pictures)


def test_a_character_without_a_glyph_is_named_with_its_place():
    with pytest.raises(TypesettingError) as caught:
        printed(short("第一项已经完成☑，第二项🙂正在办理。"))
    sentence = str(caught.value)
    assert "“☑”（U+2611，见“第一项已经完成☑，第二项🙂正在办”）" in sentence
    assert "“🙂”（U+1F642" in sentence
    assert sentence.endswith("请删去，然后重试。")


def test_a_character_of_the_private_use_area_is_refused_like_a_missing_one():
    with pytest.raises(TypesettingError, match=r"U\+F06C，见.*U\+E7C7，见"):
        printed(short("\uf06c职工之家\ue7c7"))


def test_a_quotation_mark_or_backslash_beside_it_does_not_hide_the_character():
    with pytest.raises(TypesettingError, match="“☒”（U\\+2612"):
        printed(short('"\\☒`'))


def test_invisible_characters_and_look_alikes_print_as_usual_text():
    words = "职\u200b工\ufeff之\u00ad家\ufe0f面积120㎡、3㎞，〜1500㎥，\t完\xa0成。"
    with opened(printed(short(words))) as pdf:
        text = pdf.pages[0].extract_text()
    assert "职工之家面积120m2、3km，～1500m3，" in text.replace("\n", "")


def test_a_broken_picture_is_named_by_its_caption():
    body = [picture("a.jpg", caption="好图片"), picture("b.jpg", caption="座谈会现场")]
    with pytest.raises(TypesettingError) as caught:
        printed(issue(article("县", *body)), {"a.jpg": jpeg(9, 9), "b.jpg": b"x"})
    assert str(caught.value).startswith("图片“座谈会现场”无法读取")


def test_a_picture_name_that_leads_elsewhere_is_refused():
    with pytest.raises(ValueError, match="plain file name"):
        printed(short("短文。"), {"../a.jpg": jpeg(9, 9)})


def test_a_sheet_reads_nothing_but_its_own_folder(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    sheet = tmp_path / "sheet.typ"
    for path in (tmp_path / "secret.txt", "../secret.txt", "/etc/hostname"):
        sheet.write_text(f'#read("{path}")')
        with pytest.raises(TypesettingError, match="排版没有完成"):
            print_pdf(sheet, {}, {}, printed_on=PRINTED_ON)


def test_nothing_is_left_behind_after_success_or_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    printed(short("短文。"))
    with pytest.raises(TypesettingError):
        printed(short("☑"))
    assert list(tmp_path.iterdir()) == []


def test_an_issue_of_six_pages_with_two_pictures_takes_less_than_a_second():
    body = [paragraph(WORDS * 2)] * 10
    pictures = {"a.jpg": jpeg(1600, 1000), "b.jpg": jpeg(1600, 1200)}
    drawn = [picture(name, alt="座谈会") for name in pictures]
    data = issue(article("一季度工会工作综述", *body, *drawn))
    started = time.perf_counter()
    pdf = printed(data, pictures)
    assert time.perf_counter() - started < 1
    with opened(pdf) as read:
        assert 6 <= len(read.pages) <= 8


def test_the_press_works_without_django():
    code = (
        "import sys, typesetting.nodes, typesetting.press;"
        "sys.exit(any(m in sys.modules for m in ('django', 'wagtail')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.returncode == 0
