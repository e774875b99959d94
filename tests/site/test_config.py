"""Settings: production refuses what is unsafe, SQLite is set for many writers."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import ConnectionHandler

from config.env import BASE_DIR, database

SAFE = {"SECRET_KEY": "k1-" + "x9Y_" * 20, "ALLOWED_HOSTS": "gh.example.org"}


def manage(command, tmp_path, **environment):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}
    }
    production = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "VAR_DIR": str(tmp_path),
    }
    return subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=BASE_DIR,
        env=kept | production | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("how", ["absent", "empty"])
def test_production_does_not_start_without(missing, how, tmp_path):
    given = {name: value for name, value in SAFE.items() if name != missing}
    if how == "empty":
        given[missing] = ""
    result = manage("check", tmp_path, **given)
    assert result.returncode != 0
    assert missing in result.stderr


def test_production_passes_the_deployment_check_without_a_warning(tmp_path):
    result = manage("check --deploy --fail-level WARNING", tmp_path, **SAFE)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_production_takes_no_demo_content(tmp_path):
    result = manage("load_demo", tmp_path, **SAFE)
    assert result.returncode != 0
    assert "不能装入正式网站" in result.stderr


@pytest.mark.django_db
def test_sqlite_writes_ahead_and_takes_its_lock_at_once(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    connection = ConnectionHandler({"default": database(tmp_path)})["default"]
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)
        assert connection.settings_dict["OPTIONS"]["timeout"] >= 20
        assert connection.transaction_mode == "IMMEDIATE"
    finally:
        connection.close()


def test_sqlite_in_the_data_folder_is_the_default(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    chosen = database(Path("/data"))
    assert chosen["NAME"] == "/data/db.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize("url", ["", "sqlite:///{}/named.sqlite3"])
def test_the_threads_of_the_tests_share_one_file_however_sqlite_is_named(url, tmp_path):
    given = {"DATABASE_URL": url.format(tmp_path)} if url else {}
    result = manage(
        "diffsettings --output unified",
        tmp_path,
        DJANGO_SETTINGS_MODULE="config.settings.test",
        **given,
    )
    assert result.returncode == 0, result.stderr
    assert re.search(
        r"\+ +DATABASES = .*'TEST': \{'NAME': .*test\.sqlite3", result.stdout
    )


def test_another_database_may_be_named(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://gh:secret@db.example.org/bulletin")
    chosen = database(Path("/data"))
    assert chosen["ENGINE"].endswith("postgresql")
    assert chosen["HOST"] == "db.example.org"
    assert "init_command" not in chosen.get("OPTIONS", {})


def test_the_site_speaks_chinese_and_keeps_beijing_time():
    assert settings.LANGUAGE_CODE == "zh-hans"
    assert settings.TIME_ZONE == "Asia/Shanghai"
    assert settings.LANGUAGES == [("zh-hans", "简体中文")]
