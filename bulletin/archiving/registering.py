"""What the bulletin tells the archive of itself."""

from archive.bags.sources import BagSource, register_bag_source
from archive.kept_files import register_kept_files
from archive.oai.sources import register_record_source
from bulletin.archiving.harvesting import ISSUES
from bulletin.archiving.kept import RELEASES
from bulletin.archiving.packing import records
from bulletin.archiving.restoring import conflicts, restore

BAGS = BagSource("bulletin", "工作简报", records, conflicts, restore)


def register_archive() -> None:
    register_kept_files(RELEASES)
    register_record_source(ISSUES)
    register_bag_source(BAGS)
