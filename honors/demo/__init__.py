"""Honors of a fictional county: people, awards and deeds all invented.

The tables have the models' field names in their first lines. Organizations are named
by their short names, people by their names, honors by level and name (全国劳动模范).
"""

import tomllib
from pathlib import Path

from wagtail.models import Site

from honors.changes import revoke
from honors.models import Award, Honor, HonorRollPage, HonorsIndexPage, ModelWorker
from organizations.demo.tables import fields_of, lines_of
from organizations.models import Organization

FOLDER = Path(__file__).parent


def load() -> None:
    """Enter the records, publish the rolls, revoke what was revoked."""
    records = {unit.short_name: unit for unit in Organization.objects.records()}
    for row in lines_of(FOLDER / "honors.csv"):
        honor = enter(Honor(**fields_of(Honor, row, records)))
        records[str(honor)] = honor
    for row in lines_of(FOLDER / "workers.csv"):
        worker = enter(ModelWorker(**fields_of(ModelWorker, row, records)))
        records[worker.name] = worker
    for row in lines_of(FOLDER / "awards.csv"):
        enter(Award(**fields_of(Award, row, records)))
    told = tomllib.loads((FOLDER / "rolls.toml").read_text("utf-8"))
    for deeds in told["deeds"]:
        load_deeds(records[deeds["worker"]], deeds["paragraphs"])
    for revocation in told["revocation"]:
        load_revocation(revocation, records)
    load_rolls(told, records)


def enter(record):
    record.full_clean()
    record.save()
    return record


def load_deeds(worker, paragraphs: list[str]) -> None:
    worker.deeds = [("paragraph", f"<p>{text}</p>") for text in paragraphs]
    enter(worker)


def load_revocation(told: dict, records: dict) -> None:
    """As a signatory enters it: by the conferring body, with a log entry."""
    award = Award.objects.get(
        worker=records[told.pop("worker")],
        honor=records[told.pop("honor")],
        year=told.pop("year"),
    )
    revoke(award, authority=award.authority, **told)


def load_rolls(told: dict, records: dict) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    index = HonorsIndexPage(title="荣誉", summary=told["summary"])
    home.add_child(instance=index)
    index.save_revision().publish()
    for entry in told["roll"]:
        roll = HonorRollPage(**entry | {"honor": records[entry["honor"]]})
        index.add_child(instance=roll)
        roll.save_revision().publish()
