"""The pictures of a file on their way into the library."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from intake.blocks import picture_reference
from library.fingerprints import sha256_of
from library.models import UnionImage
from library.pictures import PictureFile


class LibraryPictures:
    """The pictures of one file, put into the library when first needed."""

    def __init__(self, files: Sequence[PictureFile], user=None):
        self.files = {picture_reference(i): file for i, file in enumerate(files)}
        self.user = user
        self.made: dict[str, UnionImage] = {}

    def placed(self, blocks, title: str):
        """The blocks with library pictures in place of references."""
        return [self._placed_block(block, title) for block in blocks]

    def _placed_block(self, block, title):
        value = block["value"]
        if block["type"] == "image":
            value = self._placed_image(value, title)
        elif block["type"] == "gallery":
            images = [self._placed_image(image, title) for image in value["images"]]
            value = {**value, "images": images}
        return {"type": block["type"], "value": value}

    def _placed_image(self, value, title):
        image = self.image(value["image"], value.get("caption") or f"《{title}》配图")
        return {**value, "image": image.pk}

    def image(self, reference: str, description: str) -> UnionImage:
        if reference not in self.made:
            self.made[reference] = self._keep(self.files[reference], description)
        return self.made[reference]

    def _keep(self, file: PictureFile, description: str) -> UnionImage:
        """The picture in the library: the one already there when it is the same."""
        content = ImageFile(ContentFile(file.data), name=file.name)
        known = UnionImage.objects.filter(sha256=sha256_of(content)).first()
        if known is not None:
            return known
        return UnionImage.objects.create(
            title=description[:255],
            description=description[:255],
            file=content,
            uploaded_by_user=self.user,
        )
