"""Is there a browser to drive, and can its driver run?"""

import os
import shutil
import subprocess
from pathlib import Path

import playwright


def driver_runs() -> bool:
    """Playwright's own Node, which wants a library that the smallest Debian lacks."""
    node = Path(playwright.__file__).parent / "driver" / "node"
    try:
        return subprocess.run([node, "--version"], capture_output=True).returncode == 0
    except OSError:
        return False


def chromium() -> str | None:
    """The path of a Chromium that can be driven, or None."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return found if found and driver_runs() else None
