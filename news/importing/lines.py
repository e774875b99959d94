"""A file of JSON Lines read line by line, however long it is."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from intake.errors import IntakeError
from intake.safety import MIB

LONGEST_LINE = 64 * MIB
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class BadLine(Exception):
    """Why a line is not taken: one whole Chinese sentence that says what to do."""


@dataclass(frozen=True)
class Line:
    """One line of the file, counted from 1: the object in it, or why it has none."""

    number: int
    size: int
    values: dict[str, Any] | None = None
    refusal: str = ""


def read_lines(file: BinaryIO) -> Iterator[Line]:
    """The lines that hold something, one at a time.

    Raises IntakeError for a file in which no line could be read.
    """
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        size = len(raw)
        if number == 1:
            raw = _without_mark(raw)
        if size > LONGEST_LINE:
            size += _skip_rest(file, raw)
            limit = LONGEST_LINE // MIB
            yield Line(
                number, size, refusal=f"这一行超过{limit}MB，请拆出图片后再导入。"
            )
        elif raw.strip():
            yield _line(number, size, raw)


def _line(number: int, size: int, raw: bytes) -> Line:
    try:
        return Line(number, size, _object(raw))
    except BadLine as refusal:
        return Line(number, size, refusal=str(refusal))


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise BadLine(
            "这一行不是UTF-8编码的文字，请把文件另存为UTF-8后再导入。"
        ) from error
    except json.JSONDecodeError as error:
        raise BadLine(
            f"这一行不是完整的JSON，在第{error.pos + 1}个字符处读不下去，请重新导出。"
        ) from error
    except (RecursionError, ValueError) as error:
        raise BadLine("这一行的JSON层次太深或数字太长，请重新导出。") from error
    if not isinstance(found, dict):
        raise BadLine("这一行不是一篇稿件：应为以{开头、以}结尾的JSON对象。")
    return found


def _without_mark(raw: bytes) -> bytes:
    if raw.startswith(_WIDE):
        raise IntakeError("文件是UTF-16编码，一行也没有读。请另存为UTF-8后再导入。")
    return raw.removeprefix(codecs.BOM_UTF8)


def _skip_rest(file: BinaryIO, raw: bytes) -> int:
    skipped = 0
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(MIB)
        skipped += len(raw)
    return skipped
