"""Reading what a creator types about a campaign: the pay, and results with their names, one per line.

`reach 12,000`, `Revenue: 600 EUR` and `340 clicks` are read alike; a name without a number is unknown, never zero.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.errors import UserError
from bot.text import listing
from cogs.analytics.model_campaign import AMOUNTS, COUNTS, Attribution, Campaign, Pay
from cogs.analytics.model_counts import count, is_unknown, shortened
from cogs.analytics.model_money import Money, money

LONGEST_NAME = 80
LONGEST_PAY = 40
LONGEST_RESULTS = 600
_MOST_TOLD = 6

LABELS: Mapping[str, str] = {
    "reach": "Reach",
    "views": "Views",
    "engagements": "Engagements",
    "clicks": "Clicks",
    "sign_ups": "Sign-ups",
    "orders": "Orders",
    "revenue": "Revenue",
    "cost": "Cost to the brand",
}
"""What results are called, in the order of the form."""
_NAMES: Mapping[str, str] = {
    **{label.casefold(): name for name, label in LABELS.items()},
    **dict.fromkeys(("reached",), "reach"),
    **dict.fromkeys(("view", "impressions", "impression", "plays"), "views"),
    **dict.fromkeys(("engagement", "interactions"), "engagements"),
    **dict.fromkeys(("click", "link clicks"), "clicks"),
    **dict.fromkeys(("sign ups", "signups", "sign-up", "signup", "leads", "registrations"), "sign_ups"),
    **dict.fromkeys(("order", "sales", "purchases"), "orders"),
    **dict.fromkeys(("turnover",), "revenue"),
    **dict.fromkeys(("cost", "costs", "brand cost", "cost to brand"), "cost"),
}
_ANY = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
_FIRST = re.compile(rf"({_ANY})(?![\w-])\s*[:=]?\s*(.*)", re.IGNORECASE)
_LAST = re.compile(rf"(.*?)(?<![a-z-])({_ANY})\s*[:=]?", re.IGNORECASE)
_PAY: Mapping[str, Pay] = {
    **{each.value: each for each in Pay if each is not Pay.FEE},
    **dict.fromkeys(("products", "a product", "gifted", "gift", "free product"), Pay.PRODUCT),
    **dict.fromkeys(("an experience", "trip", "a trip", "event"), Pay.EXPERIENCE),
    **dict.fromkeys(("commission", "affiliate only"), Pay.AFFILIATE),
    **dict.fromkeys(("none", "unpaid", "no pay", "for free", "free", "zero", "0"), Pay.NOTHING),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The form as it came back."""

    name: str = ""
    where: str = ""
    pay: str = ""
    results: str = ""
    attribution: str = ""


def read(typed: Typed, now: datetime) -> Campaign:
    """What was typed, without its place. Raises UserError that names everything that could not be read."""
    problems: list[str] = []
    name = " ".join(typed.name.split())[:LONGEST_NAME]
    if not name:
        problems.append("The campaign needs a name, such as the brand partner's.")
    kind, fee = _tried(partial(pay, typed.pay), problems, "Pay: ") or (None, None)
    told = results(typed.results, problems)
    if problems:
        raise UserError("\n".join(problems[:_MOST_TOLD]))
    told["attribution"] = Attribution(typed.attribution) if typed.attribution in tuple(Attribution) else None
    plain = Campaign(name=name, pay=kind, fee=fee, created_at=now, updated_at=now)
    return replace(plain, **told)


def _tried(reading: Callable[[], Any], problems: list[str], about: str) -> Any:  # noqa: ANN401 - whatever it reads
    try:
        return reading()
    except UserError as error:
        problems.append(f"{about}{error}")
        return None


def pay(typed: str) -> tuple[Pay | None, Money | None]:
    """What the creator got: a fee, or one of the words. Raises UserError."""
    words = " ".join(typed.split()).casefold().rstrip(".")
    if words in _PAY:
        return _PAY[words], None
    if is_unknown(words):
        return None, None
    if not any(map(str.isdecimal, words)):
        known = listing([each.value for each in Pay if each is not Pay.FEE], "or")
        raise UserError(f"I do not know “{shortened(typed)}”. Write an amount like 450 EUR, or {known}.")
    return Pay.FEE, money(typed)


def results(typed: str, problems: list[str]) -> dict[str, Any]:
    """Every result by its name; what could not be read goes to `problems`, line by line."""
    told: dict[str, Any] = {}
    for number, line in enumerate(typed.splitlines(), 1):
        for part in re.split(r";|,\s", line):
            if part.strip():
                found = _tried(partial(result, part), problems, f"line {number}: ")
                _keep(told, found, problems, number)
    return told


def _keep(told: dict[str, Any], found: tuple[str, Any] | None, problems: list[str], number: int) -> None:
    if found is not None and found[0] in told:
        problems.append(f"line {number}: It names {LABELS[found[0]].casefold()} twice. Keep one of the two.")
    elif found is not None:
        told[found[0]] = found[1]


def result(words: str) -> tuple[str, int | Money | None]:
    """One result with its name. Raises UserError."""
    name, value = _named(words.strip().lstrip("•*").strip())
    if is_unknown(value):
        return name, None
    return name, count(value) if name in COUNTS else money(value)


def _named(words: str) -> tuple[str, str]:
    if found := _FIRST.fullmatch(words):
        return _NAMES[found[1].casefold()], found[2].strip()
    if found := _LAST.fullmatch(words):
        return _NAMES[found[2].casefold()], found[1].strip()
    known = listing([label.casefold() for label in LABELS.values()])
    raise UserError(f"I do not know what “{shortened(words)}” is. Begin with its name. I know {known}.")


def written(campaign: Campaign | None, where: str = "") -> Typed:
    """A campaign as it would be typed, with that choice of its place; without one, the names to fill in."""
    told = {} if campaign is None else {name: getattr(campaign, name) for name in (*COUNTS, *AMOUNTS)}
    lines = [f"{label}: {_shown(told.get(name))}".rstrip() for name, label in LABELS.items()]
    if campaign is None:
        return Typed(results="\n".join(lines))
    kind = campaign.pay.value if campaign.pay else ""
    return Typed(
        name=campaign.name,
        where=where if campaign.platform is not None else "",
        pay=str(campaign.fee) if campaign.fee else kind,
        results="\n".join(lines),
        attribution=campaign.attribution.value if campaign.attribution else "",
    )


def _shown(value: int | Money | None) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else str(value)
