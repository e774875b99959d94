"""Imports point one way, and no name of ours hides one of Python's."""

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house_rules.files import (
    FEATURES,
    PACKAGES,
    ROOT,
    SITE,
    code,
    name_of,
    python_files,
)


def contract():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return settings["tool"]["importlinter"]


def imported(file):
    """The top-level names that a file imports, with the lines."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.split(".")[0], node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0], node.lineno


def test_site_is_a_folder_on_the_path_and_no_package():
    assert not (SITE / "__init__.py").exists()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_no_package_hides_a_module_of_python(package):
    assert package.name not in sys.stdlib_module_names


def test_the_contract_knows_every_package():
    layers = contract()["contracts"][0]["layers"]
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    names = {package.name for package in PACKAGES}
    assert placed == names
    assert set(contract()["root_packages"]) == names


def test_the_contract_holds():
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{SITE}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout


def test_the_contract_reaches_imports_inside_functions():
    """A late import is an import: the contract's tool reads those too."""
    names = {package.name for package in FEATURES}
    offenders = [
        f"{name_of(file)}:{line} imports {name}"
        for file in python_files(*(set(PACKAGES) - set(FEATURES)))
        for name, line in imported(file)
        if name in names and "config" not in file.parts
    ]
    assert not offenders


def test_nobody_imports_tests_or_the_configuration():
    offenders = [
        f"{name_of(file)}:{line} imports {name}"
        for file in code()
        for name, line in imported(file)
        if name == "tests" or (name == "config" and "config" not in file.parts)
    ]
    assert not offenders


def test_the_path_is_set_in_one_place():
    offenders = [
        name_of(file)
        for file in code()
        if "sys.path" in file.read_text(encoding="utf-8")
    ]
    assert not offenders
    assert (ROOT / "manage.py").read_text().count("sys.path") == 1
