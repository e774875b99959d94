"""Telephone numbers that may be published: those of an office."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from intake.sheets.cells import CellError, phone


def office_phone(number: str) -> None:
    """A validator: neither a personal mobile number nor something else."""
    try:
        phone(number)
    except CellError as error:
        sentence = str(error).replace("不能导入", "不能公开")
        raise ValidationError(f"{sentence}。") from error
