"""The panel, its further pages, the moderators' page, and the sign in a channel that leads to it."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.home import Door, Need, Topic
from bot.ui import ACCENT, CALM, WARNING, Card, button, escape
from cogs.home import text
from cogs.home.model import Panel, control, through

_PRIMARY = discord.ButtonStyle.primary
_SAID = 60
"""Characters of what somebody wrote, in a line of the panel."""


def home_card(panel: Panel, *, moderates: bool) -> Card:
    """What waits, a door for each topic, and how everything stands.

    Discord takes 40 parts on a card: five needs and a button for every topic are just below that.
    """
    card = Card().heading(text.TITLE)
    _needs(card, panel, 0, "open")
    card.rows([_topic(topic, doors) for topic, doors in panel.by_topic()])
    card.line().text(_standing(panel) or text.HELLO)
    return card.row(*_below(moderates=moderates))


def _topic(topic: Topic, doors: Sequence[Door]) -> ui.Button[Any]:
    """Straight to the feature where there is one door, else to a page of them."""
    if len(doors) == 1:
        return _way(topic.value, doors[0].to, topic.name.lower())
    return button(topic.value, control("topic", topic.name.lower()))


def _below(*, moderates: bool) -> Sequence[ui.Button[Any]]:
    desk = [button(text.TO_DESK, control("desk", 0), style=_PRIMARY)] if moderates else []
    return [*desk, button(text.AGAIN, control("open", 0))]


def topic_card(panel: Panel, topic: Topic) -> Card:
    """Every door of a topic, each with how things stand behind it."""
    doors = dict(panel.by_topic()).get(topic, ())
    card = Card().heading(topic.value)
    for place, door in enumerate(doors):
        if door.words:
            card.section(door.words, _door(door, place))
    quiet = [_door(door, place) for place, door in enumerate(doors) if not door.words]
    return card.rows([*quiet, button(text.BACK, control("open", 0))])


def _standing(panel: Panel) -> str:
    return "\n".join(f"**{topic.value}** · {words}" for topic, words in panel.standing())


def _needs(card: Card, panel: Panel, number: int, verb: str) -> None:
    shown, left = panel.page(number)
    card.text(f"**{text.heading(len(panel.needs))}**" if shown else text.NO_NEEDS)
    for place, need in enumerate(shown):
        card.section(_words(need), _way(need.label, need.to, f"need{place}", style=_PRIMARY))
    if left and number == 0:
        card.small(text.and_more(left)).row(button(text.MORE_NEEDS, control(verb, 1)))


def _words(need: Need) -> str:
    return need.words.format(*(escape(each, _SAID) for each in need.said)) if need.said else need.words


def _door(door: Door, place: int) -> ui.Button[Any]:
    return _way(door.label, door.to, f"door{place}")


def _way(label: str, to: str, place: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary) -> ui.Button[Any]:
    if to.startswith("https://"):
        return ui.Button(label=label[:80], url=to)
    return button(label, through(to, place), style=style)


def page_card(panel: Panel, number: int, verb: str) -> Card:
    """A further page of what waits; `verb` is where it belongs: `open` or `desk`."""
    number = min(number, panel.last_page)
    card = Card(accent=CALM)
    _needs(card, panel, number, verb)
    before = button(text.BEFORE, control(verb, max(0, number - 1)))
    following = [button(text.NEXT, control(verb, number + 1))] if number < panel.last_page else []
    return card.row(before, *following)


def desk_card(panel: Panel, *, may_post: bool) -> Card:
    """What waits for moderators, and where they look things up."""
    card = Card(accent=WARNING if panel.needs else ACCENT).heading(text.DESK).small(text.DESK_HINT)
    if panel.needs:
        _needs(card, panel, 0, "desk")
    else:
        card.text(text.DESK_CALM)
    if standing := _standing(panel):
        card.line().text(standing)
    return card.rows([*(_door(door, place) for place, door in enumerate(panel.doors)), *_last(may_post=may_post)])


def _last(*, may_post: bool) -> Sequence[ui.Button[Any]]:
    post = [button(text.POST, control("post"))] if may_post else []
    return [*post, button(text.AGAIN, control("desk", 0)), button(text.BACK, control("open", 0))]


def sign_card() -> Card:
    """For a channel: whoever presses gets their own panel."""
    return Card().text(text.SIGN).small(text.SIGN_HINT).row(button(text.OPEN, control("mine"), style=_PRIMARY))


def posted_card() -> Card:
    """The sign stands."""
    return Card().text(text.POSTED).row(button(text.BACK, control("open", 0)))
