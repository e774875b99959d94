#!/usr/bin/env bash
# Bring a fresh Debian 12 to where the project runs: virtual environment and locked
# dependencies. Says in one sentence what is missing when it may not install it.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

python=""
for candidate in python3.11 python3 python3.12 python3.13; do
  if command -v "$candidate" >/dev/null &&
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || { say "Python 3.11 or newer is needed: apt-get install python3"; exit 1; }

install() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    say "Missing: $*. Install it as root (apt-get install $*), then run make again."
    exit 1
  fi
}

"$python" -c 'import ensurepip, venv' 2>/dev/null || install python3-venv

stamp=.venv/.installed
wanted=$(cat requirements.txt requirements-dev.txt | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
  # A venv made without ensurepip has a python and no pip.
  .venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
  say "Installing the locked dependencies (once, about a minute) ..."
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
  echo "$wanted" > "$stamp"
fi
