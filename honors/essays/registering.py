"""What the essay archive tells the rest of the site of itself."""

from archive.bags.sources import BagSource, register_bag_source
from archive.oai.sources import register_record_source
from archive.owners import register_owner
from honors.essays.demo import load
from honors.essays.figures import ESSAY_FIGURES
from honors.essays.links import ESSAYS
from honors.essays.owners import ESSAY_ORIGINALS
from honors.essays.packing import records
from honors.essays.records import ESSAY_RECORDS
from honors.essays.restoring import conflicts, restore
from organizations.figures.sources import register_figures
from organizations.links import register_source
from pages.demo import register_demo

BAGS = BagSource("essays", "征文论文", records, conflicts, restore)


def register_essays() -> None:
    register_source(ESSAYS)
    register_figures(ESSAY_FIGURES)
    register_owner(ESSAY_ORIGINALS)
    register_record_source(ESSAY_RECORDS)
    register_bag_source(BAGS)
    register_demo(42, load)
