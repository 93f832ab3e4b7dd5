"""What people delete or forbid by hand, and what breaks on the way: a room is mended, or its two hear how to go on."""

from datetime import timedelta

import discord

from cogs.desk import store as desk
from cogs.rooms.model import State, Step
from tests.group import Group, said
from tests.rooms.scene import BOTH, Pair, accept, letters, member, pair, post


async def another(made: Pair, name: str, title: str = "Cheese reel") -> Pair:
    """Keiko accepts somebody else for another request."""
    person = await member(made.group, name)
    request = await post(made.group, made.board, made.owner, title=title)
    room = await accept(made.group, made.owner, person, request)
    return Pair(made.group, made.board, made.owner, person, request, room.id)


@BOTH
async def test_a_thread_deleted_by_hand_is_made_anew_once_and_said_so(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C8: with its card and its history; a second time the two hear how to go on without one."""
    made = await pair(group, forum=forum)
    await made.press(made.owner, "The brief is clear")
    group.env.backend.delete_channel(made.thread.id)
    await group.settle()
    await group.tick()
    assert "✓ **Briefed**" in said(made.card())
    assert any("Somebody deleted the room you had" in said(each) for each in made.thread.history())
    group.env.backend.delete_channel(made.thread.id)
    await group.settle()
    await group.tick()
    assert not made.threads()
    assert "Please write to each other directly. /room show" in said(letters(made.creator)[-1])
    shown = await made.panel(made.creator)
    await made.creator.click(shown, label="I have begun")
    await group.tick()
    assert (await made.room()).step is Step.PRODUCTION
    assert not made.threads()


@BOTH
async def test_a_thread_deleted_while_the_bot_was_away_is_noticed_when_it_is_back(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C8: and one that Discord has put away is left in peace."""
    made = await pair(group, forum=forum)
    quiet = await another(made, "jamal")
    await quiet.archive()
    await group.bot.close()
    group.env.backend.delete_channel(made.thread.id)
    await group.come_back()
    await group.tick()
    assert any("Somebody deleted the room you had" in said(each) for each in made.thread.history())
    assert "Bread reel" in said(made.card())
    assert quiet.is_archived()
    assert len(quiet.threads()) == 1


async def test_a_thread_deleted_while_discord_does_not_answer_is_noticed_at_the_next_step(group: Group) -> None:
    """C8: nobody is taken to have left, and nothing for deleted, because of somebody else's trouble."""
    made = await pair(group)
    await group.bot.close()
    group.env.backend.delete_channel(made.thread.id)
    group.guild.remove_member(made.creator)
    await group.come_back()
    group.env.inject_error("GET", "/guilds/*/members/*", status=500, times=None)
    await group.tick()
    assert (await made.room()).state is State.ACTIVE
    shown = await made.panel(made.owner)
    await made.owner.click(shown, label="The brief is clear")
    await group.tick()
    assert (await made.room()).thread_id is None


async def test_the_channel_of_a_room_is_deleted_and_it_goes_on_elsewhere(group: Group) -> None:
    """C8: with the board, when that is a text channel; Discord tells nothing of the threads in it."""
    made = await pair(group)
    group.env.backend.delete_channel(made.board.board.id)
    await group.settle()
    shown = await made.panel(made.owner)
    await made.owner.click(shown, label="The brief is clear")
    await group.tick()
    await group.tick()
    (thread,) = group.channel("welcome").threads
    assert (await made.room()).thread_id == thread.id
    assert "✓ **Briefed**" in said(next(each for each in thread.history() if each.pinned))


async def test_a_card_deleted_by_hand_is_posted_and_pinned_again(group: Group) -> None:
    """C8."""
    made = await pair(group)
    channel = group.bot.get_partial_messageable(made.thread.id)
    await channel.get_partial_message(made.card().id).delete()
    shown = await made.panel(made.owner)
    await made.owner.click(shown, label="The brief is clear")
    await group.tick()
    await group.tick()
    assert "✓ **Briefed**" in said(made.card())
    assert len(made.thread.pinned_messages()) == 1


async def test_a_thread_that_was_put_away_is_opened_for_the_next_step(group: Group) -> None:
    """C8: and the dates, the history and everything else is as it was."""
    made = await pair(group)
    await made.archive()
    shown = await made.panel(made.owner)
    await made.owner.click(shown, label="The brief is clear")
    await group.tick()
    assert not made.is_archived()
    assert "✓ **Briefed**" in said(made.card())


async def test_a_failure_on_the_way_leaves_one_thread_with_one_card(group: Group) -> None:
    """C8: the thread was made and the card was not, then the bot was started anew."""
    made = await pair(group)
    group.env.inject_error("POST", "/channels/*/messages", status=500)
    other = await another(made, "jamal")
    await group.restart()
    await group.pass_time(timedelta(minutes=1), steps=3)
    assert len(other.threads()) == 1
    assert sum("Cheese reel" in said(each) for each in other.thread.history()) == 1
    assert other.card().pinned


async def test_without_the_permission_the_two_hear_how_to_go_on_and_moderators_what_is_missing(group: Group) -> None:
    """C8: the room works without a thread, and gets one as soon as it can."""
    made = await pair(group)
    group.bot_may(create_private_threads=False)
    other = await another(made, "jamal")
    assert not other.threads()
    for person in (other.owner, other.creator):
        assert "I may not open a private thread for you there" in said(letters(person)[-1])
    assert any("could not open a private thread for them" in said(note) for note in made.board.notes())
    found = await group.moderator.slash(group.lobby, "doctor")
    await group.tick()
    assert "I cannot open private threads for people who make something together" in said(found)
    group.bot_may(create_private_threads=True)
    shown = await other.panel(other.owner)
    await other.owner.click(shown, label="The brief is clear")
    await group.tick()
    assert "✓ **Briefed**" in said(other.card())


async def test_without_the_permission_to_pin_the_card_is_there_all_the_same(group: Group) -> None:
    """C8."""
    made = await pair(group)
    group.bot_may(manage_messages=False, pin_messages=False)
    other = await another(made, "jamal")
    assert not other.thread.pinned_messages()
    assert any("Cheese reel" in said(each) for each in other.thread.history())


async def test_a_board_that_one_of_them_cannot_see_holds_no_room_for_them(group: Group) -> None:
    """C8: then it is at the door, which everybody sees."""
    made = await pair(group)
    board = group.bot.get_channel(made.board.board.id)
    assert isinstance(board, discord.TextChannel)
    await board.set_permissions(board.guild.me, view_channel=True)
    await board.set_permissions(board.guild.default_role, view_channel=False)
    await group.settle()
    other = await another(made, "jamal")
    assert other.thread.id in {each.id for each in group.channel("welcome").threads}


async def test_a_group_with_a_forum_and_no_welcome_channel_is_explained(group: Group) -> None:
    """C8: nothing is lost; the moderators hear what is missing."""
    made = await pair(group, forum=True)
    group.env.backend.delete_channel(group.channel("welcome").id)
    await group.settle()
    async with group.bot.db.read() as conn:
        assert await desk.places_of(conn, group.guild.id)
    other = await another(made, "jamal")
    assert "Please write to each other directly" in said(letters(other.creator)[-1])
    assert (await other.room()).state is State.ACTIVE


async def test_somebody_who_left_before_the_thread_was_made_ends_it(group: Group) -> None:
    """C8: while the bot was away, so that nobody told it."""
    made = await pair(group)
    jamal = await member(group, "jamal")
    request = await post(group, made.board, made.owner, title="Cheese reel")
    await group.bot.close()
    group.guild.remove_member(jamal)
    await group.come_back()
    room = await accept(group, made.owner, jamal, request)
    other = Pair(group, made.board, made.owner, jamal, request, room.id)
    await group.tick()
    assert (await other.room()).state is State.CANCELLED
    assert "so “Cheese reel” is over" in said(letters(made.owner)[-1])


@BOTH
async def test_a_title_of_a_hundred_emoji_names_a_thread(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C8."""
    made = await pair(group, forum=forum)
    other = await another(made, "jamal", title="🥐" * 100)
    assert (other.thread.name or "").startswith("🥐")
    assert "🥐" in said(other.card())
