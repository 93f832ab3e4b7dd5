"""How a request looks on the board, true to its state."""

import discord

from bot.ui import ACCENT, CALM, Card, button, escape
from cogs.collabs import text_request as text
from cogs.collabs.model import Nature, State, control
from cogs.collabs.model_drafting import LONGEST_WHAT
from cogs.collabs.model_request import Request


def board_card(request: Request) -> Card:
    """The card that everybody sees. Once it is over, nothing on it can be pressed."""
    card = face(request)
    if request.state is State.OPEN:
        report = button(text.REPORT, control("report", request.id), style=discord.ButtonStyle.secondary)
        card.row(report)
    return card


def face(request: Request) -> Card:
    """The card without its buttons; in a draft, a preview."""
    spec = request.spec
    is_past = request.state in {State.EXPIRED, State.CLOSED}
    card = Card(accent=CALM if is_past or request.state is State.FILLED else ACCENT)
    title = escape(spec.title) or text.UNTITLED
    card.small(text.above(request)).heading(f"~~{title}~~" if request.state is State.CLOSED else title)
    if request.state in text.PAST:
        card.text(f"**{_past(request)}**")
    if spec.what:
        card.text(escape(spec.what, LONGEST_WHAT))
    card.text("\n".join(text.facts(request)))
    if spec.nature is Nature.PAID:
        card.small(text.DISCLOSE)
    return card.small(text.below(request))


def _past(request: Request) -> str:
    if request.state is State.CLOSED and request.reason:
        return text.TAKEN_DOWN.format(reason=escape(request.reason))
    return text.PAST[request.state]
