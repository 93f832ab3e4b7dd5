"""Linked accounts over the days: read again, in trouble, gone, too old. Through the running bot."""

import asyncio
from datetime import timedelta

import httpx
import pytest

from cogs.analytics import jobs_refreshing, store, text_panel, text_sources
from cogs.analytics.model import Snapshot, Source
from cogs.analytics.model_sources import Trouble
from cogs.profiles.model import Platform
from tests.analytics.creator import creator, lines
from tests.analytics.linking import linked, links, ready
from tests.group import Group, said

DAY = timedelta(days=1)


async def test_numbers_are_read_again_once_a_day_also_after_a_restart(group: Group) -> None:
    """A7: a line of growth grows by itself."""
    await ready(group)
    keiko, jamal = group.join("keiko"), group.join("jamal")
    await group.settle()
    await linked(group, keiko, "bluesky", "keiko")
    await linked(group, jamal, "bluesky", "jamal")
    await linked(group, keiko, "twitch", "keiko_live")
    await ready(group)
    await group.pass_time(3 * DAY, steps=36)
    for person, number in ((keiko, 0), (jamal, 0), (keiko, 1)):
        async with group.bot.db.read() as conn:
            account = (await store.accounts_of(conn, group.guild.id, person.id))[number]
            taken = await store.snapshots_of(conn, group.guild.id, account.id)
        assert 3 <= len(taken) <= 4
        assert len({each.followers for each in taken}) == len(taken)


async def test_growth_is_worked_out_of_what_a_platform_tells_but_not_of_youtubes(group: Group) -> None:
    """A7: also for its owner alone. What they log themselves is theirs."""
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    await linked(group, keiko, "youtube", "keiko.bakes")
    await linked(group, keiko, "twitch", "keiko_live")
    await group.pass_time(10 * DAY, steps=40)
    async with group.bot.db.read() as conn:
        found = {each.platform: f"a-{each.id}" for each in await store.accounts_of(conn, group.guild.id, keiko.id)}
    told = said(await keiko.slash(group.lobby, "stats growth", account=found[Platform.YOUTUBE], days=7))
    assert text_panel.YOUTUBE_GROWTH in told
    assert "followers" in told
    assert "7 days:" not in told
    told = said(await keiko.slash(group.lobby, "stats growth", account=found[Platform.TWITCH], days=7))
    assert "7 days: **+" in told
    assert "A usual day: **+" in told


async def test_a_first_look_that_fails_is_made_up_for(group: Group) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    group.platforms.says("getAuthorFeed", 500)
    answer = await linked(group, keiko, "bluesky", "keiko")
    assert text_sources.FIRST_LATER in answer
    (mine,) = await links(group)
    assert (mine.failures, mine.trouble) == (1, Trouble.UPSTREAM)
    group.platforms.instead.clear()
    await group.pass_time(timedelta(hours=1))
    (mine,) = await links(group)
    assert (mine.failures, mine.trouble) == (0, None)


async def test_a_platform_that_is_silent_is_told_once_by_a_letter(group: Group) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    await linked(group, keiko, "instagram", "keiko.bakes")
    group.platforms.says("graph.facebook.com", 400, json={"error": {"code": 190, "message": "EAA-made-up"}})
    await group.pass_time(4 * DAY, steps=24)
    (letter,) = keiko.user.dm_channel.history()
    assert "a little late" in said(letter)
    assert "Instagram does not let me in" in said(letter)
    assert "you need not do anything" in said(letter)
    assert "moderators see why in /doctor" in said(await keiko.slash(group.lobby, "stats unlink"))
    group.platforms.instead.clear()
    await group.pass_time(2 * DAY, steps=8)
    assert "last read" in said(await keiko.slash(group.lobby, "stats link"))
    assert len(keiko.user.dm_channel.history()) == 1


async def test_an_account_that_is_gone_is_let_go_kindly(group: Group) -> None:
    await ready(group)
    keiko, jamal = group.join("keiko"), group.join("jamal")
    await group.settle()
    group.close_dms(jamal)
    for person in (keiko, jamal):
        await linked(group, person, "bluesky", person.user.name)
    group.platforms.says("getProfiles", 200, json={"profiles": []})
    await group.pass_time(3 * DAY, steps=18)
    assert await links(group) == []
    (letter,) = keiko.user.dm_channel.history()
    assert "Bluesky does not know **@keiko.bsky.social** any more" in said(letter)
    assert "What was read stays" in said(letter)
    assert not jamal.user.dm_channel.history()
    assert "no linked account" in said(await jamal.slash(group.lobby, "stats unlink"))
    group.platforms.instead.clear()
    assert "followers" in await linked(group, keiko, "bluesky", "keiko")


