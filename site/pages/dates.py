"""Dates as the office writes them."""

from __future__ import annotations

from datetime import date


def in_chinese(day: date) -> str:
    """2026年3月16日."""
    return f"{day.year}年{day.month}月{day.day}日"
