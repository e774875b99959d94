"""The only way tests make data; every factory gives something valid by itself."""

from tests.factories.bulletin import (
    SIGNED,
    DistributionListFactory,
    article,
    draft,
    enter,
    issue,
    many_issues,
    series,
)
from tests.factories.library import (
    ContentFile,
    DocumentFactory,
    ImageFactory,
    picture_bytes,
)
from tests.factories.news import (
    REPORTED,
    OutletFactory,
    TopicFactory,
    column,
    coverage,
    former_name,
    many_news,
    news,
    news_draft,
    story_fields,
)
from tests.factories.organizations import (
    CompetitionResultFactory,
    ContractFactory,
    FormerStateFactory,
    HeadcountFactory,
    HomeAwardFactory,
    OfficerFactory,
    OrganizationFactory,
    PracticeFactory,
)
from tests.factories.pages import (
    close,
    home_page,
    plain_page,
    root_page,
)
from tests.factories.users import (
    PASSWORD,
    UserFactory,
)

__all__ = [
    "PASSWORD",
    "REPORTED",
    "SIGNED",
    "CompetitionResultFactory",
    "ContentFile",
    "ContractFactory",
    "DistributionListFactory",
    "DocumentFactory",
    "FormerStateFactory",
    "HeadcountFactory",
    "HomeAwardFactory",
    "ImageFactory",
    "OfficerFactory",
    "OrganizationFactory",
    "OutletFactory",
    "PracticeFactory",
    "TopicFactory",
    "UserFactory",
    "article",
    "close",
    "column",
    "coverage",
    "draft",
    "enter",
    "former_name",
    "home_page",
    "issue",
    "many_issues",
    "many_news",
    "news",
    "news_draft",
    "picture_bytes",
    "plain_page",
    "root_page",
    "series",
    "story_fields",
]
