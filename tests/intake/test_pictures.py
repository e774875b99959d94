"""Pictures come out upright, small, without metadata; or not at all, and said."""

import io

import pillow_heif
import pytest
from docx.shared import Cm
from PIL import Image

from intake.pieces import Picture
from intake.word import read_word
from library import pictures
from library.pictures import MAX_SIDE, PictureRefused, web_picture
from tests.intake.word_files import (
    append_xml,
    edited,
    encoded,
    jpeg,
    new_document,
    saved,
    with_external,
)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_turned_jpeg_is_set_upright_and_loses_where_it_was_taken():
    source = jpeg(orientation=6, gps=True)
    assert opened(source).getexif().get_ifd(0x8825)
    picture, changes = web_picture(source, "IMG_1.JPG")
    result = opened(picture.data)
    assert (picture.width, picture.height) == result.size == (20, 40)
    assert result.getpixel((10, 5))[0] > 200
    assert result.getpixel((10, 35))[2] > 200
    assert dict(result.getexif()) == {}
    assert b"Exif" not in picture.data
    assert changes == ["按拍摄方向转正", "去掉了拍摄地点"]


def test_a_plain_picture_is_unchanged_in_size_and_nothing_is_said():
    picture, changes = web_picture(jpeg(), "media/甲.jpeg")
    assert (picture.name, picture.width, picture.height) == ("甲.jpg", 40, 20)
    assert changes == []


@pytest.mark.parametrize("size", [(3000, 900), (900, 3000), (6000, 2000)])
def test_a_large_picture_is_shrunk_to_the_longest_side(size):
    picture, changes = web_picture(jpeg(*size), "大.jpg")
    assert max(picture.width, picture.height) == MAX_SIDE
    assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert changes == [f"缩小为{picture.width}×{picture.height}像素"]


def test_heic_from_a_phone_becomes_jpeg():
    heif = pillow_heif.from_pillow(Image.new("RGB", (64, 48), "green"))
    written = io.BytesIO()
    heif.save(written)
    picture, changes = web_picture(written.getvalue(), "IMG_2.HEIC")
    assert picture.name == "IMG_2.jpg"
    assert opened(picture.data).format == "JPEG"
    assert changes == ["由HEIF转为JPEG"]


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "GIF", "WEBP"])
def test_other_formats_become_jpeg(kind):
    picture, changes = web_picture(encoded(Image.new("RGB", (9, 9)), kind), "a.x")
    assert opened(picture.data).format == "JPEG"
    assert changes[-1] == f"由{kind}转为JPEG"


def test_a_phone_picture_of_two_frames_is_read_as_a_photograph():
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], "MPO", save_all=True, append_images=frames[1:])
    picture, changes = web_picture(data, "a.jpg")
    assert opened(picture.data).format == "JPEG"
    assert opened(picture.data).getpixel((4, 4))[0] > 200
    assert changes == []


def test_transparency_is_kept_as_png():
    clear = Image.new("RGBA", (9, 9), (255, 0, 0, 0))
    for kind in ("PNG", "WEBP"):
        picture, _ = web_picture(encoded(clear, kind), "a.x")
        assert opened(picture.data).format == "PNG"
        assert opened(picture.data).getpixel((4, 4))[3] == 0


def test_comments_and_text_chunks_leave():
    data = encoded(Image.new("RGB", (9, 9)), "JPEG", comment=b"secret-note")
    assert b"secret-note" in data
    assert b"secret-note" not in web_picture(data, "a.jpg")[0].data


