"""How a room looks: its card, the lists, letters, and small cards at the end. Forms are in `ui_forms`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import discord
from discord import ui

from bot.ui import ACCENT, CALM, TEXT_LIMIT, WARNING, Card, button, escape
from cogs.collabs.model_drafting import LONGEST_WHAT
from cogs.collabs.text_request import DISCLOSE
from cogs.rooms import text, text_card, text_end
from cogs.rooms.model import BOTH, Did, Entry, Planned, Room, Side, State, Step, control
from cogs.rooms.model_feedback import Feedback
from cogs.rooms.service_thread import Said

MOST = 25
"""Options of a menu."""
MOST_LISTED = 15
"""Rooms that a list names; its menu has more."""
_ROOMY = TEXT_LIMIT - 500
"""Characters for everything on a card of a room but its title, who they are and the word about marking."""
MOST_LINES = 20
"""Lines of a history on one card; the newest ones."""


@dataclass(frozen=True, slots=True)
class Look:
    """A room with what happened in it, and a note for whoever pressed."""

    room: Room
    history: Sequence[Entry]
    note: str | None = None


def room_card(look: Look) -> Card:
    """The brief, the steps, and what can be done now."""
    room, spec = look.room, look.room.spec
    brief, below = text_card.brief(spec), [each for each in _below(look) if each]
    room_left = _ROOMY - len(brief) - sum(map(len, below))
    card = Card(accent=ACCENT if room.state is State.ACTIVE else CALM)
    card.heading(escape(spec.title, 100)).small(text_card.above(room))
    card.text(escape(spec.what, min(LONGEST_WHAT, room_left // 2))).text(brief)
    if room.is_paid:
        card.small(DISCLOSE)
    card.line()
    for words in below:
        card.text(words)
    return card.row(*_buttons(room))


def _below(look: Look) -> Sequence[str | None]:
    """What stands below the brief: the steps, the link, how it stands, and a word or two."""
    room = look.room
    link = text_card.posted(room) if room.link else None
    steps = text_card.steps(room, look.history)
    return [steps, link, text_card.standing(room), _reason(look), text_end.wanted(room), look.note]


def fitting(lines: Sequence[str], most: int) -> Sequence[str]:
    """As many of the last lines as fit into that many characters."""
    kept: list[str] = []
    for line in reversed(lines):
        most -= len(line)
        if most < 0:
            break
        kept.insert(0, line)
    return kept


def _reason(look: Look) -> str | None:
    """Why it was called off."""
    if look.room.state is not State.CANCELLED:
        return None
    last = next((each for each in reversed(look.history) if each.did is Did.CALLED_OFF), None)
    return f"> {escape(last.words)}" if last is not None else None


def _buttons(room: Room) -> Sequence[ui.Button[ui.LayoutView]]:
    history = button(text_card.HISTORY, control("history", room.id))
    if room.state is State.CANCELLED:
        return [history]
    return [*(_done_buttons(room) if room.state is State.DONE else _active_buttons(room)), history]


def _active_buttons(room: Room) -> Sequence[ui.Button[ui.LayoutView]]:
    step = room.following or Step.DONE
    take = control("next", room.id, step.value)
    back = [button(text_card.BACK, control("back", room.id, room.step.value))] if room.step is not Step.AGREED else []
    return [
        button(text.TAKE[step], take, style=discord.ButtonStyle.success),
        *back,
        button(text_card.DATES, control("dates", room.id)),
        button(text_card.CALL_OFF, control("off", room.id), style=discord.ButtonStyle.danger),
    ]


def _done_buttons(room: Room) -> Sequence[ui.Button[ui.LayoutView]]:
    is_made = room.agreed == BOTH
    case = button(text_card.SEE_CASE if is_made else text_card.CASE, control("see" if is_made else "case", room.id))
    give = button(text_card.FEEDBACK, control("feedback", room.id), style=discord.ButtonStyle.success)
    return [give, button(text_card.READ, control("read", room.id)), case]


def line_card(said: Said, step: Step) -> Card:
    """A quiet line in the thread."""
    words = {
        Said.OPENED: text_card.OPENED,
        Said.REMADE: text_card.REMADE,
        Said.COMPLETED: text_card.COMPLETED,
        Said.CALLED_OFF: text_card.CALLED_OFF,
        Said.LEFT: text_card.OTHER_LEFT,
        Said.STILL: text_card.STILL,
        Said.FORGOTTEN: text_card.OTHER_FORGOTTEN,
    }
    following = None if step is Step.DONE else list(Step)[list(Step).index(step) + 1]
    return Card(accent=CALM).text(words.get(said) or text_card.moved(step, following, back=said is Said.BACK))


def letter_card(room: Room, words: str) -> Card:
    """A letter, with the way to the room."""
    card = Card().text(words)
    return card.row(way) if (way := _way(room)) is not None else card


def _way(room: Room) -> ui.Button[ui.LayoutView] | None:
    if room.thread_id is None:
        return None
    return ui.Button(label=text_card.OPEN_THREAD, url=f"https://discord.com/channels/{room.guild_id}/{room.thread_id}")


def history_card(look: Look) -> Card:
    """Everything that happened, the newest last."""
    lines = [text_card.told(look.room, entry) for entry in look.history]
    card = Card().heading(text_card.HISTORY_HEADING)
    shown = fitting(lines[-MOST_LINES:], TEXT_LIMIT - 200)
    if len(lines) > len(shown):
        card.small(text_card.more_than_shown(len(lines) - len(shown)))
    for each in shown:
        card.text(each)
    return card


def mine_card(rooms: Sequence[Room], kept: Sequence[Feedback]) -> Card:
    """The rooms of a person, the newest first."""
    card = Card().heading(text_card.MINE)
    if rooms:
        lines = [f"**{escape(each.spec.title, 60)}** · {text_card.line(each)}" for each in rooms[:MOST_LISTED]]
        card.text("\n".join(lines)).row(_menu(rooms[:MOST]))
    else:
        card.text(text_card.NONE_MINE)
    if kept:
        card.line().text(f"**{text_end.kept(len(kept))}**")
        for each in fitting([text_end.lines(each) for each in kept], 1500):
            card.text(each)
    return card


def _menu(rooms: Sequence[Room]) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=each.spec.title[:100] or text_card.MINE, value=str(each.id), description=text_card.line(each)
        )
        for each in rooms
    ]
    return ui.Select(custom_id=control("choose"), placeholder=text_card.CHOOSE, options=options)


def next_card(waiting: Sequence[Room], planned: Sequence[Planned], now: datetime) -> Card:
    """What waits for a person, and which dates come."""
    card = Card().heading(text_card.NEXT)
    lines = [*map(text_card.waiting, waiting[:10]), *(text_card.coming(each, now) for each in planned[:15])]
    card.text("\n".join(lines) or text_card.NOTHING_NEXT)
    return card.row(_menu(waiting[:MOST])) if waiting else card


def feedback_card(given: Feedback) -> Card:
    """What the other one said."""
    return Card().heading(text_end.HEADING).text(text_end.lines(given))


def case_card(room: Room) -> Card:
    """What was made together."""
    title, what = escape(room.spec.title, 100), escape(room.spec.what, LONGEST_WHAT)
    card = Card().small(text_end.CASE_HEADING).heading(title).text(what).text(text_end.case(room))
    for words in room.numbers.values():
        card.line().text(words)
    return card


def own_case_card(room: Room, side: Side, numbers: str | None) -> Card:
    """The same for one of the two: with what they counted, and whether it should say that."""
    card = case_card(room)
    if side in room.numbers:
        return card.row(button(text_end.TAKE_NUMBERS, control("take_numbers", room.id)))
    if numbers is not None:
        card.line().small(text_end.YOUR_NUMBERS).text(numbers)
        card.row(button(text_end.ADD_NUMBERS, control("add_numbers", room.id), style=discord.ButtonStyle.success))
    return card


def booked_card(clashes: Sequence[tuple[Step, Planned]]) -> Card:
    """A person is booked on some of these days; what they typed is added to the card."""
    card = Card(accent=WARNING).text(text_card.DOUBLE_BOOKED)
    card.text("\n".join(text_card.booked(step, planned) for step, planned in clashes[:10]))
    return card


def nameless(room_id: int) -> str:
    """The name of a thread that is about nobody any more."""
    return text_card.THREAD_NAME.format(title=text_card.CLOSED_ROOM, number=room_id)
