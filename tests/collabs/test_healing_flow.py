"""What people delete or forbid by hand: cards, threads, tags, the board itself. It is mended, or explained."""

from datetime import timedelta

import discord
import pytest

from cogs.desk import store as desk
from tests.collabs.scene import Scene, begun, scene
from tests.group import Group, said

BOTH = pytest.mark.parametrize("forum", [True, False], ids=["forum", "text"])


async def test_a_thread_deleted_by_hand_is_posted_again_and_explained(group: Group) -> None:
    made, keiko = await begun(group, forum=True)
    group.env.backend.delete_channel(made.threads()[0].id)
    await group.settle()
    await group.tick()
    assert [thread.name for thread in made.threads()] == ["Bread reel"]
    assert any("I posted it again" in said(note) for note in made.notes())
    (request,) = await made.of(keiko)
    assert request.thread_id == made.threads()[0].id


@BOTH
async def test_a_card_deleted_by_hand_is_noticed_within_a_day(group: Group, forum: bool) -> None:  # noqa: FBT001
    made, keiko = await begun(group, forum=forum)
    await _delete_card(group, made)
    await group.pass_time(timedelta(days=1, minutes=1))
    await group.tick()
    assert "Bread reel" in said(made.cards()[-1])
    (request,) = await made.of(keiko)
    assert request.message_id == made.cards()[-1].id
    assert sum("I posted it again" in said(note) for note in made.notes()) == 1


async def _delete_card(group: Group, made: Scene) -> None:
    (card,) = made.cards()
    channel = group.bot.get_partial_messageable(card.channel.id)
    await channel.get_partial_message(card.id).delete()
    await group.settle()


async def test_a_card_deleted_by_hand_is_noticed_at_the_next_change(group: Group) -> None:
    made, keiko = await begun(group, forum=False)
    await _delete_card(group, made)
    (request,) = await made.of(keiko)
    await keiko.slash(group.lobby, "collab renew", request=str(request.id))
    await group.tick()
    await group.tick()
    assert len(made.cards()) == 1


async def test_a_tag_deleted_by_hand_is_made_again_and_tags_of_the_group_stay(group: Group) -> None:
    made, keiko = await begun(group, forum=True)
    forum = made.forum()
    kept = [tag for tag in forum.available_tags if tag.name != "Open"]
    forum = await forum.edit(available_tags=[*kept, discord.ForumTag(name="Favourites")])
    thread = forum.threads[0]
    favourite = next(tag for tag in forum.available_tags if tag.name == "Favourites")
    await thread.edit(applied_tags=[*thread.applied_tags, favourite])
    await group.settle()
    (request,) = await made.of(keiko)
    await keiko.slash(group.lobby, "collab renew", request=str(request.id))
    await group.tick()
    assert made.tags(made.threads()[0]) == {"Open", "Creator collab", "Favourites"}


@BOTH
async def test_a_board_that_is_gone_is_explained_and_comes_back_elsewhere(group: Group, forum: bool) -> None:  # noqa: FBT001
    made, keiko = await begun(group, forum=forum)
    group.env.backend.delete_channel(made.board.id)
    await group.settle()
    jamal = group.join("jamal")
    await group.settle()
    card = await made.draft(jamal)
    await jamal.click(card, label="Post it")
    await group.tick()
    assert any("I cannot post the request" in said(note) for note in made.notes())
    assert "**Bread reel**" in said(await jamal.slash(group.lobby, "collab browse"))
    new = group.guild.create_text_channel("new-board")
    await group.settle()
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "collabs", new.id)
    await group.pass_time(timedelta(days=1, minutes=1))
    await group.tick()
    assert len(new.history()) == 2
    assert [request.channel_id for request in await made.of(keiko)] == [new.id]


async def test_a_board_closed_to_us_is_explained(group: Group) -> None:
    made = await scene(group, forum=True)
    keiko = group.join("keiko")
    await group.settle()
    guild = made.forum().guild
    await made.forum().set_permissions(guild.me, overwrite=discord.PermissionOverwrite(send_messages=False))
    await group.settle()
    await made.post(keiko)
    assert made.threads() == []
    assert any("Run /doctor" in said(note) for note in made.notes())
    await made.forum().set_permissions(guild.me, overwrite=None)
    await group.pass_time(timedelta(days=1, minutes=1))
    assert len(made.threads()) == 1
