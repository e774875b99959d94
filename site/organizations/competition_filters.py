"""What a reader asks of the results of contests."""

from django import forms
from django.db.models import Q

from organizations.enums import CompetitionLevel
from organizations.filter_forms import choice
from organizations.models import CompetitionResult, Organization
from organizations.register_filters import MOST_WORDS


class CompetitionForm(forms.Form):
    """A wrong filter says so and leaves its side open."""

    q = forms.CharField(
        label="竞赛、项目或单位",
        required=False,
        max_length=60,
        widget=forms.TextInput({"type": "search"}),
        error_messages={"max_length": "查找的文字请不要超过60个字。"},
    )
    year = choice("年度", "全部年度")
    level = choice("级别", "全部级别", CompetitionLevel.choices)
    organization = forms.ModelChoiceField(
        Organization.objects.records(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "没有这个组织，下面是全部成绩。"},
    )

    def __init__(self, data):
        super().__init__(data, auto_id="filter-%s")
        years = CompetitionResult.objects.public().order_by("-year")
        known = years.values_list("year", flat=True).distinct()
        self.fields["year"].choices = [
            ("", "全部年度"),
            *((str(year), f"{year}年") for year in known),
        ]
        self.is_valid()

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())

    def results(self):
        """Those that answer, the newest first."""
        asked = self.cleaned_data
        found = CompetitionResult.objects.public()
        for name in ("year", "level", "organization"):
            if value := asked.get(name):
                found = found.filter(**{name: value})
        for word in asked.get("q", "").split()[:MOST_WORDS]:
            named = Organization.objects.named_like(word)
            found = found.filter(
                Q(event__icontains=word)
                | Q(item__icontains=word)
                | Q(contestant__icontains=word)
                | Q(organization__in=named.values("pk"))
            )
        return found.newest_first()
