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
from tests.factories.honors import (
    AwardFactory,
    HonorFactory,
    ModelWorkerFactory,
    TeamAwardFactory,
    UnitAwardFactory,
    honor_roll,
    honors_index,
    revoked,
)
from tests.factories.library import (
    ContentFile,
    DocumentFactory,
    ImageFactory,
    picture_bytes,
)
from tests.factories.notices import (
    MONDAY,
    notice,
    notice_draft,
    objection,
    past_notice,
    proposal,
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
    "MONDAY",
    "PASSWORD",
    "SIGNED",
    "AwardFactory",
    "CompetitionResultFactory",
    "ContentFile",
    "ContractFactory",
    "DistributionListFactory",
    "DocumentFactory",
    "FormerStateFactory",
    "HeadcountFactory",
    "HomeAwardFactory",
    "HonorFactory",
    "ImageFactory",
    "ModelWorkerFactory",
    "OfficerFactory",
    "OrganizationFactory",
    "PracticeFactory",
    "TeamAwardFactory",
    "UnitAwardFactory",
    "UserFactory",
    "article",
    "close",
    "draft",
    "enter",
    "home_page",
    "honor_roll",
    "honors_index",
    "issue",
    "many_issues",
    "notice",
    "notice_draft",
    "objection",
    "past_notice",
    "picture_bytes",
    "plain_page",
    "proposal",
    "revoked",
    "root_page",
    "series",
]
