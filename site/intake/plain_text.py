"""Plain text into the same pieces as a Word file."""

from __future__ import annotations

import re

from intake.pieces import Paragraph, ReadDocument, Span

_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def read_plain_text(text: str, name: str = "") -> ReadDocument:
    """One paragraph for each line that has words; looks are unknown."""
    lines = [line for line in _LINE_ENDS.split(text) if line.strip()]
    pieces = tuple(
        Paragraph((Span(line),), number=number)
        for number, line in enumerate(lines, start=1)
    )
    return ReadDocument(name, pieces, source_counts={"段落": len(lines)})
