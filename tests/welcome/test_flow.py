"""Newcomers are greeted once, in small groups, whatever happens: the real bot on SimCord."""

import asyncio
from datetime import timedelta
from itertools import pairwise

from bot.by import By
from cogs.desk import store as desk
from cogs.welcome import jobs, service_settings
from cogs.welcome.model_template import Kind
from tests.group import Group, labels, said
from tests.welcome.door import Door, answer


async def test_a_newcomer_is_greeted_by_name_within_a_tick(door: Door) -> None:
    """W1: a channel message with their name and the way to start."""
    ana = door.come("ana")
    await door.tick()
    (message,) = door.messages()
    assert ana.mention in said(message)
    assert "The Green Room" in said(message)
    assert labels(message) == ["Start here", "Send me the guide"]
    assert door.pinged() == [ana.id]


async def test_the_guide_comes_by_direct_message_only_when_it_is_asked_for(door: Door) -> None:
    """W2: the button on the greeting."""
    ana = door.come("ana")
    await door.tick()
    assert not ana.user.dm_channel.history()
    await ana.click(door.messages()[0], label="Send me the guide")
    await door.tick()
    assert "The Green Room" in said(ana.user.dm_channel.history()[0])


async def test_the_way_to_start_is_open_to_who_was_greeted(door: Door) -> None:
    """W1, W12: the button leads into onboarding."""
    ana = door.come("ana")
    await door.tick()
    shown = await ana.click(door.messages()[0], label="Start here")
    assert answer(shown).ephemeral


async def test_the_way_to_a_greeting_is_the_same_on_each_engine(group_on_each_engine: Group) -> None:
    """W1, W9, W11: greeted, given the role, not greeted again after a restart and a rejoin."""
    door = Door(group_on_each_engine)
    await door.open()
    ana = door.come("ana")
    await door.tick()
    await door.group.restart()
    door.leave(ana)
    await door.wait(60)
    door.come(ana.user)
    await door.wait(60)
    assert door.greeted() == [[ana.id]]
    assert ana.member is not None
    assert ana.member.get_role(door.newcomer.id) is not None


async def test_bots_are_not_counted_as_members(door: Door) -> None:
    """W6: {count} is people."""
    door.group.guild.add_member(door.group.env.create_user("helper", bot=True))
    async with door.group.bot.db.write() as conn:
        await service_settings.add_template(
            conn, By(door.group.guild.id, 1, door.group.now()), Kind.ONE, "{name} makes {count} of us"
        )
    door.come("ana")
    await door.tick()
    people = [member for member in door.group.backend_guild.members if not door.group.env.backend.users[member].bot]
    assert f"makes {len(people)} of us" in said(door.messages()[0])


async def test_a_bot_is_not_greeted(door: Door) -> None:
    """W1."""
    door.group.guild.add_member(door.group.env.create_user("helper", bot=True))
    await door.tick()
    await door.wait(600, every=300)
    assert door.messages() == []


async def test_nobody_is_greeted_before_the_rules_screening(door: Door) -> None:
    """W4, W11: no greeting and no role before the person accepted the rules."""
    ana = door.come_unscreened("ana")
    await door.wait(600, every=60)
    assert door.messages() == []
    assert ana.member is not None
    assert ana.member.get_role(door.newcomer.id) is None
    door.group.accept_rules(ana)
    await door.tick()
    assert door.greeted() == [[ana.id]]
    assert ana.member.get_role(door.newcomer.id) is not None


async def test_a_screening_that_ended_while_the_bot_was_away_is_noticed(door: Door) -> None:
    """W4."""
    ana = door.come_unscreened("ana")
    await door.tick()
    door.group.backend_guild.members[ana.id].pending = False
    await door.group.restart()
    await door.tick()
    assert door.greeted() == [[ana.id]]


async def test_fifty_at_once_are_greeted_in_a_few_messages(door: Door) -> None:
    """W8: 50 joins in 10 s: at most 20 in a card, 10 s between cards, nobody forgotten, nobody twice."""
    people = []
    for _ in range(10):
        people += await door.crowd(5)
        await door.tick(1)
    await door.wait(60, every=1)
    greeted = door.greeted()
    assert door.everybody() == sorted(person.id for person in people)
    assert len(greeted) <= 5
    assert max(map(len, greeted)) <= 20
    assert sorted(door.pinged()) == sorted(person.id for person in people)
    times = [message.created_at for message in sorted(door.messages(), key=lambda message: message.id)]
    assert all(later - earlier >= timedelta(seconds=10) for earlier, later in pairwise(times))


async def test_a_quick_rejoin_is_not_greeted_again(door: Door) -> None:
    """W9: also after a restart in between."""
    ana = door.come("ana")
    await door.tick()
    door.leave(ana)
    await door.wait(60)
    await door.group.restart()
    door.come(ana.user)
    await door.wait(600, every=60)
    assert door.greeted() == [[ana.id]]


