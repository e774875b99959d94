"""Pictures and files: described, measured and fingerprinted on every way in."""

import hashlib
import json
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from library.fingerprints import sha256_of
from library.models import UnionDocument, UnionImage
from tests import factories

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 words"


@pytest.fixture
def admin(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    return client


def picture(colour="#b3151b", name="picture.jpg"):
    return SimpleUploadedFile(name, factories.picture_bytes(colour=colour))


def upload_picture(admin, **fields):
    posted = {"title": "技能竞赛", "file": picture(), "description": "选手在操作"}
    return admin.post(reverse("wagtailimages:add"), posted | fields)


def upload_several(admin, kind, file):
    """One file through the screen for several at once, as its script sends it."""
    response = admin.post(
        reverse(f"wagtail{kind}:add_multiple"),
        {"title": file.name, "files[]": file},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    return json.loads(response.content)


def assert_true(stored):
    """What the record says of its file is what the file is."""
    stored = type(stored).objects.get(pk=stored.pk)
    with stored.file.open() as file:
        data = file.read()
    assert stored.sha256 == hashlib.sha256(data).hexdigest()
    assert stored.file_size == len(data)
    assert stored.file_hash == hashlib.sha1(data).hexdigest()  # noqa: S324
    return stored


@given(st.binary(max_size=300))
def test_the_fingerprint_is_that_of_the_bytes_wherever_one_stands(data):
    file = ContentFile(data)
    file.read(1)
    assert sha256_of(file) == hashlib.sha256(data).hexdigest()
    assert file.tell() == 0


def test_a_picture_made_by_the_program_is_measured():
    assert_true(factories.ImageFactory())


def test_a_picture_uploaded_in_the_admin_is_measured(admin):
    assert upload_picture(admin).status_code == 302
    assert_true(UnionImage.objects.get())


def test_a_picture_without_a_description_is_refused(admin):
    response = upload_picture(admin, description="")
    assert response.context["form"].errors.keys() == {"description"}
    assert not UnionImage.objects.exists()


def test_several_pictures_at_once_wait_for_their_descriptions(admin):
    answer = upload_several(admin, "images", picture())
    assert not UnionImage.objects.exists()
    waiting = answer["uploaded_file_id"]
    address = reverse(
        "wagtailimages:create_multiple_from_uploaded_image", args=[waiting]
    )
    prefix = f"uploaded-image-{waiting}"
    admin.post(address, {f"{prefix}-title": "竞赛", f"{prefix}-description": ""})
    assert not UnionImage.objects.exists()
    admin.post(address, {f"{prefix}-title": "竞赛", f"{prefix}-description": "选手"})
    assert_true(UnionImage.objects.get())


def test_a_picture_replaced_in_the_admin_is_measured_again(admin):
    image = factories.ImageFactory()
    before = image.sha256
    address = reverse("wagtailimages:edit", args=[image.pk])
    posted = {"title": "换图", "description": "新的", "file": picture("#123456")}
    assert admin.post(address, posted).status_code == 302
    assert assert_true(image).sha256 != before


def test_a_picture_replaced_by_the_program_is_measured_again():
    image = factories.ImageFactory()
    before = image.sha256
    image.file = ContentFile(factories.picture_bytes((30, 20)), "other.jpg")
    image.save(update_fields=["file"])
    after = assert_true(image)
    assert after.sha256 != before
    assert (after.width, after.height) == (30, 20)


def test_a_new_file_that_is_not_saved_leaves_the_old_fingerprint():
    image = factories.ImageFactory()
    image.file = ContentFile(factories.picture_bytes((30, 20)), "other.jpg")
    image.save(update_fields=["title"])
    assert_true(image)


def test_a_new_title_reads_no_file(monkeypatch):
    image = factories.ImageFactory()

    def unreadable(file):
        raise AssertionError("The file is read again.")

    monkeypatch.setattr("library.models.sha256_of", unreadable)
    image.title = "新标题"
    image.save()


def test_a_file_made_by_the_program_is_measured():
    document = assert_true(factories.DocumentFactory())
    assert document.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("notice.pdf", "application/pdf"),
        (
            "notice.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "notice.XLSX",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_a_file_uploaded_in_the_admin_is_measured(admin, name, media_type):
    file = SimpleUploadedFile(name, PDF)
    admin.post(reverse("wagtaildocs:add"), {"title": "通知", "file": file})
    assert assert_true(UnionDocument.objects.get()).media_type == media_type


def test_several_files_at_once_are_measured(admin):
    for name in ("one.pdf", "two.pdf"):
        answer = upload_several(admin, "docs", SimpleUploadedFile(name, name.encode()))
        assert answer["success"]
    for document in UnionDocument.objects.all():
        assert assert_true(document).media_type == "application/pdf"
    assert UnionDocument.objects.count() == 2


def test_a_file_replaced_in_the_admin_is_measured_again(admin):
    document = factories.DocumentFactory()
    file = SimpleUploadedFile("list.xlsx", b"PK other words")
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert admin.post(address, {"title": "名单", "file": file}).status_code == 302
    after = assert_true(document)
    assert after.sha256 != document.sha256
    assert after.media_type != document.media_type


def test_a_page_reads_the_description_of_a_picture_aloud(client):
    image = factories.ImageFactory(description="选手在操作机床")
    factories.plain_page(body=[("image", {"image": image})])
    html = client.get("/gong-hui-gai-kuang/").content.decode()
    (shown,) = re.findall(r"<img[^>]*/media/[^>]*>", html)
    assert 'alt="选手在操作机床"' in shown
