"""A fictional county's prize essays, deposited from Word as an archivist would."""

import tomllib
from pathlib import Path

from wagtail.models import Site

from honors.essays.demo.certificates import certificate
from honors.essays.demo.manuscripts import manuscript
from honors.essays.drafting import draft_essay
from honors.essays.plans import plan_essay
from honors.models import EssayEvent, EssayIndexPage
from intake.models import ReceivedFile
from organizations.models import Organization

FOLDER = Path(__file__).parent
CHOSEN = (
    "kind", "prize", "year_text", "attested_on", "rights", "has_consent",
    "embargo_until", "document_number", "archive_number", "plagiarism_note",
)  # fmt: skip
SUMMARY = "全县工会系统历年获奖的征文、论文和调研报告，附原件和引用格式。"


def load() -> None:
    """Publish the demo essays, the oldest archive number first."""
    events = load_events()
    index = load_index()
    essays = tomllib.loads((FOLDER / "essays.toml").read_text("utf-8"))["essay"]
    for essay in sorted(essays, key=lambda one: one["archive_number"]):
        load_essay(index, essay, events)


def load_events() -> dict[str, EssayEvent]:
    read = tomllib.loads((FOLDER / "events.toml").read_text("utf-8"))["event"]
    return {data.pop("key"): load_event(data) for data in read}


def load_event(data: dict) -> EssayEvent:
    if name := data.pop("organization", ""):
        data["organization"] = Organization.objects.get(name=name)
    return EssayEvent.objects.create(**data)


def load_index() -> EssayIndexPage:
    """The page that ``start_site`` made, or a new one."""
    if found := EssayIndexPage.objects.first():
        return found
    home = Site.objects.get(is_default_site=True).root_page.specific
    index = EssayIndexPage(title="论文档案", summary=SUMMARY, show_in_menus=True)
    return home.add_child(instance=index)


def load_essay(index, data: dict, events: dict[str, EssayEvent]) -> None:
    """From the manuscript to the published page, through the importer's own steps."""
    name = f"{data['title']}.docx"
    received = ReceivedFile.objects.receive(manuscript(data), name)
    plan = plan_essay(received.read(), name)
    plan.chosen = {key: data[key] for key in CHOSEN if key in data}
    plan.chosen |= data.get("published", {})
    if key := data.get("event"):
        plan.chosen["event"] = events[key]
    page = draft_essay(index, plan, received=received)
    page.unit = data["unit"]
    by_name = {one["name"]: one for one in data["authors"]}
    authors = list(page.authors.all())
    for author in authors:
        author.role = by_name[author.name].get("role", author.role)
    page.authors = authors
    page.import_acknowledged = True
    if data.get("certificate"):
        page.certificate = certificate(
            page.authors_said, page.title, page.event.title, page.get_prize_display()
        )
    page.save_revision(clean=False).publish()
