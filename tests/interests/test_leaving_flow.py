"""Somebody leaves in the middle: the owner, somebody who offered, one of two in a room. Also while the bot was away."""

from datetime import timedelta

import pytest
from simcord.actors import MemberActor

from cogs.collabs.model import State as Stage
from cogs.desk import store as desk
from cogs.interests.model import State
from cogs.rooms.model import State as RoomState
from tests.group import Group, labels, said
from tests.interests.scene import House, house, read_letters
from tests.rooms.scene import Pair

EACH_WAY = pytest.mark.parametrize(
    ("forum", "away"), [(True, False), (False, False), (True, True)], ids=["forum", "text", "forum, while away"]
)


async def busy(group: Group, *, forum: bool) -> tuple[House, Pair, MemberActor]:
    """Keiko said yes to Jamal, and Lotte is on the waiting list."""
    made = await house(group, forum=forum)
    welcome = group.guild.create_text_channel("welcome")
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "welcome", welcome.id)
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.offer(jamal)
    await made.offer(lotte)
    await made.decide("accept", jamal)
    await group.tick()
    assert await made.state(lotte) is State.WAITING
    return made, Pair(group, made.board, made.keiko, jamal, made.request, 1), lotte


async def leave(group: Group, person: MemberActor, *, away: bool) -> None:
    """The bot hears it, or learns of it when it is back."""
    if away:
        await group.bot.close()
    group.guild.remove_member(person)
    if away:
        await group.come_back()
    await group.settle()
    await group.tick()
    await group.tick()


@EACH_WAY
async def test_whoever_was_accepted_leaves_and_the_next_in_line_is_known(group: Group, forum: bool, away: bool) -> None:  # noqa: FBT001
    """C6, C8: the place is free, the owner hears who is next, and the card is open again."""
    made, pair, lotte = await busy(group, forum=forum)
    await leave(group, pair.creator, away=away)
    assert (await pair.room()).state is RoomState.CANCELLED
    assert read_letters(made.keiko, "so “Bread reel” is over")
    assert read_letters(made.keiko, f"came free. Next in line: 1. <@{lotte.id}>.")
    assert "I'm interested" in labels(made.card)
    if forum:
        assert "Open" in made.board.tags(made.board.threads()[0])
    assert f"<@{lotte.id}>" in said(await made.list())


@EACH_WAY
async def test_the_owner_leaves_and_everybody_hears_that_it_is_over(group: Group, forum: bool, away: bool) -> None:  # noqa: FBT001
    """C7, C8: the one in the room, and the one on the waiting list; the card is off the board."""
    made, pair, lotte = await busy(group, forum=forum)
    await leave(group, made.keiko, away=away)
    assert (await pair.room()).state is RoomState.CANCELLED
    assert read_letters(pair.creator, "so “Bread reel” is over")
    assert read_letters(lotte, "has ended before it came to an answer for you")
    assert (await made.board.of(made.keiko, frozenset(Stage)))[0].state is Stage.CLOSED
    assert "This request is closed" in said(made.card)


@EACH_WAY
async def test_somebody_who_offered_leaves_and_is_not_asked_about_any_more(
    group: Group,
    forum: bool,  # noqa: FBT001
    away: bool,  # noqa: FBT001
) -> None:
    """C7: nobody answers somebody who is not there."""
    made = await house(group, forum=forum)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    await leave(group, jamal, away=away)
    await group.pass_time(timedelta(hours=1))
    assert "Nobody waits for an answer" in said(await made.list())
    assert await made.state(jamal) is State.WITHDRAWN
