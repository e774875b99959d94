#!/usr/bin/env bash
# All tests, browser journeys included where a Chromium is found.
set -euo pipefail
export DJANGO_SETTINGS_MODULE=config.settings.test

browser_runs() {
  { [ -n "${CHROMIUM:-}" ] || command -v chromium; } &&
    .venv/bin/python -c 'import sys; from tests.browser import driver_runs; sys.exit(not driver_runs())'
}

wanted="chromium fonts-noto-cjk libatomic1"

install_browser() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing $wanted" >&2
  # shellcheck disable=SC2086
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
}

if ! browser_runs >/dev/null && ! install_browser; then
  echo "The browser journeys are left out. To run them: apt-get install $wanted" >&2
fi
exec .venv/bin/python -m pytest "$@"
