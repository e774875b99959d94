"""README.md says what is so."""

import re
import tomllib

import pytest

from tests.house_rules.files import PACKAGES, ROOT
from tests.house_rules.markdown import names_in_table, readme, table

GLOSSARY = {
    "简报": "bulletin",
    "期": "issue",
    "总期号": "overall number",
    "增刊": "supplement",
    "劳模": "model worker",
    "光荣榜": "honor roll",
    "征文/论文": "essay",
    "基层工会": "grassroots union",
    "栏目": "column",
    "签发": "sign off",
    "印发": "issue",
    "供稿": "contributed by",
    "公示": "public notice",
    "撤回": "withdraw",
    "更正": "correct",
}


def makefile():
    return (ROOT / "Makefile").read_text()


def targets():
    """Target → its help line, or nothing."""
    lines = re.findall(r"^([a-z][a-z-]*):(?!=)([^\n]*)", makefile(), re.M)
    return {name: rest.partition("## ")[2].strip() for name, rest in lines}


def commands():
    return set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", readme(), re.M))


def test_every_command_of_the_readme_exists_and_explains_itself():
    assert commands() >= {"run", "test", "check"}
    assert not [name for name in commands() if not targets().get(name)]


def test_every_target_has_a_help_line():
    assert not [name for name, line in targets().items() if not line]


def test_every_target_is_phony_and_every_phony_a_target():
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile(), re.M)
    assert set(phony.split()) == targets().keys()


def test_make_alone_lists_the_targets():
    assert ".DEFAULT_GOAL := help" in makefile()


def dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return {re.match(r"[\w.-]+", entry)[0].lower() for entry in project["dependencies"]}


def test_the_readme_says_of_every_dependency_why_it_is_here():
    assert set(names_in_table("Dependencies")) == dependencies()
    assert all(row[1] for row in table("Dependencies"))


@pytest.mark.parametrize("chinese", GLOSSARY)
def test_the_glossary_fixes_each_pair(chinese):
    rows = {row[0]: row[1] for row in table("Glossary")}
    assert rows.get(chinese) == GLOSSARY[chinese]


def test_no_word_stands_twice_in_the_glossary():
    words = [row[0] for row in table("Glossary")]
    assert len(words) == len(set(words))


def test_the_map_names_every_package():
    assert set(names_in_table("Map")) == {package.name for package in PACKAGES}


def test_every_link_leads_somewhere():
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", readme())
    assert not [link for link in links if not (ROOT / link).exists()]


def test_every_file_the_readme_names_exists():
    named = re.findall(r"`((?:[\w-]+/)+[\w.-]+\.(?:py|html|toml|typ))`", readme())
    missing = [
        name
        for name in named
        if not (ROOT / name).exists() and not (ROOT / "site" / name).exists()
    ]
    assert not missing
