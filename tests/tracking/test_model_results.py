"""What a collab came to, or why that cannot be said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.tracking.model_results import Cost, Figure, Gap, Results, summary

FEE = Cost(currency="GBP", fee=10_000)


def test_a_collab_in_figures() -> None:
    """D13: a fee of 100 pounds, a basket worth 25."""
    found = summary(
        Cost(currency="GBP", fee=10_000, product=2_500),
        Results(likes=300, comments=50, reach=8_000, clicks=40, signups=4, sales=5, revenue=15_000),
    )
    assert (found.cost, found.engagement, found.counted) == (12_500, 350, ("likes", "comments"))
    assert found.per_engagement == Figure(Decimal("35.71"))
    assert found.per_thousand_reached == Figure(Decimal("1562.50"))
    assert found.per_click == Figure(Decimal("312.50"))
    assert found.per_signup == Figure(Decimal("3125.00"))
    assert found.per_sale == Figure(Decimal("2500.00"))
    assert found.returned == Figure(Decimal("0.2000"))


@pytest.mark.parametrize(
    ("cost", "results", "gap"),
    [
        (Cost(currency="GBP", fee=None), Results(likes=10), Gap.COST_UNKNOWN),
        (Cost(currency="GBP", fee=10, product=None), Results(likes=10), Gap.COST_UNKNOWN),
        (Cost(currency="GBP"), Results(likes=10), Gap.NO_COST),
        (FEE, Results(clicks=10), Gap.NOT_COUNTED),
        (FEE, Results(likes=0, comments=0), Gap.NONE_CAME),
    ],
)
def test_a_cost_that_cannot_be_known_says_why(cost: Cost, results: Results, gap: Gap) -> None:
    assert summary(cost, results).per_engagement == Figure(gap=gap)


@pytest.mark.parametrize(
    ("cost", "results", "expected"),
    [
        (FEE, Results(revenue=0), Figure(Decimal("-1.0000"))),
        (FEE, Results(revenue=10_000), Figure(Decimal("0.0000"))),
        (FEE, Results(revenue=1_000_000, revenue_currency="GBP"), Figure(Decimal("99.0000"))),
        (FEE, Results(sales=3), Figure(gap=Gap.REVENUE_UNKNOWN)),
        (FEE, Results(revenue=5, revenue_currency="USD"), Figure(gap=Gap.OTHER_CURRENCY)),
        (Cost(currency="GBP"), Results(revenue=5), Figure(gap=Gap.NO_COST)),
        (Cost(currency="GBP", commission=None), Results(revenue=5), Figure(gap=Gap.COST_UNKNOWN)),
    ],
)
def test_the_return_on_cost_or_why_there_is_none(cost: Cost, results: Results, expected: Figure) -> None:
    assert summary(cost, results).returned == expected


AMOUNTS = st.none() | st.integers(min_value=0, max_value=10**12)


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_figure_or_a_reason_and_never_both(
    fee: int | None, product: int | None, likes: int | None, revenue: int | None
) -> None:
    found = summary(Cost(currency="JPY", fee=fee, product=product), Results(likes=likes, reach=likes, revenue=revenue))
    for figure in (found.per_engagement, found.per_thousand_reached, found.per_sale, found.returned):
        assert (figure.value is None) != (figure.gap is None)
    assert (found.cost is None) == (fee is None or product is None)


def test_engagement_as_one_number_counts_where_no_kinds_were_told() -> None:
    assert summary(FEE, Results(engagements=200)).per_engagement == Figure(Decimal("50.00"))
    assert summary(FEE, Results(engagements=200, likes=100)).per_engagement == Figure(Decimal("100.00"))
