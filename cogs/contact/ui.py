"""How contact looks: the buttons that ask for reminders, the first short letter, the guide."""

import discord

from bot.ui import CALM, Card, button, escape
from cogs.contact import text
from cogs.contact.model import ASK_DM, ASK_NONE, ASK_THREAD, Way, asking

_LABELS = {
    Way.DM: (text.BY_DM, ASK_DM),
    Way.THREAD: (text.IN_THREAD, ASK_THREAD),
    Way.NONE: (text.NO_REMINDERS, ASK_NONE),
}


def way_buttons(guild_id: int, chosen: Way) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    """A button for each way that is not the chosen one."""
    return [button(label, asking(ask, guild_id)) for way, (label, ask) in _LABELS.items() if way is not chosen]


def stop_button(guild_id: int) -> discord.ui.Button[discord.ui.LayoutView]:
    """The button under every letter."""
    return button(text.STOP, asking(ASK_NONE, guild_id))


def choice_card(guild_id: int, chosen: Way, notice: str | None = None) -> Card:
    """The answer to a choice, with the way back."""
    card = Card(accent=CALM)
    if notice is not None:
        card.text(notice)
    return card.text(text.CHOSEN[chosen]).small(text.QUIET).row(*way_buttons(guild_id, chosen))


def way_card(guild_id: int, chosen: Way) -> Card:
    """The way that somebody chose, and the others."""
    return Card(accent=CALM).text(text.NOW[chosen]).small(text.QUIET).row(*way_buttons(guild_id, chosen))


def hello_card(guild_id: int, group: str, way: Way, *, dm_closed: bool) -> Card:
    """The first short letter."""
    return Card(accent=CALM).text(text.hello(escape(group), way, dm_closed=dm_closed)).row(stop_button(guild_id))


def guide_card(guild_id: int, group: str, way: Way) -> Card:
    """The welcome guide, as a letter."""
    card = Card().heading(text.guide_title(escape(group))).text(text.GUIDE_WHAT).line().text(text.GUIDE_FIRST)
    card.small(text.GUIDE_END)
    return card.row(*way_buttons(guild_id, way)) if way is Way.NONE else card.row(stop_button(guild_id))


def guide_coming_card(guild_id: int, going: Way, chosen: Way) -> Card:
    """The private answer to the press on the guide's button."""
    return Card(accent=CALM).text(text.GUIDE_COMING[going]).row(*way_buttons(guild_id, chosen))
