"""The only way tests make data; every factory gives something valid by itself."""

from tests.factories.archive import (
    WORD_FILE,
    ask_removal,
    many_originals,
    original,
    remove,
)
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
from tests.factories.essays import (
    EssayEventFactory,
    essay,
    essay_draft,
    essay_index,
    open_essay,
)
from tests.factories.honors import (
    AwardFactory,
    HonorFactory,
    ModelWorkerFactory,
    TeamAwardFactory,
    UnitAwardFactory,
    honor_roll,
    honors_index,
)
from tests.factories.library import (
    ContentFile,
    DocumentFactory,
    ImageFactory,
    picture_bytes,
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
    allow,
)

__all__ = [
    "PASSWORD",
    "SIGNED",
    "WORD_FILE",
    "AwardFactory",
    "CompetitionResultFactory",
    "ContentFile",
    "ContractFactory",
    "DistributionListFactory",
    "DocumentFactory",
    "EssayEventFactory",
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
    "allow",
    "article",
    "ask_removal",
    "close",
    "draft",
    "enter",
    "essay",
    "essay_draft",
    "essay_index",
    "home_page",
    "honor_roll",
    "honors_index",
    "issue",
    "many_issues",
    "many_originals",
    "open_essay",
    "original",
    "picture_bytes",
    "plain_page",
    "remove",
    "root_page",
    "series",
]
