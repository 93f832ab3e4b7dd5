"""What the errand of a digest becomes in Discord."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.outbox import Delivery, Failed, Failure, Render, Why
from bot.ui import Card
from cogs.digest import service, showing, text

if TYPE_CHECKING:
    from bot.client import Greenroom

_TROUBLES: Mapping[Why, str] = {Why.GONE: text.GONE, Why.FORBIDDEN: text.FORBIDDEN}


def card(bot: "Greenroom") -> Render:
    """The week as it is when it is sent; nothing when it was paused on the way."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            if not (await service.plan(conn, delivery.guild_id)).is_on:
                return None
        may_attach = _may_attach(bot, delivery.guild_id, delivery.channel_id or 0)
        return await showing.digest(bot, delivery.guild_id, with_picture=may_attach)

    return render


def _may_attach(bot: "Greenroom", guild_id: int, channel_id: int) -> bool:
    """Whether a picture may go there, as far as is known."""
    guild = bot.get_guild(guild_id)
    channel = guild.get_channel(channel_id) if guild is not None else None
    return channel is None or channel.permissions_for(channel.guild.me).is_superset(showing.PICTURES)


def not_sent(bot: "Greenroom") -> Failed:
    """No channel, or no permission: switched off, and said so. Everything else is told by the kernel."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        trouble = _TROUBLES.get(failure.why)
        if trouble is None:
            return False
        async with bot.db.write() as conn:
            await service.gave_up(conn, delivery.guild_id, trouble, delivery.ref["slot"], bot.now())
        return True

    return failed
