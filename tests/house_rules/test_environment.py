"""What depends on the machine: variables are listed, paths and registries absent."""

import ast
import re

from tests.house_rules.files import (
    ROOT,
    SITE,
    code,
    lines_of,
    name_of,
    python_files,
    tracked,
)
from tests.house_rules.markdown import names_in_table

CONFIGURATION = [
    ROOT / "pyproject.toml",
    ROOT / "Makefile",
    ROOT / ".editorconfig",
    ROOT / ".gitignore",
    *sorted(ROOT.glob("requirements*.txt")),
    *sorted((ROOT / ".ci").iterdir()),
]
MACHINE_PATH = re.compile(r"(?<![\w./$}*-])/(?:work|tmp|root|home|Users)/\w")


def variables_read():
    """The names in ``env.str("NAME")``, ``env("NAME")`` … of the configuration."""
    for file in python_files(SITE / "config"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and reads_environment(node.func):
                yield node.args[0].value


def reads_environment(function):
    owner = function.value if isinstance(function, ast.Attribute) else function
    return isinstance(owner, ast.Name) and owner.id == "env"


def test_the_readme_lists_every_variable_and_no_other():
    listed = names_in_table("环境变量") or names_in_table("Environment")
    assert set(variables_read()) == set(listed)


def test_no_variable_is_listed_twice():
    listed = names_in_table("环境变量") or names_in_table("Environment")
    assert len(listed) == len(set(listed))


def test_only_the_configuration_reads_the_environment():
    offenders = [
        name_of(file)
        for file in code()
        if re.search(r"\bos\.(environ|getenv)|\benviron\b", file.read_text())
        and file not in {SITE / "config" / "env.py", SITE / "config" / "wsgi.py"}
    ]
    assert not offenders


def found(files, pattern):
    return [
        f"{name_of(file)}:{number} {line.strip()}"
        for file in files
        for number, line in enumerate(lines_of(file), start=1)
        if re.search(pattern, line)
    ]


def test_no_lock_file_or_configuration_names_a_registry():
    assert not found(
        CONFIGURATION,
        r"https?://(?!127\.0\.0\.1)|(?<!no-emit-)index-url|find-links|trusted-host|pypi\.|mirror",
    )


def test_no_file_names_a_path_of_one_machine():
    assert not found(tracked(), MACHINE_PATH)


def test_every_locked_dependency_has_its_hash():
    for file in sorted(ROOT.glob("requirements*.txt")):
        text = file.read_text()
        pins = re.findall(r"^\S+==\S+", text, re.M)
        entries = re.split(r"^(?=\S+==)", text, flags=re.M)[1:]
        assert len(pins) == len(entries) > 20
        assert all("--hash=sha256:" in entry for entry in entries), name_of(file)


def test_both_locks_pin_the_same_versions():
    pins = [
        dict(
            pin.split("==")
            for pin in re.findall(r"^([\w.\[\]-]+==[\w.]+)", file.read_text(), re.M)
        )
        for file in (ROOT / "requirements.txt", ROOT / "requirements-dev.txt")
    ]
    locked, with_tools = pins
    assert locked.items() <= with_tools.items()
