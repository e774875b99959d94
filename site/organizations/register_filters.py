"""What a reader asks of the register, and the organizations that answer."""

from datetime import date

from django.db.models import Q

from organizations.enums import OrganizationKind, Standing, UnitNature
from organizations.filter_forms import FilterForm, choice, text
from organizations.models import Organization
from organizations.register_tree import COUNTY, FEDERATIONS, Top, Upper, upper_keys

DIRECT = "direct"
ASTRAY = "astray"
EVERY = "all"
OVERDUE = "overdue"
STATUSES = [
    ("", "现有的"),
    (Standing.NORMAL, "正常"),
    (OVERDUE, "换届超期"),
    (Standing.PREPARING, "筹建"),
    (Standing.MERGED, "已合并"),
    (Standing.DISSOLVED, "已撤销"),
    (Standing.TRANSFERRED, "已划出本县"),
    (EVERY, "全部，包括已终止的"),
]
MOST_WORDS = 5


class RegisterForm(FilterForm):
    """The filters of the register."""

    q = text("名称")
    kind = choice("组织类型", "全部类型", OrganizationKind.choices)
    nature = choice("单位性质", "全部性质", UnitNature.choices)
    under = choice("所属", "全县")
    status = choice("状态", STATUSES[0][1], STATUSES[1:])
    field_order = ["q", "kind", "nature", "under", "status", "as_of"]

    def offer(self):
        self.uppers = uppers_on(self.day)
        self.fields["under"].choices = [("", "全县"), *self.places()]

    def places(self) -> list[tuple[str, str]]:
        """What may stand under 所属: the federations, and what only a link asks for:
        any other upper union, those whose upper union does not exist."""
        asked = self.data.get("under", "")
        offered = [
            (str(one.pk), one.name)
            for one in self.uppers
            if one.kind in FEDERATIONS or str(one.pk) == asked
        ]
        if asked == ASTRAY:
            offered.append((ASTRAY, "上级工会尚未成立或已经终止"))
        return [(DIRECT, "县直属"), *offered]

    def organizations(self):
        """Those that answer, as they were on the day, in the order of the register."""
        chosen = self.cleaned_data
        found = of_status(chosen.get("status", ""), self.day)
        for word in self.words():
            found = found.named_like(word)
        for name in ("kind", "nature"):
            if value := chosen.get(name):
                found = found.filter(**{f"{name}_on": value})
        if place := chosen.get("under"):
            found = self.below(found, place)
        return found.in_register_order(kind="kind_on", name="name_on")

    def words(self) -> list[str]:
        return self.cleaned_data.get("q", "").split()[:MOST_WORDS]

    def below(self, found, place: str):
        """Those of the place; whom the tree counts as of no federation are none."""
        if place not in (DIRECT, ASTRAY):
            return found.under(Organization(pk=int(place)), self.day)
        top = Top.COUNTY if place == DIRECT else Top.ASTRAY
        theirs = Q(parent_on__in=upper_keys(self.uppers, top))
        if top is Top.COUNTY:
            theirs |= Q(parent_on=None)
        else:
            known = [one.pk for one in self.uppers]
            theirs |= Q(parent_on__isnull=False) & ~Q(parent_on__in=known)
        return found.filter(theirs).exclude(kind_on__in=[COUNTY, *FEDERATIONS])


def uppers_on(day: date) -> list[Upper]:
    """The federations of that day and all else that had organizations below it."""
    upper = (
        Organization.objects.as_of(day)
        .with_place(day)
        .filter(Q(is_upper_on=True) | Q(kind_on__in=[COUNTY, *FEDERATIONS]))
        .in_register_order(kind="kind_on", name="name_on")
    )
    return [
        Upper(*row)
        for row in upper.values_list("pk", "parent_on", "kind_on", "name_on")
    ]


def of_status(status: str, day: date):
    """The organizations of that status on that day, described as of it."""
    existing = Organization.objects.as_of(day)
    every = Organization.objects.records().described_on(day)
    if status == Standing.NORMAL:
        return existing.exclude(pk__in=Organization.objects.overdue_on(day))
    if status == OVERDUE:
        return existing.overdue_on(day)
    if status == Standing.PREPARING:
        return every.filter(standing=Standing.PREPARING)
    if status == EVERY:
        return every
    if status:
        return every.filter(standing=status, valid_to__lt=day)
    return existing
