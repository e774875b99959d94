"""A body as the site would show it, before anything of it is stored."""

from base64 import b64encode

from django.utils.html import format_html_join

from intake.blocks import picture_index
from library.pictures import thumbnail
from pages.blocks import BodyBlock


def body_html(blocks, pictures):
    """The blocks as the site would show them; pictures small, from the file."""
    return format_html_join(
        "", "{}", ([block_html(block, pictures)] for block in blocks)
    )


def block_html(block, pictures):
    kind, value = block["type"], block["value"]
    if kind in {"image", "gallery"}:
        return pictures_html(value.get("images", [value]), pictures)
    child = BodyBlock().child_blocks[kind]
    return child.render(child.to_python(value))


def pictures_html(images, pictures):
    """Figures with thumbnails in the page itself: nothing is stored yet."""
    shown = (
        (b64encode(thumbnail(pictures[place].data)).decode(), image["caption"])
        for image in images
        if (place := picture_index(image["image"])) < len(pictures)
    )
    return format_html_join(
        "",
        '<figure><img src="data:image/jpeg;base64,{}" alt="" width="320">'
        "<figcaption>{}</figcaption></figure>",
        shown,
    )
