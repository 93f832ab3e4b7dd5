"""Linked accounts through the running bot, against simulated platforms that answer like the real ones."""

from datetime import timedelta
from typing import Any

import pytest

from cogs.analytics import store, text_sources
from cogs.analytics.model import FROM_PLATFORM, Source
from cogs.analytics.model_sources import DEPTH
from cogs.profiles import service as profiles
from cogs.profiles.model import Platform, PlatformEntry
from tests.analytics.linking import linked, links, ready
from tests.group import Group, labels, said

DAY = timedelta(days=1)
GONE = {"error": "InvalidRequest", "message": "Profile not found"}


@pytest.mark.parametrize(
    ("platform", "handle", "name", "posts"),
    [
        ("bluesky", "@Keiko", "Bluesky · @keiko.bsky.social", True),
        ("youtube", "https://www.youtube.com/@keiko.bakes", "YouTube · @keiko.bakes", True),
        ("instagram", "keiko.bakes", "Instagram · @keiko.bakes", True),
        ("mastodon", "https://crumbs.example/@keiko", "Mastodon · @keiko@crumbs.example", True),
        ("twitch", "keiko_live", "Twitch · @keiko\\_live", False),
    ],
)
async def test_an_account_is_linked_and_read(
    group: Group, platform: str, handle: str, name: str, *, posts: bool
) -> None:
    """A1, A8, A9: what is read, how often and how to stop is said before and after; the numbers know their source."""
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    shown: Any = await keiko.slash(group.lobby, "stats link")
    for words in ("What I read", "once a day", "/stats unlink"):
        assert words in said(shown)
    answer = await linked(group, keiko, platform, handle)
    assert name in answer
    assert "followers" in answer
    assert "/stats unlink" in answer
    assert (f"followers, {DEPTH} posts" in answer) == posts
    async with group.bot.db.read() as conn:
        (account,) = await store.accounts_of(conn, group.guild.id, keiko.id)
        contents = await store.contents_of(conn, group.guild.id, account.id)
        (snapshot,) = await store.snapshots_of(conn, group.guild.id, account.id)
    assert account.is_linked
    assert len(contents) == (DEPTH if posts else 0)
    assert {each.source for each in contents} <= FROM_PLATFORM
    assert snapshot.source is Source.API_PUBLIC
    assert name in said(await keiko.slash(group.lobby, "stats link"))


async def test_only_what_is_switched_on_can_be_chosen(group: Group) -> None:
    await ready(group, public_sources="mastodon", youtube_api_key="", twitch_client_id="", instagram_token="")
    keiko = group.join("keiko")
    await group.settle()
    shown: Any = await keiko.slash(group.lobby, "stats link")
    with pytest.raises(Exception, match="bluesky"):
        await keiko.select(shown.response, ["bluesky"], custom_id="analytics:link_choose")
    form = await keiko.select(shown.response, ["mastodon"], custom_id="analytics:link_choose")
    await ready(group, public_sources="off", youtube_api_key="", twitch_client_id="", instagram_token="")
    assert "not switched on" in said(await keiko.submit_modal(form, {"handle": "keiko@crumbs.example"}))
    nothing = await keiko.slash(group.lobby, "stats link")
    assert "No platform is switched on" in said(nothing)
    assert not group.platforms.asked


async def test_the_form_knows_the_handle_of_the_profile_and_youtubes_terms(group: Group) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    async with group.bot.db.write() as conn:
        entry = PlatformEntry(Platform.YOUTUBE, "keiko.bakes", None)
        await profiles.add_platform(conn, group.guild.id, keiko.id, entry, group.now())
    shown: Any = await keiko.slash(group.lobby, "stats link")
    form = await keiko.select(shown.response, ["youtube"], custom_id="analytics:link_choose")
    asked = str(form._interaction.modal)
    assert "'value': 'keiko.bakes'" in asked
    assert "youtube.com/t/terms" in asked
    assert "28 days" in asked


