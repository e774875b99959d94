"""Illustrations drawn for the project, for the demo content of every app."""

import tomllib
from pathlib import Path

from django.core.files.images import ImageFile

from library.models import UnionImage

FOLDER = Path(__file__).parent


def demo_pictures() -> dict[str, UnionImage]:
    """The illustrations by file name; those not in the library yet are put there."""
    records = tomllib.loads((FOLDER / "pictures.toml").read_text("utf-8"))["picture"]
    titles = [record["title"] for record in records]
    there = {
        image.title: image for image in UnionImage.objects.filter(title__in=titles)
    }
    return {
        record["file"]: there.get(record["title"]) or put_in(record)
        for record in records
    }


def put_in(record: dict) -> UnionImage:
    path = FOLDER / "pictures" / record["file"]
    with path.open("rb") as file:
        return UnionImage.objects.create(
            title=record["title"],
            description=record["alt"],
            file=ImageFile(file, name=path.name),
        )
