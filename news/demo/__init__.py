"""Two years of a fictional county's news, with the files and the media it needs."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone

from library.demo import demo_pictures
from library.models import UnionDocument
from news.models import (
    MediaCoveragePage,
    MediaOutlet,
    NewsAttachment,
    NewsIndexPage,
    NewsPage,
    OutletName,
    Topic,
)
from organizations.models import Organization, OrganizationLink
from pages.demo.markup import blocks_of, opening
from pages.models import SitePage

FOLDER = Path(__file__).parent


def load() -> None:
    """Publish the items in the order in which they were written."""
    by_path = {column.url_path: column for column in NewsIndexPage.objects.all()}
    columns = {way_of(column, by_path): column for column in by_path.values()}
    stories = [
        item | {"column": data["column"]}
        for data in map(read, sorted((FOLDER / "items").glob("*.toml")))
        for item in data["item"]
    ]
    reports = read(FOLDER / "coverage.toml")
    load_outlets(reports["outlet"])
    pictures = demo_pictures()
    for item in sorted([*stories, *reports["item"]], key=lambda item: item["at"]):
        column = columns[tuple(item["column"])]
        if "outlet" in item:
            publish(column, report_of(item), item)
        else:
            publish(column, story_of(item, pictures), item)


def read(path: Path) -> dict:
    return tomllib.loads(path.read_text("utf-8"))


def way_of(column, by_path: dict) -> tuple[str, ...]:
    """The titles of the columns from the first level down to this one."""
    upper = by_path.get(column.url_path[: -len(column.slug) - 1])
    return (*(way_of(upper, by_path) if upper else ()), column.title)


def load_outlets(outlets: list[dict]) -> None:
    for data in outlets:
        former = data.pop("former", [])
        outlet = MediaOutlet(**data)
        outlet.former_names = [OutletName(**name) for name in former]
        outlet.save()


def publish(column, page, item: dict) -> None:
    """As the system would have on the day: the clock is the demo's."""
    page.first_published_at = page.last_published_at = moment(item["at"])
    page.organization_links = [
        OrganizationLink(
            organization=Organization.objects.get(name=name), sort_order=place
        )
        for place, name in enumerate(item.get("organizations", []))
    ]
    column.add_child(instance=page)
    page.save_revision().publish()


def moment(naive: datetime) -> datetime:
    return timezone.make_aware(naive)


STORY_FIELDS = (
    "title", "subtitle", "origin", "source", "source_url", "original_date",
    "permission", "author", "photographer", "correspondent", "editor", "reviewer",
    "final_reviewer",
)  # fmt: skip
REPORT_FIELDS = (
    "title", "summary", "published_on", "reporter", "correspondent", "edition",
    "edition_name", "edition_headline", "channel", "programme", "broadcast_time",
    "segment", "report_url", "link_state", "link_checked_on", "rights", "rights_note",
)  # fmt: skip


def story_of(item: dict, pictures: dict) -> NewsPage:
    body = blocks_of(item["body"], lambda file: pictures[file].pk)
    page = NewsPage(
        **{name: item[name] for name in STORY_FIELDS if name in item},
        body=body,
        summary=opening(item["body"]),
        lead_image=first_picture(item["body"], pictures),
    )
    page.topics = [topic(name) for name in item["topics"]]
    page.attachments = [
        NewsAttachment(
            document=document(file), caption=file.get("caption", ""), sort_order=place
        )
        for place, file in enumerate(item.get("attachments", []))
    ]
    return page


def report_of(item: dict) -> MediaCoveragePage:
    page = MediaCoveragePage(
        **{name: item[name] for name in REPORT_FIELDS if name in item},
        outlet=MediaOutlet.objects.get(name=item["outlet"]),
    )
    if "duration" in item:
        page.duration = timedelta(seconds=item["duration"])
    if "archived_copy" in item:
        page.archived_copy = document(item["archived_copy"])
    if "about" in item:
        page.about = SitePage.objects.get(title=item["about"])
    return page


def first_picture(body: str, pictures: dict):
    """The picture that stands first in the text stands for it in lists."""
    places = {body.find(f"]({file})"): image for file, image in pictures.items()}
    found = sorted(place for place in places if place >= 0)
    return places[found[0]] if found else None


def topic(name: str) -> Topic:
    return Topic.objects.get_or_create(name=name)[0]


def document(file: dict) -> UnionDocument:
    """A file of the folder under the Chinese name the office gave it."""
    content = (FOLDER / "files" / file["file"]).read_bytes()
    return UnionDocument.objects.create(
        title=Path(file["name"]).stem, file=ContentFile(content, file["name"])
    )
