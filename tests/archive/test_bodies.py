"""Bodies in a bag: keys become names within the record, and keys again."""

import json

import pytest
from django.core.exceptions import ValidationError

from archive.bags.bodies import Attachments, RestoredAttachments, anchors_mapped
from archive.bags.sources import StoredRecord
from library.models import UnionDocument, UnionImage
from pages.blocks import BodyBlock
from tests import factories

pytestmark = pytest.mark.django_db


def body(*blocks):
    return BodyBlock().normalize(list(blocks))


def packed(attachments, folder):
    """The files of a record on disk, and the record as it would be read back."""
    files = {}
    for file in attachments.files():
        (folder / file.path).parent.mkdir(exist_ok=True)
        with file.open() as opened:
            (folder / file.path).write_bytes(opened.read())
        files[file.path] = {"path": file.path, "sha256": file.sha256}
    return StoredRecord("x", "调研", {}, folder, files)


def test_a_link_to_a_page_becomes_its_address():
    page = factories.plain_page()
    html = f'<p>见<a linktype="page" id="{page.pk}">概况</a>。</p>'
    assert (
        Attachments().rich_text(html)
        == f'<p>见<a href="{page.full_url}">概况</a>。</p>'
    )


def test_a_link_to_nothing_loses_its_target_and_keeps_its_words():
    html = (
        '<p><a linktype="page" id="99">一</a><a linktype="document" id="9">二</a></p>'
    )
    assert Attachments().rich_text(html) == "<p><a>一</a><a>二</a></p>"


def test_other_markup_stays_byte_for_byte():
    html = (
        '<p>a<br/>b &amp; <b>c</b> <a href="https://example.com/?a=1&amp;b">d</a></p>'
    )
    assert Attachments().rich_text(html) == html
    assert anchors_mapped(html, dict) == html


def test_a_picture_used_twice_is_packed_once():
    picture = factories.ImageFactory()
    one = ("image", {"image": picture, "caption": "", "credit": ""})
    attachments = Attachments()
    attachments.body(body(one, one))
    assert len(attachments.files()) == len(attachments.content()["pictures"]) == 1


def test_a_picture_that_was_deleted_from_the_library_is_none():
    picture = factories.ImageFactory()
    value = body(("image", {"image": picture, "caption": "会场", "credit": ""}))
    UnionImage.objects.all().delete()
    attachments = Attachments()
    (block,) = attachments.body(value)
    assert block["value"]["image"] is None
    assert attachments.files() == []


def test_files_come_back_with_their_words_and_new_keys(tmp_path):
    picture = factories.ImageFactory(credit="赵明远")
    document = factories.DocumentFactory(title="通知")
    value = body(
        ("image", {"image": picture, "caption": "会场", "credit": ""}),
        ("document", {"document": document, "title": ""}),
    )
    attachments = Attachments()
    blocks, content = attachments.body(value), attachments.content()
    record = packed(attachments, tmp_path)
    hashes = picture.sha256, document.sha256
    UnionImage.objects.all().delete()
    UnionDocument.objects.all().delete()
    factories.ImageFactory(
        file=factories.ContentFile(factories.picture_bytes((9, 9)), "x.jpg")
    )
    restored = RestoredAttachments(record, content)
    image, file = json.loads(restored.body(blocks))
    new = UnionImage.objects.get(pk=image["value"]["image"])
    assert (new.credit, new.description) == ("赵明远", picture.description)
    kept = UnionDocument.objects.get(pk=file["value"]["document"])
    assert (kept.title, kept.filename) == ("通知", "notice.pdf")
    assert (new.sha256, kept.sha256) == hashes


def test_a_picture_that_the_library_would_change_is_refused(tmp_path):
    picture = factories.ImageFactory()
    attachments = Attachments()
    attachments.picture(picture)
    record = packed(attachments, tmp_path)
    (place,) = record.files
    (tmp_path / place).write_bytes(factories.picture_bytes((3000, 20)))
    UnionImage.objects.all().delete()
    with pytest.raises(ValidationError, match="存入后与归档时不一致"):
        RestoredAttachments(record, attachments.content())
