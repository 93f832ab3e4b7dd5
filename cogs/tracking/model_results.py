"""What a collab cost and what came of it: cost per engagement and return on cost, or why there is none.

Money is in minor units (cents). Unknown is never zero: a figure made of something unknown is not there, and says why.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

_HUNDREDTH, _TEN_THOUSANDTH = Decimal("0.01"), Decimal("0.0001")
_ENGAGEMENT = ("likes", "comments", "shares", "saves")
_THOUSAND = 1_000


class Gap(StrEnum):
    """Why a figure is not there."""

    COST_UNKNOWN = "cost_unknown"
    """A part of the cost was not told."""
    NO_COST = "no_cost"
    """Nothing was spent, so there is nothing to divide."""
    NOT_COUNTED = "not_counted"
    """What it would be divided by was not told."""
    NONE_CAME = "none_came"
    """It was counted, and it is zero."""
    REVENUE_UNKNOWN = "revenue_unknown"
    OTHER_CURRENCY = "other_currency"
    """Cost and revenue are in different currencies, and rates change."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, or the reason why there is none: always exactly one of the two."""

    value: Decimal | None = None
    gap: Gap | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What was spent, in minor units of an ISO currency ("" when nothing was). None is "not told"; 0 is "nothing".

    `product` is what the products and their shipping are worth, `commission` what was paid for sales.
    """

    currency: str
    fee: int | None = 0
    product: int | None = 0
    commission: int | None = 0

    @property
    def total(self) -> int | None:
        """All of it; None when a part is not known."""
        parts = (self.fee, self.product, self.commission)
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What was counted at the end. None is "not told", which is not zero. `revenue` is in minor units."""

    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    saves: int | None = None
    engagements: int | None = None
    """All of it as one number, for who was told no kinds. Where kinds are told, they are what counts."""
    reach: int | None = None
    clicks: int | None = None
    signups: int | None = None
    sales: int | None = None
    revenue: int | None = None
    revenue_currency: str | None = None
    """None is the currency of the cost."""

    @property
    def counted(self) -> tuple[str, ...]:
        """Which kinds of engagement were told: it stands beside the figure, since it may not be all of them."""
        return tuple(name for name in _ENGAGEMENT if getattr(self, name) is not None)

    @property
    def engagement(self) -> int | None:
        """All engagement that was told; None when none was."""
        return sum(getattr(self, name) for name in self.counted) if self.counted else self.engagements


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of one collab. Costs in minor units; `returned` is 0.25 if a quarter more came than was spent."""

    currency: str
    cost: int | None
    engagement: int | None
    counted: tuple[str, ...]
    per_engagement: Figure
    per_thousand_reached: Figure
    per_click: Figure
    per_signup: Figure
    per_sale: Figure
    returned: Figure


def summary(cost: Cost, results: Results) -> Summary:
    """What one collab came to."""
    return Summary(
        currency=cost.currency,
        cost=cost.total,
        engagement=results.engagement,
        counted=results.counted,
        per_engagement=_each(cost, results.engagement),
        per_thousand_reached=_each(cost, results.reach, _THOUSAND),
        per_click=_each(cost, results.clicks),
        per_signup=_each(cost, results.signups),
        per_sale=_each(cost, results.sales),
        returned=_returned(cost, results),
    )


def _each(cost: Cost, count: int | None, times: int = 1) -> Figure:
    """The cost of one, to a hundredth of a minor unit."""
    total = cost.total
    if total is None:
        return Figure(gap=Gap.COST_UNKNOWN)
    if total == 0:
        return Figure(gap=Gap.NO_COST)
    if not count:
        return Figure(gap=Gap.NOT_COUNTED if count is None else Gap.NONE_CAME)
    return Figure((Decimal(total) * times / count).quantize(_HUNDREDTH, ROUND_HALF_EVEN))


def _returned(cost: Cost, results: Results) -> Figure:
    """What came beyond the cost, as a share of the cost; -1 is "all lost"."""
    total, revenue = cost.total, results.revenue
    if total is None:
        return Figure(gap=Gap.COST_UNKNOWN)
    if total == 0:
        return Figure(gap=Gap.NO_COST)
    if revenue is None:
        return Figure(gap=Gap.REVENUE_UNKNOWN)
    if results.revenue_currency not in {None, cost.currency}:
        return Figure(gap=Gap.OTHER_CURRENCY)
    return Figure((Decimal(revenue - total) / total).quantize(_TEN_THOUSANDTH, ROUND_HALF_EVEN))
