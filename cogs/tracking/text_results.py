"""The words of results: each figure with what it is made of, or the reason why it is not there. Amounts are exact."""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from bot.text import listing
from cogs.analytics.model_money import Money, digits
from cogs.tracking.model_reading import COSTS, COUNTS
from cogs.tracking.model_results import Cost, Figure, Gap, Results, Summary

TITLE = "What it came to"
PROVENANCE = "typed in by its creator"
NOT_COUNTED = (
    "Nothing was counted yet. Press “Type it in” when the numbers are there; what you do not know stays empty."
)
BASIS = "Typed in by the one who keeps track, on {day}. What was not told is not known, which is not zero."
TYPE_IN, TYPE_TITLE = "Type it in", "What it came to"
TAKE_OVER = "Take the numbers of a campaign of yours"
BACK = "Back"
ASK_COST, ASK_COST_HINT = "What it cost", "250 EUR behind a name. 0 for nothing, empty for not known."
ASK_COUNTED, ASK_COUNTED_HINT = "What was counted", "Empty is not known, never zero."
ASK_REVENUE, ASK_REVENUE_HINT = "What was sold, in money", "600 EUR. Empty if nobody told you."
UNKNOWN = "not known"
NOTHING = "nothing"

GAPS: Mapping[Gap, str] = {
    Gap.COST_UNKNOWN: "a part of the cost was not told",
    Gap.NO_COST: "nothing was spent, so there is nothing to divide",
    Gap.NOT_COUNTED: "not counted",
    Gap.NONE_CAME: "counted, and none came",
    Gap.REVENUE_UNKNOWN: "the sales in money were not told",
    Gap.OTHER_CURRENCY: "cost and sales are in different currencies",
}
"""Why a figure is not there, in its place."""
FIGURES: Mapping[str, str] = {
    "per_engagement": "Cost per engagement",
    "per_thousand_reached": "Cost per thousand reached",
    "per_click": "Cost per click",
    "per_signup": "Cost per sign-up",
    "per_sale": "Cost per sale",
    "returned": "Return on cost",
}
_FORMULAS: Mapping[str, str] = {
    "per_engagement": "cost ÷ engagement",
    "per_thousand_reached": "1,000 × cost ÷ reach",
    "per_click": "cost ÷ clicks",
    "per_signup": "cost ÷ sign-ups",
    "per_sale": "cost ÷ sales",
    "returned": "(sales in money − cost) ÷ cost",
}
_HUNDRED = 100


def cost(told: Cost) -> str:
    """All of it, then its parts."""
    parts = (f"{COSTS[name].lower()} {amount(getattr(told, name), told.currency)}" for name in COSTS)
    return f"**Cost** {amount(told.total, told.currency)} ({', '.join(parts)})"


def counted(told: Results, currency: str) -> str:
    """Everything that was told, in the order of the form."""
    known = [(label, getattr(told, name)) for name, label in COUNTS.items()]
    lines = [f"{label} {value:,}" for label, value in known if value is not None]
    sold = amount(told.revenue, told.revenue_currency or currency)
    return " · ".join([*lines, f"Sold {sold}" if told.revenue is not None else f"Sold: {UNKNOWN}"])


def told(work_cost: Cost, results: Results, summed_up: Summary) -> str:
    """What it cost, what was counted, and every figure that there is."""
    found = [figure(name, summed_up) for name in FIGURES if getattr(summed_up, name).value is not None]
    return "\n".join([cost(work_cost), counted(results, work_cost.currency), *found])


def figure(name: str, summed_up: Summary) -> str:
    """One figure as a line, with its formula."""
    found: Figure = getattr(summed_up, name)
    basis = f" of {listing(summed_up.counted)}" if name == "per_engagement" and summed_up.counted else ""
    if found.value is None:
        return f"{FIGURES[name]}: {GAPS[found.gap or Gap.NOT_COUNTED]}"
    return f"{FIGURES[name]} **{value(name, found.value, summed_up.currency)}**\n-# {_FORMULAS[name]}{basis}"


def value(name: str, found: Decimal, currency: str) -> str:
    """A share as percent, a cost in the currency's main unit; below one unit with two digits more."""
    if name == "returned":
        return f"{found * _HUNDRED:+,.1f} %"
    main = found.scaleb(-digits(currency))
    places = digits(currency) + (0 if main >= 1 else 2)
    return f"{main.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN):,f} {currency}"


def cell(name: str, found: Figure, currency: str) -> str:
    """The same in a file."""
    if found.value is None:
        return GAPS[found.gap or Gap.NOT_COUNTED]
    return value(name, found.value, currency)


def amount(minor: int | None, currency: str) -> str:
    """`250 EUR`, `nothing`, or that it is not known."""
    if minor is None:
        return UNKNOWN
    return str(Money(minor, currency)) if minor and currency else NOTHING


def plain(minor: int | None, currency: str) -> str | None:
    """`250.00` in the currency's main unit; None is not known."""
    return None if minor is None else f"{Money(minor, currency).amount:f}"
