"""The weekly card in the running bot: asked for, once a week, at the right hour, and never to anybody else."""

from datetime import timedelta
from typing import Any

import pytest

from bot.by import By
from cogs.analytics import service_digest, store, text_digest
from cogs.analytics.model import Snapshot
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.profiles.model import Platform
from tests.analytics.creator import creator, lines
from tests.analytics.digest_scene import DAY, HOUR, TOKYO, ask, cards, is_on, monday, requests, until, with_numbers
from tests.group import Group, labels, said


async def test_it_is_off_until_asked_for_and_comes_once_on_monday_morning(group: Group) -> None:
    """A15: nothing of it is in a channel."""
    keiko, jamal = await with_numbers(group), await with_numbers(group, "jamal")
    assert "Monday mornings" in await ask(keiko)
    assert "Stop my week" in keiko.labels()
    assert "Send me my week" not in keiko.labels()
    due = monday(group)
    await until(group, due - HOUR)
    assert cards(keiko.person) == []
    await until(group, due + 3 * DAY)
    (card,) = cards(keiko.person)
    assert cards(jamal.person) == []
    shown = said(card)
    assert "from The Green Room" in shown
    assert "Instagram · @keiko.bakes" in shown
    assert "**7,000** followers" in shown
    assert "7 days: not enough yet" in shown
    assert "pieces** of content this week · " in shown
    assert "likes and comments (" in shown
    assert "typed in by you" in shown
    assert "Your numbers are private" in shown
    assert labels(card) == ["My numbers", "Stop these"]
    await until(group, due + 7 * DAY + HOUR)
    assert len(cards(keiko.person)) == 2
    for channel in group.guild.channels:
        assert all("keiko" not in said(each) for each in group.channel(channel).history())


async def test_what_changed_in_a_week_is_on_it_with_its_sample(group: Group) -> None:
    """A15: 7,000 to 7,070 is 1 %; below five pieces there is no rate, and the card says why."""
    keiko = await creator(group)
    await until(group, monday(group, 12))
    await keiko.log(followers="7,000")
    await ask(keiko)
    await until(group, monday(group, 6))
    await keiko.log(lines(3, since=4, likes=300, comments=9, reach=1_000), followers="7,070")
    await until(group, group.now() + 3 * HOUR)
    shown = said(cards(keiko.person)[0])
    assert "7 days: **+70** (+1.0 %)" in shown
    assert (
        "**3 pieces** of content this week · 927 likes and comments (3 of 3) · 3,000 reach added up (3 of 3)" in shown
    )
    assert "By day: " in shown
    assert "4.41 % (1 piece)" in shown
    assert "Best piece: " in shown
    assert "the highest engagement rate by followers of these 3, so far" in shown
    assert "There are 3 pieces of content that count, and it takes 5" in shown


async def test_two_accounts_stand_on_one_card_and_a_quiet_one_is_not_scolded(group: Group) -> None:
    """A15."""
    keiko = await creator(group, Platform.TIKTOK, Platform.INSTAGRAM)
    await keiko.log(lines(6, since=10, likes=100, comments=1, shares=2, views=900), account="p-tiktok")
    await ask(keiko)
    due = monday(group)
    await until(group, due + 7 * DAY - HOUR)
    await keiko.log(lines(2, since=1), account="p-instagram")
    await until(group, due + 7 * DAY)
    shown = said(cards(keiko.person)[1])
    assert shown.index("Instagram") < shown.index("TikTok")
    assert text_digest.GENTLE not in shown
    assert text_digest.NOTHING_OF_THE_WEEK not in shown


async def test_an_empty_week_is_fine(group: Group) -> None:
    """A15."""
    keiko = await with_numbers(group)
    await ask(keiko)
    await until(group, monday(group) + 7 * DAY)
    shown = said(cards(keiko.person)[1])
    assert "Nothing new this week. That is fine: once a week is enough if it lasts." in shown
    assert "**7,000** followers" in shown


