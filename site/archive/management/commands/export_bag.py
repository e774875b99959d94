"""Pack what the office published in a year, for the archive."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.bags.exporting import ExportRefused, bag_path, export_bag
from archive.bags.sources import bag_sources
from archive.bags.writing import Damaged


class Command(BaseCommand):
    help = (
        "Writes one BagIt 1.0 package for each category of the year, readable "
        "without this site; import_bag reads it back."
    )

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--category", choices=list(bag_sources()))
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, year, out, category, **options):
        sources = bag_sources()
        chosen = [sources[category]] if category else list(sources.values())
        try:
            for source in chosen:
                bag_path(source, year, out)
            bags = [export_bag(one, year, out, watched(one, year)) for one in chosen]
        except (ExportRefused, Damaged) as refused:
            raise CommandError(str(refused)) from refused
        except OSError as error:
            raise CommandError(f"写不进文件夹“{out}”：{error.strerror}。") from error
        bags = [bag for bag in bags if bag]
        if not bags:
            titles = "、".join(source.title for source in chosen)
            raise CommandError(f"{year}年没有可以归档的{titles}。")
        self.tell(bags, options["json"])

    def tell(self, bags, as_json):
        if as_json:
            told = [vars(bag) | {"path": str(bag.path)} for bag in bags]
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for bag in bags:
            self.stdout.write(f"{bag.path}：{bag.records}件，{bag.files}个文件")


def watched(source, year):
    """The records, with a progress bar where somebody is watching."""
    return tqdm(source.records(year), desc=source.title, unit="件", disable=None)
