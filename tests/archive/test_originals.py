"""Originals: kept byte for byte, known by their fingerprint."""

import hashlib
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import (
    SimpleUploadedFile,
    TemporaryUploadedFile,
)
from django.db import IntegrityError, transaction
from django.utils import timezone

from archive.media_types import KindRefused, media_type_of
from archive.models import Original
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_original_is_kept_byte_for_byte_under_its_chinese_name():
    data = factories.WORD_FILE + bytes(range(256)) * 5000
    kept = factories.original("关于企业工会的调研报告（2024）.docx", data)
    assert kept.read() == data
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert kept.size == len(data)
    assert kept.name == "关于企业工会的调研报告（2024）.docx"
    assert kept.media_type.endswith("wordprocessingml.document")


def test_nothing_typed_by_a_person_reaches_the_disk():
    kept = factories.original("../../etc/论文.docx")
    assert kept.name == "论文.docx"
    assert re.fullmatch(
        rf"originals/{kept.sha256[:2]}/{kept.sha256}\w*\.docx", kept.file.name
    )


def test_the_same_bytes_are_the_same_original_with_the_name_they_had_first():
    first = factories.original("论文.docx")
    again = factories.original("论文（定稿）.docx")
    assert again.pk == first.pk
    assert again.name == "论文.docx"
    assert Original.objects.count() == 1


def test_an_upload_is_kept_and_can_still_be_read_by_others():
    upload = SimpleUploadedFile("论文.docx", factories.WORD_FILE)
    kept = Original.objects.ingest(upload, upload.name)
    upload.seek(0)
    assert upload.read() == kept.read() == factories.WORD_FILE


def test_a_large_upload_is_not_moved_away_from_its_owner():
    with TemporaryUploadedFile("论文.docx", "", 1, "utf-8") as upload:
        upload.write(factories.WORD_FILE)
        upload.flush()
        kept = Original.objects.ingest(upload, upload.name)
        upload.seek(0)
        assert upload.read() == kept.read()


def test_who_loses_a_race_gets_the_original_of_who_won_it(monkeypatch):
    first = factories.original()
    stored = set(first.file.storage.listdir(f"originals/{first.sha256[:2]}")[1])
    queryset, answers = Original.objects.all(), iter([None, first])
    monkeypatch.setattr(queryset, "known_by", lambda digest: next(answers))
    assert queryset.ingest(factories.WORD_FILE, "论文.docx") == first
    now = set(first.file.storage.listdir(f"originals/{first.sha256[:2]}")[1])
    assert now == stored


def test_a_name_cannot_break_a_header(client):
    kept = factories.original("report\r\nX-Evil: 1\0.docx")
    assert kept.name == "reportX-Evil: 1.docx"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("论文.docx", b"", "“论文.docx”是空的"),
        ("论文.exe", b"MZ", "类型不能存入档案"),
        ("论文.html", b"<html>", "类型不能存入档案"),
        ("论文", b"PK\x03\x04", "类型不能存入档案"),
        ("论文.pdf", b"<html><script>", "内容与扩展名“.pdf”不符"),
        ("录像.mp4", b"PK\x03\x04", "内容与扩展名“.mp4”不符"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(name, data, said):
    with pytest.raises(ValidationError, match=said):
        factories.original(name, data)
    assert not Original.objects.exists()


@pytest.mark.parametrize(
    ("name", "head", "media_type"),
    [
        ("扫描.PDF", b"%PDF-1.4", "application/pdf"),
        ("证书.JPG", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("录像.mp4", b"\0\0\0 ftypisom", "video/mp4"),
        ("旧稿.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
        ("版式.ofd", b"PK\x03\x04", "application/ofd"),
    ],
)
def test_a_kept_kind_has_its_media_type(name, head, media_type):
    assert media_type_of(name, head) == media_type


def test_a_kind_is_refused_by_its_ending_whatever_it_holds():
    with pytest.raises(KindRefused):
        media_type_of("网页.svg", b"%PDF-1.4")


def test_a_very_long_name_is_shortened_and_keeps_its_ending():
    kept = factories.original("论" * 300 + ".docx")
    assert len(kept.name) == 200
    assert kept.name.endswith("论.docx")


@pytest.mark.parametrize(
    "facts",
    [
        {"removed_at": timezone.now(), "file": ""},
        {"file": ""},
        {"removal_reason": "x", "removal_asked_at": timezone.now()}
        | {"removed_at": timezone.now()},
    ],
)
def test_the_database_itself_knows_what_removal_wants(facts):
    kept = factories.original()
    with pytest.raises(IntegrityError), transaction.atomic():
        Original.objects.filter(pk=kept.pk).update(**facts)


def test_the_database_knows_that_nobody_confirms_what_he_asked():
    kept, user = factories.original(), factories.UserFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Original.objects.filter(pk=kept.pk).update(
            removal_asked_by=user, removed_by=user
        )
