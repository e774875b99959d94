"""The scripts of CI say in a sentence what is missing and mend what is half made."""

import shutil
import subprocess

import pytest

from tests.house_rules.files import ROOT

LOGGED = 'echo "$(basename "$0") $*" >> log\n'
PYTHON = """case "$*" in
  "-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""
BARE_PYTHON = 'case "$*" in "-m pip"*) exit 1 ;; esac\n'
NO_BROWSER = 'case "$*" in -c*) exit 1 ;; esac\n'


@pytest.fixture
def machine(tmp_path):
    """A folder with the scripts, on a machine that has nothing but a shell's tools."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).touch()
    for tool in ("bash", "basename", "cat", "cp", "dirname", "mkdir", "sha256sum"):
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    return tmp_path


def command(machine, path, script):
    file = machine / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!{shutil.which('bash')}\n{LOGGED}{script}")
    file.chmod(0o755)


def run(machine, script):
    return subprocess.run(
        [shutil.which("bash"), f".ci/{script}"],
        cwd=machine,
        env={"PATH": str(machine / "bin"), "HOME": str(machine)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def calls(machine):
    log = machine / "log"
    return log.read_text().splitlines() if log.exists() else []


def made_anew(machine):
    return any("-m venv" in call for call in calls(machine))


def test_a_venv_without_pip_is_made_anew(machine):
    command(machine, "bin/python3.11", PYTHON)
    command(machine, ".venv/bin/python", BARE_PYTHON)
    result = run(machine, "setup.sh")
    assert result.returncode == 0, result.stderr
    assert "python3.11 -m venv --clear .venv" in calls(machine)
    assert (machine / ".venv" / ".installed").exists()


def test_a_sound_venv_is_kept(machine):
    command(machine, "bin/python3.11", PYTHON)
    command(machine, ".venv/bin/python", PYTHON)
    assert run(machine, "setup.sh").returncode == 0
    assert not made_anew(machine)


@pytest.mark.parametrize("user", ["0", "1000"])
def test_tests_without_a_browser_say_what_is_left_out(machine, user):
    command(machine, "bin/id", f"echo {user}")
    command(machine, "bin/apt-get", "exit 100")
    command(machine, ".venv/bin/python", NO_BROWSER)
    result = run(machine, "test.sh")
    assert result.returncode == 0, result.stderr
    assert "The browser journeys are left out." in result.stderr
    assert "python -m pytest" in calls(machine)


def test_a_browser_that_could_be_installed_is_not_said_to_be_left_out(machine):
    command(machine, "bin/id", "echo 0")
    command(machine, "bin/apt-get", "")
    command(machine, ".venv/bin/python", NO_BROWSER)
    result = run(machine, "test.sh")
    assert "left out" not in result.stderr


@pytest.mark.parametrize(("user", "has_apt"), [("1000", True), ("0", False)])
def test_ci_that_may_not_install_says_what_is_missing(machine, user, has_apt):
    command(machine, "bin/id", f"echo {user}")
    if has_apt:
        command(machine, "bin/apt-get", "exit 100")
    result = run(machine, "run")
    assert result.returncode == 1
    assert result.stderr.startswith("Missing: make git.")
    assert "apt-get install make git" in result.stderr
    assert not any(call.startswith("apt-get") for call in calls(machine))
