"""Just enough of Markdown to hold README.md to its word."""

from __future__ import annotations

import re

from tests.house_rules.files import ROOT


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """What stands under the first heading that contains these words."""
    for part in re.split(r"^#+ ", readme(), flags=re.M)[1:]:
        title, _, text = part.partition("\n")
        if heading.lower() in title.lower():
            return text
    return ""


def table(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, its own heading left out."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in section(heading).splitlines()
        if line.lstrip().startswith("|")
    ]
    return rows[2:]


def names_in_table(heading: str) -> list[str]:
    """The names in backticks in the first column."""
    return [name for row in table(heading) for name in re.findall(r"`([^`]+)`", row[0])]
