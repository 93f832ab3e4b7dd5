"""What a letter about a room says when it goes out; nothing, when what it is about has passed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.by import By
from bot.reach import group_name, member_of
from bot.text import moment
from bot.ui import Card, escape
from cogs.rooms import service, text_letters, ui
from cogs.rooms.model import STEPS, Did, Room, Side, State, Step, other
from cogs.rooms.text_letters import WORDS, Topic

if TYPE_CHECKING:
    from bot.client import Greenroom

_WHILE_ACTIVE = {
    Topic.REMIND,
    Topic.STILL,
    Topic.CONFIRM,
    Topic.BACK,
    Topic.CLASH,
    Topic.DATED,
    Topic.NO_PLACE,
}
"""Of no use to anybody once the room is over."""


async def card(bot: "Greenroom", room: Room, ref: Mapping[str, Any]) -> Card | None:
    """The letter."""
    topic, side = Topic(ref["topic"]), Side(ref["to"])
    if _has_passed(bot, room, topic, ref):
        return None
    facts = {"title": escape(room.spec.title, 100), "group": escape(group_name(bot, room.guild_id))}
    more = await _more(bot, room, side, topic, ref)
    words = WORDS[topic].format(**facts, other=await _name(bot, room, other(side)), **more)
    return ui.letter_card(room, words)


async def _name(bot: "Greenroom", room: Room, side: Side) -> str:
    """In direct messages a mention of somebody else can be a bare number, so people are named."""
    member = await member_of(bot, room.guild_id, room.person(side))
    return f"**{escape(member.display_name)}**" if member is not None else text_letters.SOMEBODY


def _has_passed(bot: "Greenroom", room: Room, topic: Topic, ref: Mapping[str, Any]) -> bool:
    if topic in _WHILE_ACTIVE and room.state is not State.ACTIVE:
        return True
    if topic is Topic.STILL:
        return bool(ref["moved"] != int(room.moved_at.timestamp()))
    if topic is Topic.REMIND:
        return _is_late(bot, room, Step(ref["step"]), ref["at"])
    return topic is Topic.CONFIRM and not room.confirmed


def _is_late(bot: "Greenroom", room: Room, step: Step, at: int) -> bool:
    """Taken already, moved to another day, or over."""
    planned = room.dates.get(step)
    is_taken = STEPS.index(step) <= STEPS.index(room.step)
    return is_taken or planned is None or int(planned.timestamp()) != at or planned < bot.now()


async def _more(bot: "Greenroom", room: Room, side: Side, topic: Topic, ref: Mapping[str, Any]) -> dict[str, str]:
    """What the words of some topics ask for besides."""
    if topic is Topic.REMIND:
        step = Step(ref["step"])
        return {"step": text_letters.step(step), "when": moment(room.dates[step])}
    if topic is Topic.DATED:
        return {"words": text_letters.dates(room)}
    if topic is Topic.CLASH:
        return {"words": await _booked(bot, room, side, ref["days"])}
    if topic in {Topic.BACK, Topic.OFF}:
        return {"words": await _words(bot, room)}
    return {}


async def _words(bot: "Greenroom", room: Room) -> str:
    """What was written last."""
    async with bot.db.read() as conn:
        history = await service.history(conn, room)
    written = [each.words for each in history if each.did in {Did.WENT_BACK, Did.CALLED_OFF}]
    return escape(written[-1], 500) if written else ""


async def _booked(bot: "Greenroom", room: Room, side: Side, days: Sequence[tuple[str, int]]) -> str:
    """Where the person is booked on those days. Only they read this."""
    who = By(room.guild_id, room.person(side), bot.now())
    async with bot.db.read() as conn:
        titles = {each.id: each.spec.title for each in await service.mine(conn, who, active=True)}
    found = [(Step(step), escape(titles[number], 60)) for step, number in days if number in titles]
    return text_letters.booked(found)
