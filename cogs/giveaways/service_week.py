"""What giveaways say in the group's digest: what can be entered, and how many prizes wait."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.week import Line, label_for
from cogs.giveaways import store, store_week, text_week
from cogs.giveaways.model import Giveaway, State

_NAMED = 3
_MOST = 100


async def told(conn: AsyncConnection, guild_id: int, since: datetime, now: datetime) -> Sequence[Line]:
    """The next giveaways with the way to their cards, and open claims."""
    del since
    found = await store.in_states(conn, guild_id, {State.OPEN}, _MOST)
    running = [each for each in found if each.message_id is not None and each.ends_at > now]
    lines = [_line(each, len(running) if not at else None) for at, each in enumerate(running[:_NAMED])]
    if len(running) > _NAMED:
        lines.append(Line(text_week.more(len(running) - _NAMED)))
    claims = await store_week.open_claims(conn, guild_id)
    return [*lines, Line(text_week.claims(claims))] if claims else lines


def _line(giveaway: Giveaway, number: int | None) -> Line:
    """The first of them carries the tile for all."""
    url = f"https://discord.com/channels/{giveaway.guild_id}/{giveaway.channel_id}/{giveaway.message_id}"
    words = text_week.ends(giveaway.ends_at)
    return Line(
        words, number=number, label=label_for(number or 0, *text_week.LABEL), title=giveaway.spec.prize, url=url
    )
