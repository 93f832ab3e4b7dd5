"""A person's own requests: the list, one of them, the letter that one ends. And small forms: a reason, a report."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.presses import Form
from bot.text import moment
from bot.ui import WARNING, Card, button, escape
from cogs.collabs import text as names
from cogs.collabs import text_board as text
from cogs.collabs import text_queue
from cogs.collabs.model import LIMIT_RANGES, ON_SHOW, RENEWABLE, Limits, State, control
from cogs.collabs.model_request import Request
from cogs.collabs.service import LONGEST_REASON
from cogs.collabs.ui import face
from cogs.interests import text as interests
from cogs.interests.model import control as interest

MOST = 25
_SHORT = 60


def mine_card(requests: Sequence[Request]) -> Card:
    """Everything that is not over, the newest first."""
    card = Card().heading(text.MINE)
    if requests:
        lines = [f"**{_title(each)}** · {text.line(each)}" for each in requests[:MOST]]
        card.text("\n".join(lines)).row(_menu(requests[:MOST]))
    else:
        card.text(text.NONE_MINE)
    return card.row(button(interests.MINE, interest("mine")))


def _title(request: Request) -> str:
    return escape(request.spec.title, _SHORT) or names.KINDS[request.spec.kind]


def _menu(requests: Sequence[Request]) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=each.spec.title[:100] or names.KINDS[each.spec.kind],
            value=str(each.id),
            description=names.STATES[each.state],
        )
        for each in requests
    ]
    return ui.Select(custom_id=control("choose"), placeholder=text.CHOOSE, options=options)


def own_card(request: Request, note: str | None = None, interested: int = 0) -> Card:
    """One of them, with what can be done, and how many people wait for a word."""
    card = face(request)
    if note is not None:
        card.line().text(note)
    if request.state in ON_SHOW:
        label = interests.interested(interested)
        style = discord.ButtonStyle.primary if interested else discord.ButtonStyle.secondary
        card.row(button(label, interest("list", request.guild_id, request.id, 0), style=style))
    buttons = [button(text.CHANGE, control("draft", request.id))] if request.state in ON_SHOW else []
    if request.state is State.WAITING:
        buttons.append(button(text_queue.TAKE_BACK, control("take_back", request.id)))
    if request.state in RENEWABLE:
        buttons.append(button(text.RENEW, control("renew", request.id), style=discord.ButtonStyle.success))
    if request.state is not State.CLOSED:
        buttons.append(button(text.CLOSE, control("sure", request.id), style=discord.ButtonStyle.danger))
    if (link := see(request)) is not None:
        buttons.append(link)
    return card.row(*buttons) if buttons else card


def see(request: Request) -> ui.Button[ui.LayoutView] | None:
    """A button that leads to the card."""
    url = address(request)
    return ui.Button(label=text.SEE, url=url) if url is not None else None


def address(request: Request) -> str | None:
    """Where its card is; None while there is none on the board."""
    if request.message_id is None or request.state not in ON_SHOW:
        return None
    where = request.thread_id or request.channel_id
    return f"https://discord.com/channels/{request.guild_id}/{where}/{request.message_id}"


def sure_card(request: Request) -> Card:
    """Whether they are sure: a request that is closed stays closed."""
    yes = button(text.YES_CLOSE, control("close", request.id), style=discord.ButtonStyle.danger)
    back = button("Back", control("own", request.id))
    return Card(accent=WARNING).text(text.SURE.format(title=_title(request))).row(yes, back)


def renewed(request: Request) -> str:
    """Until when it is open now."""
    return text.RENEWED.format(until=moment(request.expires_at, "D") if request.expires_at else "")


def letter_card(request: Request, group: str) -> Card:
    """It ends, or has ended; one press renews it, also from a direct message."""
    card = Card().text(text.letter(request, _title(request), escape(group)))
    renew = control("renew_here", request.guild_id, request.id)
    return card.row(button(text.RENEW, renew, style=discord.ButtonStyle.success))


def taken_down_card(request: Request, group: str) -> Card:
    """A moderator closed it, and why."""
    words = text.LETTER_TAKEN_DOWN.format(title=_title(request), group=escape(group), reason=escape(request.reason))
    return Card(accent=WARNING).text(words)


def take_down_form(request: Request) -> Form:
    """Why a moderator closes it."""
    form = Form(text.TAKE_DOWN, control("down", request.id))
    return form.paragraph("reason", text.REASON, text.REASON_HINT, max_length=LONGEST_REASON)


def report_form(request_id: int) -> Form:
    """What is wrong with it."""
    form = Form(text.REPORT_TITLE, control("reported", request_id))
    return form.paragraph("words", text.REPORT_LABEL, text.REPORT_HINT, max_length=LONGEST_REASON)


def limits_form(limits: Limits) -> Form:
    """What moderators choose for the board."""
    form = Form(text.LIMITS, control("limit"))
    for name, (least, most) in LIMIT_RANGES.items():
        hint = text.RANGE.format(least=least, most=most)
        form.line(name, text.LIMITS_LABELS[name], hint, default=str(getattr(limits, name)), max_length=3)
    return form.input("moderated", text_queue.SWITCH, _switch(limits), text_queue.SWITCH_HINT)


def _switch(limits: Limits) -> ui.Select[ui.LayoutView]:
    words = text_queue.SWITCHES.items()
    return ui.Select(
        options=[
            discord.SelectOption(label=label, value=str(int(on)), default=on is limits.moderated) for on, label in words
        ]
    )
