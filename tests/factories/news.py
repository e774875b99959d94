"""Columns, news, outlets and what they reported."""

import datetime

import factory
from django.utils import timezone

from news.models import (
    ImportedStory,
    MediaCoveragePage,
    MediaOutlet,
    NewsAttachment,
    NewsIndexPage,
    NewsPage,
    OutletName,
    StoryImport,
    Topic,
)
from organizations.models import OrganizationLink
from pages.models import SitePage
from tests.factories.pages import home_page

REPORTED = datetime.date(2026, 3, 16)


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence("主题{}".format)


class OutletFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MediaOutlet

    name = factory.Sequence("苍山日报{}".format)
    kind = "newspaper"
    level = "prefecture"


def former_name(outlet, name, since=None, until=None) -> OutletName:
    return OutletName.objects.create(outlet=outlet, name=name, since=since, until=until)


def column(parent=None, **fields) -> NewsIndexPage:
    fields = {"title": "工会要闻"} | fields
    return (parent or home_page()).add_child(instance=NewsIndexPage(**fields))


def story_fields(**fields) -> dict:
    """What a piece of news has at least when it is published."""
    text = fields.pop("text", "正文一段。")
    body = [("paragraph", f"<p>{text}</p>")]
    return {"title": "慰问一线职工", "source": "县总工会", "body": body} | fields


def news_draft(parent, **fields) -> NewsPage:
    """As an editor leaves it half done."""
    page = NewsPage(**{"title": "慰问一线职工", "live": False} | fields)
    parent.add_child(instance=page)
    page.save_revision(clean=False)
    return page


def news(
    parent, *, on=None, organizations=(), topics=(), attachments=(), **fields
) -> NewsPage:
    """Published on the day ``on``, else today, as readers see it."""
    page = NewsPage(**story_fields(**fields))
    page.topics = list(topics)
    link(page, organizations)
    page.attachments = [
        NewsAttachment(document=document, sort_order=place)
        for place, document in enumerate(attachments)
    ]
    return published(parent, page, on)


def coverage(parent, *, outlet=None, organizations=(), on=None, **fields):
    """A report of a newspaper, unless fields and outlet say otherwise."""
    outlet = outlet or OutletFactory()
    facts = {"edition": "A02"} if outlet.kind == "newspaper" else {}
    page = MediaCoveragePage(
        **{
            "title": "工会服务送到家门口",
            "outlet": outlet,
            "published_on": REPORTED,
            "summary": "报道介绍了县总工会在工地设立服务点的做法。",
        }
        | facts
        | fields
    )
    link(page, organizations)
    return published(parent, page, on)


def link(page, organizations) -> None:
    page.organization_links = [
        OrganizationLink(organization=one, role="subject", sort_order=place)
        for place, one in enumerate(organizations)
    ]


def published(parent, page, on=None):
    if on is not None:
        noon = datetime.datetime.combine(on, datetime.time(12))
        page.first_published_at = timezone.make_aware(noon)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def many_news(parent, count, **fields) -> list[SitePage]:
    """Public news of one day, quickly made: for long lists."""
    made = [
        parent.add_child(instance=NewsPage(**story_fields(title=f"第{n}条", **fields)))
        for n in range(count)
    ]
    return list(SitePage.objects.filter(pk__in=[page.pk for page in made]))


def moved_in(page) -> StoryImport:
    """A batch in which the page came from an old site, and a line was refused."""
    batch = StoryImport.objects.create(
        file_name="旧站.jsonl",
        counts={"added": 1, "refused": 1},
        refusals=[[2, "没有标题（title），请补上。"]],
        losses=[["图片", "dropped", 1]],
        remarks=["新建了栏目“工会要闻”。"],
    )
    loss = {
        "element": "图片",
        "action": "dropped",
        "place": "文首",
        "detail": "没有随稿件提供文件，没有迁入",
        "count": 1,
    }
    ImportedStory.objects.create(
        key="id::1", batch=batch, page=page, line=1, missing=1, losses=[loss]
    )
    return batch
