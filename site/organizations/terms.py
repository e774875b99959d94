"""When a term of office ends (工会法: grassroots three or five years, others five)."""

from datetime import date

TERM_YEARS = (3, 5)


def term_due(start: date | None, years: int | None) -> date | None:
    """The day by which the next election is due; 29 February falls on the 28th."""
    if start is None or years is None:
        return None
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)