async def test_without_any_account_nothing_is_sent(group: Group) -> None:
    keiko = await with_numbers(group)
    await ask(keiko)
    async with group.bot.db.write() as conn:
        await store.remove_person(conn, group.guild.id, keiko.person.id)
    await until(group, monday(group) + HOUR)
    assert cards(keiko.person) == []
    assert "Stop my week" in labels(await keiko.person.slash(group.lobby, "stats me"))


async def test_it_comes_on_the_creators_own_clock_and_not_at_night(group: Group) -> None:
    """A15: nine in Tokyo is midnight in UTC."""
    keiko = await with_numbers(group, zone="Asia/Tokyo")
    await ask(keiko)
    due = monday(group, 9, TOKYO)
    await until(group, due - timedelta(minutes=1))
    assert cards(keiko.person) == []
    await until(group, due)
    assert len(cards(keiko.person)) == 1


@pytest.mark.parametrize(("back_after", "arrives"), [(2 * HOUR, 1), (14 * HOUR, 0)])
async def test_discord_is_away_and_comes_back_by_day_or_at_night(
    group: Group, back_after: timedelta, arrives: int
) -> None:
    """A15: as long as it is Monday and day, it is tried again; after that the week is let go."""
    keiko = await with_numbers(group)
    await ask(keiko)
    group.env.inject_error("POST", f"/channels/{keiko.person.user.dm_channel.id}/messages", status=500, times=None)
    await until(group, monday(group))
    await group.pass_time(back_after, steps=4)
    assert cards(keiko.person) == []
    group.env.backend.faults.clear()
    await group.pass_time(2 * DAY, steps=24)
    assert len(cards(keiko.person)) == arrives


async def test_a_monday_without_the_bot_is_not_caught_up(group: Group) -> None:
    """A15."""
    keiko = await with_numbers(group)
    await ask(keiko)
    due = monday(group)
    await group.bot.close()
    await group.env.advance_time((due + DAY - group.now()).total_seconds())
    await group.come_back()
    await until(group, due + 6 * DAY)
    assert cards(keiko.person) == []
    await until(group, due + 7 * DAY)
    assert len(cards(keiko.person)) == 1


@pytest.mark.parametrize("before", [True, False])
async def test_a_restart_in_the_middle_sends_it_once(group: Group, before: bool) -> None:  # noqa: FBT001 - a case
    """A15: before the card is in the outbox, and after it went out."""
    keiko = await with_numbers(group)
    await ask(keiko)
    await until(group, monday(group) - HOUR)
    if before:
        await group.env.advance_time(HOUR.total_seconds())
        await group.restart()
    await group.pass_time(HOUR)
    await group.restart()
    await group.pass_time(6 * HOUR, steps=6)
    assert len(cards(keiko.person)) == 1


async def test_a_bot_that_dies_between_saving_and_sending_sends_it_once(group: Group) -> None:
    """A15: the errand is saved, and the process gone before anything was sent."""
    keiko = await with_numbers(group)
    await ask(keiko)
    await until(group, monday(group) - HOUR)
    await group.env.advance_time(HOUR.total_seconds())
    async with group.bot.db.write() as conn:
        await service_digest.send_due(conn, group.now(), 50)
    await group.bot.close()
    await group.come_back()
    for _ in range(2):
        await group.tick()
    assert len(cards(keiko.person)) == 1


async def test_closed_messages_are_told_in_the_panel_and_not_tried_for_ever(group: Group) -> None:
    """A15: and moderators hear nothing of it."""
    keiko = await with_numbers(group)
    await ask(keiko)
    group.close_dms(keiko.person)
    due = monday(group)
    await until(group, due + HOUR)
    assert text_digest.CLOSED in await keiko.use("stats me")
    assert keiko.labels()[-3:-1] == ["Send me my week", "Stop my week"]
    asked = len(requests(group, keiko.person))
    await until(group, due + 15 * DAY)
    assert len(requests(group, keiko.person)) == asked
    for channel in group.guild.channels:
        assert all("keiko" not in said(each) for each in group.channel(channel).history())
    assert "Monday mornings" in await ask(keiko)
    assert text_digest.CLOSED not in said(keiko.shown)