async def test_who_was_away_for_a_week_is_greeted_again(door: Door) -> None:
    """W9."""
    ana = door.come("ana")
    await door.tick()
    door.leave(ana)
    await door.group.settle()
    await door.group.pass_time(timedelta(days=6))
    door.come(ana.user)
    await door.tick()
    assert len(door.messages()) == 1
    door.leave(ana)
    await door.group.settle()
    await door.group.pass_time(timedelta(days=8))
    door.come(ana.user)
    await door.tick()
    assert door.greeted() == [[ana.id], [ana.id]]


async def test_who_leaves_before_the_greeting_is_greeted_on_return(door: Door) -> None:
    """W8, W9."""
    await door.set(greeting_delay=300)
    ana, ben = door.come("ana"), door.come("ben")
    await door.tick()
    await door.leave_and_return(ana, after=301)
    assert door.greeted() == [[ben.id], [ana.id]]


async def test_who_leaves_while_the_greeting_is_on_its_way_is_dropped_from_it(door: Door) -> None:
    """W8: the card is made when it is sent; who comes back later is greeted then."""
    ana, ben = door.come("ana"), door.come("ben")
    await door.hold_greeting_back()
    await door.leave_and_return(ana)
    assert door.greeted() == [[ben.id], [ana.id]]


async def test_who_left_and_came_back_before_the_greeting_went_out_is_named_once(door: Door) -> None:
    """W8, W9."""
    ana = door.come("ana")
    await door.hold_greeting_back()
    door.leave(ana)
    await door.group.settle()
    door.come(ana.user)
    await door.wait(60)
    assert door.greeted() == [[ana.id]]


async def test_who_joined_while_the_bot_was_away_is_greeted(door: Door) -> None:
    """W1: on the first tick after a restart, and not again at the next."""
    await door.tick()
    await door.group.env.advance_time(3600)
    ana = door.come_unseen("ana")
    await door.group.restart()
    await door.tick()
    assert door.greeted() == [[ana.id]]
    await door.wait(900, every=300)
    assert door.greeted() == [[ana.id]]


async def test_who_left_while_the_bot_was_away_is_not_greeted(door: Door) -> None:
    """W8."""
    await door.set(greeting_delay=900)
    ana = door.come("ana")
    await door.tick(120)
    door.leave_unseen(ana)
    await door.group.restart()
    await door.wait(1200, every=60)
    assert door.messages() == []


async def test_who_was_there_before_the_bot_is_never_greeted(door: Door) -> None:
    """W1."""
    door.come_unseen("old_hand")
    await door.group.env.advance_time(60)
    await door.set(watching_since=door.group.now(), swept_at=None)
    await door.group.restart()
    await door.wait(900, every=300)
    assert door.messages() == []


async def test_who_had_their_data_deleted_is_not_greeted_again(door: Door) -> None:
    """W9, D3: the arrival is forgotten, and the person is still here."""
    ana = door.come("ana")
    await door.wait(900, every=300)
    async with door.group.bot.db.write() as conn:
        await door.group.bot.forget_person(conn, door.group.guild.id, ana.id)
    await door.group.restart()
    await door.wait(900, every=300)
    assert door.greeted() == [[ana.id]]


async def test_two_ticks_at_once_greet_once(door: Door) -> None:
    """W8."""
    await door.crowd(3)
    await asyncio.gather(*(jobs.greet(door.group.bot) for _ in range(4)))
    await door.tick()
    assert [len(named) for named in door.greeted()] == [3]


async def test_another_group_is_not_told(door: Door) -> None:
    """W1: who joins elsewhere is not greeted here."""
    other = door.group.env.create_guild("Elsewhere")
    await door.group.settle()
    other.add_member(door.person("ben"))
    await door.wait(60)
    assert door.messages() == []


async def test_nobody_is_greeted_before_setup_and_everybody_after(group: Group) -> None:
    """W1: a group without a welcome channel greets nobody, and forgets nobody."""
    door = Door(group)
    ana = door.come("ana")
    await door.wait(60)
    mod = group.moderator.id
    await door.group.settle()
    door.channel = group.guild.create_text_channel("welcome")
    await group.settle()
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "welcome", door.channel.id)
    await door.tick()
    assert door.everybody() == sorted([ana.id, mod])


async def test_a_delay_is_kept(door: Door) -> None:
    """W1: the moderators' delay."""
    await door.set(greeting_delay=300)
    ana = door.come("ana")
    await door.tick()
    await door.tick(290)
    assert door.messages() == []
    await door.tick(11)
    assert door.greeted() == [[ana.id]]
