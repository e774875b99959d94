"""Re-read every kept file and say which is not what it was."""

import json

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.fixity import check
from archive.kept_files import kept_file_sources


class Command(BaseCommand):
    help = (
        "Re-reads all kept files, writes the result into the log and fails when one "
        "is missing or changed. Belongs into a monthly timer."
    )

    def add_arguments(self, parser):
        names = ", ".join(source.name for source in kept_file_sources())
        parser.add_argument("--source", help=f"only one of: {names}")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, source, **options):
        runs = [check(one, watched) for one in self.chosen(source)]
        faults = [fault for run in runs for fault in run.faults.order_by("pk")]
        if options["json"]:
            self.stdout.write(json.dumps(as_data(runs, faults), ensure_ascii=False))
        else:
            for run in runs:
                self.stdout.write(str(run))
        if faults:
            sentences = "\n".join(fault.sentence for fault in faults)
            raise CommandError(f"{len(faults)}个文件有问题：\n{sentences}")

    def chosen(self, name):
        sources = kept_file_sources()
        if name is None:
            return sources
        found = [source for source in sources if source.name == name]
        if not found:
            known = "、".join(source.name for source in sources)
            raise CommandError(f"没有名为“{name}”的来源，可用的有：{known}。")
        return found


def watched(source, count):
    """With a progress bar where somebody is watching."""
    return tqdm(source, total=count, desc=source.title, unit="个", disable=None)


def as_data(runs, faults) -> dict:
    return {
        "runs": [
            {
                "source": run.source,
                "checked": run.checked,
                "bytes": run.size,
                "faults": run.fault_count,
                "finished_at": run.finished_at.isoformat(),
            }
            for run in runs
        ],
        "faults": [
            {
                "source": fault.run.source,
                "kind": fault.kind,
                "label": fault.label,
                "path": fault.path,
                "expected": fault.expected,
                "found": fault.found,
                "sentence": fault.sentence,
            }
            for fault in faults
        ],
    }
