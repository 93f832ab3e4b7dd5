"""How finding looks: menus, a page of people, and what was chosen, all of it in custom ids."""

from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.presses import Form, Presses
from bot.ui import CALM, Card, button, escape
from cogs.analytics.model_ranks import TIERS
from cogs.finding import text
from cogs.finding.model import BANDS, FEATURE, LONGEST_REGION, Wanted
from cogs.finding.service import Found, Match
from cogs.profiles.model import SHOW, Niche, Platform

presses = Presses(FEATURE)
"""Everything that can be pressed; the handlers are in the module `presses`."""
NONE = "-"


def written(wanted: Wanted) -> str:
    """What is wanted, as the end of a custom id; the region comes last, as it may hold anything."""
    words = [_chosen(wanted, name) or NONE for name in text.FACETS]
    return ".".join([*words, wanted.region[:LONGEST_REGION]])


def read(argument: str) -> Wanted:
    """What such an argument stands for; what nobody offers is left out."""
    given = [*argument.split(".", len(text.FACETS)), *([""] * (len(text.FACETS) + 1))]
    kept = {name: value for name, value in zip(text.FACETS, given, strict=False) if value in text.OPTIONS[name]}
    return Wanted(
        niche=Niche(kept["niche"]) if "niche" in kept else None,
        tier=_place(kept.get("tier"), len(TIERS)),
        platform=Platform(kept["platform"]) if "platform" in kept else None,
        band=_place(kept.get("rate"), len(BANDS)),
        region=region(given[len(text.FACETS)]),
    )


def choosing(wanted: Wanted, name: str, value: str) -> Wanted:
    """The same with another choice in one menu."""
    words = [value if each == name else _chosen(wanted, each) or NONE for each in text.FACETS]
    return read(".".join([*words, wanted.region]))


def placed(wanted: Wanted, typed: str) -> Wanted:
    """The same somewhere else."""
    return replace(wanted, region=region(typed))


def region(typed: str) -> str:
    """Words for a custom id: on one line, short, without the sign that divides it."""
    return " ".join(typed.replace(":", " ").split())[:LONGEST_REGION].strip()


def _place(word: str | None, count: int) -> int | None:
    return int(word) if word is not None and int(word) < count else None


def _chosen(wanted: Wanted, name: str) -> str:
    values = {"niche": wanted.niche, "tier": wanted.tier, "platform": wanted.platform, "rate": wanted.band}
    value = values[name]
    return "" if value is None else str(value)


def find_card(wanted: Wanted, found: Found, *, is_first: bool = True, shares_rate: bool = True) -> Card:
    """A page, with everything to change it."""
    card = Card(accent=CALM).heading(text.TITLE)
    if wanted.region:
        card.small(text.IN_REGION.format(region=escape(wanted.region, LONGEST_REGION)))
    if wanted.is_empty:
        card.text(text.CHOOSE)
    elif not found.matches and is_first:
        card.text(f"{text.NOBODY} {text.widen(_named(wanted))}")
    if wanted.band is not None and not shares_rate:
        card.text(text.SHARE_FIRST)
    for match in found.matches:
        card.section(_line(match, wanted), button(text.OPEN, f"{SHOW}:{match.user_id}"))
    for name in text.FACETS:
        card.row(_menu(name, wanted))
    _buttons(card, wanted, found, is_first=is_first)
    return card.small(text.HINT)


def _named(wanted: Wanted) -> list[str]:
    chosen = [label.lower() for name, label in text.FACETS.items() if _chosen(wanted, name)]
    return [*chosen, *([text.REGION.lower()] if wanted.region else [])]


def _line(match: Match, wanted: Wanted) -> str:
    return f"<@{match.user_id}>\n-# {text.because(match.why, escape(wanted.region, LONGEST_REGION))}"


def _menu(name: str, wanted: Wanted) -> ui.Select[Any]:
    chosen = _chosen(wanted, name) or NONE
    options = {NONE: f"{text.FACETS[name]}: {text.ANY}", **text.OPTIONS[name]}
    return ui.Select(
        custom_id=presses.id("choose", name, written(wanted)),
        options=[
            discord.SelectOption(label=label, value=value, default=value == chosen) for value, label in options.items()
        ],
    )


def _buttons(card: Card, wanted: Wanted, found: Found, *, is_first: bool) -> None:
    argument = written(wanted)
    row = [button(text.REGION, presses.id("where", argument))]
    if found.after is not None:
        row.append(button(text.MORE, presses.id("page", found.after, argument), style=discord.ButtonStyle.primary))
    if not is_first:
        row.append(button(text.AGAIN, presses.id("page", 0, argument)))
    if not wanted.is_empty:
        row.append(button(text.CLEAR, presses.id("page", 0, written(Wanted()))))
    card.row(*row)


def region_form(wanted: Wanted) -> Form:
    """Where they are."""
    form = Form(text.REGION, presses.id("region", written(wanted)))
    known = {"default": wanted.region or None, "max_length": LONGEST_REGION, "required": False}
    return form.line("region", text.REGION_LABEL, text.REGION_HINT, **known)
