"""Whoever says that they are under 18: numbers are off, everything is gone, and nobody is told."""

from typing import Any

import pytest

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from cogs.analytics import (
    service,
    service_campaigns,
    service_digest,
    service_minors,
    service_privacy,
    service_sources,
    service_verification,
    text,
    text_minors,
)
from cogs.analytics.model_campaign_reading import Typed
from cogs.analytics.model_check import CONSENT_VERSION
from cogs.analytics.model_sharing import Level
from cogs.analytics.model_sources import Ref
from cogs.profiles.model import Platform
from tests.analytics.creator import Creator, creator, lines
from tests.analytics.pieces import NOW
from tests.analytics.sharing_scene import sharing
from tests.group import Group, said

GROUP, OTHER = 1, 2
SOFIA, KEIKO = 10, 11
BY = By(GROUP, SOFIA, NOW)


async def test_numbers_are_off_for_whoever_is_under_18_until_they_say_otherwise(group: Group) -> None:
    """A21: asked first, removed at once, refused in a sentence, and begun anew."""
    keiko = await creator(group)
    await keiko.log(lines(6), followers="7000")
    assert text_minors.SURE in await _pressed(keiko, "stats me", text_minors.SWITCH)
    assert "7,000" in await keiko.press(text_minors.NO)
    await _pressed(keiko, "stats me", text_minors.SWITCH)
    assert text_minors.OFF in await keiko.press(text_minors.YES)
    assert await keiko.accounts() == ()
    assert keiko.labels() == [text_minors.BACK]
    assert text_minors.OFF in await keiko.use("stats me")
    assert text.UNDER_18 in await keiko.log(lines(6), followers="7000")
    assert text.UNDER_18 in await keiko.copy(f"analytics:digest_on:{group.guild.id}")
    async with group.bot.db.read() as conn:
        told = await group.bot.export_person(conn, group.guild.id, keiko.person.id)
    assert "under_18_since" in str(told)
    await group.restart()
    assert text_minors.OFF in await keiko.use("stats me")
    await keiko.press(text_minors.BACK)
    assert "7,000" in await keiko.log(lines(6), followers="7000")


async def test_a_posted_leaderboard_loses_them_and_moderators_hear_nothing(group: Group) -> None:
    """A13 A21"""
    sofia = await sharing(group, "sofia", 6.0, Level.POSTED)
    keiko = await sharing(group, "keiko", 4.0, Level.POSTED)
    shown: Any = await group.moderator.slash(group.lobby, "stats leaderboard", platform="instagram", among="all")
    await group.moderator.click(shown.response, label="Post it here")
    await group.tick()
    board = group.lobby.history()[-1]
    assert f"<@{sofia.id}>" in said(board)
    shown = await sofia.slash(group.lobby, "stats me")
    shown = await sofia.click(shown.response, label=text_minors.SWITCH)
    await sofia.click(shown.response, label=text_minors.YES)
    await group.tick()
    (changed,) = [each for each in group.lobby.history() if each.id == board.id]
    assert f"<@{sofia.id}>" not in said(changed)
    assert f"<@{keiko.id}>" in said(changed)
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, sofia.id)
        assert not await service_minors.is_one(conn, group.guild.id, sofia.id)


async def _pressed(keiko: Creator, command: str, label: str) -> str:
    await keiko.use(command)
    return await keiko.press(label)


async def test_nothing_is_kept_by_any_way_and_only_in_this_group(database: Database) -> None:
    """Logging, linking, a campaign, the weekly card and verification are refused to them alone."""
    campaign = Typed(name="Spring", where="", pay="200 EUR", results="900 clicks")
    ref = Ref(Platform.BLUESKY, "did:plc:keiko", "keiko")
    async with database.write() as conn:
        await service.keep(conn, BY, Platform.INSTAGRAM, "one.loaf")
        await service_campaigns.save(conn, BY, 0, campaign)
        await service_digest.ask(conn, BY)
        await service_privacy.switch_off(conn, BY)
        assert await service_privacy.export(conn, GROUP, SOFIA) == {"under_18_since": NOW.isoformat()}
        for refused in (
            service.keep(conn, BY, Platform.INSTAGRAM, "one.loaf"),
            service.add_account(conn, BY, Platform.INSTAGRAM, "one.loaf"),
            service_sources.link(conn, GROUP, SOFIA, ref, NOW),
            service_campaigns.save(conn, BY, 0, campaign),
            service_digest.ask(conn, BY),
            service_verification.join(conn, GROUP, SOFIA, CONSENT_VERSION, NOW),
        ):
            with pytest.raises(UserError, match="under 18"):
                await refused
        for by in (By(GROUP, KEIKO, NOW), By(OTHER, SOFIA, NOW)):
            assert (await service.keep(conn, by, Platform.INSTAGRAM, "one.loaf")).user_id == by.user_id
        await service_minors.is_none(conn, GROUP, SOFIA)
        assert await service_privacy.export(conn, GROUP, SOFIA) == {}
        assert (await service.keep(conn, BY, Platform.INSTAGRAM, "one.loaf")).user_id == SOFIA
