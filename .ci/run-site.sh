#!/usr/bin/env bash
# The site on this machine: migrated, filled when empty, served until Ctrl-C.
set -euo pipefail
port=${1:-8000}
export DJANGO_SETTINGS_MODULE=${DJANGO_SETTINGS_MODULE:-config.settings.dev}
export SITE_URL=${SITE_URL:-http://127.0.0.1:$port}
manage() { .venv/bin/python manage.py "$@"; }

manage migrate --verbosity 0
manage start_site
manage load_demo
printf '\n  http://127.0.0.1:%s/          the site\n  http://127.0.0.1:%s/admin/    the editors'"'"' side\n\n' "$port" "$port"
exec .venv/bin/python manage.py runserver --noreload --insecure --verbosity 0 "127.0.0.1:$port"
