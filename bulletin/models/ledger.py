"""The ledger of numbers: what was issued, for ever."""

from django.db import models, transaction

from bulletin import numbering
from bulletin.enums import IssueKind
from bulletin.models.series import BulletinIndexPage


class IssueNumberQuerySet(models.QuerySet):
    def of(self, kind: str, year: int):
        """One sequence: a kind in a year."""
        return self.filter(kind=kind, year=year)

    def taken(self) -> set[int]:
        return set(self.values_list("number", flat=True))

    def decide(self, issue, series) -> tuple[numbering.Decision, int | None]:
        """The number and overall number that the issue would get now.

        Raises ``numbering.NumberConflict``.
        """
        conflicts, number, overall = [], None, None
        try:
            number = self._decide_number(issue, series)
        except numbering.NumberConflict as conflict:
            conflicts.append(str(conflict))
        try:
            backfilled = number is not None and number.backfilled
            overall = self._decide_overall(issue, series, backfilled)
        except numbering.NumberConflict as conflict:
            conflicts.append(str(conflict))
        if conflicts:
            raise numbering.NumberConflict("".join(conflicts))
        return number, overall

    def _decide_number(self, issue, series) -> numbering.Decision:
        kind, year = issue.kind, issue.numbering_year()
        return numbering.decide_number(
            issue.proposed_number,
            taken=self.filter(series=series).of(kind, year).taken(),
            first=series.first_of(kind, year),
            bygone=series.is_bygone(year),
        )

    def _decide_overall(self, issue, series, backfilled: bool) -> int | None:
        if not series.takes_overall(issue.kind):
            return None
        given = self.filter(series=series)
        highest = given.aggregate(highest=models.Max("overall"))["highest"]
        return numbering.decide_overall(
            issue.proposed_overall,
            is_taken=given.filter(overall=issue.proposed_overall or 0).exists(),
            following=max(highest or 0, series.overall_before) + 1,
            backfilled=backfilled,
        )

    def entry_for(self, issue):
        """The issue's entry; drawn now when it has none.

        The series row is locked until the transaction ends, so that of two
        publications at once the second sees the number of the first. (SQLite has
        one writer at a time: its transactions begin with the write lock.)
        """
        if not transaction.get_connection().in_atomic_block:
            raise RuntimeError("A number is drawn inside the publishing transaction.")
        series = BulletinIndexPage.objects.select_for_update(of=("self",)).get(
            pk=issue.get_parent().pk
        )
        if entry := self.filter(issue=issue).first():
            return entry
        decision, overall = self.decide(issue, series)
        return self.create(
            series=series,
            series_name=series.title,
            issue=issue,
            kind=issue.kind,
            year=issue.numbering_year(),
            number=decision.number,
            overall=overall,
            backfilled=decision.backfilled,
        )


class IssueNumber(models.Model):
    """One number given to one issue; never given again, whatever becomes of it."""

    series = models.ForeignKey(
        BulletinIndexPage, on_delete=models.PROTECT, related_name="+"
    )
    issue = models.OneToOneField(
        "bulletin.BulletinIssuePage", on_delete=models.PROTECT, related_name="entry"
    )
    series_name = models.CharField("刊名", max_length=255)
    kind = models.CharField("类别", max_length=20, choices=IssueKind)
    year = models.PositiveSmallIntegerField("年份")
    number = models.PositiveSmallIntegerField("期号")
    overall = models.PositiveIntegerField("总期号", null=True)
    backfilled = models.BooleanField("补录", default=False)
    drawn_at = models.DateTimeField("编号时间", auto_now_add=True)

    objects = IssueNumberQuerySet.as_manager()

    class Meta:
        verbose_name = "期号"
        verbose_name_plural = "期号台账"
        constraints = [
            models.UniqueConstraint(
                fields=["series", "kind", "year", "number"],
                name="number_issued_once",
            ),
            models.UniqueConstraint(
                fields=["series", "overall"], name="overall_number_issued_once"
            ),
        ]

    def __str__(self):
        return f"{self.year}年{self.label}"

    @property
    def label(self) -> str:
        return numbering.issue_label(self.kind, self.number)

    @property
    def overall_label(self) -> str:
        return numbering.overall_label(self.overall)
