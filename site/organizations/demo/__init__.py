"""A fictional county's register."""

import tomllib
from pathlib import Path

from organizations.models import Organization

FOLDER = Path(__file__).parent


def load() -> None:
    """Enter the register; parents stand before their children in the file."""
    data = tomllib.loads((FOLDER / "organizations.toml").read_text("utf-8"))
    for record in data["organization"]:
        record["aliases"] = "\n".join(record.get("aliases", []))
        parent = record.pop("parent", "")
        Organization.objects.create(
            **record,
            parent=Organization.objects.get(name=parent) if parent else None,
        )
