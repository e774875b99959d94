#!/usr/bin/env bash
# What CI runs before the tests; every line must pass.
set -euo pipefail
export DJANGO_SETTINGS_MODULE=config.settings.test
set -x
.venv/bin/ruff format --check .
.venv/bin/ruff check .
.venv/bin/djhtml --check templates
.venv/bin/mypy
.venv/bin/lint-imports
.venv/bin/python manage.py check --fail-level WARNING
.venv/bin/python manage.py makemigrations --check --dry-run
.venv/bin/python -m pip check
