"""Reading what somebody types at the end of a collab: what it cost, what was counted, what was sold.

A line is a name with its value, in either order: `Fee: 250 EUR`, `340 clicks`. A name without a value is not known,
which is never zero. And the same written again, so that it can be changed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.errors import UserError
from bot.text import listing
from cogs.analytics.model_campaign import Campaign
from cogs.analytics.model_counts import count, is_unknown, shortened
from cogs.analytics.model_money import Money, money
from cogs.collabs.model import Nature
from cogs.tracking.model_results import Cost, Results

LONGEST_COST = 200
LONGEST_COUNTED = 400
LONGEST_REVENUE = 40

COSTS: Mapping[str, str] = {"fee": "Fee", "product": "Product", "commission": "Commission"}
COUNTS: Mapping[str, str] = {
    "likes": "Likes",
    "comments": "Comments",
    "shares": "Shares",
    "saves": "Saves",
    "engagements": "Engagements",
    "reach": "Reach",
    "clicks": "Clicks",
    "signups": "Sign-ups",
    "sales": "Sales",
}
"""What each is called, in the order of the form."""
_ALSO: Mapping[str, str] = {
    "fees": "fee",
    "products": "product",
    "shipping": "product",
    "commissions": "commission",
    "reposts": "shares",
    "bookmarks": "saves",
    "engagement": "engagements",
    "interactions": "engagements",
    "reached": "reach",
    "link clicks": "clicks",
    "sign ups": "signups",
    "signups": "signups",
    "orders": "sales",
}
_NOTHING = frozenset({"0", "nothing", "0.00", "zero"})


def cost(typed: str) -> Cost:
    """What was spent. Raises UserError for what cannot be read, and for two currencies."""
    told = {name: _amount(value) for name, value in _told(typed, COSTS)}
    currencies = {each.currency for each in told.values() if each is not None and each.currency}
    if len(currencies) > 1:
        raise UserError(
            f"What it cost is in {listing(sorted(currencies))}. Rates change: please write all of it in one currency."
        )
    parts = {name: each.minor if (each := told.get(name)) is not None else None for name in COSTS}
    return Cost(currency=next(iter(currencies), ""), **parts)


def results(counted: str, revenue: str) -> Results:
    """What came of it. Raises UserError for what cannot be read."""
    told: dict[str, Any] = {name: count(value) for name, value in _told(counted, COUNTS)}
    sold = _amount(revenue)
    if sold is None:
        return Results(**told)
    return Results(**told, revenue=sold.minor, revenue_currency=sold.currency or None)


def _told(typed: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    known = {label.casefold(): name for name, label in names.items()}
    known |= {word: name for word, name in _ALSO.items() if name in names}
    seen: set[str] = set()
    for line in filter(None, (_tidy(line) for line in typed.splitlines())):
        name, value = _named(line, known, names)
        if name in seen:
            raise UserError(f"“{names[name]}” is there twice. Keep one of the two.")
        seen.add(name)
        yield name, value


def _tidy(line: str) -> str:
    return " ".join(line.replace(":", " ").replace("=", " ").lstrip("-•* ").split())


def _named(line: str, known: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, str]:
    for word in sorted(known, key=len, reverse=True):
        size = len(word)
        if line[:size].casefold() == word and line[size : size + 1] in {"", " "}:
            return known[word], line[size:].strip()
        if line[-size:].casefold() == word and line[-size - 1 : -size] == " ":
            return known[word], line[:-size].strip()
    raise UserError(
        f"I do not know what “{shortened(line)}” is. I know {listing(list(names.values()))}, each on a line."
    )


def _amount(typed: str) -> Money | None:
    """None for an unknown one; nothing is nothing in every currency."""
    words = " ".join(typed.split()).casefold()
    if words in _NOTHING:
        return Money(0, "")
    return None if is_unknown(words) else money(typed)


# Written again


def cost_lines(known: Cost | None, nature: Nature) -> str:
    """What stands in the form: as it was told, else nothing spent, but for the fee of a paid partnership."""
    usual = Cost(currency="", fee=None if nature is Nature.PAID else 0)
    told = known or usual
    return "\n".join(f"{label}: {_money(getattr(told, name), told.currency)}".rstrip() for name, label in COSTS.items())


def count_lines(known: Results | None) -> str:
    """The same for what was counted; the names alone when nothing was yet."""
    told = known or Results()
    return "\n".join(f"{label}: {_count(getattr(told, name))}".rstrip() for name, label in COUNTS.items())


def revenue_line(known: Results | None, currency: str) -> str:
    """The same for what was sold; `currency` is the cost's."""
    if known is None:
        return ""
    return _money(known.revenue, known.revenue_currency or currency)


def _count(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _money(minor: int | None, currency: str) -> str:
    if minor is None:
        return ""
    return str(Money(minor, currency)) if minor and currency else "0"


def from_campaign(campaign: Campaign) -> tuple[Cost, Results]:
    """The numbers of one of the creator's own campaigns. What it cost is one amount there, so it is one here."""
    spent, sold = campaign.spent, campaign.revenue
    told: dict[str, Any] = {name: getattr(campaign, name) for name in ("engagements", "reach", "clicks")}
    told |= {"signups": campaign.sign_ups, "sales": campaign.orders}
    if sold is not None:
        told |= {"revenue": sold.minor, "revenue_currency": sold.currency}
    paid = Cost(currency=spent.currency, fee=spent.minor) if spent is not None else Cost(currency="", fee=None)
    return paid, Results(**told)
