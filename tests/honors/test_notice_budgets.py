"""What notices cost: the same for three names and for thirty, for few and for many."""

import pytest

from tests import factories
from tests.house_rules.test_budgets import LISTING, LISTING_BYTES, compare

pytestmark = pytest.mark.django_db
ARTICLE = 12


@pytest.mark.parametrize("recipient", ["person", "team"])
def test_a_notice_of_thirty_costs_as_much_as_one_of_three(client, at, recipient):
    at("2026-03-18 09:00")
    unit = factories.OrganizationFactory()
    make = factories.proposal if recipient == "person" else factories.TeamAwardFactory
    first = make(year=2026, organization=unit)
    page = factories.past_notice([first], honor=first.honor, fold_after=365)

    def fill_up(count):
        for place in range(count):
            fields = {} if recipient == "person" else {"team": f"第{place}班{count}"}
            award = make(year=2026, organization=unit, **fields)
            page.entries.create(award=award)

    compare(client, page.url, fill_up, ARTICLE)


@pytest.mark.parametrize(
    ("address", "size"), [("/honors/notices/", LISTING_BYTES), ("/honors/feed/", None)]
)
def test_thirty_notices_cost_as_much_as_three(client, address, size):
    factories.honors_index()
    award = factories.proposal()

    def fill_up(count):
        for _ in range(count):
            factories.past_notice([award])

    compare(client, address, fill_up, LISTING, size)
