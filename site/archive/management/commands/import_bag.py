"""Read a package of the archive back into the site."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from archive.bags.importing import import_bag
from archive.bags.reading import BagRefused
from organizations.models import Organization


class Command(BaseCommand):
    help = (
        "Checks every byte of a package written by export_bag and restores its "
        "records with their numbers, files and addresses. All or nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("bag", type=Path)
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, bag, dry_run, **options):
        known = Organization.objects.count()
        try:
            imported = import_bag(bag, dry_run=dry_run)
        except BagRefused as refused:
            raise CommandError(str(refused)) from refused
        if options["json"]:
            told = {"dry_run": dry_run, "imported": [vars(one) for one in imported]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        word = "可以导入" if dry_run else "已导入"
        for one in imported:
            self.stdout.write(f"{word}{one.title}{one.records}件")
        if made := Organization.objects.count() - known:
            self.stdout.write(f"组织名录里新建了{made}个组织的档案，请核对补全。")