@pytest.mark.parametrize(
    ("platform", "handle", "status", "data", "words"),
    [
        ("mastodon", "keiko@crumbs.example", 401, {"error": "login"}, "only to people who are logged in now"),
        ("instagram", "keiko.bakes", 400, {"error": {"code": 110}}, "or it is private or personal"),
    ],
)
async def test_an_account_that_is_hidden_by_now_is_not_said_to_be_gone(
    group: Group, platform: str, handle: str, status: int, data: object, words: str
) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    await linked(group, keiko, platform, handle)
    group.platforms.says("https://", status, json=data)
    await group.pass_time(3 * DAY, steps=18)
    assert await links(group) == []
    (letter,) = keiko.user.dm_channel.history()
    assert words in said(letter)


async def test_a_letter_that_makes_no_sense_any_more_is_not_sent(group: Group) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    await linked(group, keiko, "bluesky", "keiko")
    group.platforms.says("getProfiles", 200, json={"profiles": []})
    group.env.inject_error("POST", f"/channels/{keiko.user.dm_channel.id}/messages", status=500, times=1)
    await group.pass_time(3 * DAY, steps=36)
    letters = len(keiko.user.dm_channel.history())
    assert letters <= 1
    assert await links(group) == []


async def test_a_slow_platform_holds_up_no_tick_and_nobody_who_stops_the_bot(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    await linked(group, keiko, "bluesky", "keiko")
    silent = asyncio.Event()

    async def hangs(request: httpx.Request) -> httpx.Response:
        await silent.wait()
        raise httpx.ReadTimeout("never", request=request)

    monkeypatch.setattr(jobs_refreshing, "PATIENCE", 0.01)
    monkeypatch.setattr(group.platforms, "handle_async_request", hangs)
    await group.env.advance_time((2 * DAY).total_seconds())
    await group.bot.tick()
    (mine,) = await links(group)
    assert mine.leased_until is not None
    await ready(group)
    monkeypatch.undo()
    await group.pass_time(timedelta(minutes=31))
    (mine,) = await links(group)
    assert (mine.leased_until, mine.failures) == (None, 0)


async def test_numbers_of_youtube_are_gone_after_28_days_when_nobody_reads_them_again(group: Group) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    await linked(group, keiko, "youtube", "keiko.bakes")
    (mine,) = await links(group)
    where = (group.guild.id, mine.account_id)
    async with group.bot.db.write() as conn:
        typed = Snapshot(at=group.now(), followers=5, source=Source.SELF_REPORTED)
        await store.keep_snapshots(conn, group.guild.id, mine.account_id, [typed])
    group.platforms.says("https://", 500)
    await group.pass_time(27 * DAY, steps=27)
    async with group.bot.db.read() as conn:
        assert await store.contents_of(conn, *where)
    await group.pass_time(DAY, steps=4)
    async with group.bot.db.read() as conn:
        assert not await store.contents_of(conn, *where)
        (left,) = await store.snapshots_of(conn, *where)
    assert left.source is Source.SELF_REPORTED


async def test_a_quota_that_is_spent_is_not_asked_for_again_before_midnight_in_california(group: Group) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    group.platforms.says("googleapis", 403, json={"error": {"errors": [{"reason": "quotaExceeded"}]}})
    await linked(group, keiko, "youtube", "keiko.bakes")
    group.platforms.instead.clear()
    await ready(group)
    asked = len(group.platforms.asked)
    assert "not ask YouTube any more today" in await linked(group, keiko, "youtube", "keiko.bakes")
    assert len(group.platforms.asked) == asked
    await group.pass_time(DAY)
    assert "followers" in await linked(group, keiko, "youtube", "keiko.bakes")


async def test_a_shorter_time_in_the_settings_is_kept(group: Group) -> None:
    """A9: three months instead of 25, for what was logged before the setting, too."""
    keiko = await creator(group)
    await keiko.log(lines(6), followers="7000")
    await ready(group, typed_numbers_kept_months="3")
    await group.tick()
    await group.pass_time(timedelta(days=91), steps=2)
    assert len(await keiko.contents()) == 6
    await group.pass_time(timedelta(days=1))
    assert await keiko.contents() == ()
    assert await keiko.snapshots() == ()
