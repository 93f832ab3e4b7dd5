"""What happens when a moderator presses something of the welcome."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press
from cogs.desk import service as desk
from cogs.welcome import panel, service_due, ui
from cogs.welcome import service_settings as moderating
from cogs.welcome.delivery import values_for
from cogs.welcome.model_settings import CHOICES
from cogs.welcome.model_template import Kind
from cogs.welcome.ui import presses

__all__ = ["presses"]

_STEPS = {"first": 0, "previous": -1, "next": 1}


async def _overview(press: Press) -> moderating.Overview:
    async with press.bot.db.read() as conn:
        return await moderating.overview(conn, press.guild_id, press.bot.now())


async def _turn_to(press: Press, page: str) -> None:
    await press.redraw(panel.card(page, await _overview(press)))


def _kind(press: Press) -> Kind:
    if not press.args or press.args[0] not in tuple(Kind):
        raise UserError(STALE)
    return Kind(press.args[0])


@presses.on("page", Who.MODERATOR)
async def turn_page(press: Press) -> None:
    """Show another page of the panel."""
    page = press.args[0] if press.args else "home"
    await _turn_to(press, page if page in panel.PAGES else "home")


@presses.on("set", Who.MODERATOR)
async def choose_setting(press: Press) -> None:
    """A setting was chosen from a menu, or switched by a button."""
    name, *raw = (*press.args, *press.values)
    async with press.bot.db.write() as conn:
        await moderating.change(conn, press.by, name, raw[0] if raw else "")
    await _turn_to(press, CHOICES[name].page)


@presses.on("choose", Who.MODERATOR)
async def choose_template(press: Press) -> None:
    """A template was chosen from the list."""
    async with press.bot.db.read() as conn:
        template = await moderating.template(conn, press.guild_id, int(press.values[0]))
    await press.redraw(panel.template_card(template))


@presses.on("write", Who.MODERATOR)
async def write_template(press: Press) -> None:
    """Ask for a new template."""
    await press.ask(panel.template_form(_kind(press)))


@presses.on("add", Who.MODERATOR)
async def add_template(press: Press) -> None:
    """Save a new template."""
    async with press.bot.db.write() as conn:
        await moderating.add_template(conn, press.by, _kind(press), press.fields["text"])
    await _turn_to(press, "templates")


@presses.on("edit", Who.MODERATOR)
async def edit_template(press: Press) -> None:
    """Ask for a template's new text."""
    async with press.bot.db.read() as conn:
        template = await moderating.template(conn, press.guild_id, press.id())
    await press.ask(panel.template_form(template.kind, template))


@presses.on("save", Who.MODERATOR)
async def save_template(press: Press) -> None:
    """Save a template's new text."""
    async with press.bot.db.write() as conn:
        await moderating.change_template(conn, press.by, press.id(), press.fields["text"])
    await _turn_to(press, "templates")


@presses.on("remove", Who.MODERATOR)
async def remove_template(press: Press) -> None:
    """Remove a template."""
    async with press.bot.db.write() as conn:
        await moderating.remove_template(conn, press.by, press.id())
    await _turn_to(press, "templates")


@presses.on("farewell_form", Who.MODERATOR)
async def write_farewell(press: Press) -> None:
    """Ask for the leave message."""
    await press.ask(panel.farewell_form(await _overview(press)))


@presses.on("farewell_save", Who.MODERATOR)
async def save_farewell(press: Press) -> None:
    """Save the leave message."""
    async with press.bot.db.write() as conn:
        await moderating.set_farewell(conn, press.by, press.fields["text"])
    await _turn_to(press, "farewell")


@presses.on("preview", Who.MODERATOR)
async def preview(press: Press) -> None:
    """Show a greeting as a newcomer sees it: the first one, or the one before or after the one shown."""
    step = press.args[0] if press.args else "first"
    index = press.id(1) + _STEPS.get(step, 0)
    async with press.bot.db.read() as conn:
        now = await moderating.overview(conn, press.guild_id, press.bot.now())
        values = values_for(press.interaction.guild, await desk.places(conn, press.guild_id))
    answer = press.show if step == "first" else press.redraw
    await answer(panel.preview(now, press.user_id, values, index))


@presses.on("raid", Who.MODERATOR)
async def answer_raid(press: Press) -> None:
    """A moderator decided about people who came in a rush."""
    decide = moderating.end_raid if press.args == ("greet",) else moderating.keep_waiting
    async with press.bot.db.write() as conn:
        await decide(conn, press.by)
    now = await _overview(press)
    await press.redraw(ui.raid_card(now.settings, now.waiting, now.now))


@presses.on("calm", Who.MODERATOR)
async def end_raid(press: Press) -> None:
    """The same decision, from the panel."""
    async with press.bot.db.write() as conn:
        await moderating.end_raid(conn, press.by)
    await _turn_to(press, "home")


@presses.on("clear", Who.MODERATOR)
async def clear_note(press: Press) -> None:
    """A moderator vouches for the people in a note."""
    async with press.bot.db.write() as conn:
        await moderating.clear(conn, press.by, press.id())
        people = await service_due.noted(conn, press.guild_id, press.id())
    await press.redraw(ui.note_done_card(people))


@presses.on("clear_all", Who.MODERATOR)
async def clear_all(press: Press) -> None:
    """A moderator vouches for everybody who is held."""
    async with press.bot.db.write() as conn:
        await moderating.clear(conn, press.by, None)
    await _turn_to(press, "home")
