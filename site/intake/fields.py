"""What was read from a file into the fields of a record: a cut is always said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intake.report import CHANGED, DROPPED, Loss, excerpt


def fitting(
    model: Any, values: dict[str, Any], losses: list[Loss], largest: Mapping[str, int]
) -> dict[str, Any]:
    """The values that the model's fields can hold; the others are said in
    ``losses``. ``largest`` bounds the numbers."""
    kept = {}
    for name, value in values.items():
        field = model._meta.get_field(name)
        longest = getattr(field, "max_length", None)
        too_long = longest and isinstance(value, str) and len(value) > longest
        if too_long or (name in largest and value > largest[name]):
            losses.append(too_large(str(field.verbose_name), value))
        else:
            kept[name] = value
    return kept


def held(model: Any, name: str, text: str, losses: list[Loss]) -> str:
    """As much of the text as the model's field holds; a cut is said."""
    field = model._meta.get_field(name)
    if len(text) > field.max_length:
        losses.append(shortened(str(field.verbose_name), text, field.max_length))
    return text[: field.max_length]


def too_large(element: str, value: object) -> Loss:
    """A value that its field cannot hold is left out, never cut in silence."""
    detail = f"“{excerpt(str(value))}”超出了这一栏能填的范围，没有填入，请核对原件。"
    return Loss(element, DROPPED, element, detail, text=str(value))


def shortened(element: str, text: str, length: int) -> Loss:
    detail = f"超过{length}个字，截去了“{text[length:]}”，请改短。"
    return Loss(element, CHANGED, excerpt(text), detail, text=text[length:])
