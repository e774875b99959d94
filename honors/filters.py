"""What a reader asks of the honors, and the awards and people that answer."""

from urllib.parse import urlencode

from django import forms
from django.utils import timezone

from honors.enums import HonorFamily, HonorLevel
from honors.models.awards import Award
from honors.models.people import ModelWorker
from organizations.days_asked import past_day
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


class Asked(forms.Form):
    """A GET form whose filters are few; a wrong one says so and leaves its side
    open. ``?as_of=`` comes with the addresses of figures and is no field."""

    def __init__(self, data):
        super().__init__(data, auto_id="filter-%s")
        self.today = timezone.localdate()
        self.past_day = past_day(data.get("as_of", ""), self.today)
        self.day = self.past_day or self.today
        self.offer()
        self.is_valid()

    def offer(self):
        """Fill the choices that records know."""

    def chosen(self) -> dict[str, str]:
        """The filters in force, as they stand in an address."""
        values = {name: self.cleaned_data.get(name) for name in self.fields}
        chosen = {name: str(value) for name, value in values.items() if value}
        if self.past_day:
            chosen["as_of"] = self.past_day.isoformat()
        return chosen

    def chips(self) -> list[tuple[str, str]]:
        """(what is chosen, the query without it) for each filter in force."""
        chosen = self.chosen()
        return [
            (self.said(name), urlencode({n: v for n, v in chosen.items() if n != name}))
            for name in chosen
        ]

    def said(self, name: str) -> str:
        if name == "as_of":
            return f"截至{in_chinese(self.day)}"
        value, field = self.cleaned_data[name], self.fields[name]
        if isinstance(field, forms.ChoiceField):
            value = dict(field.choices)[value]
        return f"{field.label}：{value}"


class AwardsAsked(Asked):
    """The filters over the awards of all rolls."""

    q = text("姓名或集体")
    level = choice("级别", "全部级别", HonorLevel.choices)
    family = choice("称号类别", "全部类别", HonorFamily.choices)
    year = choice("年度", "全部年度")
    unit = text("单位")

    def offer(self):
        years = Award.objects.public().order_by("-year").values_list("year", flat=True)
        self.fields["year"].choices += [(str(y), f"{y}年") for y in years.distinct()]

    def awards(self):
        chosen = self.cleaned_data
        found = Award.objects.public().decided_by(self.day)
        if q := chosen.get("q"):
            found = found.held_by(q)
        if unit := chosen.get("unit"):
            found = found.at(unit)
        if year := chosen.get("year"):
            found = found.filter(year=year)
        for name in ("level", "family"):
            if value := chosen.get(name):
                found = found.filter(**{f"honor__{name}": value})
        return found.newest_first()


class WorkersAsked(Asked):
    """The filters over the model workers."""

    LIVING = "living"

    q = text("姓名")
    level = choice("最高称号", "全部级别", HonorLevel.choices)
    life = choice("健在或已故", "全部", [(LIVING, "健在"), ("deceased", "已故")])

    def workers(self):
        chosen = self.cleaned_data
        found = ModelWorker.objects.public().models_on(self.day)
        if q := chosen.get("q"):
            found = found.named_like(q)
        if level := chosen.get("level"):
            found = found.filter(level_on=level)
        if life := chosen.get("life"):
            living = ModelWorker.objects.living_on(self.day).values("pk")
            among = {"pk__in": living}
            found = (
                found.filter(**among) if life == self.LIVING else found.exclude(**among)
            )
        return found.highest_first()
