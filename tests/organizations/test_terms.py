"""When the next election is due."""

from datetime import date

import pytest

from organizations.terms import term_due
from tests import factories


@pytest.mark.parametrize(
    ("start", "years", "due"),
    [
        (date(2021, 5, 10), 5, date(2026, 5, 10)),
        (date(2021, 5, 10), 3, date(2024, 5, 10)),
        (date(2020, 2, 29), 3, date(2023, 2, 28)),
        (None, 5, None),
        (date(2021, 5, 10), None, None),
    ],
)
def test_a_term_runs_its_years(start, years, due):
    assert term_due(start, years) == due


@pytest.mark.django_db
def test_the_due_date_follows_every_save():
    union = factories.OrganizationFactory(term_start=date(2021, 5, 10), term_years=5)
    assert union.term_due == date(2026, 5, 10)
    union.term_years = 3
    union.save(update_fields=["term_years"])
    union.refresh_from_db()
    assert union.term_due == date(2024, 5, 10)
