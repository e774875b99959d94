"""Make the entries of the public search anew."""

import sys

from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from pages.findable import findable_sources
from search.models import Entry


class Command(BaseCommand):
    help = "Makes the entries of the public search anew, e.g. after an update."

    @transaction.atomic
    def handle(self, *args, **options):
        Entry.objects.exclude(
            source__in=[source.name for source in findable_sources()]
        ).delete()
        for source in findable_sources():
            shown = tqdm(desc=source.name, unit="条", disable=not sys.stderr.isatty())
            with shown as bar:
                for made in Entry.objects.rebuild(source):
                    bar.update(made)
        count = Entry.objects.count()
        self.stdout.write(f"The public search holds {count} entries.")
