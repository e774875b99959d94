"""What a reader asks of the essay archive, and the essays that answer."""

from __future__ import annotations

from collections import Counter

from django import forms
from django.db.models import Count, Q

from honors.enums import HonorLevel
from honors.essays.enums import EssayKind, Prize
from honors.models.essay_authors import EssayAuthor
from honors.models.essay_events import EssayEvent
from organizations.filter_forms import FilterForm, choice, text
from organizations.models import Organization

UNCERTAIN = "uncertain"
ANY = "any"
MOST_WORDS = 5
COUNTED = ("year", "event", "prize", "kind", "event__level")


class EssayFilterForm(FilterForm):
    """The filters of the archive; each choice says how many essays it has."""

    q = text("题名、关键词")
    author = text("作者")
    year = choice("年份", "全部年份")
    event = choice("活动", "全部活动")
    level = choice("级别", "全部级别")
    prize = choice("奖次", "全部奖次")
    kind = choice("类别", "全部类别")
    organization = choice("单位", "全部单位")
    field_order = [
        "q", "author", "year", "event", "level", "prize", "kind", "organization",
        "as_of",
    ]  # fmt: skip

    def __init__(self, data, essays):
        self.essays = essays
        super().__init__(data)

    def offer(self):
        self.counts = counted(self.essays)
        offered = {
            "year": self.years(),
            "event": self.events(),
            "level": self.words("event__level", HonorLevel),
            "prize": self.prizes(),
            "kind": self.words("kind", EssayKind),
            "organization": organizations(self.essays),
        }
        for name, choices in offered.items():
            field = self.fields[name]
            field.choices = [field.choices[0], *choices]

    def years(self) -> list[tuple[str, str]]:
        counts = self.counts["year"]
        known = sorted((year for year in counts if year), reverse=True)
        years = [(str(year), f"{year}年（{counts[year]}）") for year in known]
        if counts[None]:
            years.append((UNCERTAIN, f"年份不确定（{counts[None]}）"))
        return years

    def events(self) -> list[tuple[str, str]]:
        counts = self.counts["event"]
        listed = EssayEvent.objects.filter(pk__in=[pk for pk in counts if pk])
        return [
            (str(event.pk), f"{event.title}（{counts[event.pk]}）")
            for event in listed.latest_first()
        ]

    def words(self, name: str, labels) -> list[tuple[str, str]]:
        counts = self.counts[name]
        return [
            (value, f"{label}（{counts[value]}）")
            for value, label in labels.choices
            if counts[value]
        ]

    def prizes(self) -> list[tuple[str, str]]:
        prizes = self.words("prize", Prize)
        won = self.counts["prize"].total() - self.counts["prize"][""]
        return [(ANY, f"获过奖的（{won}）"), *prizes] if won else []

    def said(self, name: str) -> str:
        """Without the number of essays, which is that of the whole archive."""
        told = super().said(name)
        field = self.fields[name]
        counted = isinstance(field, forms.ChoiceField) and name != "organization"
        return told.rpartition("（")[0] if counted else told

    def found(self):
        """The essays that answer every filter."""
        asked, essays = self.cleaned_data, self.essays
        for word in asked.get("q", "").split()[:MOST_WORDS]:
            essays = essays.filter(
                Q(title__icontains=word)
                | Q(subtitle__icontains=word)
                | Q(keywords__icontains=word)
            )
        if name := asked.get("author", "").strip():
            essays = essays.written_by(name)
        if year := asked.get("year"):
            certain = None if year == UNCERTAIN else int(year)
            essays = essays.filter(year=certain)
        for name, column in (
            ("event", "event"),
            ("level", "event__level"),
            ("prize", "prize"),
            ("kind", "kind"),
        ):
            if (value := asked.get(name)) and value != ANY:
                essays = essays.filter(**{column: value})
        if self.is_past or asked.get("prize") == ANY:
            essays = essays.awarded_by(self.day)
        if organization := asked.get("organization"):
            essays = essays.of_organization(int(organization))
        return essays


def counted(essays) -> dict[str, Counter]:
    """How many essays have each value of each column, in one statement."""
    counts: dict[str, Counter] = {name: Counter() for name in COUNTED}
    groups = essays.order_by().values_list(*COUNTED).annotate(count=Count("pk"))
    for *values, count in groups:
        for name, value in zip(COUNTED, values, strict=True):
            counts[name][value] += count
    return counts


def organizations(essays) -> list[tuple[str, str]]:
    """The units of the listed essays and of their authors."""
    listed = essays.order_by().values("pk")
    by_authors = EssayAuthor.objects.filter(essay__in=listed).values("organization")
    found = Organization.objects.records().filter(
        Q(pk__in=essays.order_by().values("organization")) | Q(pk__in=by_authors)
    )
    names = found.in_register_order().values_list("pk", "name")
    return [(str(pk), name) for pk, name in names]
