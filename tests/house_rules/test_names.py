"""Small files under names that say something; offenders are printed."""

import ast
import json
import re

import pytest

from pages.templatetags.page_tags import json_ld
from tests.house_rules.files import (
    ROOT,
    code,
    lines_of,
    name_of,
    public_templates,
    templates,
    tracked,
)

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
LONGEST_TEMPLATE = 120
BANNED = {"core", "common", "utils", "helpers", "manager"}
UNFINISHED = re.compile("TO[D]O|FIX[M]E|XX[X]")


def too_long(files, longest):
    return [
        f"{name_of(file)}: {len(lines_of(file))} lines"
        for file in files
        if len(lines_of(file)) > longest
    ]


def functions(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, node.end_lineno - node.lineno + 1


def test_no_module_is_long():
    assert not too_long(code(), LONGEST_MODULE)


def test_no_template_is_long():
    assert not too_long(templates(), LONGEST_TEMPLATE)


def test_no_function_is_long():
    assert not [
        f"{name_of(file)}:{node.lineno} {node.name}: {length} lines"
        for file in code()
        for node, length in functions(file)
        if length > LONGEST_FUNCTION
    ]


def test_no_file_or_folder_has_a_name_that_says_nothing():
    assert not [
        name_of(file)
        for file in tracked()
        if BANNED & {part.lower() for part in (*file.parts[:-1], file.stem)}
    ]


def test_nothing_is_left_unfinished():
    assert not [
        f"{name_of(file)}:{number} {line.strip()}"
        for file in tracked()
        if file.suffix not in {".po", ".txt"}
        for number, line in enumerate(lines_of(file), start=1)
        if UNFINISHED.search(line)
    ]


def inline(pattern):
    return [
        f"{name_of(file)}:{number} {line.strip()}"
        for file in public_templates()
        for number, line in enumerate(lines_of(file), start=1)
        if re.search(pattern, line, re.I)
    ]


# Data for machines, which no browser runs and ``json_ld`` lets no word end.
LINKED_DATA = r' type="application/ld\+json">\{\{ \w+\|json_ld \}\}</script>'


def test_no_public_page_carries_a_script_within():
    assert not inline(rf"<script(?![^>]*\bsrc=)(?!{LINKED_DATA})")


@pytest.mark.parametrize(
    ("line", "is_data"),
    [
        ('<script type="application/ld+json">{{ linked_data|json_ld }}</script>', True),
        ('<script type="application/ld+json">{{ linked_data|safe }}</script>', False),
        ('<script type="application/ld+json">{"a": 1}</script>', False),
        ('<script type="module">{{ linked_data|json_ld }}</script>', False),
        ("<script>alert(1)</script>", False),
    ],
)
def test_only_escaped_data_may_stand_in_a_script(line, is_data):
    rule = rf"<script(?![^>]*\bsrc=)(?!{LINKED_DATA})"
    assert (re.search(rule, line) is None) == is_data


@pytest.mark.parametrize(
    "words", ["</script><b>", "<!--", "&lt;", "\u2028", "职工“之家”"]
)
def test_no_word_ends_a_data_block(words):
    written = json_ld({"name": words})
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"name": words}


def test_no_public_page_carries_style_within():
    assert not inline(r"\sstyle\s*=|<style")


def test_no_public_page_carries_a_handler_within():
    assert not inline(r"\son[a-z]+\s*=\s*[\"']|javascript:")


def test_no_public_template_loads_from_another_host():
    assert not inline(r"<(script|link|img|iframe|source|form)\b[^>]*[\"'](https?:)?//")


def test_no_style_sheet_or_script_loads_from_another_host():
    offenders = [
        f"{name_of(file)}:{number} {line.strip()}"
        for file in sorted((ROOT / "static").rglob("*"))
        if file.suffix in {".css", ".js", ".svg"}
        for number, line in enumerate(lines_of(file), start=1)
        if re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", line, re.I)
        and "www.w3.org" not in line
    ]
    assert not offenders


def test_every_test_is_a_sentence():
    """``test_a_draft_consumes_no_number`` says what is promised."""
    offenders = [
        f"{name_of(file)}:{node.lineno} {node.name}"
        for file in sorted((ROOT / "tests").rglob("test_*.py"))
        for node, _ in functions(file)
        if node.name.startswith("test_") and node.name.count("_") < 3
    ]
    assert not offenders


def test_every_folder_of_tests_is_a_package():
    folders = {file.parent for file in (ROOT / "tests").rglob("*.py")}
    assert not [
        name_of(folder) for folder in folders if not (folder / "__init__.py").exists()
    ]
