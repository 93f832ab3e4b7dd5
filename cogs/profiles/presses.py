"""The panel to change one's profile: its buttons, select menus and forms."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from bot.reach import member_of
from cogs.profiles import model_answers, service, text, ui
from cogs.profiles.model import Field, Platform, Profile, Visibility

presses = Presses("profiles")


async def _mine(press: Press) -> Profile:
    """The presser's own profile, whatever panel the press came from."""
    async with press.bot.db.read() as conn:
        return await service.see(conn, press.guild_id, press.user_id, press.user_id)


@presses.on("show", Who.EVERYONE)
async def show(press: Press) -> None:
    """Show somebody's profile, as far as they share it with whoever asks."""
    person = press.id()
    member = await member_of(press.bot, press.guild_id, person)
    if member is None:
        raise UserError(text.LEFT)
    async with press.bot.db.read() as conn:
        profile = await service.see(conn, press.guild_id, person, press.user_id)
    own = person == press.user_id
    await press.show(ui.own_card(profile) if own else ui.others_card(profile, member.display_name))


@presses.on("mine", Who.EVERYONE)
async def mine(press: Press) -> None:
    """One's own profile, as it is."""
    await press.show(ui.own_card(await _mine(press)))


@presses.on("edit", Who.EVERYONE)
async def edit(press: Press) -> None:
    """Open the panel."""
    await _mine(press)
    await press.show(ui.edit_card())


@presses.on("panel", Who.EVERYONE)
async def panel(press: Press) -> None:
    """Back to the panel."""
    await press.redraw(ui.edit_card())


@presses.on("about", Who.EVERYONE)
async def about(press: Press) -> None:
    """Ask who they are."""
    await press.ask(ui.about_form(await _mine(press)))


@presses.on("about_save", Who.EVERYONE)
async def about_save(press: Press) -> None:
    """Save who they are."""
    changes = model_answers.about(press.fields)
    async with press.bot.db.write() as conn:
        profile = await service.save(conn, press.guild_id, press.user_id, changes, press.bot.now())
    await press.redraw(ui.own_card(profile))


@presses.on("platforms", Who.EVERYONE)
async def platforms(press: Press) -> None:
    """Show the platforms."""
    await press.redraw(ui.platforms_card(await _mine(press)))


@presses.on("add", Who.EVERYONE)
async def add(press: Press) -> None:
    """Ask for a platform."""
    await press.ask(ui.platform_form())


@presses.on("add_save", Who.EVERYONE)
async def add_save(press: Press) -> None:
    """Save a platform."""
    entry = model_answers.platform_entry(press.fields)
    async with press.bot.db.write() as conn:
        profile = await service.add_platform(conn, press.guild_id, press.user_id, entry, press.bot.now())
    await press.redraw(ui.platforms_card(profile))


@presses.on("remove", Who.EVERYONE)
async def remove(press: Press) -> None:
    """Remove a platform."""
    platform = model_answers.choice(Platform, press.values)
    async with press.bot.db.write() as conn:
        profile = await service.remove_platform(conn, press.guild_id, press.user_id, platform, press.bot.now())
    await press.redraw(ui.platforms_card(profile))


@presses.on("place", Who.EVERYONE)
async def place(press: Press) -> None:
    """Ask where they are."""
    await press.ask(ui.place_form(await _mine(press)))


@presses.on("place_save", Who.EVERYONE)
async def place_save(press: Press) -> None:
    """Save where they are."""
    changes = model_answers.place(press.fields)
    async with press.bot.db.write() as conn:
        profile = await service.save(conn, press.guild_id, press.user_id, changes, press.bot.now())
    await press.redraw(ui.own_card(profile))


@presses.on("sees", Who.EVERYONE)
async def sees(press: Press) -> None:
    """Show who sees what."""
    await press.redraw(ui.visibility_card(await _mine(press)))


@presses.on("see", Who.EVERYONE)
async def see(press: Press) -> None:
    """Choose who sees one part."""
    chosen = {model_answers.choice(Field, press.args): model_answers.choice(Visibility, press.values)}
    async with press.bot.db.write() as conn:
        profile = await service.set_visibility(conn, press.guild_id, press.user_id, chosen, press.bot.now())
    await press.redraw(ui.visibility_card(profile))
