"""What the register needs before the office has entered anything."""

from organizations.enums import UnitNature
from organizations.models import Cohort
from organizations.models.statistics import Measure

DEFAULT_COHORTS = (
    {
        "key": "state_owned",
        "name": "国有及国有控股企业",
        "natures": [UnitNature.STATE_OWNED],
        "measures": [
            Measure.TOTAL,
            Measure.CONGRESS,
            Measure.FACTORY_OPENNESS,
            Measure.CONTRACT,
        ],
        "sort_order": 1,
    },
    {
        "key": "institutions",
        "name": "事业单位",
        "natures": [UnitNature.INSTITUTION],
        "measures": [Measure.CONGRESS_AND_OPENNESS],
        "shows_rate": False,
        "sort_order": 2,
    },
    {
        "key": "private",
        "name": "私营企业",
        "natures": [UnitNature.PRIVATE],
        "is_new_enterprise": True,
        "measures": [Measure.CONTRACT],
        "sort_order": 3,
    },
)
BUILT_IN = frozenset(cohort["key"] for cohort in DEFAULT_COHORTS)


def default_cohorts() -> None:
    """Enter the cohorts of the county's report where they are missing; one that the
    office has changed stays as it is."""
    for cohort in DEFAULT_COHORTS:
        Cohort.objects.get_or_create(key=cohort["key"], defaults=cohort)
