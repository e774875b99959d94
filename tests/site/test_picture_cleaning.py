"""What the camera wrote into a picture never reaches the site."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.urls import reverse
from PIL import Image, PngImagePlugin
from wagtail.images.models import AbstractImage

from library.models import UnionImage
from library.pictures import MAX_SIDE, PictureRefused, cleaned
from tests import factories

GPS = 0x8825


@pytest.fixture
def admin(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    return client


def exif(orientation=None):
    """What a telephone writes: who made it, where it stood."""
    written = Image.Exif()
    written[0x010F] = "Camera Works"
    if orientation:
        written[0x0112] = orientation
    written.get_ifd(GPS).update({1: "N", 2: (25.0, 40.0, 12.0), 3: "E"})
    return written


def photograph(file_format="JPEG", size=(60, 40), **saved):
    return factories.picture_bytes(
        size, format=file_format, exif=exif(saved.pop("orientation", None)), **saved
    )


def opened(data):
    return Image.open(io.BytesIO(data))


def tells_nothing(data):
    image = opened(data)
    image.load()
    return (
        not image.getexif()
        and not image.getexif().get_ifd(GPS)
        and b"Camera Works" not in data
        and b"xmpmeta" not in data
    )


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_place_and_camera_are_taken_out(file_format):
    data = photograph(file_format)
    assert not tells_nothing(data)
    assert tells_nothing(cleaned(data, "IMG_1.jpg").data)


def test_what_a_png_says_after_its_pixels_is_taken_out():
    info = PngImagePlugin.PngInfo()
    info.add(b"tEXt", b"Comment\0Camera Works", after_idat=True)
    data = factories.picture_bytes(format="PNG", pnginfo=info)
    assert tells_nothing(cleaned(data, "a.png").data)


def test_an_xmp_packet_is_taken_out():
    data = factories.picture_bytes(xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    assert not tells_nothing(data)
    assert tells_nothing(cleaned(data, "a.jpg").data)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_clean_picture_stays_byte_for_byte(file_format):
    data = factories.picture_bytes((60, 40), format=file_format)
    assert cleaned(data, "a.jpg") is None


def test_cleaning_twice_changes_nothing_more():
    once = cleaned(photograph(size=(MAX_SIDE + 600, 40)), "a.jpg")
    assert cleaned(once.data, once.name) is None


def test_a_picture_taken_sideways_stands_upright():
    picture = cleaned(photograph(orientation=6), "a.jpg")
    assert (picture.width, picture.height) == (40, 60)
    assert opened(picture.data).size == (40, 60)


def test_a_huge_picture_is_shrunk_and_keeps_its_shape():
    picture = cleaned(factories.picture_bytes((4800, 3200)), "a.jpg")
    assert (picture.width, picture.height) == (MAX_SIDE, 1600)


def test_a_picture_of_a_telephone_becomes_one_that_browsers_show():
    picture = cleaned(factories.picture_bytes((64, 64), format="HEIF"), "IMG_2.heic")
    assert picture.name == "IMG_2.jpg"
    assert opened(picture.data).format == "JPEG"


def animation():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


@pytest.mark.parametrize("data", [b"", b"not a picture", animation()])
def test_what_is_no_still_picture_is_refused(data):
    with pytest.raises(PictureRefused):
        cleaned(data, "a.gif")


def served(client, image):
    """Every file of the picture that a reader can be sent."""
    renditions = image.get_renditions("width-50", "original", "width-50|format-webp")
    for stored in [image, *renditions.values()]:
        with stored.file.open() as file:
            yield file.read()


@pytest.mark.django_db
def test_a_photograph_uploaded_in_the_admin_is_served_without_its_place(admin):
    file = SimpleUploadedFile("IMG_3.jpg", photograph(orientation=6))
    posted = {"title": "现场", "description": "会场", "file": file}
    assert admin.post(reverse("wagtailimages:add"), posted).status_code == 302
    image = UnionImage.objects.get()
    assert (image.width, image.height) == (40, 60)
    assert all(tells_nothing(data) for data in served(admin, image))


@pytest.mark.django_db
def test_nor_does_one_of_several_uploaded_at_once_keep_it(
    admin, django_capture_on_commit_callbacks
):
    file = SimpleUploadedFile("IMG_4.jpg", photograph())
    address = reverse("wagtailimages:add_multiple")
    answer = admin.post(address, {"title": "现场", "files[]": file}).json()
    waiting = answer["uploaded_file_id"]
    prefix = f"uploaded-image-{waiting}"
    finish = reverse(
        "wagtailimages:create_multiple_from_uploaded_image", args=[waiting]
    )
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(finish, {f"{prefix}-title": "现场", f"{prefix}-description": "会场"})
    image = UnionImage.objects.get()
    assert all(tells_nothing(data) for data in served(admin, image))
    folder = image.file.storage.listdir("original_images")[1]
    assert [name for name in folder if name.startswith("IMG_4")] == [
        image.file.name.split("/")[1]
    ]


@pytest.mark.django_db
def test_the_file_as_taken_stays_until_the_cleaned_one_is_saved_for_good(
    django_capture_on_commit_callbacks,
):
    image = factories.ImageFactory.build()
    image.file.save("IMG_8.jpg", ContentFile(photograph()), save=False)
    taken, storage = image.file.name, image.file.storage
    with django_capture_on_commit_callbacks() as waiting:
        image.save()
    assert image.file.name != taken
    assert storage.exists(taken)
    for callback in waiting:
        callback()
    assert not storage.exists(taken)


@pytest.mark.django_db
def test_a_picture_whose_row_cannot_be_saved_loses_no_file(
    monkeypatch, django_capture_on_commit_callbacks
):
    def fail(*args, **kwargs):
        raise DatabaseError("The disk is full.")

    monkeypatch.setattr(AbstractImage, "save", fail)
    image = factories.ImageFactory.build()
    image.file.save("IMG_9.jpg", ContentFile(photograph()), save=False)
    taken, storage = image.file.name, image.file.storage
    with (
        pytest.raises(DatabaseError),
        django_capture_on_commit_callbacks(execute=True) as waiting,
    ):
        image.save()
    assert not waiting
    assert storage.exists(taken)


@pytest.mark.django_db
def test_nor_does_one_made_or_replaced_by_the_program():
    image = factories.ImageFactory(file=ContentFile(photograph(), "IMG_5.jpg"))
    assert all(tells_nothing(data) for data in served(None, image))
    image.file = ContentFile(photograph("PNG"), "IMG_6.png")
    image.save()
    with image.file.open() as file:
        assert tells_nothing(file.read())


@pytest.mark.django_db
def test_a_photograph_of_a_telephone_may_be_uploaded(admin):
    data = factories.picture_bytes((64, 64), format="HEIF")
    file = SimpleUploadedFile("IMG_7.heic", data)
    posted = {"title": "现场", "description": "会场", "file": file}
    response = admin.post(reverse("wagtailimages:add"), posted)
    assert response.status_code == 302, response.context["form"].errors
    assert UnionImage.objects.get().file.name.endswith(".jpg")


def upload_animation(admin, name, field):
    file = SimpleUploadedFile("动图.gif", animation())
    return admin.post(
        reverse(name), {"title": "动图", "description": "动", field: file}
    )


@pytest.mark.django_db
def test_an_animation_is_refused_in_a_sentence_that_names_the_file(admin):
    one = upload_animation(admin, "wagtailimages:add", "file")
    several = upload_animation(admin, "wagtailimages:add_multiple", "files[]")
    sentence = "图片“动图.gif”是动画图片"
    assert sentence in one.context["form"].errors["file"][0]
    assert sentence in several.json()["error_message"]
    assert not UnionImage.objects.exists()
