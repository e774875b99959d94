"""Two years of a fictional county's bulletin."""

import tomllib
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.models import Site

from bulletin.demo.markup import blocks_of, kind_of
from bulletin.enums import ArticleSection, DistributionRole
from bulletin.models import (
    ArticleContribution,
    BulletinArticle,
    BulletinIndexPage,
    BulletinIssuePage,
    DistributionList,
)
from library.models import UnionImage
from organizations.models import Organization
from pages.ordering import in_order

FOLDER = Path(__file__).parent
SECTIONS = {section.label: section for section in ArticleSection}
LISTS = {
    "report_to": ("report_list", DistributionRole.REPORT),
    "send_to": ("send_list", DistributionRole.SEND),
    "distribute_to": ("distribute_list", DistributionRole.DISTRIBUTE),
}


def load() -> None:
    """Publish the demo issues in the order they were signed."""
    pictures = load_pictures()
    series = load_series()
    issues = [read(path) for path in (FOLDER / "issues").glob("*.toml")]
    for issue in sorted(issues, key=lambda issue: issue["sign_date"]):
        load_issue(series, issue, pictures)


def read(path: Path) -> dict:
    return tomllib.loads(path.read_text("utf-8"))


def load_pictures() -> dict[str, UnionImage]:
    found = {}
    for record in read(FOLDER / "pictures.toml")["picture"]:
        path = FOLDER / "pictures" / record["file"]
        with path.open("rb") as file:
            found[record["file"]] = UnionImage.objects.create(
                title=record["title"],
                description=record["alt"],
                file=ImageFile(file, name=path.name),
            )
    return found


def load_series() -> BulletinIndexPage:
    data = read(FOLDER / "series.toml")
    lists = {}
    for text, (field, role) in LISTS.items():
        lists[field] = DistributionList.objects.create(
            name=f"{role.label}：常用", role=role, recipients=data[text]
        )
    home = Site.objects.get(is_default_site=True).root_page.specific
    series = BulletinIndexPage(
        title=data["name"],
        summary=data["description"],
        publisher=Organization.objects.get(name=data["publisher"]),
        publisher_line=data["publisher_line"],
        first_year=2025,
        overall_before=data["overall_offset"],
        copies=data["copies"],
        show_in_menus=True,
        **lists,
    )
    return home.add_child(instance=series)


def load_issue(series, data: dict, pictures: dict[str, UnionImage]) -> None:
    articles = data.pop("articles")
    data.pop("year"), data.pop("number")
    note = data.pop("editor_note", "")
    page = BulletinIssuePage(
        **series.defaults() | data, editor_note=f"<p>{note}</p>" if note else ""
    )
    page.articles = in_order(article_of(article, pictures) for article in articles)
    page.lead_image = first_picture(articles, pictures)
    page.summary = opening(articles[0]["body"])
    series.add_child(instance=page)
    page.save_revision().publish()


def opening(body: str) -> str:
    """The first sentences of a text, as far as a summary reaches."""
    line = next(line for line in body.splitlines() if kind_of(line) == "text" and line)
    sentences = line.split("。")
    while len("。".join(sentences)) > 120 and len(sentences) > 2:
        sentences.pop()
    return "。".join(sentences).rstrip("。")[:198] + "。"


def article_of(data: dict, pictures: dict[str, UnionImage]) -> BulletinArticle:
    article = BulletinArticle(
        section=SECTIONS[data["section"]],
        title=data["title"],
        subtitle=data.get("subtitle", ""),
        is_brief=data.get("is_brief", False),
        contributor_names="、".join(data.get("contributor_names", [])),
        body=blocks_of(data["body"], lambda file: pictures[file].pk),
    )
    article.contributions = in_order(
        ArticleContribution(organization=Organization.objects.get(name=name))
        for name in data.get("contributors", [])
    )
    return article


def first_picture(articles: list[dict], pictures: dict[str, UnionImage]):
    """The first picture printed in the issue stands for it in lists."""
    bodies = "\n".join(article["body"] for article in articles)
    named = {bodies.find(f"]({file})"): image for file, image in pictures.items()}
    places = sorted(place for place in named if place >= 0)
    return named[places[0]] if places else None
