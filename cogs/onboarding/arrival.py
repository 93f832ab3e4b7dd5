"""What reaches Discord at the end: posting and redrawing the introduction, giving roles, deleting what is forgotten."""

from typing import TYPE_CHECKING

import discord

from bot import reach
from bot.outbox import Delivery, Failed, Failure, Perform, Render, Sent, Why
from bot.ui import Card
from cogs.onboarding import service, service_arrival, text, ui_arrival
from cogs.onboarding.model import Posting

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.client import Greenroom


def introduction(bot: "Greenroom") -> Render:
    """Draws the introduction of somebody who is still here."""

    async def render(delivery: Delivery) -> Card | None:
        guild_id, user_id = delivery.guild_id, delivery.ref["user"]
        person = await reach.member_of(bot, guild_id, user_id)
        if person is None:
            async with bot.db.write() as conn:
                await service_arrival.left_unintroduced(conn, guild_id, user_id)
            return None
        async with bot.db.read() as conn:
            here = await service.status(conn, guild_id, user_id)
            if here is None or not here.is_finished or here.introduction is Posting.DONE:
                return None
            return ui_arrival.introduction_card(await service.scene(conn, here), person.display_name)

    return render


def introduced(bot: "Greenroom") -> Sent:
    """Remembers where the introduction is, and tells the features that wait for it."""

    async def sent(conn: "AsyncConnection", delivery: Delivery, message_id: int) -> None:
        posted = (delivery.channel_id or 0, message_id)
        await service_arrival.introduced(conn, delivery.guild_id, delivery.ref["user"], posted, bot.now())

    return sent


def not_introduced(bot: "Greenroom") -> Failed:
    """Keeps an introduction that its channel refused, until a moderator has mended that."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        if failure.why is Why.REFUSED:
            return False
        known = not reach.may_write(bot, delivery.guild_id, delivery.channel_id)
        async with bot.db.write() as conn:
            await service_arrival.wait_for_channel(conn, delivery.guild_id, delivery.ref["user"], bot.now(), seen=known)
        return True

    return failed


def redraw(bot: "Greenroom") -> Perform:
    """Brings the posted introduction in line with the profile."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.read() as conn:
            here = await service.status(conn, delivery.guild_id, delivery.ref["user"])
            scene = await service.scene(conn, here) if here is not None else None
        person = await reach.member_of(bot, delivery.guild_id, delivery.ref["user"])
        if scene is None or person is None or scene.status.message_id is None:
            return
        channel = bot.get_partial_messageable(scene.status.channel_id or 0)
        card = ui_arrival.introduction_card(scene, person.display_name)
        await channel.get_partial_message(scene.status.message_id).edit(view=card, **card.extras())

    return perform


def not_redrawn(bot: "Greenroom") -> Failed:
    """Forgets a message that a moderator deleted."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        if failure.why is not Why.GONE:
            return False
        async with bot.db.write() as conn:
            await service_arrival.unposted(conn, delivery.guild_id, delivery.ref["user"])
        return True

    return failed


def roles(bot: "Greenroom") -> Perform:
    """Gives the member and subgroup roles and takes the newcomer's. May be repeated without harm."""

    async def perform(delivery: Delivery) -> None:
        guild_id, user_id = delivery.guild_id, delivery.ref["user"]
        async with bot.db.read() as conn:
            give, take = await service_arrival.role_changes_of(conn, guild_id, user_id)
        person = await reach.member_of(bot, guild_id, user_id)
        if person is None:
            return
        if not reach.may_give(bot, guild_id, give):
            async with bot.db.write() as conn:
                await service_arrival.wait_for_roles(conn, guild_id, user_id, bot.now(), seen=True)
            return
        await _change(person, give, take)
        async with bot.db.write() as conn:
            await service_arrival.roles_given(conn, guild_id, user_id)

    return perform


async def _change(person: discord.Member, give: frozenset[int], take: frozenset[int]) -> None:
    has = {role.id for role in person.roles}
    if missing := [discord.Object(role) for role in sorted(give - has)]:
        await person.add_roles(*missing, reason=text.ROLE_REASON)
    if surplus := [discord.Object(role) for role in sorted(take & has)]:
        await person.remove_roles(*surplus, reason=text.ROLE_REASON)


def roles_not_given(bot: "Greenroom") -> Failed:
    """Keeps the roles until the bot may give them. Somebody who left in between needs none."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        if failure.why is Why.REFUSED:
            return False
        async with bot.db.write() as conn:
            await service_arrival.wait_for_roles(conn, delivery.guild_id, delivery.ref["user"], bot.now())
        return True

    return failed


def unpost(bot: "Greenroom") -> Perform:
    """Deletes an introduction whose author is forgotten."""

    async def perform(delivery: Delivery) -> None:
        await reach.delete_message(bot, delivery.ref["channel"], delivery.ref["message"])

    return perform


def changed(bot: "Greenroom") -> Perform:
    """Follows a change of a profile."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.write() as conn:
            await service_arrival.profile_changed(conn, delivery.guild_id, delivery.ref["user"], bot.now())

    return perform
