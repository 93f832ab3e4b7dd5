"""How a digest looks, and the panel in which moderators set it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.pictures.figures import signed_percent
from bot.presses import Presses
from bot.studio import Chart
from bot.ui import CALM, Card, button, escape
from bot.week import Line
from cogs.digest import text
from cogs.digest.model import FEATURE, Plan
from cogs.digest.service_week import Week

presses = Presses(FEATURE)
"""Everything that can be pressed; the handlers are in the module `presses`."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel shows: the plan, when the next one comes, and the name of the group's clock."""

    plan: Plan
    next_at: datetime | None
    zone: str


def digest_card(week: Week, group: str, pictures: Sequence[Chart] = ()) -> Card:
    """The card for everybody. Says everything in words as well; rings for nobody."""
    card = Card().heading(text.TITLE.format(group=escape(group, 100)))
    if week.is_empty:
        return card.text(text.EMPTY)
    for file, described in pictures:
        card.attach(file, described)
    lines = [_line(each) for each in week.lines]
    if week.growth:
        lines.append(text.growth([(each.tier, signed_percent(each.percent)) for each in week.growth]))
    card.text("\n".join(f"- {each}" for each in lines))
    return card.small(text.FROM_SHARED)


def _line(line: Line) -> str:
    """Somebody's words become the label of a link, without a bracket that could end it."""
    if not line.title:
        return line.words
    label = escape(" ".join(line.title.split()), 80).translate(str.maketrans("[]", "()"))
    return f"**[{label}]({line.url})** {line.words}" if line.url else f"**{label}** {line.words}"


def panel_card(panel: Panel) -> Card:
    """When, where, whether it is on; and a look at it."""
    plan = panel.plan
    card = Card(accent=CALM).heading(text.PANEL).text(text.WHAT)
    card.text(
        "\n".join(
            (
                text.state(panel.next_at, plan.trouble),
                text.when(plan.weekday, plan.hour, panel.zone),
                text.where(plan.channel_id),
            )
        )
    )
    card.row(_channels(plan)).row(_days(plan)).row(_hours(plan))
    switch = (
        button(text.PAUSE, presses.id("pause"))
        if plan.is_on
        else button(text.ON, presses.id("on"), style=discord.ButtonStyle.success)
    )
    look = text.TO_DARK if plan.is_light else text.TO_LIGHT
    other = button(look, presses.id("look", "dark" if plan.is_light else "light"))
    return card.row(switch, button(text.PREVIEW, presses.id("preview")), other)


def _channels(plan: Plan) -> ui.ChannelSelect[Any]:
    kind = discord.SelectDefaultValueType.channel
    known = [discord.SelectDefaultValue(id=plan.channel_id, type=kind)] if plan.channel_id else []
    return ui.ChannelSelect(
        custom_id=presses.id("channel"),
        channel_types=[discord.ChannelType.text, discord.ChannelType.news],
        placeholder=text.CHOOSE_CHANNEL,
        default_values=known,
    )


def _days(plan: Plan) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=name, value=str(number), default=number == plan.weekday)
        for number, name in enumerate(text.DAYS)
    ]
    return ui.Select(custom_id=presses.id("day"), placeholder=text.CHOOSE_DAY, options=options)


def _hours(plan: Plan) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=text.hour(number), value=str(number), default=number == plan.hour)
        for number in range(24)
    ]
    return ui.Select(custom_id=presses.id("hour"), placeholder=text.CHOOSE_HOUR, options=options)
