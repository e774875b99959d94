"""Honors, the people who hold them, awards and rolls."""

import datetime

import factory

from honors.models import Award, Honor, HonorRollPage, HonorsIndexPage, ModelWorker
from tests.factories.pages import home_page


class HonorFactory(factory.django.DjangoModelFactory):
    """县级劳动模范, unless said otherwise; one of a name and level."""

    class Meta:
        model = Honor
        django_get_or_create = ("name", "level")

    name = "劳动模范"
    level = "county"
    recipient = "person"
    family = "model_worker"
    authority = "漾濞彝族自治县人民政府"


class ModelWorkerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ModelWorker

    name = factory.Sequence("李春{}".format)
    sex = "male"
    ethnicity = "彝族"


class AwardFactory(factory.django.DjangoModelFactory):
    """A valid award of 2024 to a person of its own."""

    class Meta:
        model = Award

    honor = factory.SubFactory(HonorFactory)
    worker = factory.SubFactory(ModelWorkerFactory)
    year = 2024
    decision_date = factory.LazyAttribute(lambda one: datetime.date(one.year, 4, 26))
    document_number = "漾政发〔2024〕11号"
    unit_at_award = "漾濞县核桃研究所"
    post_at_award = "农艺师"


class UnitAwardFactory(AwardFactory):
    honor = factory.SubFactory(
        HonorFactory,
        name="五一劳动奖状",
        level="provincial",
        recipient="unit",
        family="labor_certificate",
    )
    worker = None
    unit_at_award = factory.Sequence("漾濞县第{}中学".format)
    post_at_award = ""


class TeamAwardFactory(UnitAwardFactory):
    honor = factory.SubFactory(
        HonorFactory,
        name="工人先锋号",
        level="provincial",
        recipient="team",
        family="pioneer",
    )
    team = "急诊科"


def honors_index(**fields) -> HonorsIndexPage:
    """/honors/; the one there is."""
    if found := HonorsIndexPage.objects.first():
        return found
    fields = {"title": "荣誉"} | fields
    return home_page().add_child(instance=HonorsIndexPage(**fields))


def honor_roll(awards=(), **fields) -> HonorRollPage:
    """A public roll of 2024 of 县级劳动模范, or of the first of these awards."""
    first = next(iter(awards), None)
    known = {
        "honor": first.honor if first else HonorFactory(),
        "year": first.year if first else 2024,
        "batch": first.batch if first else "",
    }
    fields = {"title": "2024年县级劳动模范"} | known | fields
    roll = honors_index().add_child(instance=HonorRollPage(**fields))
    roll.save_revision().publish()
    return HonorRollPage.objects.get(pk=roll.pk)
