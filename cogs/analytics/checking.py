"""Looking at accounts for somebody who waits: the numbers are read, worked out off the event loop, and settled."""

import asyncio
from collections.abc import Sequence

from bot.client import Greenroom
from cogs.analytics import service_checks, service_verification
from cogs.analytics.model_check import Look
from cogs.analytics.model_check_look import look
from cogs.analytics.model_check_matter import Checked, Known, Shared
from cogs.analytics.people import may_derive_youtube
from cogs.analytics.service_checks import settle


async def looks(bot: Greenroom, known: Sequence[Known]) -> list[tuple[Known, Look]]:
    """A look at each of them. It takes some milliseconds, in which the bot goes on."""
    now = bot.now()
    return await asyncio.to_thread(lambda: [(each, look(each.given, now)) for each in known])


async def state(bot: Greenroom, guild_id: int, user_id: int) -> list[Checked]:
    """A person's own accounts as they are now."""
    now = bot.now()
    async with bot.db.read() as conn:
        allowed = may_derive_youtube(bot)
        known = await service_checks.known_of(conn, guild_id, user_id, now, youtube_allowed=allowed)
    looked = await looks(bot, known)
    async with bot.db.write() as conn:
        return [await service_checks.seen(conn, each, found, now) for each, found in looked]


async def about(bot: Greenroom, guild_id: int, matter_id: int) -> Checked | None:
    """An open matter with the arithmetic of this moment; None when it is closed, or closed by that."""
    now, allowed = bot.now(), may_derive_youtube(bot)
    async with bot.db.read() as conn:
        account_id = await service_checks.in_question(conn, guild_id, matter_id)
        known = await service_checks.known(conn, guild_id, account_id, now, youtube_allowed=allowed)
    if known is None:
        return None
    found = (await looks(bot, [known]))[0][1]
    async with bot.db.write() as conn:
        matter = await settle(conn, known, found, now)
    return Checked(known.account, found, matter, known.badge) if matter is not None else None


async def shared(bot: Greenroom, guild_id: int) -> Sequence[Shared]:
    """What moderators may see."""
    now, allowed = bot.now(), may_derive_youtube(bot)
    async with bot.db.read() as conn:
        accounts = [each.account_id for each in await service_verification.in_question(conn, guild_id, now)]
        known = [await service_checks.known(conn, guild_id, each, now, youtube_allowed=allowed) for each in accounts]
    looked = await looks(bot, [each for each in known if each is not None])
    async with bot.db.write() as conn:
        return await service_verification.shared(conn, guild_id, looked, now)
