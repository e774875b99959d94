"""The pictures of several bodies, loaded in one go.

Left to themselves, each body would load its own pictures and each picture its
renditions: an issue with a dozen articles would ask the database dozens of times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

_at_hand: ContextVar[dict[int, Any] | None] = ContextVar("pictures", default=None)


class PictureChooserBlock(ImageChooserBlock):
    """An image chooser that takes pictures already at hand before asking."""

    def bulk_to_python(self, values):
        pictures = _at_hand.get()
        if pictures is None or not pictures.keys() >= {v for v in values if v}:
            return super().bulk_to_python(values)
        return [pictures.get(value) for value in values]


def load_pictures(bodies: Iterable[Any]) -> None:
    """Resolve every picture of these body values with two queries in all.

    A picture deleted from the library is None, as Wagtail has it.
    """
    bodies = list(bodies)
    wanted = {pk for body in bodies for pk in picture_ids(body.raw_data)}
    if not wanted:
        return
    found = get_image_model().objects.prefetch_related("renditions").in_bulk(wanted)
    token = _at_hand.set({pk: found.get(pk) for pk in wanted})
    try:
        for body in bodies:
            list(body)
    finally:
        _at_hand.reset(token)


def picture_ids(raw_blocks: Iterable[dict]) -> Iterator[int]:
    """The keys of the pictures in the raw data of a body."""
    for block in raw_blocks:
        if block["type"] == "image":
            yield from _key(block["value"])
        elif block["type"] == "gallery":
            for item in block["value"]["images"]:
                yield from _key(item.get("value", item))


def _key(value: dict) -> Iterator[int]:
    if value.get("image"):
        yield value["image"]
