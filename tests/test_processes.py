"""One of two processes: it leaves the other's groups alone, while the other one lives; then it works by REST.

The simulated Discord tells this process nothing of the groups on the other shard, as the real one does not.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import discord
import pytest
from simcord.builders import ChannelHandle, GuildHandle

from bot import outbox, reach, ui
from bot.db import open_database
from bot.leases import LEASE
from bot.outbox import Delivery, Errand, enqueue
from bot.outbox_store import claim
from bot.processes import Processes
from bot.settings import Settings
from tests.group import Group, said
from tests.lifelines import cut

PATIENCE = 10
"""Seconds, on a machine that does much else."""


class Half(Group):
    """The process of shard 0 of 2, with a group of its own and one of the other process."""

    other: GuildHandle
    other_lobby: ChannelHandle

    def __init__(self, url: str, shards: str = "0") -> None:
        super().__init__(url)
        self.settings = Settings(database_url=url, shard_count=2, shard_ids=shards, _env_file=None)
        self.seen: list[tuple[str, int, bool]] = []
        self.has_seen = asyncio.Event()

    async def furnish(self) -> None:
        """Make the other group, with somebody in it."""
        self.other = self.env.create_guild("The other room", shard_id=1)
        self.other_lobby = self.other.create_text_channel("lobby")
        self.keiko = self.other.add_member(self.env.create_user("keiko"))
        await self.settle()
        self.bot.outbox.message("test.hello", self._render)

    async def _render(self, delivery: Delivery) -> ui.Card | None:
        guild = self.bot.get_guild(delivery.guild_id)
        if guild is None:
            return None
        may = reach.may_write(self.bot, delivery.guild_id, delivery.channel_id)
        self.seen.append((guild.name, len(guild.members), may))
        self.has_seen.set()
        return ui.Card().text("Hello")

    async def say(self) -> None:
        """Leave an errand for the other group."""
        errand = Errand(self.other.id, "test.hello", "hello", {}, channel_id=self.other_lobby.id)
        async with self.bot.db.write() as conn:
            await enqueue(conn, errand, self.now())
        await self.tick()

    @property
    def heard(self) -> list[str]:
        """What was said in the other group."""
        return [said(message).strip() for message in self.other_lobby.history()]


@pytest.fixture
async def half(migrated_postgres_url: str) -> AsyncIterator[Half]:
    simulated = Half(migrated_postgres_url)
    await simulated.start()
    await simulated.furnish()
    yield simulated
    await simulated.stop()


async def test_the_group_of_another_process_is_left_to_it(half: Half) -> None:
    await half.say()
    assert half.bot.get_guild(half.guild.id) is not None
    assert half.bot.get_guild(half.other.id) is None, "not even before the first tick"
    assert half.heard == []
    assert half.seen == []


async def test_what_is_due_for_a_process_that_is_not_there_is_done_with_the_whole_group_in_sight(half: Half) -> None:
    """After a lease: it may just be starting."""
    await half.say()
    await half.pass_time(LEASE)
    await half.tick()
    assert half.heard == ["Hello"]
    assert half.seen == [("The other room", len(half.env.backend.get_guild(half.other.id).members), True)]


async def test_what_a_dead_process_was_about_to_send_is_sent_at_the_next_tick(half: Half) -> None:
    """It had claimed the message, and died."""
    other, db = Processes(Half(half.url, shards="1").settings), open_database(half.url)
    db.holder = other.name
    await other.tick(db, half.now())
    await half.say()
    async with db.write() as conn:
        assert len(await claim(conn, half.now(), 9, db.share)) == 1
    await half.pass_time(timedelta(seconds=1))
    assert half.heard == []
    await cut(half.url, other.name)
    await half.pass_time(timedelta(seconds=1))
    assert half.heard == ["Hello"]
    await other.leave(db, half.now())
    await db.close()


async def test_nobody_is_taken_for_gone(half: Half) -> None:
    keiko = await reach.member_of(half.bot, half.other.id, half.keiko.id)
    assert keiko is not None
    assert keiko.name == "keiko"
    assert await reach.member_of(half.bot, half.other.id, half.moderator.id) is None
    assert await reach.absent(keiko.guild, [half.keiko.id, half.moderator.id]) == [half.moderator.id]
    assert [each.id for each in await keiko.guild.query_members(user_ids=[half.keiko.id, 1])] == [half.keiko.id]
    assert half.bot.get_channel(half.other_lobby.id) is not None


async def test_a_borrowed_group_is_asked_for_anew_after_a_minute(half: Half) -> None:
    await half.bot.borrowed.reach(half.other.id)
    half.env.backend.remove_member(half.other.id, half.keiko.id)
    assert await reach.member_of(half.bot, half.other.id, half.keiko.id) is not None
    await half.pass_time(timedelta(minutes=1))
    assert await reach.member_of(half.bot, half.other.id, half.keiko.id) is None


async def test_a_group_that_has_sent_the_bot_away_is_gone(half: Half) -> None:
    half.env.inject_error("GET", f"/guilds/{half.other.id}", status=404, code=10004)
    assert await reach.member_of(half.bot, half.other.id, half.keiko.id) is None


async def test_a_group_that_discord_answers_slowly_holds_up_nobody(half: Half, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where one has to be asked for over and over."""
    monkeypatch.setattr(outbox, "PATIENCE", 0.05)
    answered = asyncio.Event()
    reach_now = half.bot.outbox.reach

    async def reach_late(guild_id: int) -> None:
        if guild_id == half.other.id:
            await answered.wait()
        await reach_now(guild_id)

    half.bot.outbox.reach = reach_late
    await half.say()
    await half.env.advance_time(LEASE.total_seconds())
    async with half.bot.db.write() as conn:
        ours = Errand(half.guild.id, "test.hello", "ours", {}, channel_id=half.lobby.id)
        await enqueue(conn, ours, half.now())
    await half.bot.tick()
    async with asyncio.timeout(PATIENCE):
        await half.has_seen.wait()
    assert [each[0] for each in half.seen] == ["The Green Room"]
    assert half.heard == []
    answered.set()
    await half.tick()
    assert half.heard == ["Hello"]


async def test_while_discord_is_ill_the_errand_waits(half: Half) -> None:
    half.env.inject_error("GET", f"/guilds/{half.other.id}", status=500, times=None)
    await half.say()
    await half.pass_time(LEASE)
    await half.tick()
    assert half.heard == []
    half.env.backend.faults.clear()
    await half.pass_time(timedelta(seconds=10))
    assert half.heard == ["Hello"]


async def test_a_shard_identifies_in_its_turn(half: Half, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many together as Discord allows."""
    turns: list[tuple[int, int]] = []

    async def identify(shard_id: int, at_once: int) -> None:
        turns.append((shard_id, at_once))

    async def limits() -> discord.SessionStartLimits:
        return discord.SessionStartLimits(total=1000, remaining=999, reset_after=0, max_concurrency=16)

    monkeypatch.setattr(half.bot.processes, "identify", identify)
    monkeypatch.setattr(half.bot, "fetch_session_start_limits", limits)
    await half.bot.before_identify_hook(1, initial=True)
    await half.bot.before_identify_hook(0)
    assert turns == [(1, 16), (0, 16)]


async def test_one_process_may_have_several_shards(migrated_sqlite_url: str) -> None:
    whole = Half(migrated_sqlite_url, shards="")
    await whole.start()
    await whole.furnish()
    assert isinstance(whole.bot, discord.AutoShardedClient)
    await whole.say()
    assert whole.heard == ["Hello"]
    await whole.stop()