def test_cmyk_and_palette_pictures_are_readable():
    for mode, kind in (("CMYK", "JPEG"), ("P", "PNG"), ("I;16", "PNG"), ("1", "PNG")):
        picture, _ = web_picture(encoded(Image.new(mode, (9, 9)), kind), "a.x")
        assert opened(picture.data).mode in ("RGB", "L", "RGBA")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60), "EMF"),
        (b"\xd7\xcd\xc6\x9a" + bytes(60), "WMF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是能识别"),
        (b"", "不是能识别"),
        (jpeg(400, 400)[:700], "损坏"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(data, words):
    with pytest.raises(PictureRefused, match=words):
        web_picture(data, "a.x")


def test_animations_are_refused():
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(PictureRefused, match="动画"):
        web_picture(data, "a.gif")


def test_too_many_pixels_are_refused_before_they_are_decoded(monkeypatch):
    bomb = encoded(Image.new("1", (9000, 9000)), "PNG")
    monkeypatch.setattr(pictures, "_upright", None)
    with pytest.raises(PictureRefused, match="4000万像素"):
        web_picture(bomb, "a.png")


def test_what_was_cropped_away_does_not_come_out():
    picture, changes = web_picture(jpeg(), "a.jpg", crop=(0.5, 0, 0, 0))
    result = opened(picture.data)
    assert result.size == (20, 20)
    assert result.getpixel((10, 10))[2] > 200
    assert changes == ["只保留裁剪后看得见的部分"]


def test_a_picture_turned_in_the_document_is_turned():
    picture, changes = web_picture(jpeg(), "a.jpg", quarter_turns=1)
    result = opened(picture.data)
    assert result.size == (20, 40)
    assert result.getpixel((10, 5))[0] > 200
    assert changes == ["按文件里的方向转正"]


def with_pictures(*sources: bytes) -> bytes:
    document = new_document()
    for source in sources:
        paragraph = document.add_paragraph("前")
        paragraph.add_run().add_picture(io.BytesIO(source), Cm(5))
        paragraph.add_run("后")
    return saved(document)


def test_pictures_of_a_document_stand_after_their_paragraph():
    document = read_word(with_pictures(jpeg(orientation=6, gps=True)), "稿.docx")
    paragraph, picture = document.pieces
    assert paragraph.text == "前后"
    assert picture == Picture(0)
    assert (document.pictures[0].width, document.pictures[0].height) == (20, 40)
    [loss] = [loss for loss in document.losses if loss.element == "图片"]
    assert loss.action == "changed"
    assert "第1段" in loss.place


def test_a_picture_used_twice_is_kept_once():
    source = jpeg()
    document = read_word(with_pictures(source, source), "稿.docx")
    assert len(document.pictures) == 1
    shown = [piece for piece in document.pieces if isinstance(piece, Picture)]
    assert shown == [Picture(0), Picture(0)]


def test_a_picture_that_cannot_be_shown_is_dropped_and_said():
    emf = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60)
    data = edited(with_pictures(jpeg()), {"word/media/image1.jpg": emf})
    document = read_word(data, "稿.docx")
    assert document.pictures == ()
    assert [piece.text for piece in document.pieces] == ["前后"]
    [loss] = [loss for loss in document.losses if loss.element == "图片"]
    assert (loss.action, "EMF" in loss.detail) == ("dropped", True)


def test_a_linked_picture_is_never_fetched_but_said(monkeypatch):
    def forbidden(*arguments: object) -> None:
        raise AssertionError(arguments)

    monkeypatch.setattr("socket.socket.connect", forbidden)
    document = new_document()
    append_xml(
        document.add_paragraph("甲"),
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic>"
        '<pic:blipFill><a:blip r:link="rId77"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    )
    data = with_external(saved(document), "rId77", "image", "http://127.0.0.1:9/a.png")
    result = read_word(data, "稿.docx")
    assert result.pictures == ()
    [loss] = result.losses
    assert (loss.element, loss.action) == ("链接的图片", "dropped")
    assert "没有下载" in loss.detail


def test_a_missing_picture_is_said():
    document = new_document()
    append_xml(
        document.add_paragraph("甲"),
        '<w:r><w:pict><v:shape><v:imagedata r:id="rId404"/></v:shape></w:pict></w:r>',
    )
    [loss] = read_word(saved(document), "稿.docx").losses
    assert (loss.element, loss.action) == ("图片", "dropped")


def test_pictures_in_cells_and_their_alternative_text_are_kept():
    document = new_document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "格"
    run = cell.paragraphs[0].add_run()
    shape = run.add_picture(io.BytesIO(jpeg()), Cm(3))
    shape._inline.docPr.set("descr", "慰问现场")
    result = read_word(saved(document), "稿.docx")
    assert result.pieces[0].rows == (("格",),)
    assert result.pieces[1] == Picture(0, "慰问现场")
    [loss] = [loss for loss in result.losses if loss.element == "图片"]
    assert (loss.action, loss.place) == ("changed", "表格1")
