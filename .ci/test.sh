#!/usr/bin/env bash
# All tests, browser journeys included where a Chromium is found.
set -euo pipefail
export DJANGO_SETTINGS_MODULE=config.settings.test

browser_runs() {
  { [ -n "${CHROMIUM:-}" ] || command -v chromium; } &&
    .venv/bin/python -c 'import sys; from tests.browser import driver_runs; sys.exit(not driver_runs())'
}

if ! browser_runs >/dev/null; then
  wanted="chromium fonts-noto-cjk libatomic1"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $wanted" >&2
    # shellcheck disable=SC2086
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null || true
  else
    echo "The browser journeys are left out. To run them: apt-get install $wanted" >&2
  fi
fi
exec .venv/bin/python -m pytest "$@"
