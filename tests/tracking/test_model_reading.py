"""Reading what somebody types at the end of a collab."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.analytics.model_campaign import Campaign
from cogs.analytics.model_money import Money
from cogs.collabs.model import Nature
from cogs.tracking.model_reading import cost, cost_lines, count_lines, from_campaign, results, revenue_line
from cogs.tracking.model_results import Cost, Results
from tests.tracking.people import NOW


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Fee: 250 EUR\nProduct: 40 EUR\nCommission: 0", Cost(currency="EUR", fee=25_000, product=4_000, commission=0)),
        ("250 EUR fee\nproducts 40 EUR", Cost(currency="EUR", fee=25_000, product=4_000, commission=None)),
        ("Fee: 0\nProduct: nothing\nCommission: 0", Cost(currency="", fee=0, product=0, commission=0)),
        ("Fee: -\nProduct: 0\nCommission: 0", Cost(currency="", fee=None)),
        ("", Cost(currency="", fee=None, product=None, commission=None)),
        ("Fee = 12,000 JPY", Cost(currency="JPY", fee=12_000, product=None, commission=None)),
    ],
)
def test_what_it_cost(typed: str, expected: Cost) -> None:
    """D13: empty is not known, 0 is nothing."""
    assert cost(typed) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Fee: 250 EUR\nProduct: 40 GBP", "in EUR and GBP"),
        ("Fee: 250", "in which currency"),
        ("Fee: -5 EUR", "below zero"),
        ("Coffee: 5 EUR", "do not know what “Coffee 5 EUR” is"),
        ("Fee: 5 EUR\nfees: 6 EUR", "“Fee” is there twice"),
    ],
)
def test_what_cannot_be_read_is_named(typed: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        cost(typed)


def test_what_was_counted_in_either_order() -> None:
    found = results("Likes: 1,234\n40 link clicks\n- sign-ups 4\nOrders: 3\nReach: 12.5k\nSaves:", "600 EUR")
    told = {"likes": 1_234, "clicks": 40, "signups": 4, "sales": 3, "reach": 12_500}
    assert found == Results(**told, revenue=60_000, revenue_currency="EUR")


def test_nothing_sold_is_told_and_silence_is_not() -> None:
    assert results("", "0") == Results(revenue=0)
    assert results("", "") == Results()


AMOUNTS = st.none() | st.integers(min_value=0, max_value=10**9)


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_what_is_written_is_read_again(
    fee: int | None, product: int | None, likes: int | None, sold: int | None
) -> None:
    told = Cost(currency="EUR", fee=fee, product=product)
    known = Results(likes=likes, clicks=likes, revenue=sold, revenue_currency="EUR" if sold else None)
    again = cost(cost_lines(told, Nature.PAID))
    assert (again.fee, again.product, again.commission) == (fee, product, 0)
    assert results(count_lines(known), revenue_line(known, "EUR")) == known


def test_a_form_begins_with_what_is_usual() -> None:
    assert cost_lines(None, Nature.COLLAB) == "Fee: 0\nProduct: 0\nCommission: 0"
    assert cost_lines(None, Nature.PAID) == "Fee:\nProduct: 0\nCommission: 0"
    assert count_lines(None).splitlines()[0] == "Likes:"
    assert revenue_line(None, "EUR") == ""


def test_a_campaign_brings_its_numbers_along() -> None:
    """D13: what is in /stats campaign is not typed twice."""
    campaign = Campaign(
        name="Mill", fee=Money(45_000, "EUR"), revenue=Money(60_000, "EUR"), engagements=900, clicks=340, sign_ups=5,
        orders=12, created_at=NOW, updated_at=NOW,
    )  # fmt: skip
    paid, found = from_campaign(campaign)
    assert paid == Cost(currency="EUR", fee=45_000)
    told = Results(engagements=900, clicks=340, signups=5, sales=12, revenue=60_000, revenue_currency="EUR")
    assert found == told
    bare, nothing = from_campaign(Campaign(name="Mill", created_at=NOW, updated_at=NOW))
    assert (bare.total, nothing) == (None, Results())