async def test_it_is_stopped_by_one_press_in_the_panel_and_on_the_card(group: Group) -> None:
    """A15: and the card's own buttons work in direct messages."""
    keiko = await with_numbers(group)
    await ask(keiko)
    await keiko.press("Stop my week")
    assert "Send me my week" in keiko.labels()
    await until(group, monday(group) + HOUR)
    assert cards(keiko.person) == []
    await ask(keiko)
    await until(group, monday(group) + HOUR)
    (card,) = cards(keiko.person)
    numbers = said(await keiko.person.user.click(card, label="My numbers"))
    assert "7,000 followers" in numbers
    assert "/stats me in The Green Room" in numbers
    stopped: Any = await keiko.person.user.click(card, label="Stop these")
    assert text_digest.STOPPED in said(stopped)
    assert not await is_on(group, keiko.person)
    again = await keiko.person.user.click(stopped.response, label="Send me my week")
    assert "Monday mornings" in said(again)
    assert labels(again) == ["Stop my week"]
    await keiko.person.user.click(card, label="Stop these")
    await until(group, monday(group) + HOUR)
    assert len(cards(keiko.person)) == 1


async def test_stopped_while_it_waits_it_is_not_sent(group: Group) -> None:
    keiko = await with_numbers(group)
    await ask(keiko)
    direct = f"/channels/{keiko.person.user.dm_channel.id}/messages"
    group.env.inject_error("POST", direct, status=500, times=2)
    await until(group, monday(group))
    await keiko.use("stats me")
    await keiko.press("Stop my week")
    await group.pass_time(8 * HOUR, steps=16)
    assert cards(keiko.person) == []


async def test_somebody_who_left_gets_nothing_and_is_not_kept_waiting(group: Group) -> None:
    """A15."""
    keiko, jamal = await with_numbers(group), await with_numbers(group, "jamal")
    await ask(keiko)
    await ask(jamal)
    due = monday(group)
    await until(group, due)
    (card,) = cards(jamal.person)
    group.guild.remove_member(keiko.person)
    group.guild.remove_member(jamal.person)
    assert text_digest.STOPPED in said(await jamal.person.user.click(card, label="Stop these"))
    assert "not in that group" in said(await jamal.person.user.click(card, label="My numbers"))
    await until(group, due + 8 * DAY)
    assert len(cards(keiko.person)) == 1
    assert len(cards(jamal.person)) == 1
    assert not await is_on(group, keiko.person)


async def test_who_wants_no_messages_any_more_gets_none(group: Group) -> None:
    """A15: the later word counts."""
    keiko = await with_numbers(group)
    await ask(keiko)
    async with group.bot.db.write() as conn:
        for way in (Way.DM, Way.NONE):
            await contact.choose(conn, group.guild.id, keiko.person.id, way, group.now())
    await until(group, monday(group) + HOUR)
    assert cards(keiko.person) == []


async def test_a_card_with_every_account_that_one_may_have_fits_in_a_message(group: Group) -> None:
    """A15: and so does the panel."""
    keiko = await creator(group)
    at = group.now()
    async with group.bot.db.write() as conn:
        for number in range(10):
            account = await store.keep_account(
                conn, group.guild.id, keiko.person.id, Platform.INSTAGRAM, f"{'a' * 20}{number}", at
            )
            taken = [Snapshot(at=at - days * DAY, followers=7_000 + number) for days in (7, 0)]
            await store.keep_snapshots(conn, group.guild.id, account.id, taken)
        await service_digest.ask(conn, By(group.guild.id, keiko.person.id, at))
    assert "Stop my week" in labels(await keiko.person.slash(group.lobby, "stats me"))
    await until(group, monday(group))
    assert "more: press “My numbers”" in said(cards(keiko.person)[0])
