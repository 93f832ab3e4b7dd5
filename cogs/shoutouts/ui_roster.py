"""A rotation as its members see it: all of them, one with its line, questions, and letters about exchanged places."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.presses import Form
from bot.ui import CALM, WARNING, Card, button, escape
from cogs.shoutouts import text_roster as text
from cogs.shoutouts import text_rotations as words
from cogs.shoutouts.model import Mode, Rotation, RotationState, Seat, SeatState, control
from cogs.shoutouts.model_order import skips
from cogs.shoutouts.model_roster import PAGE, Queue, Standing, Swap, foreseen
from cogs.shoutouts.service_line import Topic

Button = ui.Button[Any]
_LONGEST_DATE = 60
_LONGEST_NAME = 100
_SUCCESS = discord.ButtonStyle.success


def mine_card(standings: Sequence[Standing], waiting: int) -> Card:
    """Every rotation of the group, and how the person stands in it."""
    card = Card().heading(text.HEADING)
    if not standings:
        card.text(text.NOTHING)
    for standing in standings:
        rotation = standing.rotation
        line = f"**{escape(rotation.spec.name)}** · {words.whom(rotation.spec)}\n-# {_stands(standing)}"
        card.section(line, button(text.OPEN, control("line", rotation.id, 0)))
    return card.row(_waits(waiting)).small(text.ONLY_YOU)


def _waits(waiting: int) -> Button:
    style = discord.ButtonStyle.primary if waiting else discord.ButtonStyle.secondary
    return button(text.waits(waiting), control("waits"), style=style)


def queue_card(queue: Queue, user_id: int, note: str = "") -> Card:
    """One rotation: the settings, where the person stands, the line, and what they can do."""
    rotation = queue.standing.rotation
    card = Card().heading(escape(rotation.spec.name))
    if note:
        card.text(note)
    card.text(_stands(queue.standing))
    if queue.seats:
        card.line().text("\n".join(_place(queue, at, seat) for at, seat in enumerate(queue.seats)))
    card.small(words.settings(rotation.spec))
    for swap in queue.asked:
        _ask(card, swap, user_id)
    if acts := _acts(queue.standing):
        card.row(*acts)
    return card.row(*_pager(queue), *_ways(queue)).small(text.ONLY_YOU)


def _stands(standing: Standing) -> str:
    rotation = standing.rotation
    if rotation.state is RotationState.PAUSED:
        return f"{text.RESTS_ALL} {text.stands(standing, None)}"
    at = foreseen(rotation, standing.position) if standing.position is not None else None
    return text.stands(standing, at)


def _place(queue: Queue, at: int, seat: Seat) -> str:
    rotation = queue.standing.rotation
    position = queue.first + at if rotation.spec.mode is Mode.TURNS else None
    runs = rotation.state is RotationState.OPEN and position is not None and position <= PAGE
    date = foreseen(rotation, position) if runs and position is not None else None
    return text.place(position, seat, date, passes=skips(rotation.line, seat))


def _ask(card: Card, swap: Swap, user_id: int) -> None:
    if swap.asker_id == user_id:
        card.section(text.YOU_ASKED.format(other=swap.other_id), button(text.WITHDRAW, control("swap_off", swap.id)))
        return
    card.text(text.ASKED_YOU.format(asker=swap.asker_id))
    yes = button(text.AGREE, control("swap_yes", swap.id), style=_SUCCESS)
    card.row(yes, button(text.DECLINE, control("swap_no", swap.id)))


def _acts(standing: Standing) -> Sequence[Button]:
    number = standing.rotation.id
    leave = button(text.LEAVE, control("ask_leave", number))
    if standing.state is SeatState.LEFT:
        return [button(text.JOIN, control("join", number), style=_SUCCESS)]
    if standing.state is SeatState.PAUSED:
        return [button(text.RESUME, control("return", number), style=_SUCCESS), leave]
    acts = [button(text.PAUSE, control("ask_rest", number)), leave]
    if standing.position is not None:
        acts.insert(0, button(text.SWAP, control("ask_swap", number)))
    if standing.is_near:
        acts.insert(0, button(text.SKIP, control("pass", number)))
    return acts


def _ways(queue: Queue) -> Sequence[Button]:
    ledger = button(text.LEDGER, control("ledger", queue.standing.rotation.id))
    return _waits(queue.waiting), ledger, button(text.BACK, control("queue"))


def _pager(queue: Queue) -> Sequence[Button]:
    number, page = queue.standing.rotation.id, queue.page
    if not page and not queue.has_more:
        return []
    earlier = button(text.EARLIER, control("line", number, page - 1, "earlier"), disabled=not page)
    return [earlier, button(text.LATER, control("line", number, page + 1), disabled=not queue.has_more)]


def choose_card(rotations: Sequence[Rotation], verb: str, question: str) -> Card:
    """Which of several."""
    card = Card().heading(text.HEADING).text(question)
    return card.rows([button(escape(each.spec.name), control(verb, each.id)) for each in rotations])


def said_card(sentence: str) -> Card:
    """A sentence, and the way to all rotations."""
    return Card(accent=CALM).text(sentence).row(button(text.BACK, control("queue")))


def leave_card(rotation: Rotation) -> Card:
    """Ask before the place is given up."""
    card = Card(accent=WARNING).text(text.LEAVE_ASK.format(name=escape(rotation.spec.name)))
    yes = button(text.LEAVE_YES, control("leave", rotation.id), style=discord.ButtonStyle.danger)
    return card.row(yes, button(text.PAUSE, control("ask_rest", rotation.id)), _stay(rotation))


def _stay(rotation: Rotation) -> Button:
    return button(text.NO, control("line", rotation.id, 0))


def rest_form(rotation: Rotation) -> Form:
    """Until when."""
    form = Form(text.PAUSE_TITLE, control("rest", rotation.id))
    return form.line("until", text.PAUSE_UNTIL, text.PAUSE_HINT, required=False, max_length=_LONGEST_DATE)


def refused_rest_card(rotation: Rotation, sentence: str) -> Card:
    """That was no date; the break has not begun."""
    again = button(text.PAUSE, control("ask_rest", rotation.id), style=discord.ButtonStyle.primary)
    return Card(accent=WARNING).text(sentence).row(again, _stay(rotation))


def swap_with_card(rotation: Rotation, partners: Mapping[int, str]) -> Card:
    """Choose whom to ask, by their names."""
    options = [discord.SelectOption(label=name[:_LONGEST_NAME], value=str(who)) for who, name in partners.items()]
    menu: ui.Select[ui.LayoutView] = ui.Select(custom_id=control("swap_with", rotation.id), options=options)
    return Card().heading(escape(rotation.spec.name)).text(text.SWAP_HEADING).row(menu).row(_stay(rotation))


def letter_card(swap: Swap, rotation: Rotation, topic: Topic, other: str) -> Card:
    """A letter to one of the two; `other` is what the other one is called."""
    card = Card().text(_LETTERS[topic].format(other=escape(other), name=escape(rotation.spec.name)))
    if topic is not Topic.ASKED:
        return card
    args = swap.guild_id, swap.id
    yes = button(text.AGREE, control("letter_yes", *args), style=_SUCCESS)
    return card.row(yes, button(text.DECLINE, control("letter_no", *args)))


_LETTERS = {
    Topic.ASKED: text.LETTER_ASKED,
    Topic.AGREED: text.LETTER_AGREED,
    Topic.DECLINED: text.LETTER_DECLINED,
    Topic.MODERATED: text.LETTER_MODERATED,
}


def answered_card(sentence: str) -> Card:
    """What a letter becomes."""
    return Card(accent=CALM).text(sentence)
