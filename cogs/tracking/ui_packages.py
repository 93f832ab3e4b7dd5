"""A package: where it is, what its reader may say, and the letters about it."""

from typing import Any

import discord
from discord import ui

from bot.ui import Card, button, escape
from cogs.tracking import text_packages as text
from cogs.tracking.model import Parcel, control
from cogs.tracking.model_package import Side, Stage

_STYLES = {Stage.LOST: discord.ButtonStyle.danger, Stage.CALLED_OFF: discord.ButtonStyle.danger}


def parcel_card(parcel: Parcel, viewer_id: int, note: str | None = None) -> Card:
    """Where it is, and what that person may say."""
    card = Card().heading(escape(parcel.package.what)).text(text.history(parcel.package))
    card.small(f"{text.DISCLOSE}\n{text.NO_ADDRESS}")
    if note is not None:
        card.line().text(note)
    said = [_say(parcel, stage, viewer_id, "say") for stage in parcel.choices(viewer_id)]
    return card.row(*said, button(text.BACK, control("work", parcel.work.id)))


def _say(parcel: Parcel, stage: Stage, viewer_id: int, verb: str, *group: int) -> ui.Button[Any]:
    style = _STYLES.get(stage, discord.ButtonStyle.success)
    return button(text.say(parcel, stage, viewer_id), control(verb, *group, parcel.id, stage.value), style=style)


def asked_letter(parcel: Parcel, side: Side, group: str) -> Card:
    """How it stands? One press answers, also from a direct message."""
    here, to = parcel.work.guild_id, parcel.who(side)
    said = [_say(parcel, stage, to, "say_here", here) for stage in parcel.choices(to)]
    not_yet = button(text.NOT_YET, control("wait_here", here, parcel.id))
    return Card().text(text.asked(parcel, side, group)).row(*said, not_yet)


def moved_letter(parcel: Parcel, by_id: int, group: str) -> Card:
    """What the other one said."""
    return Card().text(text.moved(parcel, by_id, group))
