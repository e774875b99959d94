"""Filters of a public list: a GET form whose answer can be kept and sent.

A wrong value says so and leaves its side open.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms


def choice(
    label: str, every: str, choices: Iterable[tuple[Any, str]] = ()
) -> forms.ChoiceField:
    """One of the choices, or ``every`` of them."""
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", every), *choices],
        error_messages={"invalid_choice": f"没有这样的{label}，请从列表中重新选择。"},
    )


class FilterForm(forms.Form):
    """What is asked of a list, and how the page says what was asked."""

    def chosen(self) -> dict[str, str]:
        """The filters in force, as they stand in an address."""
        values = {name: self.cleaned_data.get(name) for name in self.fields}
        return {name: str(value) for name, value in values.items() if value}

    def chips(self) -> list[tuple[str, str]]:
        """(what is chosen, the query without it) for each filter in force."""
        chosen = self.chosen()
        return [
            (self.said(name), urlencode({n: v for n, v in chosen.items() if n != name}))
            for name in chosen
        ]

    def said(self, name: str) -> str:
        """A filter in force in words: 组织类型：机关工会."""
        field, value = self.fields[name], self.cleaned_data[name]
        if isinstance(field, forms.ChoiceField):
            value = dict(field.choices)[value]
        return f"{field.label}：{value}"
