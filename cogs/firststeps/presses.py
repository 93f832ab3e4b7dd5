"""The controls of the panel, the reminders and the forms. Those of the other topics are in files of their own.

Ids carry the group first, because a reminder may lie in direct messages.
"""

from bot.access import Who
from bot.direct import group_of
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.contact import service as contact
from cogs.contact import text as contact_text
from cogs.desk import service as desk
from cogs.firststeps import service, service_nudges, text, ui
from cogs.firststeps.service_progress import begun, progress

presses = Presses("firststeps")


async def panel(press: Press, guild_id: int, *, fresh: bool = False) -> None:
    """Show the panel: on the card that was pressed, or `fresh`."""
    async with press.bot.db.write() as conn:
        notice = await contact.take_notice(conn, guild_id, press.user_id)
        found = await service.panel(conn, guild_id, press.user_id)
    card = ui.panel_card(found, press.bot.now(), contact_text.NOTICES[notice] if notice else None)
    await (press.show(card) if fresh else press.redraw(card))


@presses.on("open", Who.ANYWHERE)
async def show_panel(press: Press) -> None:
    """My first steps."""
    await panel(press, await group_of(press), fresh=True)


@presses.on("begin", Who.ANYWHERE)
async def begin(press: Press) -> None:
    """Begin, for somebody who was here before the bot."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        await service.start_late(conn, guild_id, press.user_id, press.bot.now())
    await panel(press, guild_id)


@presses.on("resume", Who.ANYWHERE)
async def resume(press: Press) -> None:
    """Remind me again."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        await service.resume(conn, guild_id, press.user_id)
    await panel(press, guild_id)


@presses.on("later", Who.ANYWHERE)
async def later(press: Press) -> None:
    """Ask me again in two days."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        await service_nudges.later(conn, guild_id, press.user_id, press.id(1), press.bot.now())
    await _after_nudge(press, guild_id, text.SEE_YOU_LATER)


@presses.on("stop", Who.ANYWHERE)
async def stop(press: Press) -> None:
    """Stop reminders."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        await service.stop(conn, guild_id, press.user_id)
    await _after_nudge(press, guild_id, text.STOPPED)


async def _after_nudge(press: Press, guild_id: int, after: str) -> None:
    """The reminder without the buttons that were used."""
    async with press.bot.db.read() as conn:
        nudge = await service_nudges.get(conn, guild_id, press.user_id, press.id(1))
        welcome = await desk.place(conn, guild_id, "welcome")
    guild = press.bot.get_guild(guild_id)
    channel = f"<#{welcome}>" if welcome else text.WELCOME_CHANNEL
    await press.redraw(ui.nudge_card(nudge, guild.name if guild else "", channel, after))


@presses.on("plan", Who.ANYWHERE)
async def plan(press: Press) -> None:
    """Plan my content."""
    guild_id = await group_of(press)
    async with press.bot.db.read() as conn:
        await begun(conn, guild_id, press.user_id)
        known = await service.calendar(conn, guild_id, press.user_id)
    await press.ask(ui.calendar_form(guild_id, known))


@presses.on("planned", Who.ANYWHERE)
async def planned(press: Press) -> None:
    """The calendar's form."""
    guild_id, now, fields = await group_of(press), press.bot.now(), press.fields
    async with press.bot.db.write() as conn:
        times, starts = "".join(fields["per_week"]), fields["starts_on"]
        calendar = await service.plan_content(conn, guild_id, press.user_id, times, fields["formats"], starts, now)
        today = now.astimezone(await contact.zone(conn, guild_id, press.user_id)).date()
    await press.show(ui.calendar_card(calendar, guild_id, today))


@presses.on("check_in", Who.ANYWHERE)
async def check_in(press: Press) -> None:
    """How did it go."""
    guild_id = await group_of(press)
    async with press.bot.db.read() as conn:
        known = await progress(conn, guild_id, press.user_id)
    number = known.open_check_in(press.bot.now()) if known is not None else None
    if number is None:
        raise UserError(text.TOO_EARLY)
    await press.ask(ui.check_in_form(guild_id, number))


@presses.on("checked_in", Who.ANYWHERE)
async def checked_in(press: Press) -> None:
    """The check-in's form."""
    guild_id, feeling = await group_of(press), "".join(press.fields["feeling"])
    said = service.said(press.id(1), feeling, press.fields["line"], press.bot.now())
    async with press.bot.db.write() as conn:
        await service.check_in(conn, guild_id, press.user_id, said)
    await press.show(ui.check_in_card(said, guild_id))
