"""Every page a reader meets: one heading, one language, no element left open."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from wagtail.models import get_page_models

from bulletin.models import BulletinIndexPage, BulletinIssuePage
from home.models import HomePage, PlainPage
from honors.models import EssayIndexPage, EssayPage, HonorRollPage, HonorsIndexPage
from tests import factories

pytestmark = pytest.mark.django_db
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH_SENTENCE = re.compile(r"(?:\b[A-Za-z]{2,}\b[ ,]+){2,}[A-Za-z]{2,}")
# Every page type with a public address; a new one must be added here.
SAMPLES = {
    HomePage: "/",
    PlainPage: "/gong-hui-gai-kuang/",
    BulletinIndexPage: "/bulletin/",
    BulletinIssuePage: "/bulletin/2026-01/",
    EssayIndexPage: "/essays/",
    EssayPage: "/essays/2024-1/",
    HonorsIndexPage: "/honors/",
    HonorRollPage: "/honors/2024-xian-ji-lao-dong-mo-fan/",
}
OTHERS = {
    "a year": "/bulletin/?year=2026",
    "an article": "/bulletin/2026-01/1/",
    "the register": "/organizations/",
    "a record": "/organizations/{unit}/",
    "essays in a table": "/essays/?view=table&year=2024",
    "essays of an event": "/essays/events/{event}/",
    "events of essays": "/essays/events/",
    "authors of essays": "/essays/authors/",
    "the figures": "/organizations/figures/",
    "behind a figure": "/organizations/figures/list/?figure=grassroots",
    "annual reports": "/organizations/figures/annual/",
    "awards that were found": "/honors/?level=county",
    "no award that was found": "/honors/?q=nobody",
    "a roll of teams": "/honors/2024-sheng-ji-gong-ren-xian-feng-hao/",
    "the model workers": "/honors/people/",
    "a model worker": "/honors/people/{worker}/",
    "the workers' homes": "/honors/homes/?level=county_qualified&by=held",
    "nothing there": "/no-such-page/",
}
ADDRESSES = pytest.mark.parametrize(
    "address",
    [*SAMPLES.values(), *OTHERS.values()],
    ids=[*(page_type.__name__ for page_type in SAMPLES), *OTHERS],
)
EMPTY_ELEMENTS = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
    "source", "track", "wbr",
}  # fmt: skip


class Page(HTMLParser):
    """The visible words, the headings and the elements left open."""

    def __init__(self, html):
        super().__init__()
        self.words, self.headings, self.ids, self.open = [], [], [], []
        self.faults = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "img" and "alt" not in attrs:
            self.faults.append(f"img without alt: {attrs}")
        self.words += [
            attrs[name] for name in ("alt", "title", "aria-label") if name in attrs
        ]
        if tag not in EMPTY_ELEMENTS:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if not self.open or self.open[-1] not in {"script", "style", "code"}:
            self.words.append(data)


@pytest.fixture
def read(client):
    unit = factories.OrganizationFactory(name="平坡镇工会联合会")
    picture = factories.ImageFactory(file__size=(60, 40))
    factories.plain_page(body=every_block(picture), summary="机构与职责")
    series = factories.series(summary="县总工会主办")
    articles = [
        factories.article(
            contributors=[unit], body=every_block(picture), section="news"
        ),
        factories.article("职工之家建成", subtitle="平坡镇"),
    ]
    factories.issue(
        series, articles=articles, report_to="州总工会。", copies=80, signed_by="李祎"
    )
    event = factories.EssayEventFactory(organization=unit)
    factories.open_essay(
        authors=[{"name": "杨素梅", "unit": "县总工会", "organization": unit}],
        subtitle="以漾濞县为例",
        event=event,
        prize="first",
        abstract="摘要一句。",
        keywords="建家；县域",
        certificate=picture,
        body=every_block(picture),
    )
    worker = honors(unit, picture)
    home = factories.home_page()
    home.front = [("latest", {"listing": series, "heading": "", "count": 4})]
    home.save_revision().publish()

    def get(address):
        keys = {"unit": unit.pk, "event": event.pk, "worker": worker.pk}
        response = client.get(address.format(**keys))
        assert response.status_code == (404 if "no-such" in address else 200)
        return Page(response.content.decode())

    return get


def honors(unit, picture):
    """A person and a team that have all they can have, each on a roll."""
    factories.HomeAwardFactory(organization=unit)
    worker = factories.ModelWorkerFactory(
        name="阿牛·木支",
        other_names="阿牛",
        standing="deceased",
        birth_year=1950,
        death_year=2025,
        native_place="四川昭觉",
        education="初中",
        organization=unit,
        post="班长",
        photo=picture,
        photo_consent=True,
        summary="改进刀具。",
        deeds=every_block(picture),
    )
    award = factories.AwardFactory(worker=worker, organization=unit)
    factories.honor_roll([award], summary="表彰一人", body=every_block(picture))
    team = factories.TeamAwardFactory(organization=unit)
    factories.honor_roll([team], title="2024年省级工人先锋号")
    return worker


def every_block(picture):
    image = {"image": picture, "caption": "现场", "credit": "办公室"}
    document = factories.DocumentFactory(title="报名表")
    table = {
        "data": [["单位", "人数"], ["县人民医院", "36"]],
        "first_row_is_table_header": True,
        "table_header_choice": "row",
    }
    return [
        ("heading", {"level": "1", "text": "一、总体情况"}),
        ("heading", {"level": "2", "text": "（一）走访"}),
        ("heading", {"level": "3", "text": "1. 困难职工"}),
        ("paragraph", "<p>工会干部走访困难职工。</p>"),
        ("image", image),
        ("gallery", {"images": [image, image]}),
        ("quote", {"text": "工会来搭手。", "source": "职工"}),
        ("table", table),
        ("document", {"document": document, "title": ""}),
        ("notice", {"title": "报名", "text": "<p>四月十日前。</p>"}),
        ("video", {"url": "https://www.bilibili.com/video/BV1", "title": "现场"}),
        ("divider", None),
    ]


def test_every_public_page_type_is_looked_at():
    creatable = {model for model in get_page_models() if model.is_creatable}
    assert creatable == set(SAMPLES)


@ADDRESSES
def test_every_page_has_one_main_heading_and_speaks_chinese(read, address):
    page = read(address)
    assert page.headings.count(1) == 1
    steps = pairwise(page.headings)
    assert not [(above, below) for above, below in steps if below > above + 1]
    text = " ".join(page.words)
    assert CHINESE.search(text)
    assert not ENGLISH_SENTENCE.search(text)
    assert "None" not in text
    assert not page.faults
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
