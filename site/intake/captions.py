"""Which paragraphs are captions: of a picture above them or a table beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.pieces import Paragraph, Picture, Piece, Table

MAX_CAPTION = 60
CAPTION_STYLES = ("caption", "题注")
_NUMBERED = r"\s*[0-9０-９一二三四五六七八九十]+"
_PICTURE_CAPTION = re.compile(rf"(?:图片?{_NUMBERED}|图片?(?:说明)?[:：])")
_TABLE_CAPTION = re.compile(rf"(?:附?表{_NUMBERED}|附?表[:：])")


def captions_in(pieces: Sequence[Piece], body_size: float | None) -> dict[int, int]:
    """The positions of the captions by the position of their picture or table.

    ``body_size`` is the size of running text in points, by which small centred
    lines under a picture are known for captions.
    """
    captions: dict[int, int] = {}
    nothing = Piece()
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else nothing
        after, beyond = [*pieces[index + 1 : index + 3], nothing, nothing][:2]
        if isinstance(piece, Picture) and _is_picture_caption(after, body_size):
            captions[index] = index + 1
        elif isinstance(piece, Table):
            is_free = index - 1 not in captions.values()
            if _is_table_title(before) and is_free:
                captions[index] = index - 1
            elif _is_table_caption(after) and not isinstance(beyond, Table):
                captions[index] = index + 1
    return captions


def may_be_caption_line(piece: Paragraph) -> bool:
    """Whether a line is numbered as a picture's or a table's caption is."""
    return bool(_PICTURE_CAPTION.match(piece.text) or _TABLE_CAPTION.match(piece.text))


def _is_picture_caption(piece: Piece, body_size: float | None) -> bool:
    if not _may_be_caption(piece):
        return False
    if _is_styled(piece) or _PICTURE_CAPTION.match(piece.text):
        return True
    size = piece.looks.size
    is_small = bool(size and body_size and size <= body_size - 1.5)
    return piece.looks.centred and is_small


def _is_table_title(piece: Piece) -> bool:
    if not _may_be_caption(piece):
        return False
    titled = piece.looks.centred and piece.text.endswith("表")
    return titled or _is_styled(piece) or _is_table_caption(piece)


def _is_table_caption(piece: Piece) -> bool:
    return _may_be_caption(piece) and bool(_TABLE_CAPTION.match(piece.text))


def _may_be_caption(piece: Piece) -> bool:
    return (
        isinstance(piece, Paragraph)
        and piece.item is None
        and not piece.notes
        and not piece.origin
        and 0 < len(piece.text) <= MAX_CAPTION
        and not any(span.href for span in piece.spans)
        and (not piece.text.endswith("。") or _is_styled(piece))
    )


def _is_styled(piece: Piece) -> bool:
    return piece.looks.style.lower() in CAPTION_STYLES
