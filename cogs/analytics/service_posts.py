"""Posting figures where everybody reads them, and taking them back: from the message too, at once."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.analytics import store_posts
from cogs.analytics.model_boards import Asked, Board, scope_of
from cogs.analytics.model_posts import Kind, Post, Shown
from cogs.analytics.model_sharing import Measure
from cogs.profiles.model import Platform

BOARD = "analytics.board"
REDRAW = "analytics.board_redraw"
UNPOST = "analytics.unpost"


async def post_board(conn: AsyncConnection, guild_id: int, asked: Asked, channel_id: int, now: datetime) -> None:
    """Have a leaderboard posted. Who is on it is decided when it is sent."""
    ref = {"platform": asked.platform.value, "measure": asked.measure.value, "scope": asked.scope.key}
    number = await store_posts.add(conn, guild_id, Kind.BOARD, ref, channel_id, now)
    await enqueue(conn, Errand(guild_id, BOARD, f"{BOARD}:{number}", {"post": number}, channel_id=channel_id), now)


async def note_card(
    conn: AsyncConnection, guild_id: int, user_id: int, measures: Collection[tuple[Platform, Measure]], now: datetime
) -> int:
    """Note a share card that is about to be posted, with what is on it; the number for `sent`.

    Call it in the transaction that looks whether the person shares all of this as `Level.POSTED`.
    """
    number = await store_posts.add(conn, guild_id, Kind.CARD, {}, 0, now)
    shown = [Shown(user_id, platform, measure) for platform, measure in measures]
    await store_posts.show(conn, guild_id, number, shown)
    return number


async def post(conn: AsyncConnection, guild_id: int, post_id: int) -> Post | None:
    """One message of this group; None when it is gone, or was never there."""
    return await store_posts.get(conn, guild_id, post_id)


def asked_for(found: Post) -> Asked:
    """Which leaderboard it is."""
    return Asked(Platform(found.ref["platform"]), Measure(found.ref["measure"]), scope_of(found.ref["scope"]))


async def shown(conn: AsyncConnection, found: Post, drawn: Board) -> None:
    """Note who is on it now. In the transaction that read what they share, before the message changes."""
    asked = drawn.asked
    everyone = [Shown(line.entrant.user_id, asked.platform, asked.measure) for line in drawn.lines]
    await store_posts.show(conn, found.guild_id, found.id, everyone)


async def sent(conn: AsyncConnection, guild_id: int, post_id: int, where: tuple[int, int], now: datetime) -> None:
    """Remember its channel and message. Whoever took back their yes on the way goes from it now."""
    await store_posts.sent(conn, guild_id, post_id, *where)
    found = await store_posts.get(conn, guild_id, post_id)
    if found is not None and found.stale:
        await _mend(conn, found, now)


async def gone(conn: AsyncConnection, guild_id: int, post_id: int) -> None:
    """The message is not there any more, or nobody is left on it."""
    await store_posts.remove(conn, guild_id, post_id)


async def withdraw(
    conn: AsyncConnection,
    guild_id: int,
    user_id: int,
    now: datetime,
    platform: Platform | None = None,
    measure: Measure | None = None,
) -> int:
    """Take the person's figures off every message: of one platform and measure, or all; how many messages."""
    found = await store_posts.showing(conn, guild_id, user_id, platform, measure)
    await _mend_all(conn, guild_id, found, now)
    return len(found)


async def redraw_boards(conn: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Draw every posted leaderboard of the group anew."""
    await _mend_all(conn, guild_id, await store_posts.boards(conn, guild_id), now)


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """The same for somebody who is forgotten."""
    await withdraw(conn, guild_id, user_id, now)
    await store_posts.take_off(conn, guild_id, user_id)


async def _mend_all(conn: AsyncConnection, guild_id: int, found: Sequence[Post], now: datetime) -> None:
    await store_posts.mark_stale(conn, guild_id, [each.id for each in found])
    for each in found:
        if each.message_id is not None:
            await _mend(conn, each, now)


async def _mend(conn: AsyncConnection, found: Post, now: datetime) -> None:
    """Draw a leaderboard without those who left it; delete a share card."""
    if found.kind is Kind.BOARD:
        errand = Errand(found.guild_id, REDRAW, f"{REDRAW}:{found.id}", {"post": found.id})
        await enqueue_again(conn, errand, now)
        return
    ref = {"channel": found.channel_id, "message": found.message_id}
    await enqueue(conn, Errand(found.guild_id, UNPOST, f"{UNPOST}:{found.message_id}", ref), now)
    await store_posts.remove(conn, found.guild_id, found.id)
