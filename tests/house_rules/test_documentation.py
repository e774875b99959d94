"""Every module says what it is; documents stand where the thing is."""

import ast
import re

import pytest

from tests.house_rules.files import ROOT, code, ignored, name_of, python_files

SPEAK_FOR_THEMSELVES = {"__init__.py", "apps.py", "wagtail_hooks.py"}
TOP_LEVEL = {
    "manage.py", "bulletin", "news", "honors", "site", "templates", "static", "tests",
    "README.md", "README.zh.md", "pyproject.toml", "requirements.txt",
    "requirements-dev.txt", "Makefile", ".ci", ".gitignore", ".editorconfig",
}  # fmt: skip
RULES_OF_THE_TRADE = ["bulletin/numbering.py", "site/pages/slugs.py"]


def parsed(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def test_every_module_says_what_it_is():
    assert not [
        name_of(file)
        for file in [*code(), *python_files(ROOT / "tests")]
        if file.name not in SPEAK_FOR_THEMSELVES and not ast.get_docstring(parsed(file))
    ]


def test_every_model_says_what_it_stands_for():
    assert not [
        f"{name_of(file)}:{node.lineno} {node.name}"
        for file in code()
        if "models" in (*file.parts, file.stem)
        for node in parsed(file).body
        if isinstance(node, ast.ClassDef)
        and not node.name.endswith("QuerySet")
        and not ast.get_docstring(node)
    ]


@pytest.mark.parametrize("name", RULES_OF_THE_TRADE)
def test_every_rule_of_the_trade_is_explained_and_typed(name):
    offenders = [
        node.name
        for node in parsed(ROOT / name).body
        if isinstance(node, ast.FunctionDef)
        and (not ast.get_docstring(node) or node.returns is None)
    ]
    assert not offenders


def test_nothing_but_the_agreed_stands_at_the_top():
    present = {path.name for path in ROOT.iterdir()} - ignored()
    assert not present - TOP_LEVEL


def test_no_code_is_commented_out():
    statement = re.compile(
        r"^\s*# (?:from \w[\w.]* import |import \w+$|def \w+\(|return\b.*[()]$"
        r"|if .+:$|for .+ in .+:$|\w+ = .+[)\]}]$)"
    )
    offenders = [
        f"{name_of(file)}:{number} {line.strip()}"
        for file in code()
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if statement.match(line)
    ]
    assert not offenders
