"""The foot of an issue: who gets it, who is responsible, how many (版记)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.recognition.issue import Tail
from bulletin.recognition.wording import NUMERAL, find_date, lines_of, near, squeezed
from intake.chinese_numerals import to_int
from intake.pieces import Picture, Piece
from intake.report import DROPPED, KEPT, Loss, excerpt

MAX_PIECES = 14
_LABELS = (
    ("extra", ("本期增发", "增发", "加发")),
    ("report_to", ("抄报", "报送", "呈报", "报")),
    ("send_to", ("抄送", "主送", "分送", "送")),
    ("distribute_to", ("下发", "分发", "印发", "发")),
    ("edited_by", ("责任编辑", "责编", "编辑", "编审", "主编")),
    ("reviewed_by", ("审核", "审稿", "初审", "复审", "审校")),
    ("signed_by", ("签发", "终审", "审签", "签批")),
    (
        "",
        (
            "校对",
            "电话",
            "联系电话",
            "地址",
            "邮编",
            "邮箱",
            "电子邮箱",
            "传真",
            "承办",
        ),
    ),
)
_LISTS = ("extra", "report_to", "send_to", "distribute_to")
_FIELD_OF = {label: name for name, labels in _LABELS for label in labels}
_LABEL = re.compile(
    r"(?:^|(?<=[\s　。；;，,]))("
    + "|".join(
        r"[\s　]*".join(label) for label in sorted(_FIELD_OF, key=len, reverse=True)
    )
    + r")[\s　]*[:：]"
)
_COPIES = re.compile(
    rf"[（(]?[\s　]*(?:共[\s　]*印|印[\s　]*数[:：]?|印[\s　]*发|印)[\s　]*"
    rf"({NUMERAL})[\s　]*份[\s　]*[）)]?"
)
_ISSUED = re.compile(r"(.{4,40}?)(?:办公室)?(?:印发|印制|印)")


def take_tail(pieces: Sequence[Piece]) -> tuple[Tail, list[Piece], list[Loss]]:
    """The tail, the pieces before it and what became of its lines.

    It begins at the first line near the end that opens with one of its labels;
    all that follows belongs to it, and what cannot be placed is said.
    """
    start = _start(pieces)
    if start is None:
        return Tail(), list(pieces), []
    tail = Tail()
    losses: list[Loss] = []
    last = ""
    for piece in pieces[start:]:
        if isinstance(piece, Picture):
            losses.append(Loss("图片", DROPPED, "报尾", "报尾里的图片不导入"))
        for line in lines_of(piece):
            last, unplaced = _read_line(line, tail, last)
            if unplaced:
                detail = f"报尾里的“{excerpt(unplaced)}”没有对应栏目，不导入"
                losses.append(
                    Loss("报尾文字", DROPPED, near(piece), detail, 1, unplaced)
                )
    said = Loss("报尾", KEPT, "文末", "报、送、发和责任人等填入相应栏目")
    return tail, list(pieces[:start]), [said, *losses]


def _start(pieces: Sequence[Piece]) -> int | None:
    for index in range(max(0, len(pieces) - MAX_PIECES), len(pieces)):
        lines = lines_of(pieces[index])
        if lines and (_opens(lines[0]) or _COPIES.fullmatch(lines[0].strip())):
            return index
    return None


def _opens(line: str) -> bool:
    match = _LABEL.match(line.strip())
    return match is not None and bool(_FIELD_OF[squeezed(match.group(1))])


def _read_line(line: str, tail: Tail, last: str) -> tuple[str, str]:
    """Place a line's parts; the list that may go on, and what found no place."""
    copies = _COPIES.search(line)
    if copies is not None:
        tail.copies = to_int(squeezed(copies.group(1)))
        line = f"{line[: copies.start()]}　{line[copies.end() :]}"
    labels = list(_LABEL.finditer(line))
    before = line[: labels[0].start()] if labels else line
    unplaced = _continued(before.strip(), tail, last)
    for index, label in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else len(line)
        name = _FIELD_OF[squeezed(label.group(1))]
        value = line[label.end() : end].strip()
        if name and not getattr(tail, name):
            setattr(tail, name, value)
        elif value:
            unplaced += line[label.start() : end].strip()
        last = name if name in _LISTS else ""
    return last, unplaced


def _continued(text: str, tail: Tail, last: str) -> str:
    """Words without a label go on with the list before, unless that has ended."""
    if not text or _is_issuing_line(text):
        return text
    if last and not getattr(tail, last).endswith("。"):
        setattr(tail, last, getattr(tail, last) + text)
        return ""
    return text


def _is_issuing_line(text: str) -> bool:
    issued, rest = find_date(squeezed(text))
    return issued is not None and (not rest or bool(_ISSUED.fullmatch(rest)))
