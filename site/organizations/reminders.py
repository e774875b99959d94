"""What falls due in the register: terms, certificates, contracts, codes, renewals.

Only of organizations that exist today; the queries are a handful whatever the size
of the register. Days are counted from ``today``: a negative number is overdue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.db import models
from django.db.models import Exists, Max, OuterRef, Q

from organizations.credit_code import credit_code_fault, credit_code_remark
from organizations.enums import ChangeReason, ContractKind, Standing
from organizations.models import CollectiveContract, Organization
from pages.dates import in_chinese

TERM_DAYS = 90
PAPER_DAYS = 60
# 工会法人资格登记办法: a change of name is registered again within 30 days.
REGISTRATION_DAYS = 30


class ReminderKind(models.TextChoices):
    TERM = "term", "换届"
    CERTIFICATE = "certificate", "法人资格证书"
    CONTRACT = "contract", "集体合同"
    REGISTRATION = "registration", "更名后变更登记"
    CODE = "code", "统一社会信用代码"


@dataclass(frozen=True)
class Reminder:
    """One thing to see to; without ``due`` there is no day for it."""

    pk: int
    organization: str
    kind: ReminderKind
    what: str
    due: date | None = None
    days: int | None = None

    @property
    def kind_label(self) -> str:
        return str(self.kind.label)

    @property
    def due_label(self) -> str:
        return in_chinese(self.due) if self.due else ""

    @property
    def urgency(self) -> str:
        """逾期12天, 今天到期, 还有30天; 请核对 where no day is set."""
        return urgency(self.days)


def urgency(days: int | None) -> str:
    """How far off a day is, in a clerk's words."""
    if days is None:
        return "请核对"
    if days == 0:
        return "今天到期"
    return f"逾期{-days}天" if days < 0 else f"还有{days}天"


def reminders(today: date) -> list[Reminder]:
    """Everything to see to, the longest overdue first, what has no day last."""
    found = [
        *terms(today),
        *certificates(today),
        *contracts(today),
        *registrations(today),
        *codes(today),
    ]
    return sorted(found, key=lambda one: (one.days is None, one.days, one.organization))


def alive(today: date) -> models.QuerySet:
    """Neither ended nor being prepared, and no duplicate."""
    return Organization.objects.valid_on(today).filter(standing=Standing.NORMAL)


def dated(
    pk: int, name: str, kind: ReminderKind, what: str, due: date, today: date
) -> Reminder:
    return Reminder(pk, name, kind, what, due, (due - today).days)


def terms(today: date) -> Iterator[Reminder]:
    """换届 overdue, or due within 90 days."""
    limit = today + timedelta(days=TERM_DAYS)
    rows = alive(today).filter(term_due__lte=limit)
    for pk, name, number, due in rows.values_list(
        "pk", "name", "term_number", "term_due"
    ):
        term = f"第{number}届" if number else "本届"
        what = f"{term}任期届满，应当换届"
        yield dated(pk, name, ReminderKind.TERM, what, due, today)


def certificates(today: date) -> Iterator[Reminder]:
    """Legal-person certificates that ran out, or will within 60 days."""
    limit = today + timedelta(days=PAPER_DAYS)
    rows = alive(today).filter(certificate_expires__lte=limit)
    for pk, name, due in rows.values_list("pk", "name", "certificate_expires"):
        what = "工会法人资格证书有效期届满，应当换证"
        yield dated(pk, name, ReminderKind.CERTIFICATE, what, due, today)


def contracts(today: date) -> Iterator[Reminder]:
    """Contracts that ran out, or will within 60 days, and have no later one of
    their kind."""
    later = CollectiveContract.objects.filter(
        Q(end__gt=OuterRef("end")) | Q(end=OuterRef("end"), pk__gt=OuterRef("pk")),
        organization=OuterRef("organization"),
        kind=OuterRef("kind"),
    )
    rows = CollectiveContract.objects.filter(
        ~Exists(later),
        organization__in=alive(today).order_by(),
        terminated=None,
        end__lte=today + timedelta(days=PAPER_DAYS),
    )
    fields = ("organization", "organization__name", "kind", "end")
    for pk, name, kind, due in rows.order_by().values_list(*fields):
        what = f"{ContractKind(kind).label}集体合同期满，应当续签"
        yield dated(pk, name, ReminderKind.CONTRACT, what, due, today)


def registrations(today: date) -> Iterator[Reminder]:
    """Renamed since the certificate was issued: it still names the old name."""
    renamed = Q(former_states__reason=ChangeReason.RENAMED)
    rows = (
        alive(today)
        .exclude(certificate_issued=None)
        .annotate(last_day=Max("former_states__until", filter=renamed))
        .filter(certificate_issued__lte=models.F("last_day"))
    )
    for pk, name, until in rows.order_by().values_list("pk", "name", "last_day"):
        day = until + timedelta(days=1)
        due = day + timedelta(days=REGISTRATION_DAYS)
        what = f"{in_chinese(day)}更名，证书还是更名以前发的，应当变更登记"
        yield dated(pk, name, ReminderKind.REGISTRATION, what, due, today)


@lru_cache(maxsize=20_000)
def code_said(code: str) -> str:
    """What is to be said of a code; remembered, for checking ten thousand takes
    seconds."""
    return credit_code_fault(code) or credit_code_remark(code)


def codes(today: date) -> Iterator[Reminder]:
    """Credit codes that cannot be right, and those that are unusual."""
    rows = alive(today).exclude(credit_code="")
    for pk, name, code in rows.order_by().values_list("pk", "name", "credit_code"):
        if said := code_said(code):
            yield Reminder(pk, name, ReminderKind.CODE, f"{code}：{said}")
