"""The files that the house rules speak of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
FEATURES = [
    folder
    for folder in (ROOT / name for name in ("bulletin", "news", "honors"))
    if folder.is_dir()
]
PACKAGES = FEATURES + sorted(
    folder for folder in SITE.iterdir() if (folder / "__init__.py").exists()
)
TEXT = {
    ".py", ".html", ".css", ".js", ".toml", ".txt", ".md", ".sh", ".typ", ".po", "",
}  # fmt: skip


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> Iterator[Path]:
    """Every text file of the project: what .gitignore leaves out is not of it."""
    top = [path for path in ROOT.iterdir() if path.name not in ignored()]
    for path in sorted(top):
        inside = path.rglob("*") if path.is_dir() else [path]
        for file in inside:
            if (
                file.is_file()
                and file.suffix in TEXT
                and "__pycache__" not in file.parts
            ):
                yield file


def ignored() -> set[str]:
    lines = (ROOT / ".gitignore").read_text().splitlines()
    return {line.strip("/") for line in lines} | {".git"}


def python_files(*folders: Path) -> list[Path]:
    """The code of these folders, migrations left out."""
    return [
        file
        for folder in folders
        for file in sorted(folder.rglob("*.py"))
        if "migrations" not in file.parts
    ]


def code() -> list[Path]:
    """The code of the site: features and shared packages."""
    return python_files(*PACKAGES)


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def public_templates() -> list[Path]:
    """What readers are sent: not the editors' side."""
    return [
        file
        for file in templates()
        if not file.relative_to(ROOT / "templates").parts[0].startswith("wagtail")
        and "admin" not in file.parts
    ]


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
