"""/honors/homes/: 职工之家, as of a day, by level: holdings and highest titles."""

from dataclasses import dataclass

from organizations.days_asked import AsOfForm
from organizations.enums import HomeLevel
from organizations.figures.catalogue import homes as home_figures
from organizations.figures.computing import count
from organizations.figures.lists import as_listed, behind
from pages.pagination import page_of

PER_PAGE = 50
HELD, HIGHEST = "held", "highest"
KEYS = {HELD: "home_{}", HIGHEST: "home_highest_{}"}


@dataclass(frozen=True)
class Row:
    """One level: how many hold it, and for how many it is the highest."""

    level: str
    label: str
    held: int
    highest: int


def homes(request) -> dict:
    """The table of levels, and the list behind the number that was chosen."""
    form = AsOfForm(request.GET)
    day = form.day
    figures = home_figures()
    counts = count(day, figures)
    rows = [
        Row(
            level.value,
            level.label,
            *(counts[key.format(level)] for key in KEYS.values()),
        )
        for level in reversed(HomeLevel)
    ]
    return {
        "form": form,
        "day": day,
        "past": form.past_day,
        "rows": rows,
        "titles": counts["home_titles"],
        "holders": counts["home_holders"],
    } | chosen_list(request, day)


def chosen_list(request, day) -> dict:
    """The organizations of the chosen level; without a choice, all that hold one."""
    level, by = request.GET.get("level", ""), request.GET.get("by", HELD)
    chosen = level in HomeLevel.values and by in KEYS
    key = KEYS[by].format(level) if chosen else "home_holders"
    found = behind(day, key, "part", [])
    items = page_of(request, found.rows, PER_PAGE, count=found.total)
    return {
        "level": level if chosen else "",
        "by": by if chosen else "",
        "behind": found,
        "items": items,
        "homes": as_listed(found, items.object_list, day),
    }
