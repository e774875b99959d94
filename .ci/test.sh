#!/usr/bin/env bash
# All tests, browser journeys included where a Chromium is found.
set -euo pipefail
export DJANGO_SETTINGS_MODULE=config.settings.test
if ! command -v chromium >/dev/null && [ -z "${CHROMIUM:-}" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null || true
  else
    echo "No Chromium: the browser journeys are left out. To run them: apt-get install chromium" >&2
  fi
fi
exec .venv/bin/python -m pytest "$@"
