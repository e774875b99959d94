"""Times of the air as they are said."""

from __future__ import annotations

from datetime import timedelta


def spoken_duration(length: timedelta) -> str:
    """1分42秒."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    said = [(hours, "小时"), (minutes, "分"), (seconds, "秒")]
    return "".join(f"{number}{unit}" for number, unit in said if number) or "0秒"
