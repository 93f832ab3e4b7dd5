"""Making a person's private thread under the welcome channel, and what is done when Discord refuses."""

from bot.client import Greenroom
from bot.outbox import Delivery, Failed, Failure, Perform
from bot.reach import member_of
from bot.threads import private_thread
from cogs.contact import return_service, service, text
from cogs.contact.return_service import fall_back
from cogs.desk import service as desk

__all__ = ["fall_back", "thread_failed", "thread_maker"]

WELCOME = "welcome"


def thread_maker(bot: Greenroom) -> Perform:
    """The effect that makes the thread, puts the person in and lets the waiting letters go."""

    async def perform(delivery: Delivery) -> None:
        guild_id, user_id = delivery.guild_id, delivery.user_id or 0
        member = await member_of(bot, guild_id, user_id)
        if member is None:
            await _left(bot, guild_id, user_id)
            return
        async with bot.db.read() as conn:
            channel_id = await desk.place(conn, guild_id, WELCOME)
            known = (await service.person(conn, guild_id, user_id)).thread_id
        if channel_id is None:
            await _refused(bot, delivery, text.ALERT_NO_PLACE)
            return
        name = text.THREAD_NAME.format(name=member.name)
        thread = await private_thread(bot, channel_id, name, [user_id], known=known)
        async with bot.db.write() as conn:
            await return_service.thread_made(conn, guild_id, user_id, thread.id, bot.now())

    return perform


def thread_failed(bot: Greenroom) -> Failed:
    """A thread that Discord will not let us make is told to the moderators, not tried for ever."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        await _refused(bot, delivery, text.ALERT_NO_THREAD)
        return True

    return failed


async def _left(bot: Greenroom, guild_id: int, user_id: int) -> None:
    async with bot.db.write() as conn:
        await service.leave(conn, guild_id, user_id, bot.now())


async def _refused(bot: Greenroom, delivery: Delivery, alert: str) -> None:
    async with bot.db.write() as conn:
        await return_service.thread_refused(conn, delivery.guild_id, delivery.user_id or 0, alert, bot.now())
