"""What the desk does by itself: the daily check of each group, and word of what never reached Discord."""

import logging
from collections.abc import Awaitable, Callable

from bot import jobs
from bot.client import Greenroom
from bot.outbox import Delivery, Failure
from cogs.desk import doctor, service_doctor, text

log = logging.getLogger("greenroom")


async def check_daily(bot: Greenroom) -> None:
    """Examine the groups whose day is over."""
    here = [guild.id for guild in bot.guilds if not guild.unavailable]
    async with bot.db.read() as conn:
        if not await service_doctor.has_due(conn, here, bot.now()):
            return
    async with bot.db.write() as conn:
        due = await service_doctor.claim(conn, here, bot.now())
    for guild_id in due:
        await jobs.run(f"the daily check of group {guild_id}", _check(bot, guild_id))


def _check(bot: Greenroom, guild_id: int) -> Callable[[], Awaitable[None]]:
    async def check() -> None:
        if (guild := bot.get_guild(guild_id)) is None:
            return
        found = await doctor.examine(bot, guild)
        async with bot.db.write() as conn:
            problems = [(finding.problem, finding.fix) for finding in found]
            await service_doctor.note(conn, guild_id, problems, bot.now())

    return check


async def tell_dead_letter(bot: Greenroom, delivery: Delivery, failure: Failure) -> None:
    """Tell the moderators in plain words that something never reached Discord; the same trouble once a day."""
    name = delivery.kind.partition(".")[0]
    title = next((feature.title for feature in bot.features if feature.name == name), name)
    words = text.dead_letter(title, failure.why.name, delivery.channel_id, delivery.user_id)
    key = f"{delivery.kind}:{failure.why.name}:{delivery.channel_id or delivery.user_id or 0}"
    async with bot.db.write() as conn:
        await service_doctor.tell_dead(conn, delivery.guild_id, key, words, bot.now())


async def give_up_alert(delivery: Delivery, failure: Failure) -> bool:
    """The moderator log itself cannot be reached: the operator's log is all that is left. Nobody is written to."""
    log.warning(
        "Group %s: the moderator log cannot be reached, %s (%s). It was to be told: %s",
        delivery.guild_id,
        failure.why.value,
        failure.detail,
        delivery.ref["text"],
    )
    return True
