"""How a request looks on the board, true to its state."""

import discord
from discord import ui

from bot.ui import ACCENT, CALM, Card, button, escape
from cogs.collabs import text_request as text
from cogs.collabs.model import Nature, State, control
from cogs.collabs.model_drafting import LONGEST_WHAT
from cogs.collabs.model_request import Request
from cogs.interests import text as interests
from cogs.interests.model import control as interest


def board_card(request: Request, usual: str = "") -> Card:
    """The card that everybody sees. Once it is over, nothing on it can be pressed.

    `usual` says how fast its owner usually answers, where that is known.
    """
    card = face(request, usual)
    buttons = _buttons(request)
    return card.row(*buttons) if buttons else card


def _buttons(request: Request) -> list[ui.Button[ui.LayoutView]]:
    if request.state is State.FILLED:
        return [button(interests.QUEUE, interest("offer", request.id))]
    if request.state is not State.OPEN:
        return []
    return [
        button(interests.OFFER, interest("offer", request.id), style=discord.ButtonStyle.success),
        button(interests.ASK, interest("ask", request.id)),
        button(text.REPORT, control("report", request.id)),
    ]


def face(request: Request, usual: str = "") -> Card:
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
    return card.small(text.below(request, usual))


def _past(request: Request) -> str:
    if request.state is State.CLOSED and request.reason:
        return text.TAKEN_DOWN.format(reason=escape(request.reason))
    return text.PAST[request.state]
