"""The buttons after the end: feedback, and a case study if both want one."""

from bot.access import Who
from bot.presses import Press, Presses
from bot.ui import Card
from cogs.rooms import service, service_end, text, text_end, ui, ui_forms
from cogs.rooms.model import BOTH, FEATURE, Room
from cogs.rooms.model_feedback import QUESTIONS
from cogs.rooms.pressing import redraw
from cogs.rooms.service_end import Grades

presses = Presses(FEATURE)


@presses.on("feedback", Who.EVERYONE)
async def ask_feedback(press: Press) -> None:
    """The three questions, once."""
    async with press.bot.db.read() as conn:
        room = await service_end.may_give(conn, press.by, press.id())
    await press.ask(ui_forms.feedback_form(room))


@presses.on("gave", Who.EVERYONE)
async def give(press: Press) -> None:
    """Take in the answers."""
    numbers = {name: _grade((press.fields.get(name) or ("",))[0]) for name in QUESTIONS}
    async with press.bot.db.write() as conn:
        grades = Grades(**numbers, words=str(press.fields.get("words") or ""))
        await service_end.give(conn, press.by, press.id(), grades)
    await press.show(Card().text(text_end.THANKS))


def _grade(chosen: str) -> int:
    """Zero for what is no number: that is refused like any other grade that there is not."""
    return int(chosen) if chosen.isdecimal() and len(chosen) == 1 else 0


@presses.on("read", Who.EVERYONE)
async def read(press: Press) -> None:
    """What the other one said, for this person alone."""
    async with press.bot.db.read() as conn:
        given = await service_end.read(conn, press.by, press.id())
    await press.show(ui.feedback_card(given))


@presses.on("case", Who.EVERYONE)
async def agree(press: Press) -> None:
    """Wants a case study, or not any more."""
    async with press.bot.db.write() as conn:
        room = await service_end.agree(conn, press.by, press.id())
    await redraw(press, room)


@presses.on("see", Who.EVERYONE)
async def see(press: Press) -> None:
    """The case study, also where there is no thread to post it in."""
    async with press.bot.db.read() as conn:
        room, side = await service.get(conn, press.by, press.id())
        numbers = await service_end.numbers(conn, press.by, room)
    is_made = room.agreed == BOTH
    await press.show(ui.own_case_card(room, side, numbers) if is_made else Card().text(text.CASE_WANTED))


@presses.on("add_numbers", Who.EVERYONE)
async def add_numbers(press: Press) -> None:
    """What this person counted becomes part of it."""
    async with press.bot.db.write() as conn:
        room = await service_end.add_numbers(conn, press.by, press.id())
    await _redraw_case(press, room)


@presses.on("take_numbers", Who.EVERYONE)
async def take_numbers(press: Press) -> None:
    """Not any more."""
    async with press.bot.db.write() as conn:
        room = await service_end.take_numbers(conn, press.by, press.id())
    await _redraw_case(press, room)


async def _redraw_case(press: Press, room: Room) -> None:
    async with press.bot.db.read() as conn:
        _, side = await service.get(conn, press.by, room.id)
        numbers = await service_end.numbers(conn, press.by, room)
    await press.redraw(ui.own_case_card(room, side, numbers))
