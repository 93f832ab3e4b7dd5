"""How winners see their prize, and moderators the winners."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.ui import ACCENT, CALM, WARNING, Card, button, escape
from cogs.giveaways import text_winners
from cogs.giveaways.model import Giveaway, View, control
from cogs.giveaways.model_winners import Prize, Winner, WinnerState

_MOST_OPTIONS = 25
_MOST_LINES = 50
_SHORT = 60


def _buttons(giveaway: Giveaway, winner: Winner) -> list[ui.Button[ui.LayoutView]]:
    where = (giveaway.id, giveaway.guild_id)
    if winner.waits:
        claim = button(text_winners.CLAIM, control("claim", *where), style=discord.ButtonStyle.success, emoji="🎁")
        return [claim, button(text_winners.DECLINE, control("decline", *where))]
    if winner.prize is Prize.SENT:
        return [button(text_winners.RECEIVED, control("received", *where), style=discord.ButtonStyle.success)]
    return [button(text_winners.DECLINE, control("decline", *where))] if winner.prize is Prize.PROMISED else []


def letter_card(giveaway: Giveaway, winner: Winner, group: str) -> Card:
    """To a winner, by direct message."""
    card = Card().heading(f"🎉 {text_winners.YOU_WON}: {escape(giveaway.spec.prize)}")
    if winner.claim_by is not None:
        card.text(text_winners.claim_by(winner.claim_by))
    card.small(text_winners.FROM.format(group=escape(group)))
    return card.row(*_buttons(giveaway, winner))


def mention_card(giveaway: Giveaway, winner: Winner) -> Card:
    """The same in the channel, for somebody whose direct messages are closed. Rings for them alone."""
    user_id = winner.user_id or 0
    card = Card().text(text_winners.mention(user_id)).text(f"**{escape(giveaway.spec.prize)}**")
    if winner.claim_by is not None:
        card.small(text_winners.claim_by(winner.claim_by))
    return card.row(*_buttons(giveaway, winner)).pinging(user_id)


def reminder_card(giveaway: Giveaway, winner: Winner, *, public: bool) -> Card:
    """To somebody who has not claimed yet; in the channel with their name."""
    card = Card()
    if public:
        card.text(text_winners.people([winner.user_id])).pinging(winner.user_id or 0)
    card.text(f"**{escape(giveaway.spec.prize)}**")
    if winner.claim_by is not None:
        card.text(text_winners.reminder(winner.claim_by))
    return card.row(*_buttons(giveaway, winner))


def prize_card(giveaway: Giveaway, winner: Winner) -> Card:
    """A winner's own prize, privately."""
    if winner.prize is Prize.RECEIVED:
        return Card(accent=CALM).heading(escape(giveaway.spec.prize)).text(text_winners.ARRIVED)
    if winner.prize is Prize.SENT:
        return on_its_way_card(giveaway, winner)
    card = Card().heading(f"🎁 {text_winners.YOURS}: {escape(giveaway.spec.prize)}")
    return card.text(text_winners.host_writes(giveaway.host_id)).row(*_buttons(giveaway, winner))


def on_its_way_card(giveaway: Giveaway, winner: Winner) -> Card:
    """The host has sent the prize."""
    card = Card().heading(text_winners.ON_ITS_WAY).text(f"**{escape(giveaway.spec.prize)}**")
    return card.text(text_winners.ON_ITS_WAY_ASK).row(*_buttons(giveaway, winner))


def declined_card() -> Card:
    """Thanks."""
    return Card(accent=CALM).text(text_winners.DECLINED)


def winners_card(view: View) -> Card:
    """Everybody who won and where their prize is: for moderators."""
    giveaway = view.giveaway
    card = Card().heading(text_winners.PRIZES).text(f"**{escape(giveaway.spec.prize)}**")
    card.text(_list(view.winners) or text_winners.NO_WINNERS)
    ready = [winner for winner in view.winners if _can_be_sent(winner)][:_MOST_OPTIONS]
    if ready:
        card.row(_sent_menu(giveaway, ready))
    if any(winner.holds and winner.user_id is not None for winner in view.winners):
        card.row(button(text_winners.REPLACE, control("reroll", giveaway.id)))
    return card


def _list(winners: Sequence[Winner]) -> str:
    """Those who hold a prize first; as many lines as fit on a card."""
    shown = sorted(winners, key=lambda winner: not winner.holds)
    lines = [_line(winner) for winner in shown[:_MOST_LINES]]
    return "\n".join([*lines, *([text_winners.more(len(shown) - _MOST_LINES)] if shown[_MOST_LINES:] else [])])


def _can_be_sent(winner: Winner) -> bool:
    return winner.state is WinnerState.CLAIMED and winner.prize is Prize.PROMISED


def _line(winner: Winner) -> str:
    name = text_winners.people([winner.user_id])
    claimed = winner.state is WinnerState.CLAIMED
    return f"{winner.position}. {name} · {text_winners.STATES[winner.state]}" + (
        f", {text_winners.PRIZE_STATES[winner.prize]}" if claimed else ""
    )


def _sent_menu(giveaway: Giveaway, ready: Sequence[Winner]) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(label=f"{winner.position}. place", value=str(winner.position), description=winner.ticket)
        for winner in ready
    ]
    return ui.Select(
        custom_id=control("sent", giveaway.id),
        placeholder=text_winners.CHOOSE_SENT,
        options=options,
        max_values=len(options),
    )


def reroll_card(view: View) -> Card:
    """Whose prize moves on: for moderators."""
    giveaway = view.giveaway
    holders = [winner for winner in view.winners if winner.holds and winner.user_id is not None]
    card = Card(accent=WARNING).heading(text_winners.REPLACE).text(f"**{escape(giveaway.spec.prize)}**")
    if not holders:
        return card.text(text_winners.NO_WINNERS)
    card.text("\n".join(_line(winner) for winner in holders))
    options = [
        discord.SelectOption(label=f"{winner.position}. place", value=str(winner.user_id), description=winner.ticket)
        for winner in holders[:_MOST_OPTIONS]
    ]
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=control("reroll_whom", giveaway.id), placeholder=text_winners.CHOOSE_WINNER, options=options
    )
    return card.row(menu)


def reasons_card(giveaway: Giveaway, user_id: int) -> Card:
    """Why it moves on; the reason is posted."""
    card = Card(accent=WARNING).heading(text_winners.REPLACE).text(text_winners.people([user_id]))
    buttons = [
        button(words, control("reroll_now", giveaway.id, user_id, state.value))
        for state, words in text_winners.REASONS.items()
    ]
    return card.row(*buttons)


def replaced_card() -> Card:
    """It is done."""
    return Card(accent=ACCENT).text(text_winners.REPLACED)


def unsent_card(giveaway: Giveaway, winner: Winner) -> Card:
    """A reminder for the host, in the moderators' log."""
    card = Card(accent=WARNING).text(f"**{escape(giveaway.spec.prize, _SHORT)}**")
    card.text(text_winners.unsent(winner.user_id, winner.settled_at or winner.won_at))
    if giveaway.host_id is not None:
        card.small(text_winners.people([giveaway.host_id])).pinging(giveaway.host_id)
    return card.row(button(text_winners.PRIZES, control("prizes", giveaway.id)))
