"""What the filters of all public lists have in common: what is chosen, and the way
to choose one thing less."""

from urllib.parse import urlencode

from django import forms

from organizations.days_asked import AsOfForm
from pages.dates import in_chinese


def text(label: str):
    return forms.CharField(
        label=label,
        required=False,
        max_length=60,
        widget=forms.TextInput({"type": "search"}),
        error_messages={"max_length": f"{label}请不要超过60个字。"},
    )


def choice(label: str, every: str, choices=()):
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", every), *choices],
        error_messages={"invalid_choice": f"没有这样的{label}，请从列表中重新选择。"},
    )


class FilterForm(AsOfForm):
    """The filters of a list on a day. A wrong one says so and leaves its side open."""

    def __init__(self, data):
        super().__init__(data, auto_id="filter-%s")
        self.offer()
        self.is_valid()

    def offer(self):
        """Fill the choices that only the records know."""

    def chosen(self) -> dict[str, str]:
        """The filters in force, as they stand in an address."""
        values = {name: self.cleaned_data.get(name) for name in self.fields}
        if not self.is_past:
            values["as_of"] = None
        return {name: str(value) for name, value in values.items() if value}

    def chips(self) -> list[tuple[str, str]]:
        """(what is chosen, the query without it) for each filter in force."""
        chosen = self.chosen()
        return [
            (self.said(name), urlencode({n: v for n, v in chosen.items() if n != name}))
            for name in chosen
        ]

    def said(self, name: str) -> str:
        value, field = self.cleaned_data[name], self.fields[name]
        if name == "as_of":
            value = in_chinese(value)
        elif isinstance(field, forms.ChoiceField):
            value = dict(field.choices)[value]
        return f"{field.label}：{value}"
