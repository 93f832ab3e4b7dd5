"""The buttons on the card of a room: steps, back, dates, history, calling it off. The end is in `presses_end`.

Everything is for the two in the room: for others, the services answer as if there were none.
"""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from cogs.rooms import looking, service, service_dates, service_end, text_card, ui, ui_forms
from cogs.rooms.model import FEATURE, Step
from cogs.rooms.model_dates import DATED
from cogs.rooms.presses_posting import ask_posted
from cogs.rooms.pressing import privately, redraw

presses = Presses(FEATURE)


def _step(press: Press) -> Step:
    if len(press.args) < 2 or press.args[1] not in tuple(Step):  # noqa: PLR2004 - the room and the step
        raise UserError(STALE)
    return Step(press.args[1])


@presses.on("mine", Who.EVERYONE)
async def show_mine(press: Press) -> None:
    """The rooms of a person, with the feedback that they keep."""
    async with press.bot.db.read() as conn:
        rooms, kept = await service.mine(conn, press.by), await service_end.kept(conn, press.by)
    await press.show(ui.mine_card(rooms, kept))


@presses.on("look", Who.EVERYONE)
async def look(press: Press) -> None:
    """One of them, for this person alone."""
    await press.show(ui.room_card(await looking.look_of(press.bot, press.by, press.id())))


@presses.on("choose", Who.EVERYONE)
async def choose(press: Press) -> None:
    """One of the list."""
    number = press.values[0] if press.values else ""
    if not number.isdecimal():
        raise UserError(STALE)
    await press.redraw(ui.room_card(await looking.look_of(press.bot, press.by, int(number))))


@presses.on("next", Who.EVERYONE)
async def take_next(press: Press) -> None:
    """The next step; what was posted is asked for first."""
    step = _step(press)
    if step is Step.POSTED:
        await ask_posted(press, None)
        return
    async with press.bot.db.write() as conn:
        room = await service.take(conn, press.by, press.id(), step)
    await redraw(press, room)


@presses.on("back", Who.EVERYONE)
async def ask_back(press: Press) -> None:
    """Why one step back."""
    async with press.bot.db.read() as conn:
        room, _ = await service.get(conn, press.by, press.id())
    await press.ask(ui_forms.back_form(room))


@presses.on("went_back", Who.EVERYONE)
async def go_back(press: Press) -> None:
    """One step back, with words."""
    async with press.bot.db.write() as conn:
        room = await service.back(conn, press.by, press.id(), _step(press), str(press.fields.get("words") or ""))
    await redraw(press, room)


@presses.on("off", Who.EVERYONE)
async def ask_off(press: Press) -> None:
    """Why it ends."""
    async with press.bot.db.read() as conn:
        room, _ = await service.get(conn, press.by, press.id())
    await press.ask(ui_forms.off_form(room))


@presses.on("called_off", Who.EVERYONE)
async def call_off(press: Press) -> None:
    """It ends, with words."""
    async with press.bot.db.write() as conn:
        room = await service.call_off(conn, press.by, press.id(), str(press.fields.get("words") or ""))
    await redraw(press, room)


@presses.on("history", Who.EVERYONE)
async def history(press: Press) -> None:
    """Everything that happened, for whoever asks."""
    await press.show(ui.history_card(await looking.look_of(press.bot, press.by, press.id())))


@presses.on("dates", Who.EVERYONE)
async def ask_dates(press: Press) -> None:
    """The dates as they are."""
    async with press.bot.db.read() as conn:
        known = await service_dates.known(conn, press.by, press.id())
    await press.ask(ui_forms.dates_form(press.id(), known))


@presses.on("dates_again", Who.EVERYONE)
async def ask_dates_again(press: Press) -> None:
    """The dates as they were typed on a card that could not use them."""
    await press.ask(ui_forms.dates_form(press.id(), ui_forms.typed_dates(press.interaction.message)))


@presses.on("dated", Who.EVERYONE)
async def save_dates(press: Press) -> None:
    """Take in dates, or say what is in the way."""
    typed = {step.value: str(press.fields.get(step.value) or "") for step in DATED}
    async with press.bot.db.read() as conn:
        room, _ = await service.get(conn, press.by, press.id())
    try:
        async with press.bot.db.write() as conn:
            dated = await service_dates.fill(conn, press.by, room.id, typed, anyway=False)
    except UserError as error:
        await privately(press, room, ui_forms.refused_dates_card(room.id, str(error), typed))
        return
    if dated.clashes:
        await privately(press, room, ui_forms.booked_dates_card(room.id, dated.clashes, typed))
        return
    await redraw(press, dated.room, text_card.SAVED_DATES)


@presses.on("dates_anyway", Who.EVERYONE)
async def keep_dates(press: Press) -> None:
    """The dates stand on the card that warned of them."""
    typed = ui_forms.typed_dates(press.interaction.message)
    if not typed:
        raise UserError(STALE)
    async with press.bot.db.write() as conn:
        dated = await service_dates.fill(conn, press.by, press.id(), typed, anyway=True)
    await redraw(press, dated.room, text_card.SAVED_DATES)
