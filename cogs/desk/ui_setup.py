"""How /setup looks: the plan, the run and its end, the panels where moderators choose. Narrow enough for a phone."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import discord
from discord import ui

from bot.feature import Audience, Feature, Finding, Place, RoleNeed
from bot.presses import Form, Presses
from bot.ui import CALM, WARNING, Card, button, escape
from cogs.desk import text
from cogs.desk.making import Result
from cogs.desk.model import Desk
from cogs.desk.model_plan import Item
from cogs.desk.survey import Opening, Plan

_Thing = TypeVar("_Thing")

PER_PAGE = 4
MOST_ROLES = 10
_WHO = {Audience.EVERYONE: "open to newcomers", Audience.MEMBERS: "for members", Audience.STAFF: "for moderators"}


def plan_card(plan: Plan, places: Mapping[str, Place], presses: Presses) -> Card:
    """What /setup would do, and the ways to change it."""
    card = Card(accent=WARNING if plan.first else CALM).heading(text.SETUP)
    if plan.first:
        card.text("\n".join([text.MEND_FIRST, *map(_finding, plan.first)])).line()
    if plan.is_done:
        card.text(text.EVERYTHING_THERE)
    if plan.roles:
        card.text("\n".join([f"**{text.ROLES_TITLE}**", *map(_role_line, plan.roles)]))
    for audience, who in _WHO.items():
        if items := [item for item in plan.places if places[item.purpose].audience is audience]:
            card.text("\n".join([f"**{text.CHANNELS_TITLE} {who}**", *map(_place_line, items)]))
    if plan.openings:
        card.text("\n".join(map(_opening_line, plan.openings)))
    card.text(f"**Time zone** {plan.zone}")
    if plan.notes:
        card.line().text("\n".join(map(_finding, plan.notes)))
    return _plan_buttons(card.line().small(f"{text.LEGEND}\n{text.ADOPTED_STAY}"), plan, presses)


def _plan_buttons(card: Card, plan: Plan, presses: Presses) -> Card:
    again = button("Check again", presses.id("plan"))
    act = button("Do it", presses.id("do"), style=discord.ButtonStyle.success, disabled=bool(plan.first))
    card.row(*([again] if plan.is_done else [act, again]))
    return card.row(
        button("Channels", presses.id("channels", 0)),
        button("Roles", presses.id("roles", 0)),
        button("Moderators", presses.id("moderators", 0)),
        button("Time zone", presses.id("zone")),
    )


def _finding(finding: Finding) -> str:
    return f"• {finding.problem}\n-# {finding.fix}"


def _role_line(item: Item) -> str:
    name = f"<@&{item.id}>" if item.id is not None else escape(item.name)
    return f"{text.MARKS[item.step.name]} {name}{_note(item)}"


def _place_line(item: Item) -> str:
    name = f"<#{item.id}>" if item.id is not None else f"#{escape(item.name)}"
    return f"{text.MARKS[item.step.name]} {name}{_note(item)}"


def _note(item: Item) -> str:
    return f" · as {escape(item.serves_as)}" if item.serves_as else text.NOTES.get(item.step.name, "")


def _opening_line(opening: Opening) -> str:
    return f"🔓 <#{opening.channel.id}> is opened to <@&{opening.role.id}>"


def progress_card(done: int, total: int) -> Card:
    """While it works."""
    return Card(accent=CALM).heading(text.WORKING).text(text.progress(done, total))


def result_card(result: Result, presses: Presses, tries: Sequence[tuple[str, str]]) -> Card:
    """How the run ended. `tries` are (label, custom id) of what to try next."""
    adopted = sum(not item.is_new for item in result.done)
    said = text.tell_made(len(result.done) - adopted, adopted)
    if result.trouble is not None:
        return _unfinished_card(result, said, presses)
    card = Card().heading(text.DONE).text(said).text(text.TRY_NEXT)
    first = [button(label, custom_id, style=discord.ButtonStyle.primary) for label, custom_id in tries]
    return card.row(
        *first, button("Check everything", presses.id("check")), button("Back to the plan", presses.id("plan"))
    )


def _unfinished_card(result: Result, said: str, presses: Presses) -> Card:
    card = Card(accent=WARNING).heading(text.HALF_WAY).text(f"{said}\n{result.trouble}")
    if result.missing:
        card.text(text.missing([escape(item.name) for item in result.missing]))
    return card.text(text.KEPT).row(
        button("Go on", presses.id("do"), style=discord.ButtonStyle.success),
        button("Back to the plan", presses.id("plan")),
    )


_TEXTS = (discord.ChannelType.text, discord.ChannelType.news)


def channels_card(places: Sequence[Place], desk: Desk, page: int, presses: Presses) -> Card:
    """A channel menu per purpose."""
    card = Card(accent=CALM).heading(text.CHOOSE_CHANNELS).text(text.CHOOSE_CHANNELS_HINT)
    for place in _slice(places, page):
        known = desk.places.get(place.purpose)
        menu: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id=presses.id("place", place.purpose, page),
            channel_types=[*_TEXTS, *([discord.ChannelType.forum] if place.forum else [])],
            placeholder=f"Choose the channel for {place.name}",
            default_values=_defaults([known] if known else [], discord.SelectDefaultValueType.channel),
        )
        card.text(f"**{escape(place.name)}** · {_WHO[place.audience]}\n-# {escape(place.topic)}").row(menu)
    return _pager(card, "channels", page, len(places), presses)


def roles_card(needs: Sequence[RoleNeed], desk: Desk, page: int, presses: Presses) -> Card:
    """A role menu per purpose."""
    card = Card(accent=CALM).heading(text.CHOOSE_ROLES).text(text.CHOOSE_ROLES_HINT)
    for need in _slice(needs, page):
        known = desk.roles.get(need.purpose)
        menu: ui.RoleSelect[Any] = ui.RoleSelect(
            custom_id=presses.id("role", need.purpose, page),
            placeholder=f"Choose the role for {need.name}",
            default_values=_defaults([known] if known else [], discord.SelectDefaultValueType.role),
        )
        card.text(f"**{escape(need.name)}**").row(menu)
    return _pager(card, "roles", page, len(needs), presses)


def moderators_card(features: Sequence[Feature], desk: Desk, page: int, presses: Presses) -> Card:
    """A menu of moderators' roles per feature."""
    card = Card(accent=CALM).heading(text.MODERATORS).text(text.MODERATORS_HINT).small(text.HIDDEN_HINT)
    for feature in _slice(features, page):
        known = sorted(desk.moderators.get(feature.name, ()))[:MOST_ROLES]
        menu: ui.RoleSelect[Any] = ui.RoleSelect(
            custom_id=presses.id("moderate", feature.name, page),
            placeholder="Only people who may manage the server",
            min_values=0,
            max_values=MOST_ROLES,
            default_values=_defaults(known, discord.SelectDefaultValueType.role),
        )
        card.text(f"**{feature.title}**").row(menu)
    return _pager(card, "moderators", page, len(features), presses)


def _slice(things: Sequence[_Thing], page: int) -> Sequence[_Thing]:
    return things[page * PER_PAGE : (page + 1) * PER_PAGE]


def _defaults(ids: Sequence[int], kind: discord.SelectDefaultValueType) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=one, type=kind) for one in ids]


def _pager(card: Card, verb: str, page: int, count: int, presses: Presses) -> Card:
    last = max(0, (count - 1) // PER_PAGE)
    buttons = [button("Back to the plan", presses.id("plan"))]
    if page > 0:
        buttons.append(button("‹ Before", presses.id(verb, page - 1)))
    if page < last:
        buttons.append(button("More ›", presses.id(verb, page + 1)))
    return card.row(*buttons)


def zone_form(zone: str, presses: Presses) -> Form:
    """Ask for a city."""
    form = Form(text.ZONE_TITLE, presses.id("zone_given"))
    return form.line("zone", text.ZONE_LABEL, text.ZONE_HINT, default=zone, max_length=60)
