"""The head of an issue: name, number, publisher and date (版头)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bulletin.recognition.issue import SPECIAL, SUPPLEMENT, Masthead
from bulletin.recognition.wording import (
    NUMERAL,
    SENTENCE_END,
    bare,
    find_date,
    lines_of,
    near,
    squeezed,
)
from intake.chinese_numerals import to_int
from intake.pieces import Paragraph, Picture, Piece
from intake.report import DROPPED, KEPT, Loss, excerpt

MAX_PIECES = 14
MAX_LINE = 24
_OVERALL = re.compile(rf"总(?:期)?(?:第|期)?({NUMERAL})期")
_NUMBER = re.compile(rf"第({NUMERAL})期")
_YEAR = re.compile(rf"({NUMERAL})年度?(?=$|第|总|\()")
_KINDS = ((SUPPLEMENT, "增刊"), (SPECIAL, "专刊"), (SPECIAL, "特刊"))
_WARNING = re.compile(r"内部(?:资料|刊物|文件)|注意保[存密]|不得外传|妥善保管|仅供参考")
_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,18}(?:简报|简讯|信息|动态|通讯|快讯|快报|专报|工作情况|参考)"
)
_PUBLISHER_BEFORE = re.compile(
    r"(?:主办|编印|编辑|编发|主编|编制|印发)(?:单位)?[:：](.{2,40})"
)
_PUBLISHER_AFTER = re.compile(
    r"(.{2,40}?)(?:主办|编印|编辑部?编|编发|主编|编制|印发|编)"
)
_UNIT_ENDING = ("会", "室", "局", "委", "部", "股", "科", "中心", "公司", "办")
_PUNCTUATION = "()[]【】·•-—_|｜,，、.．:：*★☆"


@dataclass
class _Found:
    masthead: Masthead = field(default_factory=Masthead)
    anchored: bool = False
    warning: str = ""


def take_masthead(
    pieces: Sequence[Piece],
) -> tuple[Masthead, list[Piece], list[Loss]]:
    """The masthead, the pieces after it and what became of its lines.

    Nothing is taken unless a line is wholly a number (第3期, 总第128期), or the
    name of a bulletin and a date stand together at the top.
    """
    found = _Found()
    pending: list[Piece] = []
    end = 0
    for index, piece in enumerate(pieces[:MAX_PIECES]):
        lines = lines_of(piece)
        explained = [_explain(line, found) for line in lines]
        if lines and all(explained):
            end = index + 1
        elif found.anchored or not _may_stand_in_head(piece):
            break
        else:
            pending.append(piece)
    has_name_and_date = bool(found.masthead.name and found.masthead.date)
    if not found.anchored and not has_name_and_date:
        return Masthead(), list(pieces), []
    losses = _settle_pending(
        [piece for piece in pending if piece in pieces[:end]], found
    )
    return found.masthead, list(pieces[end:]), [*losses, *_said(found)]


def _may_stand_in_head(piece: Piece) -> bool:
    if isinstance(piece, Picture):
        return True
    lines = lines_of(piece)
    return bool(lines) and all(
        len(squeezed(line)) <= MAX_LINE and not line.endswith(SENTENCE_END)
        for line in lines
    )


def _explain(line: str, found: _Found) -> bool:
    """Take from a line all that a masthead says; whether nothing is left."""
    rest = squeezed(line)
    masthead = found.masthead
    if _WARNING.search(rest) and len(rest) <= MAX_LINE:
        found.warning = line
        return True
    issued, rest = find_date(rest)
    number, overall, kind, year, rest = _numbers(rest)
    rest = rest.strip(_PUNCTUATION)
    name = rest if not masthead.name and _NAME.fullmatch(rest) else ""
    publisher = "" if name else _publisher(rest, issued is not None)
    if rest and not name and not publisher:
        return False
    if not any((issued, number, overall, kind, year, name, publisher)):
        return not bare(line)
    found.anchored = found.anchored or number is not None or overall is not None
    masthead.date = masthead.date or issued
    masthead.number = masthead.number if masthead.number is not None else number
    masthead.overall = masthead.overall if masthead.overall is not None else overall
    masthead.kind = kind or masthead.kind
    masthead.name = masthead.name or name
    masthead.publisher = masthead.publisher or publisher
    masthead.year = masthead.year or year or (issued.year if issued else None)
    return True


def _numbers(rest: str) -> tuple[int | None, int | None, str, int | None, str]:
    """Number, overall number, kind and year written in a line, and the rest."""
    overall, rest = _taken(_OVERALL, rest)
    number, rest = _taken(_NUMBER, rest)
    year, rest = _taken(_YEAR, rest)
    kind = ""
    for meaning, word in _KINDS:
        if word in rest:
            kind, rest = meaning, rest.replace(word, "")
    return number, overall, kind, year, rest


def _taken(pattern: re.Pattern[str], text: str) -> tuple[int | None, str]:
    match = pattern.search(text)
    if match is None:
        return None, text
    return to_int(match.group(1)), text[: match.start()] + text[match.end() :]


def _publisher(rest: str, beside_date: bool) -> str:
    for pattern in (_PUBLISHER_BEFORE, _PUBLISHER_AFTER):
        match = pattern.fullmatch(rest)
        if match:
            return match.group(1)
    is_unit = 4 <= len(rest) <= 30 and rest.endswith(_UNIT_ENDING)
    return rest if beside_date and is_unit else ""


def _settle_pending(pending: Sequence[Piece], found: _Found) -> list[Loss]:
    """Short lines above the number: the name, a unit's name, or said as dropped."""
    losses = []
    masthead = found.masthead
    texts = [piece for piece in pending if isinstance(piece, Paragraph)]
    if not masthead.name and texts:
        largest = max(texts, key=lambda piece: piece.looks.size or 0)
        masthead.name = squeezed(largest.text)
        texts.remove(largest)
    for piece in pending:
        if isinstance(piece, Picture):
            losses.append(Loss("图片", DROPPED, "报头", "报头里的图片不导入"))
        elif piece not in texts:
            continue
        elif not masthead.publisher and squeezed(piece.text).endswith(_UNIT_ENDING):
            masthead.publisher = squeezed(piece.text)
        else:
            detail = f"报头里的“{excerpt(piece.text)}”不导入"
            losses.append(Loss("报头文字", DROPPED, near(piece), detail, 1, piece.text))
    return losses


def _said(found: _Found) -> list[Loss]:
    losses = [Loss("报头", KEPT, "文首", "刊名、期号、日期等填入相应栏目")]
    if found.warning:
        detail = f"“{excerpt(found.warning)}”不导入，请先确认本期可以公开"
        losses.append(Loss("警示语", DROPPED, "报头", detail, 1, found.warning))
    return losses
