"""Pictures and files."""

import io

import factory
from django.core.files.base import ContentFile
from PIL import Image

from library.models import UnionDocument, UnionImage


def picture_bytes(size=(640, 427), colour="#b3151b", **saved) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, saved.pop("format", "JPEG"), **saved)
    return buffer.getvalue()


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UnionImage

    title = factory.Sequence("图片{}".format)
    description = "职工在车间里交流技术"
    file = factory.LazyFunction(lambda: ContentFile(picture_bytes(), "picture.jpg"))


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UnionDocument

    title = factory.Sequence("文件{}".format)
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7 ...", "notice.pdf"))
