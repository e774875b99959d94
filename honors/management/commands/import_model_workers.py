"""Import people and their honors from a roster (劳模名册)."""

from django.core.management.base import CommandError

from honors.enums import AwardState
from honors.sheets.importer import RosterForm
from intake.sheets.command import SheetCommand
from intake.sheets.importer import default_options

STATES = [AwardState.VALID.value, AwardState.PROPOSED.value]


class Command(SheetCommand):
    help = (
        "Imports 劳模名册 from an .xlsx or .xls file: all of it, or nothing when a row "
        "has a fault."
    )
    importer_name = "model_workers"

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--state", choices=STATES, help="of rows that do not say it themselves"
        )
        parser.add_argument("--year", help="of proposed awards, by default this year")
        parser.add_argument(
            "--revoked-on",
            metavar="YYYY-MM-DD",
            help="of revoked awards without a day, by default today",
        )

    def read_options(self, *, state=None, year=None, revoked_on=None, **options):
        given = {"state": state, "year": year, "revoked_on": revoked_on}
        given = {name: value for name, value in given.items() if value}
        chosen = default_options(self.importer, given)
        if chosen is None:
            form = RosterForm(super().read_options() | given)
            told = [
                f"{form.fields[name].label}：{error}"
                for name, errors in form.errors.items()
                for error in errors
            ]
            raise CommandError(" ".join(told))
        return chosen
