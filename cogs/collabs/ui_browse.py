"""Browsing the board: a page of open requests, and menus that choose among them. All of it stands in custom ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import discord
from discord import ui

from bot.presses import Form
from bot.ui import Card, button, escape
from cogs.collabs import text as names
from cogs.collabs import text_board as text
from cogs.collabs import text_brands, text_queue, text_request
from cogs.collabs.model import Compensation, Kind, control
from cogs.collabs.model_request import Request
from cogs.collabs.model_words import WORDS, sought
from cogs.profiles import text as profiles
from cogs.profiles.model import Niche, Platform

PAGE = 5
FACETS = tuple(text.FILTERS)
NOTHING = "all"
_OPTIONS: Mapping[str, Mapping[str, str]] = {
    "kind": {kind.value: names.KINDS[kind] for kind in Kind},
    "platform": {each.value: profiles.PLATFORMS[each] for each in Platform},
    "niche": {each.value: profiles.NICHES[each] for each in Niche},
    "pay": {each.value: names.COMPENSATIONS[each] for each in Compensation},
}


@dataclass(frozen=True, slots=True)
class Look:
    """A page as it was asked for, by whom, and whether there is something on either side.

    `usual` says of some owners how fast they usually answer.
    """

    requests: Sequence[Request]
    filters: Mapping[str, str]
    has_newer: bool
    has_older: bool
    is_staff: bool = False
    usual: Mapping[int, str] = field(default_factory=dict)


def written(filters: Mapping[str, str]) -> str:
    """The filters as an argument of a custom id; what is looked for comes last."""
    words = filters.get(WORDS)
    return ".".join([*(filters.get(facet, NOTHING) for facet in FACETS), *([words] if words else [])])


def read(argument: str) -> Mapping[str, str]:
    """The filters that such an argument stands for; what nobody offers is left out."""
    *values, words = [*argument.split(".", len(FACETS)), ""][: len(FACETS) + 1]
    known = {facet: value for facet, value in zip(FACETS, values, strict=False) if value in _OPTIONS[facet]}
    return searching(known, words)


def searching(filters: Mapping[str, str], typed: str) -> Mapping[str, str]:
    """The same filters with other words, or with none."""
    others = {name: value for name, value in filters.items() if name != WORDS}
    words = sought(typed)
    return {**others, WORDS: words} if words else others


def search_form(filters: Mapping[str, str]) -> Form:
    """What to look for."""
    form = Form(text.SEARCH, control("searched", written(filters)))
    known = filters.get(WORDS)
    return form.line("words", text.SEARCH_LABEL, text.SEARCH_HINT, default=known, max_length=100, required=False)


def browse_card(look: Look) -> Card:
    """One page."""
    card = Card().heading(text.BROWSE)
    if words := look.filters.get(WORDS):
        card.small(text.searched(words))
    if not look.requests:
        card.text(text.NONE_FIT if look.filters else text.NONE_OPEN)
    for request in look.requests:
        card.section(
            _line(request, look.usual.get(request.owner_id, "")), button(text.OPEN_CARD, control("see", request.id))
        )
    for facet in FACETS:
        card.row(_menu(facet, look.filters))
    _pager(card, look)
    buttons = [button(text.SEARCH, control("search", written(look.filters)))]
    return card.row(*buttons, *(_for_staff() if look.is_staff else ()))


def _for_staff() -> Sequence[ui.Button[ui.LayoutView]]:
    return (
        button(text.LIMITS, control("limits")),
        button(text_queue.QUEUE, control("queue")),
        button(text_brands.BRANDS, control("brands", 0)),
    )


def _line(request: Request, usual: str) -> str:
    spec = request.spec
    what = [names.KINDS[spec.kind], text_request.pay(spec.pay), text_request.sizes(spec.wanted)]
    told = [*(each for each in what if each), f"<@{request.owner_id}>", *([usual] if usual else [])]
    return f"**{escape(spec.title, 80)}**\n-# {' · '.join(told)}"


def _menu(facet: str, filters: Mapping[str, str]) -> ui.Select[ui.LayoutView]:
    chosen = filters.get(facet, NOTHING)
    options = {NOTHING: f"{text.FILTERS[facet]}: {text.ALL.lower()}", **_OPTIONS[facet]}
    return ui.Select(
        custom_id=control("filter", facet, written(filters)),
        options=[
            discord.SelectOption(label=label, value=value, default=value == chosen) for value, label in options.items()
        ],
    )


def _pager(card: Card, look: Look) -> Card:
    if not (look.has_newer or look.has_older):
        return card
    first, last = (look.requests[0].id, look.requests[-1].id) if look.requests else (0, 0)
    chosen = written(look.filters)
    return card.row(
        button(text.NEWER, control("newer", chosen, first), disabled=not look.has_newer),
        button(text.OLDER, control("older", chosen, last), disabled=not look.has_older),
    )
