"""What a campaign with a brand partner brought, and the figures made of it. Exact: whole numbers and fractions only.

Hidden or missing is None and never zero; where a figure cannot be made, it says why. Reading what people type is in
`model_campaign_reading`.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from urllib.parse import quote

from cogs.analytics.model_money import Money
from cogs.profiles.model import Platform

COUNTS = ("reach", "views", "engagements", "clicks", "sign_ups", "orders")
AMOUNTS = ("fee", "cost", "revenue")
_LONGEST_SLUG = 40


class Pay(StrEnum):
    """What the creator got."""

    FEE = "fee"
    PRODUCT = "product"
    EXPERIENCE = "experience"
    AFFILIATE = "affiliate"
    NOTHING = "nothing"


class Attribution(StrEnum):
    """How it is known that orders and sign-ups came from this campaign."""

    CODE = "code"
    UTM = "utm"
    SELF_REPORT = "self-report"


class Kpi(StrEnum):
    """The figures of a campaign."""

    CPE = "cpe"
    CPM = "cpm"
    CTR = "ctr"
    CVR = "cvr"
    RETURN = "return"


class Why(StrEnum):
    """Why there is no figure."""

    MISSING = "missing"
    ZERO = "zero"
    TWO_CURRENCIES = "two currencies"
    NOTHING_PAID = "nothing paid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One campaign, as its creator typed it in. None is "not told" everywhere."""

    id: int = 0
    name: str
    platform: Platform | None = None
    handle: str = ""
    pay: Pay | None = None
    fee: Money | None = None
    cost: Money | None = None
    revenue: Money | None = None
    reach: int | None = None
    views: int | None = None
    engagements: int | None = None
    clicks: int | None = None
    sign_ups: int | None = None
    orders: int | None = None
    attribution: Attribution | None = None
    created_at: datetime
    updated_at: datetime

    @property
    def spent(self) -> Money | None:
        """What the campaign cost the brand: as told, else the fee."""
        return self.cost if self.cost is not None else self.fee


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its formula. Without a value, `why` says the reason and `part` what it is about.

    Costs are in `currency` (not in its smallest unit), everything else is percent.
    """

    kpi: Kpi
    formula: str
    value: Fraction | None = None
    currency: str = ""
    why: Why | None = None
    part: str = ""


_FORMULAS = {
    Kpi.CPE: "{cost} ÷ engagements",
    Kpi.CPM: "1,000 × {cost} ÷ views",
    Kpi.CTR: "100 × clicks ÷ reach",
    Kpi.CVR: "100 × orders ÷ clicks",
    Kpi.RETURN: "100 × (revenue − {cost}) ÷ {cost}",
}
_COSTS = {Kpi.CPE: ("engagements", 1), Kpi.CPM: ("views", 1000)}
_SHARES = {Kpi.CTR: ("clicks", "reach"), Kpi.CVR: ("orders", "clicks")}


def figures(campaign: Campaign) -> tuple[Figure, ...]:
    """All of them, in their order."""
    return tuple(figure(campaign, each) for each in Kpi)


def figure(campaign: Campaign, kpi: Kpi) -> Figure:
    """One of them; without a value where it cannot be made."""
    formula = _FORMULAS[kpi].format(cost="fee" if campaign.cost is None and campaign.fee else "cost to the brand")
    if kpi in _SHARES:
        return _share(campaign, kpi, formula)
    spent = campaign.spent
    if spent is None:
        nothing = campaign.pay is Pay.NOTHING
        return Figure(kpi, formula, why=Why.NOTHING_PAID if nothing else Why.MISSING, part="cost")
    return _return(campaign, spent, formula) if kpi is Kpi.RETURN else _cost(campaign, spent, kpi, formula)


def _share(campaign: Campaign, kpi: Kpi, formula: str) -> Figure:
    top, bottom = _SHARES[kpi]
    part, whole = _count(campaign, top), _count(campaign, bottom)
    if part is None or whole is None:
        return Figure(kpi, formula, why=Why.MISSING, part=top if part is None else bottom)
    if whole == 0:
        return Figure(kpi, formula, why=Why.ZERO, part=bottom)
    return Figure(kpi, formula, Fraction(100 * part, whole))


def _cost(campaign: Campaign, spent: Money, kpi: Kpi, formula: str) -> Figure:
    name, times = _COSTS[kpi]
    whole = _count(campaign, name)
    if not whole:
        return Figure(kpi, formula, why=Why.MISSING if whole is None else Why.ZERO, part=name)
    return Figure(kpi, formula, times * Fraction(spent.amount) / whole, spent.currency)


def _return(campaign: Campaign, spent: Money, formula: str) -> Figure:
    earned = campaign.revenue
    if earned is None:
        return Figure(Kpi.RETURN, formula, why=Why.MISSING, part="revenue")
    if earned.currency != spent.currency:
        return Figure(Kpi.RETURN, formula, why=Why.TWO_CURRENCIES, part=f"{earned.currency} and {spent.currency}")
    if spent.minor == 0:
        return Figure(Kpi.RETURN, formula, why=Why.ZERO, part="cost")
    return Figure(Kpi.RETURN, formula, Fraction(100 * (earned.minor - spent.minor), spent.minor))


def _count(campaign: Campaign, name: str) -> int | None:
    value: int | None = getattr(campaign, name)
    return value


def rounded(value: Fraction, places: int) -> Decimal:
    """To that many digits after the point, halves away from zero."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places)


def doubts(campaign: Campaign) -> tuple[str, ...]:
    """What may well be right, and is worth a second look. Never a reason to refuse."""
    pairs = (("clicks", "reach"), ("orders", "clicks"), ("reach", "views"), ("engagements", "views"))
    told = [(part, whole, _count(campaign, part), _count(campaign, whole)) for part, whole in pairs]
    return tuple(f"more {part} than {whole}" for part, whole, a, b in told if a is not None and b is not None and a > b)


def tags(campaign: Campaign) -> str:
    """What a link of this campaign ends with, so that the brand partner sees where people came from."""
    told = {
        "utm_source": campaign.platform.value if campaign.platform else "",
        "utm_medium": "influencer",
        "utm_campaign": _slug(campaign.name),
        "utm_content": _slug(campaign.handle),
    }
    return "&".join(f"{name}={quote(value)}" for name, value in told.items() if value)


def _slug(words: str) -> str:
    return re.sub(r"[\W_]+", "-", words.casefold())[:_LONGEST_SLUG].strip("-")
