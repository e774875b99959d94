"""The essay archive: its page, events, essays, originals."""

import datetime

import factory

from honors.models import EssayAuthor, EssayEvent, EssayIndexPage, EssayPage
from pages.ordering import in_order
from tests.factories.archive import original
from tests.factories.pages import home_page


class EssayEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EssayEvent

    name = factory.Sequence("全州工会理论研讨会{}".format)
    level = "prefecture"
    organizers = "大理州总工会"
    begins_on = datetime.date(2024, 9, 1)
    place = "大理"


def essay_index(**fields) -> EssayIndexPage:
    """The archive's page; there is one."""
    if found := EssayIndexPage.objects.first():
        return found
    index = EssayIndexPage(**{"title": "论文档案"} | fields)
    return home_page().add_child(instance=index)


def essay_draft(parent=None, *, authors=("杨素梅",), **fields) -> EssayPage:
    """An essay as it is begun: saved, not published. ``authors`` are names, or
    values of ``EssayAuthor``."""
    page = EssayPage(
        **{"title": "县域职工之家建设的三个抓手", "year_text": "2024", "live": False}
        | fields
    )
    page.authors = in_order(
        EssayAuthor(**one) if isinstance(one, dict) else EssayAuthor(name=one)
        for one in authors
    )
    (parent or essay_index()).add_child(instance=page)
    page.save_revision(clean=False)
    return page


def essay(parent=None, **fields) -> EssayPage:
    """A published essay, of which readers get what its rights allow."""
    page = essay_draft(parent, **fields)
    page.get_latest_revision().publish()
    return EssayPage.objects.get(pk=page.pk)


def open_essay(parent=None, **fields) -> EssayPage:
    """A published essay with its full text and original, given out."""
    values = {
        "rights": "full",
        "has_consent": True,
        "body": [("paragraph", "<p>全文一段。</p>")],
    }
    if "original" not in fields:
        values["original"] = original()
    return essay(parent, **values | fields)
