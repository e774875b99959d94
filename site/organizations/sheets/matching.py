"""Which record a row of the sheet speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from intake.sheets.rows import Fault, Row
from organizations.enums import OrganizationKind
from organizations.models import Organization
from organizations.sheets.columns import BY_KEY
from organizations.sheets.names import folded
from organizations.sheets.register import OF_A_ROW, How, Register


@dataclass
class Match:
    """A row and its organization: a new one when the register has none.

    With a fault, ``organization`` only stands for the name that other rows give as
    their upper union.
    """

    row: Row
    organization: Organization
    fault: Fault | None = None
    remarks: list[str] = field(default_factory=list)


class Mismatch(Exception):
    """Why a row belongs to no record: the column and a clause without full stop."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


def match_rows(rows: list[Row], register: Register) -> list[Match]:
    """One for each row, in their order; asks the database for nothing."""
    matcher = _Matcher(register)
    return [matcher.match(row) for row in rows]


class _Matcher:
    """Remembers which earlier row took a name, a code or a record."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.taken: dict[tuple[str, str | int], int] = {}

    def match(self, row: Row) -> Match:
        name, code = row.values.get("name") or "", row.values.get("credit_code") or ""
        found, fault, remarks = None, None, []
        try:
            if name:
                found = self._found(row, name, code, remarks)
        except Mismatch as mismatch:
            column = BY_KEY[mismatch.key].header
            fault = Fault(row.number, column, str(mismatch))
        organization = found or Organization(name=name, credit_code=code)
        return Match(row, organization, fault, remarks)

    def _found(
        self, row: Row, name: str, code: str, remarks: list[str]
    ) -> Organization | None:
        """The record that no row above has taken; None when there is none yet."""
        self._take(row, "name", folded(name), f"与第{{}}行重复，都是“{name}”")
        if code:
            self._take(row, "credit_code", code, "与第{}行的代码相同，请核对")
        found = self._record(name, code, remarks)
        if found:
            same = f"与第{{}}行是同一个组织“{found.name}”，请合成一行"
            self._take(row, "name", found.pk, same)
        return found

    def _take(self, row: Row, key: str, what: str | int, message: str) -> None:
        earlier = self.taken.setdefault((key, what), row.number)
        if earlier != row.number:
            raise Mismatch(key, message.format(earlier))

    def _record(self, name: str, code: str, remarks: list[str]) -> Organization | None:
        """The record of the row; None when the organization is new."""
        by_code = self.register.by_code.get(code) if code else None
        found, how = self.register.named(name, OF_A_ROW)
        if by_code:
            _check_name(by_code, name, found, self.register)
            organization = by_code
        elif len(found) > 1:
            names = "、".join(f"“{one.name}”" for one in found.values())
            raise Mismatch("name", f"“{name}”可能是{names}，请写现在的全称")
        elif not found:
            return None
        else:
            (organization,) = found.values()
            _check_code(organization, name, code, how)
        if organization.kind == OrganizationKind.COUNTY_FEDERATION:
            raise Mismatch("name", "县总工会自己的情况请直接在档案里改，不从表格导入")
        if organization.pk not in found or how not in (How.THEN, How.NOW):
            by = "统一社会信用代码" if by_code else f"{how}“{name}”"
            remarks.append(f"按{by}认作“{organization.name}”。")
        return organization


def _check_name(
    organization: Organization,
    name: str,
    found: dict[int, Organization],
    register: Register,
) -> None:
    """The name beside a known code is the same record's."""
    if register.is_named(organization, name):
        return
    if found:
        other = next(iter(found.values())).name
        message = (
            f"这个代码登记在“{organization.name}”名下，全称却是“{other}”的，请核对"
        )
        raise Mismatch("credit_code", message)
    raise Mismatch(
        "name",
        f"这个代码登记在“{organization.name}”名下，全称不同；"
        "如果已经更名，请先在该组织的档案里登记更名；如果写错了，请改正",
    )


def _check_code(organization: Organization, name: str, code: str, how: How) -> None:
    """A name of former times with another code may be another union."""
    registered = organization.credit_code
    if how not in (How.THEN, How.NOW) and code and registered and code != registered:
        raise Mismatch(
            "credit_code",
            f"“{name}”是“{organization.name}”的{how}，但登记的代码是{registered}，请核对",
        )
