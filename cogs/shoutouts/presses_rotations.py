"""What moderators press: a rotation's pages, its start, its rest and its end, who lets a turn pass, who exchanges."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from cogs.shoutouts import service_line, service_rotations, service_start, ui_rotations
from cogs.shoutouts import text_rotations as text
from cogs.shoutouts import ui_rotation_forms as forms
from cogs.shoutouts.model import FEATURE, Rotation
from cogs.shoutouts.model_drafting import Page, known
from cogs.shoutouts.pressing import chosen_person

presses = Presses(FEATURE)


def _page(press: Press) -> Page:
    if not press.args or press.args[0] not in tuple(Page):
        raise UserError(STALE)
    return Page(press.args[0])


async def _load(press: Press, rotation_id: int) -> Rotation:
    async with press.bot.db.read() as conn:
        return await service_rotations.get(conn, press.guild_id, rotation_id)


async def _redraw(press: Press, rotation: Rotation, note: str = "") -> None:
    async with press.bot.db.read() as conn:
        members = await service_rotations.members_of(conn, rotation)
    dates = service_rotations.preview(rotation, press.by.now)
    await press.redraw(ui_rotations.panel_card(rotation, members, dates, note))


@presses.on("rotations", Who.MODERATOR)
async def show_all(press: Press) -> None:
    """Every rotation."""
    async with press.bot.db.read() as conn:
        found = await service_rotations.listed(conn, press.guild_id)
    await press.redraw(ui_rotations.list_card(found))


@presses.on("rotation", Who.MODERATOR)
async def show_one(press: Press) -> None:
    """One, with what can be done."""
    await _redraw(press, await _load(press, press.id()))


@presses.on("page", Who.MODERATOR)
async def ask_page(press: Press) -> None:
    """The form of a page, filled in with what is chosen now."""
    page, rotation = _page(press), await _load(press, press.id(1))
    await press.ask(forms.page_form(page, rotation, known(page, rotation.spec)))


@presses.on("page_again", Who.MODERATOR)
async def ask_again(press: Press) -> None:
    """The form that could not be used, filled in with what was typed."""
    page, rotation = _page(press), await _load(press, press.id(1))
    await press.ask(forms.page_form(page, rotation, forms.typed(press.interaction.message)))


@presses.on("page_save", Who.MODERATOR)
async def save_page(press: Press) -> None:
    """Take in a page, or say what was wrong."""
    page, number, answers = _page(press), press.id(1), forms.read(press.fields)
    await _load(press, number)
    try:
        async with press.bot.db.write() as conn:
            rotation = await service_rotations.change(conn, press.by, number, page, answers)
    except UserError as error:
        await press.redraw(forms.refused_card(str(error), page, number, answers))
        return
    await _redraw(press, rotation)


@presses.on("begin", Who.MODERATOR)
async def start(press: Press) -> None:
    """Let it begin."""
    async with press.bot.db.write() as conn:
        rotation = await service_start.start(conn, press.by, press.id())
    await _redraw(press, rotation, text.STARTED)


@presses.on("halt", Who.MODERATOR)
async def pause(press: Press) -> None:
    """No turns for now."""
    async with press.bot.db.write() as conn:
        rotation = await service_rotations.pause(conn, press.by, press.id())
    await _redraw(press, rotation)


@presses.on("go_on", Who.MODERATOR)
async def resume(press: Press) -> None:
    """Go on."""
    async with press.bot.db.write() as conn:
        rotation = await service_rotations.resume(conn, press.by, press.id())
    await _redraw(press, rotation)


@presses.on("ask_end", Who.MODERATOR)
async def ask_end(press: Press) -> None:
    """Ask before it is over."""
    await press.redraw(ui_rotations.end_card(await _load(press, press.id())))


@presses.on("end", Who.MODERATOR)
async def end(press: Press) -> None:
    """It is over."""
    async with press.bot.db.write() as conn:
        rotation = await service_rotations.end(conn, press.by, press.id())
    await press.redraw(ui_rotations.ended_card(rotation))


@presses.on("discard", Who.MODERATOR)
async def discard(press: Press) -> None:
    """Throw away what has not begun."""
    async with press.bot.db.write() as conn:
        await service_rotations.discard(conn, press.by, press.id())
    await press.redraw(ui_rotations.discarded_card())


@presses.on("ask_skip", Who.MODERATOR)
async def ask_skip(press: Press) -> None:
    """Choose who lets the next turn pass."""
    await press.redraw(ui_rotations.skip_card(await _load(press, press.id())))


@presses.on("skip_them", Who.MODERATOR)
async def skip_them(press: Press) -> None:
    """They let it pass."""
    user_id = chosen_person(press)
    async with press.bot.db.write() as conn:
        rotation = await service_line.skip_member(conn, press.by, press.id(), user_id)
    await _redraw(press, rotation, text.SKIPPED.format(user=user_id))


@presses.on("swap_them", Who.MODERATOR)
async def swap_them(press: Press) -> None:
    """Both want it: they exchange."""
    one, other = press.id(1), press.id(2)
    async with press.bot.db.write() as conn:
        rotation = await service_line.swap_members(conn, press.by, press.id(), one, other)
    await _redraw(press, rotation, text.SWAPPED.format(one=one, other=other))
