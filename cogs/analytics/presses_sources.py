"""The controls of linking: choose a platform, give the handle, choose what to unlink, keep or forget what was read."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.replies import show
from cogs.analytics import linking, service_sources, text_sources, ui_sources
from cogs.analytics.model import FEATURE
from cogs.analytics.model_sources import switched_on
from cogs.analytics.sources.choosing import Connectors
from cogs.profiles import service as profiles
from cogs.profiles.model import Platform


def presses(connectors: Connectors) -> Presses:
    """All of them; `connectors` ask the platforms."""
    declared = Presses(FEATURE)
    declared.on("link", Who.EVERYONE)(panel)
    declared.on("link_choose", Who.EVERYONE)(choose)
    declared.on("unlink", Who.EVERYONE)(unlink_panel)
    declared.on("unlink_choose", Who.EVERYONE)(unlink_choose)
    declared.on("unlink_keep", Who.EVERYONE)(unlink_keep)
    declared.on("unlink_forget", Who.EVERYONE)(unlink_forget)

    @declared.on("link_save", Who.EVERYONE)
    async def save(press: Press) -> None:
        """Find it, link it, read it. Platforms take their time."""
        platform, typed = _platform(press.args), str(press.fields.get("handle", ""))
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        where = (press.guild_id, press.user_id)
        await show(press.interaction, await linking.link(press.bot, connectors, where, platform, typed))

    return declared


async def panel(press: Press) -> None:
    """What can be linked, and what is."""
    async with press.bot.db.read() as conn:
        linked = await service_sources.linked(conn, press.guild_id, press.user_id)
    await press.show(ui_sources.link_card(switched_on(press.bot.settings.sources), linked))


async def choose(press: Press) -> None:
    """Ask for the handle."""
    platform = _platform(press.values)
    async with press.bot.db.read() as conn:
        profile = await profiles.get(conn, press.guild_id, press.user_id)
    told = profile.platforms if profile is not None else ()
    known = next((each.handle for each in told if each.platform is platform), None)
    await press.ask(ui_sources.link_form(platform, known))


async def unlink_panel(press: Press) -> None:
    """What is linked."""
    async with press.bot.db.read() as conn:
        linked = await service_sources.linked(conn, press.guild_id, press.user_id)
    await press.show(ui_sources.unlink_card(linked))


async def unlink_choose(press: Press) -> None:
    """Ask what should become of what was read."""
    wanted = next(iter(press.values), "")
    async with press.bot.db.read() as conn:
        linked = await service_sources.linked(conn, press.guild_id, press.user_id)
    found = next((each for each in linked if str(each.account_id) == wanted), None)
    if found is None:
        raise UserError(text_sources.NOT_LINKED)
    await press.redraw(ui_sources.sure_card(found))


async def unlink_keep(press: Press) -> None:
    """Stop."""
    await _unlink(press, forget=False)


async def unlink_forget(press: Press) -> None:
    """Stop, and delete what was read."""
    await _unlink(press, forget=True)


async def _unlink(press: Press, *, forget: bool) -> None:
    async with press.bot.db.write() as conn:
        account = await service_sources.unlink(conn, press.guild_id, press.user_id, press.id(), forget=forget)
    await press.redraw(ui_sources.unlinked_card(account, forgotten=forget))


def _platform(words: tuple[str, ...]) -> Platform:
    """The platform that was chosen. Raises UserError for a word that is none."""
    try:
        return Platform(next(iter(words), ""))
    except ValueError:
        raise UserError(STALE) from None
