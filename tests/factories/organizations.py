"""Organizations of the register and the facts about them."""

import datetime

import factory

from organizations.models import (
    CollectiveContract,
    CompetitionResult,
    FormerState,
    Headcount,
    HomeAward,
    Officer,
    Organization,
    Practice,
)


class OrganizationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organization

    name = factory.Sequence("第{}镇工会联合会".format)
    kind = "township_federation"


class FormerStateFactory(factory.django.DjangoModelFactory):
    """What the organization was until the end of 2010: as today unless said."""

    class Meta:
        model = FormerState

    until = datetime.date(2010, 12, 31)
    name = factory.SelfAttribute("organization.name")
    kind = factory.SelfAttribute("organization.kind")
    nature = factory.SelfAttribute("organization.nature")
    is_new_enterprise = factory.SelfAttribute("organization.is_new_enterprise")
    parent = factory.SelfAttribute("organization.parent")


class HeadcountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Headcount

    organization = factory.SubFactory(OrganizationFactory)
    day = datetime.date(2005, 12, 31)
    employees = 50
    members = 40


class PracticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Practice

    organization = factory.SubFactory(OrganizationFactory)
    kind = "workers_congress"


class ContractFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CollectiveContract

    organization = factory.SubFactory(OrganizationFactory)
    start = datetime.date(2005, 1, 1)
    end = datetime.date(2007, 12, 31)


class HomeAwardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HomeAward

    organization = factory.SubFactory(OrganizationFactory)
    level = "county_qualified"


class OfficerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Officer

    organization = factory.SubFactory(OrganizationFactory)
    name = "段文斌"


class CompetitionResultFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CompetitionResult

    organization = factory.SubFactory(OrganizationFactory)
    year = 2005
    event = "全州护理技能竞赛"
    level = "prefecture"
    prize = "二等奖"
