"""Import the register from a sheet (工会组织台账)."""

from django.core.management.base import CommandError

from intake.sheets.command import SheetCommand
from organizations.sheets.importer import DayForm


class Command(SheetCommand):
    help = (
        "Imports 工会组织台账 from an .xlsx or .xls file: all of it, or nothing when "
        "a row has a fault. The numbers of people are those of --as-of, else of today."
    )
    importer_name = "organizations"

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--as-of", metavar="YYYY-MM-DD", help="the day the sheet speaks of"
        )

    def read_options(self, *, as_of=None, **options):
        if not as_of:
            return super().read_options(**options)
        form = DayForm({"day": as_of})
        if not form.is_valid():
            raise CommandError(f"--as-of：{' '.join(form.errors['day'])}")
        return form.cleaned_data
