"""The base of ``manage.py import_… FILE``: the same import without a screen."""

import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from intake.errors import IntakeError
from intake.models import ReceivedFile
from intake.sheets.enums import Action
from intake.sheets.importer import SheetImporter, default_options, importer_named
from intake.sheets.imports import NotReady, PlanChanged, commit, dry_run


class SheetCommand(BaseCommand):
    """Set ``importer_name``; override ``read_options`` for options of your own.

    Faults are printed in Chinese, one a line, and end the command with 1; nothing
    is written then.
    """

    importer_name: str

    @property
    def importer(self) -> SheetImporter:
        importer = importer_named(self.importer_name)
        if importer is None:
            raise CommandError(f"没有登记名为“{self.importer_name}”的导入。")
        return importer

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--json", action="store_true", help="counts and faults")
        parser.add_argument(
            "--as-user", default="", metavar="USERNAME", help="for the record"
        )

    def read_options(self, **options):
        """The importer's options; by default what its form begins with."""
        chosen = default_options(self.importer)
        if chosen is None:
            raise CommandError(f"导入“{self.importer.title}”还要给出选项。")
        return chosen

    def handle(self, *args, file, dry_run, as_user, **options):
        user = self.find_user(as_user)
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"读不到文件“{file}”，请核对路径。") from error
        chosen = self.read_options(**options)
        told = told_as_json if options["json"] else told_as_text
        try:
            plan = self.plan(data, file.name, chosen)
            if plan.is_ready and not dry_run:
                self.write(data, file.name, chosen, user, plan)
        except (IntakeError, PlanChanged, NotReady) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(told(plan))
        if not plan.ok:
            raise SystemExit(1)

    def plan(self, data, name, chosen):
        return dry_run(self.importer, data, name, chosen)

    def write(self, data, name, chosen, user, plan):
        with transaction.atomic():
            received = ReceivedFile.objects.receive(data, name, user)
            commit(self.importer, received, chosen, user, plan.digest)

    def find_user(self, username):
        if not username:
            return None
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"没有用户名为“{username}”的用户。")
        return user


def told_as_json(plan) -> str:
    faults = [
        {"row": fault.row, "column": fault.column, "message": fault.message}
        for fault in plan.faults
    ]
    told = {"ok": plan.ok, "counts": plan.counts, "faults": faults}
    return json.dumps(told | {"remarks": plan.remarks}, ensure_ascii=False, indent=2)


def told_as_text(plan) -> str:
    counted = "，".join(
        f"{Action(name).label}{count}行" for name, count in plan.counts.items()
    )
    return "\n".join([*plan.remarks, *map(str, plan.faults), counted])