@pytest.mark.parametrize(
    ("platform", "status", "data", "words"),
    [
        ("bluesky", 400, GONE, "Bluesky knows no account of that name"),
        ("bluesky", 400, {"error": "AccountTakedown"}, "only to people who are logged in"),
        ("bluesky", 503, None, "does not answer properly"),
        ("bluesky", 429, None, "wants a pause. Please try again <t:"),
        ("instagram", 400, {"error": {"code": 110}}, "public, and a business or creator account"),
        ("instagram", 400, {"error": {"code": 190}}, "does not let me in at the moment"),
        ("instagram", 403, {"error": {"code": 10}}, "does not let me read this"),
        ("youtube", 403, {"error": {"errors": [{"reason": "quotaExceeded"}]}}, "not ask YouTube any more today"),
        ("mastodon", 401, None, "only to people who are logged in"),
    ],
)
async def test_a_refusal_is_told_in_plain_words_and_links_nothing(
    group: Group, platform: str, status: int, data: object, words: str
) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    group.platforms.says("https://", status, json=data)
    handle = "keiko@crumbs.example" if platform == "mastodon" else "keiko.bakes"
    assert words in await linked(group, keiko, platform, handle)
    assert await links(group) == []


async def test_what_is_no_handle_is_never_asked_for(group: Group) -> None:
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    assert "does not look like a handle" in await linked(group, keiko, "instagram", "a){id}")
    assert "does not look like a handle" in await linked(group, keiko, "mastodon", "keiko@169.254.169.254")
    assert not group.platforms.asked


@pytest.mark.parametrize(("label", "stays"), [(text_sources.KEEP, True), (text_sources.FORGET, False)])
async def test_who_stops_chooses_what_becomes_of_what_was_read(group: Group, label: str, *, stays: bool) -> None:
    """A21: unlinking works at once, and nothing is read afterwards."""
    await ready(group)
    keiko = group.join("keiko")
    await group.settle()
    await linked(group, keiko, "bluesky", "keiko")
    (mine,) = await links(group)
    shown: Any = await keiko.slash(group.lobby, "stats unlink")
    sure: Any = await keiko.select(shown.response, [str(mine.account_id)], custom_id="analytics:unlink_choose")
    assert labels(sure) == [text_sources.KEEP, text_sources.FORGET]
    done = await keiko.click(sure.response, label=label)
    assert ("stays with your numbers" in said(done)) == stays
    async with group.bot.db.read() as conn:
        contents = await store.contents_of(conn, group.guild.id, mine.account_id)
    assert bool(contents) == stays
    asked = len(group.platforms.asked)
    await group.pass_time(2 * DAY, steps=4)
    assert len(group.platforms.asked) == asked


async def test_another_persons_account_in_the_same_group_is_not_linked_twice(group: Group) -> None:
    await ready(group)
    keiko, jamal = group.join("keiko"), group.join("jamal")
    await group.settle()
    await linked(group, keiko, "bluesky", "keiko")
    assert "Somebody else in this group" in await linked(group, jamal, "bluesky", "keiko")
    assert "linked already" in await linked(group, keiko, "bluesky", "keiko")


async def test_the_doctor_names_the_credential_that_fails_and_does_not_show_it(group: Group) -> None:
    """D2: and asks once an hour at the most."""
    await ready(group)
    group.platforms.says("graph.facebook.com", 400, json={"error": {"code": 190, "message": "EAA-made-up-token"}})
    group.platforms.says("googleapis", 403, json={"error": {"code": 403, "status": "PERMISSION_DENIED"}})
    shown = said(await group.moderator.slash(group.lobby, "doctor"))
    assert "Instagram does not accept the bot's credential" in shown
    assert "INSTAGRAM_TOKEN" in shown
    assert "YouTube accepts the bot's credential, and does not let it read" in shown
    assert "Twitch does not" not in shown
    assert "Switched on: Bluesky, Instagram, Mastodon, Twitch and YouTube." in shown
    asked = len(group.platforms.asked)
    await group.moderator.slash(group.lobby, "doctor")
    assert len(group.platforms.asked) == asked
    group.platforms.instead.clear()
    await group.pass_time(timedelta(hours=1))
    shown = said(await group.moderator.slash(group.lobby, "doctor"))
    assert "credential" not in shown


async def test_the_doctor_says_nothing_of_a_platform_that_is_only_in_trouble(group: Group) -> None:
    await ready(group)
    group.platforms.says("https://", 503)
    assert "credential" not in said(await group.moderator.slash(group.lobby, "doctor"))
