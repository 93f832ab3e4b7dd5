"""A rotation as moderators see it: all of them, one with what can be done with it, and questions before it is done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.ui import CALM, WARNING, Card, button, escape
from cogs.shoutouts import text_rotations as text
from cogs.shoutouts.model import Rotation, RotationState, control
from cogs.shoutouts.model_drafting import Page

Button = ui.Button[Any]


def list_card(rotations: Sequence[tuple[Rotation, int]]) -> Card:
    """Every rotation that is not over."""
    card = Card().heading(text.HEADING)
    if not rotations:
        return card.text(text.NOTHING)
    for rotation, members in rotations:
        line = f"**{escape(rotation.spec.name)}** · {text.whom(rotation.spec)}\n-# {text.stands(rotation, members)}"
        card.section(line, button(text.OPEN, control("rotation", rotation.id)))
    return card


def panel_card(rotation: Rotation, members: int, dates: Sequence[datetime], note: str = "") -> Card:
    """The settings, the next dates, and what can be done now."""
    name = escape(rotation.spec.name)
    card = Card().heading(name if rotation.has_begun else text.DRAFT_HEADING.format(name=name))
    if note:
        card.text(note)
    if rotation.has_begun:
        card.text(text.stands(rotation, members))
    card.text(text.settings(rotation.spec))
    if rotation.state is RotationState.ENDED:
        return card.row(_all())
    heading = text.NEXT if rotation.state is RotationState.OPEN else text.FIRST
    card.small(f"{heading}\n{text.dates(dates)}")
    card.row(*(_page(page, rotation) for page in Page))
    card.row(*_acts(rotation), _all())
    return card if rotation.has_begun else card.small(text.DRAFT)


def _acts(rotation: Rotation) -> Sequence[Button]:
    number, danger = rotation.id, discord.ButtonStyle.danger
    if not rotation.has_begun:
        start = button(text.START, control("begin", number), style=discord.ButtonStyle.success)
        return start, button(text.DISCARD, control("discard", number), style=danger)
    end = button(text.END, control("ask_end", number), style=danger)
    if rotation.state is RotationState.PAUSED:
        return button(text.RESUME, control("go_on", number), style=discord.ButtonStyle.success), end
    rest = button(text.PAUSE, control("halt", number))
    return button(text.SKIP, control("ask_skip", number)), rest, end, button(text.REPORT, control("report", number))


def _page(page: Page, rotation: Rotation) -> Button:
    return button(text.PAGES[page], control("page", page.value, rotation.id))


def _all() -> Button:
    return button(text.HEADING, control("rotations"))


def end_card(rotation: Rotation) -> Card:
    """Ask before it is over."""
    card = Card(accent=WARNING).text(text.END_ASK.format(name=escape(rotation.spec.name)))
    yes = button(text.END_YES, control("end", rotation.id), style=discord.ButtonStyle.danger)
    return card.row(yes, _back(rotation.id))


def ended_card(rotation: Rotation) -> Card:
    """It is over."""
    return Card(accent=CALM).text(text.END_DONE.format(name=escape(rotation.spec.name))).row(_all())


def discarded_card() -> Card:
    """It never was."""
    return Card(accent=CALM).text(text.DISCARDED).row(_all())


def skip_card(rotation: Rotation) -> Card:
    """Choose who lets the next turn pass."""
    menu: ui.UserSelect[ui.LayoutView] = ui.UserSelect(custom_id=control("skip_them", rotation.id))
    return Card().heading(escape(rotation.spec.name)).text(text.SKIP_ASK).row(menu).row(_back(rotation.id))


def swap_card(rotation: Rotation, one: int, other: int) -> Card:
    """Ask whether both want it."""
    card = Card(accent=WARNING).heading(escape(rotation.spec.name)).text(text.SWAP_ASK.format(one=one, other=other))
    yes = button(text.SWAP_YES, control("swap_them", rotation.id, one, other), style=discord.ButtonStyle.success)
    return card.row(yes, _back(rotation.id))


def _back(rotation_id: int) -> Button:
    return button(text.NO, control("rotation", rotation_id))


def begun_card(rotation: Rotation) -> Card:
    """Everybody reads that there is a new rotation, and can join."""
    card = Card().heading(escape(rotation.spec.name)).text(text.BEGUN).text(text.settings(rotation.spec))
    join = button(text.JOIN, control("join_in", rotation.id), style=discord.ButtonStyle.success)
    return card.row(join, button(text.LINE, control("see", rotation.id))).small(text.HOW)
