"""A turn's life through the running bot: opened when it is due, shown, closed, and said when it cannot be."""

from datetime import timedelta

from cogs.shoutouts import doctor_turns
from cogs.shoutouts.model import GiftState, TurnState, What
from tests.group import Group, labels, said
from tests.shoutouts.stage import A_DAY, stage, told

FOUR = ("sofia", "keiko", "jamal", "priya")


async def test_a_turn_opens_at_its_time_with_a_card_and_two_are_asked(group: Group) -> None:
    """S2, S3, S9: who, why, where to find them, what to say."""
    show = await stage(group, *FOUR)
    await show.noon()
    (card,) = show.cards()
    (turn,) = await show.turns()
    name = show.name(turn.featured_id or 0)
    assert f"It is {name}'s turn" in said(card)
    assert f"I am {name} and I bake old breads." in said(card)
    assert f"https://www.instagram.com/{name}.bakes" in said(card)
    assert "7k" not in said(card)
    assert labels(card) == ["I'd like to give too", "Say thanks", "Why this person, why now", "How this works"]
    givers = await show.givers()
    assert len(givers) == 2
    assert name not in givers
    for each in FOUR:
        assert ("Would you show them" in told(show.people[each])) == (each in givers)
    assert "I have asked 2 people" in told(show.people[name])
    assert await show.ledger(What.TURN) == [(name, None)]


async def test_nobody_has_a_second_turn_before_everybody_had_one(group: Group) -> None:
    """S3, S4: also when the bot starts anew each week."""
    show = await stage(group, *FOUR)
    await show.noon()
    for _ in range(3):
        await group.restart()
        await show.noon(7)
    featured = [show.name(each.featured_id or 0) for each in await show.turns()]
    assert sorted(featured) == sorted(FOUR)
    assert len(show.cards()) == 4


async def test_a_bot_that_was_away_for_three_rounds_plays_one(group: Group) -> None:
    """S2, S4: no flood, and the next one comes at its own date."""
    show = await stage(group, *FOUR)
    await show.noon()
    await group.bot.close()
    await group.env.advance_time(timedelta(days=23).total_seconds())
    await group.come_back()
    await group.tick()
    await group.tick()
    assert len(await show.turns()) == 2
    assert len(show.cards()) == 2
    next_at = (await show.rotation()).next_at
    assert next_at is not None
    assert timedelta(0) < next_at - group.now() <= timedelta(days=7)
    assert next_at.hour == 12


async def test_a_newcomer_comes_first_but_not_twice_in_a_row(group: Group) -> None:
    """S8: a right of way, at most every second turn."""
    show = await stage(group, *FOUR)
    await show.noon()
    await show.join("zuri")
    await show.join("noor")
    await show.noon(7)
    assert "A newcomer's turn" in said(show.cards()[-1])
    await show.noon(7)
    await show.noon(7)
    newest = [each.right_of_way for each in await show.turns()]
    assert newest == [True, False, True, False]


async def test_nobody_in_line_is_said_once_and_the_next_date_is_set(group: Group) -> None:
    """S2: not every week again."""
    show = await stage(group)
    await show.noon()
    await show.noon(7)
    alerts = [each for each in show.log.history() if "nobody is in line" in said(each)]
    assert len(alerts) == 1
    assert await show.turns() == []
    assert show.cards() == []


async def test_a_roster_of_one_is_featured_and_moderators_hear_that_nobody_can_give(group: Group) -> None:
    """S9."""
    show = await stage(group, "sofia")
    await show.noon()
    await show.noon(7)
    assert len(show.cards()) == 2
    assert len([each for each in show.log.history() if "nobody else in line to give" in said(each)]) == 1


async def test_without_a_channel_the_givers_are_asked_all_the_same(group: Group) -> None:
    """S9: moderators hear what is missing."""
    show = await stage(group, *FOUR)
    group.env.inject_error("POST", f"/channels/{show.channel.id}/messages", status=404, code=10003, times=None)
    await show.noon()
    assert show.cards() == []
    assert "I could not post the card" in said(show.log.history()[-1])
    assert len(await show.givers()) == 2


async def test_a_lost_permission_is_said_and_the_turn_goes_on(group: Group) -> None:
    """S9: the card that is there keeps what it says."""
    show = await stage(group, *FOUR)
    await show.noon()
    where = f"/channels/{show.channel.id}/messages"
    group.env.inject_error("POST", where, status=403, code=50013, times=None)
    group.env.inject_error("PATCH", f"{where}/*", status=403, code=50013, times=None)
    await show.prove((await show.givers())[0])
    await show.noon(7)
    assert len(show.cards()) == 1
    assert "I could not post the card" in said(show.log.history()[-1])
    assert len(await show.turns()) == 2
    assert len(await show.givers()) == 2


async def test_a_broken_line_loses_nothing(group: Group) -> None:
    """S4: the card comes when Discord is back."""
    show = await stage(group, *FOUR)
    group.env.inject_error("POST", f"/channels/{show.channel.id}/messages", status=500, times=2)
    await show.noon()
    await group.pass_time(timedelta(minutes=2), steps=4)
    assert len(show.cards()) == 1


async def test_the_window_ends_and_the_card_says_so(group: Group) -> None:
    """S12: no offer any more, thanks still."""
    show = await stage(group, *FOUR)
    await show.noon()
    await show.noon(6)
    (turn,) = await show.turns()
    assert turn.state is TurnState.CLOSED
    assert labels(show.cards()[0]) == ["Say thanks", "Why this person, why now", "How this works"]
    assert {each.state for each in await show.gifts()} == {GiftState.MISSED}


async def test_a_deleted_card_stays_deleted(group: Group) -> None:
    """S4."""
    show = await stage(group, *FOUR)
    await show.noon()
    channel = await group.bot.fetch_channel(show.channel.id)
    message = await channel.fetch_message(show.cards()[0].id)  # type: ignore[union-attr]  # a text channel
    await message.delete()
    await group.settle()
    await group.pass_time(6 * A_DAY, steps=2)
    assert show.cards() == []
    assert (await show.turns())[0].message_id is None


async def test_the_next_one_in_line_hears_of_it_a_round_ahead(group: Group) -> None:
    """S5, S7: with a way out and a way to swap."""
    show = await stage(group, *FOUR)
    await show.noon()
    known = [each for each in FOUR if "You are next in" in told(show.people[each])]
    assert len(known) == 1
    await show.noon(7)
    assert show.name((await show.turns())[0].featured_id or 0) == known[0]


async def test_two_ticks_at_once_open_one_turn(group: Group) -> None:
    """S4."""
    show = await stage(group, *FOUR)
    due = await show.rotation()
    assert due.next_at is not None
    await group.env.advance_time((due.next_at - group.now()).total_seconds() + 1)
    await group.bot.tick()
    await group.bot.tick()
    await group.tick()
    assert len(await show.turns()) == 1
    assert len(show.cards()) == 1


async def test_the_doctor_tells_when_turns_do_not_come(group: Group) -> None:
    """S2, D2."""
    await stage(group, *FOUR)
    await group.tick()
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    assert await doctor_turns.lateness(group.bot, guild) == []
    await group.env.advance_time(timedelta(days=15).total_seconds())
    (finding,) = await doctor_turns.lateness(group.bot, guild)
    assert "Shoutout turns are late" in finding.problem
    await group.tick()
    assert await doctor_turns.lateness(group.bot, guild) == []
