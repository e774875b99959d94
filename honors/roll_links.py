"""From an award to the public roll it stands on."""

from collections.abc import Iterable

from honors.models.rolls import HonorRollPage


def link_rolls(awards: Iterable) -> list:
    """The awards, each with ``roll``: its public roll or None. One statement."""
    awards = list(awards)
    rolls = HonorRollPage.objects.visible().filter(
        honor__in={award.honor_id for award in awards},
        year__in={award.year for award in awards},
    )
    by_list = {(roll.honor_id, roll.year, roll.batch): roll for roll in rolls}
    for award in awards:
        award.roll = by_list.get((award.honor_id, award.year, award.batch))
    return awards
