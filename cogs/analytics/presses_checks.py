"""The buttons of checks. Ids carry the group first, because the question lies in direct messages."""

from bot.access import Who, is_moderator
from bot.direct import group_of
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.analytics import checking, service_checks, service_verification, text_checks, ui_checks
from cogs.analytics.model import FEATURE, NoteKind

presses = Presses(FEATURE)


@presses.on("check", Who.ANYWHERE)
async def check(press: Press) -> None:
    """How my numbers look."""
    guild_id, user_id, now = await group_of(press), press.user_id, press.bot.now()
    moderates = bool(press.guild_id) and await is_moderator(press.interaction, presses.feature)
    found = await checking.state(press.bot, guild_id, user_id)
    async with press.bot.db.read() as conn:
        joined = await service_verification.joined(conn, guild_id, user_id)
    await press.show(ui_checks.state_card(found, guild_id, now, joined=joined, moderates=moderates))


@presses.on("check_context", Who.ANYWHERE)
async def context(press: Press) -> None:
    """What it may have been."""
    guild_id = await group_of(press)
    async with press.bot.db.read() as conn:
        matter = await service_checks.mine(conn, guild_id, press.user_id, press.id(1))
    await press.show(ui_checks.context_card(matter))


def _kind(press: Press) -> NoteKind:
    try:
        return NoteKind(press.args[2])
    except (IndexError, ValueError):
        raise UserError(text_checks.NO_SUCH_KIND) from None


@presses.on("check_kind", Who.ANYWHERE)
async def kind(press: Press) -> None:
    """It was this."""
    guild_id, chosen = await group_of(press), _kind(press)
    async with press.bot.db.read() as conn:
        matter = await service_checks.mine(conn, guild_id, press.user_id, press.id(1))
    await press.ask(ui_checks.context_form(matter, chosen))


@presses.on("check_note", Who.ANYWHERE)
async def note(press: Press) -> None:
    """The form with a few words."""
    guild_id, chosen, words = await group_of(press), _kind(press), press.fields.get("words") or ""
    async with press.bot.db.write() as conn:
        matter = await service_checks.mine(conn, guild_id, press.user_id, press.id(1))
        await service_checks.explain(conn, matter, chosen, words, press.bot.now())
    await press.show(ui_checks.thanks_card(guild_id))


@presses.on("check_verify", Who.ANYWHERE)
async def verify(press: Press) -> None:
    """What verification is."""
    guild_id = await group_of(press)
    async with press.bot.db.read() as conn:
        joined = await service_verification.joined(conn, guild_id, press.user_id)
    await press.show(ui_checks.verification_card(guild_id, joined=joined))


@presses.on("check_join", Who.ANYWHERE)
async def join(press: Press) -> None:
    """Take part."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        await service_verification.join(conn, guild_id, press.user_id, press.id(1), press.bot.now())
    await press.redraw(ui_checks.verification_card(guild_id, joined=True))


@presses.on("check_leave", Who.ANYWHERE)
async def leave(press: Press) -> None:
    """Stop taking part."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        await service_verification.leave(conn, guild_id, press.user_id, press.bot.now())
    await press.redraw(ui_checks.verification_card(guild_id, joined=False))


@presses.on("check_matters", Who.MODERATOR)
async def matters(press: Press) -> None:
    """Open questions of those who take part."""
    place, found = press.id(), await checking.shared(press.bot, press.guild_id)
    await press.show(ui_checks.matters_card(found, place))
