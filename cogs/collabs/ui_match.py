"""Suggestions: which open requests fit, and why, a page at a time."""

from collections.abc import Sequence

from bot.ui import Card, button, escape
from cogs.collabs import text as names
from cogs.collabs import text_board, text_request
from cogs.collabs import text_match as text
from cogs.collabs.model import control
from cogs.collabs.service_match import Suggestion

PAGE = 5
_LONGEST_WORDS = 400
"""So that five of them fit into one message, whatever people ask for."""


def match_card(found: Sequence[Suggestion], page: int) -> Card:
    """One page, the best first; a page that is not there any more is the last one."""
    card = Card().heading(text.TITLE)
    if not found:
        return card.text(text.NOTHING_FITS).row(button(text.BROWSE, control("browse")))
    page = min(page, (len(found) - 1) // PAGE)
    for each in found[page * PAGE : (page + 1) * PAGE]:
        card.section(_line(each), button(text_board.OPEN_CARD, control("see", each.request.id)))
    card.small(text.HOW)
    return _pager(card, page, len(found))


def _line(found: Suggestion) -> str:
    spec = found.request.spec
    what = [names.KINDS[spec.kind], text_request.pay(spec.pay), f"<@{found.request.owner_id}>"]
    return f"**{escape(spec.title, 80)}**\n{found.words[:_LONGEST_WORDS]}\n-# {' · '.join(what)}"


def _pager(card: Card, page: int, count: int) -> Card:
    if count <= PAGE:
        return card
    return card.row(
        button(text.BETTER, control("match", page - 1), disabled=page == 0),
        button(text.MORE, control("match", page + 1), disabled=(page + 1) * PAGE >= count),
    )
