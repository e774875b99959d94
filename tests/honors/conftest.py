"""A clock that tests can set: notices go by days of the office's own time zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def at(monkeypatch):
    """``at("2026-03-16 09:00")``: what time it is from now on, in Shanghai."""

    def set_clock(moment: str) -> None:
        now = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
        monkeypatch.setattr(timezone, "now", lambda: now.astimezone(ZoneInfo("UTC")))

    return set_clock
