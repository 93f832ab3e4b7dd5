"""What members press about rotations: joining, leaving, a break, letting a turn pass, exchanging places, the line."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import Who
from bot.by import By
from bot.errors import UserError
from bot.presses import Press, Presses
from bot.ui import Card
from cogs.shoutouts import service_line, service_roster, service_rotations, ui_gifts, ui_roster, viewing
from cogs.shoutouts import text_roster as text
from cogs.shoutouts.model import FEATURE, Rotation
from cogs.shoutouts.pressing import chosen_person, names

presses = Presses(FEATURE)
Act = Callable[[AsyncConnection, By, int], Awaitable[Rotation]]


async def _act(press: Press, act: Act) -> int:
    async with press.bot.db.write() as conn:
        return (await act(conn, press.by, press.id())).id


async def _redraw(press: Press, rotation_id: int, note: str = "", page: int = 0) -> None:
    async with press.bot.db.read() as conn:
        queue = await service_line.queue(conn, press.by, rotation_id, page)
    await _answer(press, ui_roster.queue_card(queue, press.user_id, note))


async def _answer(press: Press, card: Card) -> None:
    """On the card that was pressed; a form that a command opened has none."""
    await (press.show if press.interaction.message is None else press.redraw)(card)


async def _show(press: Press, rotation_id: int, note: str = "") -> None:
    """For whom the card they pressed belongs to all."""
    async with press.bot.db.read() as conn:
        queue = await service_line.queue(conn, press.by, rotation_id, 0)
    await press.show(ui_roster.queue_card(queue, press.user_id, note))


async def _load(press: Press) -> Rotation:
    async with press.bot.db.read() as conn:
        return await service_rotations.get(conn, press.guild_id, press.id())


# Looking


@presses.on("queue", Who.EVERYONE)
async def show_all(press: Press) -> None:
    """Every rotation."""
    async with press.bot.db.read() as conn:
        standings, waiting = await service_line.standings(conn, press.by), await service_line.waiting(conn, press.by)
    await press.redraw(ui_roster.mine_card(standings, waiting))


@presses.on("line", Who.EVERYONE)
async def show_line(press: Press) -> None:
    """One with its line, page by page."""
    await _redraw(press, press.id(), page=press.id(1))


@presses.on("see", Who.EVERYONE)
async def see_line(press: Press) -> None:
    """The same, from a card that all see."""
    await _show(press, press.id())


@presses.on("waits", Who.EVERYONE)
async def show_waiting(press: Press) -> None:
    """What the person was asked for or promised."""
    await press.show(ui_gifts.mine_card(await viewing.mine(press.bot, press.by)))


# The roster


@presses.on("join_in", Who.EVERYONE)
async def join_in(press: Press) -> None:
    """Take a seat, from a card that all see."""
    await _show(press, await _act(press, service_roster.join), text.JOINED)


@presses.on("join", Who.EVERYONE)
async def join(press: Press) -> None:
    """Take a seat."""
    await _redraw(press, await _act(press, service_roster.join), text.JOINED)


@presses.on("ask_leave", Who.EVERYONE)
async def ask_leave(press: Press) -> None:
    """Ask before the place is given up."""
    await press.redraw(ui_roster.leave_card(await _load(press)))


@presses.on("leave", Who.EVERYONE)
async def leave(press: Press) -> None:
    """Give it up."""
    await _redraw(press, await _act(press, service_roster.leave), text.LEFT)


@presses.on("ask_rest", Who.EVERYONE)
async def ask_rest(press: Press) -> None:
    """Ask until when."""
    await press.ask(ui_roster.rest_form(await _load(press)))


@presses.on("rest", Who.EVERYONE)
async def rest(press: Press) -> None:
    """The place is kept; a date that cannot be read is asked for again."""
    rotation, typed = await _load(press), str(press.fields.get("until") or "")
    try:
        async with press.bot.db.write() as conn:
            until = await service_roster.until_of(conn, press.by, typed)
            await service_roster.pause(conn, press.by, rotation.id, until)
    except UserError as error:
        await _answer(press, ui_roster.refused_rest_card(rotation, str(error)))
        return
    await _redraw(press, rotation.id, text.PAUSED)


@presses.on("return", Who.EVERYONE)
async def come_back(press: Press) -> None:
    """Back in line."""
    await _redraw(press, await _act(press, service_roster.resume), text.RESUMED)


# The line


@presses.on("pass", Who.EVERYONE)
async def let_pass(press: Press) -> None:
    """Not this time."""
    await _redraw(press, await _act(press, service_line.skip), text.SKIPPED)


@presses.on("ask_swap", Who.EVERYONE)
async def ask_swap(press: Press) -> None:
    """Choose whom to ask."""
    async with press.bot.db.read() as conn:
        rotation, partners = await service_line.partners(conn, press.by, press.id())
    await press.redraw(ui_roster.swap_with_card(rotation, names(press.bot, press.guild_id, partners)))


@presses.on("swap_with", Who.EVERYONE)
async def swap_with(press: Press) -> None:
    """They are asked."""
    async with press.bot.db.write() as conn:
        swap, is_reached = await service_line.ask_swap(conn, press.by, press.id(), chosen_person(press))
    note = text.SWAP_ASKED if is_reached else text.SWAP_ASKED_QUIETLY
    await _redraw(press, swap.rotation_id, note.format(other=f"<@{swap.other_id}>"))


@presses.on("swap_yes", Who.EVERYONE)
async def agree(press: Press) -> None:
    """Yes, in the panel."""
    async with press.bot.db.write() as conn:
        swap = await service_line.answer_swap(conn, press.by, press.id(), agrees=True)
    await _redraw(press, swap.rotation_id, text.SWAP_DONE)


@presses.on("swap_no", Who.EVERYONE)
async def decline(press: Press) -> None:
    """No, in the panel."""
    async with press.bot.db.write() as conn:
        swap = await service_line.answer_swap(conn, press.by, press.id(), agrees=False)
    await _redraw(press, swap.rotation_id, text.SWAP_DECLINED)


@presses.on("swap_off", Who.EVERYONE)
async def withdraw(press: Press) -> None:
    """Take back what one asked."""
    async with press.bot.db.write() as conn:
        swap = await service_line.withdraw_swap(conn, press.by, press.id())
    await _redraw(press, swap.rotation_id, text.SWAP_WITHDRAWN)
