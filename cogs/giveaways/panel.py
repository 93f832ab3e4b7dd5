"""The moderator's private panel of one giveaway, and the questions before something is done for good. Pure."""

from collections.abc import Callable, Mapping, Sequence

import discord
from discord import ui

from bot.presses import Form
from bot.text import moment, plural
from bot.ui import WARNING, Card, button, escape
from cogs.giveaways import text_draw
from cogs.giveaways import text_hosting as text
from cogs.giveaways.model import ENDED, Giveaway, State, View, control
from cogs.giveaways.service_hosting import LONGEST_REASON
from cogs.giveaways.text import hosted, starts, winners

Button = ui.Button[ui.LayoutView]
Buttons = Callable[[Giveaway], Sequence[Button]]


def panel_card(view: View) -> Card:
    """Where it stands, and what can be done now."""
    giveaway = view.giveaway
    card = Card().heading(escape(giveaway.spec.prize)).text("\n".join(_lines(view)))
    return card.rows([*_BUTTONS[giveaway.state](giveaway), button(text.BACK_TO_LIST, control("list"))])


def _lines(view: View) -> Sequence[str]:
    giveaway = view.giveaway
    lines = [f"**{giveaway.public_id}** · {text.STANDS[giveaway.state]}"]
    if giveaway.state is State.SCHEDULED and giveaway.starts_at is not None:
        lines = [starts(giveaway.starts_at)]
    if giveaway.state is State.PAUSED and giveaway.paused_at is not None:
        lines = [f"**Paused** {moment(giveaway.paused_at, 'R')}"]
    if giveaway.state is State.OPEN:
        lines.append(f"Ends {moment(giveaway.ends_at, 'R')} · {moment(giveaway.ends_at)}")
    lines.append(f"{winners(giveaway.spec.winners)} · {plural(view.entries, 'entrant')}")
    lines += [hosted(giveaway.host_id)] if giveaway.host_id is not None else []
    return [*lines, f"[{text.OPEN_CARD}]({link(giveaway)})"] if giveaway.message_id else lines


def link(giveaway: Giveaway) -> str:
    """The address of the card."""
    return f"https://discord.com/channels/{giveaway.guild_id}/{giveaway.channel_id}/{giveaway.message_id}"


def _button(label: str, verb: str, *args: int | str, style: discord.ButtonStyle | None = None) -> Button:
    return button(label, control(verb, *args), style=style or discord.ButtonStyle.secondary)


def _draft(giveaway: Giveaway) -> Sequence[Button]:
    return [_button(text.EDIT, "draft", giveaway.id)]


def _planned(giveaway: Giveaway) -> Sequence[Button]:
    return [*_draft(giveaway), _cancel(giveaway)]


def _open(giveaway: Giveaway) -> Sequence[Button]:
    return [_button(text.PAUSE, "pause", giveaway.id), *_running(giveaway)]


def _paused(giveaway: Giveaway) -> Sequence[Button]:
    resume = _button(text.RESUME, "resume", giveaway.id, style=discord.ButtonStyle.success)
    return [resume, *_running(giveaway)]


def _running(giveaway: Giveaway) -> Sequence[Button]:
    return [
        _button(text.EDIT, "options", giveaway.id),
        _button(text.ENTRANTS, "entrants", giveaway.id, 0),
        _button(text.END, "ask_end", giveaway.id),
        _cancel(giveaway),
        _button(text.POST_AGAIN, "repost", giveaway.id),
    ]


def _closed(giveaway: Giveaway) -> Sequence[Button]:
    finish = [_button(text_draw.FINISH, "without_beacon", giveaway.id)] if giveaway.beacon_failed_at else []
    return [*_over(giveaway), *_unposted(giveaway), *finish, _cancel(giveaway)]


def _drawn(giveaway: Giveaway) -> Sequence[Button]:
    return [_button(text.PRIZES, "prizes", giveaway.id), *_unposted(giveaway), *_over(giveaway)]


def _unposted(giveaway: Giveaway) -> Sequence[Button]:
    """What has to be posted before it can go on, and is not."""
    listed = giveaway.state is State.CLOSED and giveaway.digest is not None and giveaway.digest_at is None
    waits = listed or giveaway.state is State.DRAWN
    return [_button(text_draw.OTHER_CHANNEL, "unposted", giveaway.id)] if waits else []


def _over(giveaway: Giveaway) -> Sequence[Button]:
    return [_button(text.ENTRANTS, "entrants", giveaway.id, 0)]


def _cancel(giveaway: Giveaway) -> Button:
    return _button(text.CANCEL, "ask_cancel", giveaway.id, style=discord.ButtonStyle.danger)


_BUTTONS: Mapping[State, Buttons] = {
    State.DRAFT: _draft,
    State.SCHEDULED: _planned,
    State.OPEN: _open,
    State.PAUSED: _paused,
    State.CLOSED: _closed,
    State.CANCELLED: _over,
} | dict.fromkeys(ENDED, _drawn)
"""What can be done in each state."""


def end_card(view: View) -> Card:
    """Ask before it is ended early."""
    giveaway = view.giveaway
    yes = _button(text.END_YES, "end", giveaway.id, style=discord.ButtonStyle.danger)
    return _question(text.end_ask(giveaway.spec.winners, view.entries), giveaway, yes)


def cancel_card(view: View) -> Card:
    """Ask before it is called off."""
    giveaway = view.giveaway
    yes = _button(text.CANCEL_YES, "why", giveaway.id, style=discord.ButtonStyle.danger)
    return _question(text.CANCEL_ASK, giveaway, yes)


def _question(words: str, giveaway: Giveaway, yes: Button) -> Card:
    card = Card(accent=WARNING).text(f"{words}\n> {escape(giveaway.spec.prize)}")
    return card.row(yes, _button(text.NO, "manage", giveaway.id))


def cancel_form(giveaway_id: int, reason: str = "") -> Form:
    """Ask for the reason that everybody will read."""
    form = Form(text.CANCEL_TITLE, control("cancel", giveaway_id))
    return form.paragraph("reason", "Reason", "Everybody reads it.", default=reason or None, max_length=LONGEST_REASON)


def channel_card(giveaway: Giveaway) -> Card:
    """Choose another channel for a card whose channel is gone."""
    menu: ui.ChannelSelect[ui.LayoutView] = ui.ChannelSelect(
        custom_id=control("move", giveaway.id), channel_types=[discord.ChannelType.text, discord.ChannelType.news]
    )
    return Card(accent=WARNING).text(text.NEW_CHANNEL).row(menu).row(_button(text.NO, "manage", giveaway.id))
