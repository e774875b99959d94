"""Citations: what is written for each work of the golden file, in every format."""

import dataclasses
import json
import re
import tomllib
from pathlib import Path

import pytest

from honors.citations.bibtex import bibtex, escaped
from honors.citations.csl import csl_item
from honors.citations.gbt7714 import Edition, reference
from honors.citations.names import Name, parted
from honors.citations.ris import ris
from honors.citations.work import Form, Work

FOLDER = Path(__file__).parent / "golden"
RECORDS = tomllib.loads((FOLDER / "citations.toml").read_text("utf-8"))["work"]
FIELDS = {field.name for field in dataclasses.fields(Work)}
each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda one: one["name"])


def work_of(record) -> Work:
    values = {name: value for name, value in record.items() if name in FIELDS}
    for name in ("authors", "keywords"):
        values[name] = tuple(values.get(name, ()))
    return Work(**values | {"form": Form(record["form"])})


def works():
    return [
        (work_of(record), f"work-{number}")
        for number, record in enumerate(RECORDS, start=1)
    ]


def test_the_golden_file_is_as_large_as_promised():
    assert len(RECORDS) >= 40
    assert {record["form"] for record in RECORDS} == {str(form) for form in Form}


@each_record
def test_a_reference_of_2015_is_as_written_by_hand(record):
    assert reference(work_of(record), Edition.OF_2015) == record["gbt2015"]


@each_record
def test_a_reference_of_2025_is_as_written_by_hand(record):
    assert reference(work_of(record), Edition.OF_2025) == record["gbt2025"]


@each_record
@pytest.mark.parametrize("edition", Edition)
def test_no_reference_has_blank_punctuation(record, edition):
    text = reference(work_of(record), edition)
    assert not re.search(r"[,:] *[,.:]|\. *\.|\(\)|\[\]|: *\[C|  ", text)


def golden(name, text):
    path = FOLDER / name
    assert text == path.read_bytes().decode("utf-8")


def test_bibtex_is_as_in_the_golden_file():
    golden("citations.bib", "\n".join(bibtex(work, key) for work, key in works()))


def test_ris_is_as_in_the_golden_file():
    golden("citations.ris", "".join(ris(work) for work, _ in works()))


def test_csl_is_as_in_the_golden_file():
    items = [csl_item(work, key) for work, key in works()]
    golden("citations.json", json.dumps(items, ensure_ascii=False, indent=1) + "\n")


@each_record
def test_the_braces_of_bibtex_are_balanced_and_its_specials_escaped(record):
    entry = bibtex(work_of(record), "key")
    plain = re.sub(r"\\[{}$&#_%]", "", entry)
    assert plain.count("{") == plain.count("}")
    told = "".join(line for line in plain.splitlines() if "  url" not in line)
    assert not re.search(r"(?<!\\)[$&#_%^~]", told)


@each_record
def test_each_line_of_ris_has_a_tag_and_the_record_ends(record):
    lines = ris(work_of(record)).split("\r\n")
    assert lines[0].startswith("TY  - ")
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])


def test_an_uncertain_year_is_never_a_number():
    work = Work(Form.CONFERENCE, "题名", year="202_年")
    assert "\r\nPY  - " not in ris(work)
    assert "年份原文：202_年" in ris(work)
    assert csl_item(work, "key")["issued"] == {"literal": "202_年"}
    assert "year = {[202\\_]}" in bibtex(work, "key", "202X")
    assert "date = {202X}" in bibtex(work, "key", "202X")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Smith, John Robert", Name("Smith", "John Robert")),
        ("John Smith", Name("Smith", "John")),
        ("SMITH John", Name("Smith", "John")),
        ("Trade Union Office", Name("Trade Union Office")),
        ("杨素梅", Name("杨素梅")),
        ("杨　素梅", Name("杨 素梅")),
    ],
)
def test_names_are_parted_only_where_they_can_be(written, name):
    assert parted(written) == name


@pytest.mark.parametrize(
    ("text", "told"),
    [("A&B", r"A\&B"), ("a\\b", r"a\textbackslash{}b"), ("{x}\n y", r"\{x\} y")],
)
def test_words_are_escaped_for_latex(text, told):
    assert escaped(text) == told
