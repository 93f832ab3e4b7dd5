"""Templates, and people whom moderators keep out of giveaways. Every act is audited."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.giveaways import service, service_hosting, store_kept
from cogs.giveaways import text_hosting as text
from cogs.giveaways.model import FEATURE, Giveaway
from cogs.giveaways.model_calendar import ending, lasting
from cogs.giveaways.model_kept import LONGEST_TEMPLATE_NAME, MOST_TEMPLATES, Bar, Template
from cogs.giveaways.service_hosting import LONGEST_REASON


async def templates(conn: AsyncConnection, guild_id: int) -> Sequence[Template]:
    """The group's templates, by name."""
    return await store_kept.templates_of(conn, guild_id)


async def template(conn: AsyncConnection, guild_id: int, name: str) -> Template:
    """One of them. Raises UserError when there is none of that name."""
    found = [each for each in await templates(conn, guild_id) if each.name.casefold() == name.strip().casefold()]
    if not found:
        raise UserError(text.NO_TEMPLATE)
    return found[0]


async def keep_template(conn: AsyncConnection, by: By, giveaway_id: int, name: str) -> Template:
    """Keep what a giveaway is like under a name; an older template of that name is replaced. Raises UserError."""
    giveaway = await service.load(conn, by.guild_id, giveaway_id)
    name = " ".join(name.split())[:LONGEST_TEMPLATE_NAME]
    if not name:
        raise UserError(text.NAME_IT)
    known = {each.name.casefold(): each.name for each in await templates(conn, by.guild_id)}
    if name.casefold() not in known and len(known) >= MOST_TEMPLATES:
        raise UserError(text.TOO_MANY_TEMPLATES)
    kept = Template(known.get(name.casefold(), name), giveaway.spec, await _lasts(conn, by, giveaway))
    await store_kept.put_template(conn, by.guild_id, kept, by.now)
    await service_hosting.record(conn, by, "keep template", giveaway, name=kept.name)
    return kept


async def _lasts(conn: AsyncConnection, by: By, giveaway: Giveaway) -> timedelta:
    zone = await desk.zone(conn, by.guild_id)
    return lasting(giveaway.starts_at or giveaway.created_at, giveaway.ends_at, zone)


async def use_template(conn: AsyncConnection, by: By, name: str, channel_id: int) -> Giveaway:
    """A draft from a template, as long as it was. Raises UserError when there is none of that name."""
    found = await template(conn, by.guild_id, name)
    ends_at = ending(by.now, found.lasts, await desk.zone(conn, by.guild_id))
    return await service_hosting.draft(conn, by, channel_id, found.spec, ends_at)


async def drop_template(conn: AsyncConnection, by: By, name: str) -> None:
    """Remove a template. Giveaways that were made from it stay as they are."""
    if await store_kept.drop_template(conn, by.guild_id, name):
        await _record(conn, by, "drop template", None, name=name)


async def bars(conn: AsyncConnection, guild_id: int) -> Sequence[Bar]:
    """Who is kept out, the latest first."""
    return await store_kept.bars(conn, guild_id)


async def bar(conn: AsyncConnection, by: By, people: Collection[int], reason: str) -> None:
    """Keep people out of every giveaway of the group. Raises UserError without a reason."""
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise UserError(text.NO_REASON)
    await store_kept.bar(conn, by.guild_id, people, reason, by.now)
    for person in people:
        await _record(conn, by, "bar", person, reason=reason)


async def unbar(conn: AsyncConnection, by: By, people: Collection[int]) -> None:
    """Let people in again."""
    for person in sorted(await store_kept.unbar(conn, by.guild_id, people)):
        await _record(conn, by, "unbar", person)


async def _record(conn: AsyncConnection, by: By, action: str, subject: int | None, **details: str) -> None:
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, action, subject, details), by.now)
