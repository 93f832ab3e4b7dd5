"""A whole life is told and then forgotten (D3)."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Column, MetaData, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import telling
from bot.db import Database, metadata
from cogs.privacy import store_people
from tests import marked
from tests.giveaways import draws
from tests.group import Group, labels, said
from tests.life import Life
from tests.onboarding.journey import SENTENCE

NO_WORDS_YET: set[str] = set()
"""Features that say in raw keys what they store, because their words are being written."""

NOT_TOLD = {
    "collabs_blocks.blocked_id": "who blocked somebody is the matter of those others, and is told to nobody",
    "collabs_waiting.decided_by": "told by the audit log, where every such decision stands",
    "interests_watches.owner_id": "a note for the bot how many places a request has free; the request itself is told",
    "analytics_post_people.user_id": "which posted board shows a figure; what was shared is told, the board is there",
    "welcome_farewells.user_id": "for the minutes until a leave message is posted",
    "outbox.user_id": "letters under way; what they are about is told where it is kept",
}
"""Columns that name a person and are in nobody's export, and why."""

NOBODY = frozenset(
    {
        "account_id",
        "announcement_id",
        "audit_id",
        "case_id",
        "channel_id",
        "cheer_id",
        "digest_message_id",
        "external_id",
        "giveaway_id",
        "guild_id",
        "hello_channel_id",
        "hello_message_id",
        "id",
        "mention_id",
        "message_id",
        "notice_id",
        "post_id",
        "request_id",
        "role_id",
        "room_id",
        "rotation_id",
        "seat_id",
        "series_id",
        "thread_id",
        "turn_id",
        "work_id",
    }
)
"""Columns with an id that is no person's."""

KEPT = {
    "desk_audit": "the group's memory of what its moderators did: ids and settings, never a person's own words",
}
"""Tables that may go on naming somebody who was forgotten, and why."""


async def test_everything_is_told_in_words_and_everything_is_forgotten(group: Group) -> None:
    """D3: told as plain data, by every feature that stores something; then no table names the person.

    What was given to others stays theirs, without the name of who gave it. A key without words would be shown raw.
    """
    life = Life(group)
    await life.live()
    told = await life.export()
    assert json.loads(json.dumps(told)) == told
    assert not _wordless(group, told)
    storing = {table.partition("_")[0] for table in await life.tables_naming_her()} - {"outbox"}
    assert storing == {name for name, what in told.items() if what}
    assert SENTENCE in json.dumps(told)
    assert "My cat walked in" in json.dumps(told)
    assert life.find("collabs", "Report", life.sofia)
    assert "My secret launch" in json.dumps(told)
    assert "Ring Light Co." in json.dumps(told)
    assert "Keiko bakes well" in json.dumps(told)
    assert "A pie for two" in json.dumps(told)
    assert len(list(life.rooms_naming_her())) > 5  # cards, lines in threads, a case study
    assert "brings honest bread" in json.dumps(told)
    assert "A mug of mine" in json.dumps(told)
    assert "Of Keiko" not in json.dumps(told)
    assert {"tracking_works", "tracking_codes"} <= await life.tables_naming_her()
    assert {"analytics_campaigns", "collabs_blocks"} <= await life.tables_naming_her()
    assert life.find("moderator-log", "They match", life.sofia)
    assert list(life.cards_naming_her())
    rotations = {f"shoutouts_{name}" for name in ("roster", "seats", "ledger", "turns", "gifts", "swaps")}
    assert rotations <= await life.tables_naming_her()
    assert [each for each in group.channel("shoutouts").history() if f"<@{life.sofia.id}>" in said(each)]
    await life.forget()
    assert await life.tables_naming_her() <= KEPT.keys()
    assert not [each for each in group.channel("shoutouts").history() if f"<@{life.sofia.id}>" in said(each)]
    assert not list(life.cards_naming_her())
    assert not draws.cards(group, f"<@{life.sofia.id}>")
    assert not [each for each in group.channel("collabs").history() if f"<@{life.sofia.id}>" in said(each)]
    assert not list(life.rooms_naming_her())
    assert "Keiko bakes well" in said(await life.friends[0].slash(group.lobby, "room show"))
    assert sum(said(card).count("Tea at dawn") for card in group.channel("collabs").history()) == 1
    assert not [each for each in group.channel("moderator-log").history() if "They match" in labels(each)]
    feedback = await life.press(life.friends[1], "Read my feedback")
    assert "Lead with the bread." in said(feedback)
    await group.pass_time(timedelta(days=8), steps=2)
    assert await life.tables_naming_her() <= KEPT.keys()


async def test_a_key_without_words_is_found_and_shown_by_its_own_name() -> None:
    words: telling.Words = {"works": "Collabs", "works.name": "Name"}
    told = {"works": [{"name": "Tea", "sent_at": "2026-01-01", "with": {"more": 1}}]}
    assert list(telling.unnamed(words, told)) == ["works.sent_at", "works.with", "with.more"]
    assert [each.names for each in telling.leaves(words, told)][1] == ("Collabs", "1", "Sent at")


async def test_every_id_in_a_table_is_known_as_a_persons_or_as_nobodys(database: Database) -> None:
    """In the tables as they are on both engines, not only as the code declares them."""
    async with database.read() as conn:
        there = MetaData()
        await conn.run_sync(there.reflect)
    assert there.tables.keys() >= metadata.tables.keys()
    named = {column.name for table in there.tables.values() for column in table.columns}
    assert {name for name in named if name.endswith("_id")} <= store_people.PEOPLE | NOBODY
    assert not store_people.PEOPLE & NOBODY
    declared = {str(column) for column in store_people.columns()}
    found = {str(column) for column in store_people.columns(there) if column.table.name in metadata.tables}
    assert found == declared


async def test_no_table_names_a_person_without_telling_and_forgetting_it(group_on_each_engine: Group) -> None:
    """D3: a row in each table, for each column that names a person; undone after each."""
    group = group_on_each_engine
    async with group.bot.db.read() as conn:
        nothing = await group.bot.export_person(conn, group.guild.id, marked.MARKED)
    found = [await _trouble(group, column, nothing) for column in store_people.columns()]
    assert not [each for each in found if each]


@asynccontextmanager
async def _undone(db: Database) -> AsyncIterator[AsyncConnection]:
    """A transaction that leaves no trace."""
    with suppress(_Undone):
        async with db.write() as conn:
            yield conn
            raise _Undone


class _Undone(Exception):  # noqa: N818 - no error: it takes a transaction back
    pass


async def test_a_feature_that_forgets_nothing_is_found(group: Group) -> None:
    """Or one that tells nothing: what this test is for is seen by it."""
    profile = next(column for column in store_people.columns() if str(column) == "profiles_people.user_id")
    position = next(number for number, each in enumerate(group.bot.features) if each.name == "profiles")
    whole = group.bot.features[position]
    keeping, silent = replace(whole, forget=forgets_nothing), replace(whole, export=tells_nothing)
    for broken, trouble in ((keeping, "not forgotten"), (silent, "nobody's export tells it")):
        group.bot.features[position] = broken
        async with group.bot.db.read() as conn:
            told = await group.bot.export_person(conn, group.guild.id, marked.MARKED)
        assert trouble in str(await _trouble(group, profile, told))


async def tells_nothing(conn: AsyncConnection, guild_id: int, user_id: int) -> dict[str, Any]:
    del conn, guild_id, user_id
    return {}


async def forgets_nothing(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    del conn, guild_id, user_id


async def _trouble(group: Group, column: Column[int], nothing: Mapping[str, Any]) -> str | None:
    """What is wrong with a row that names the marked person in this column."""
    async with _undone(group.bot.db) as conn:
        await marked.write(conn, column.table, group.guild.id, column)
        told = await group.bot.export_person(conn, group.guild.id, marked.MARKED)
        if told == nothing and str(column) not in NOT_TOLD:
            return f"{column}: nobody's export tells it"
        if keys := _wordless(group, told):
            return f"{column}: no words for {keys}"
        await group.bot.forget_person(conn, group.guild.id, marked.MARKED)
        return f"{column}: not forgotten" if await _names(conn, column.table) else None


def _wordless(group: Group, told: Mapping[str, Any]) -> list[str]:
    """Keys without words, in what is told about somebody."""
    return [
        f"{each.name}: {key}"
        for each in group.bot.features
        if each.name not in NO_WORDS_YET
        for key in telling.unnamed(each.told, told[each.name])
    ]


async def _names(conn: AsyncConnection, table: Table) -> bool:
    """Whether the table or the outbox names the marked person, where that is not as it should be."""
    looked_at = [each for each in (table, metadata.tables["outbox"]) if each.name not in KEPT]
    found = [row for each in looked_at for row in await conn.execute(select(each))]
    return any(str(marked.MARKED) in str(value) for row in found for value in row)


async def test_a_newcomer_who_left_is_forgotten_too(group: Group) -> None:
    """D3: also what is written down because they left."""
    life = Life(group)
    await life.furnish()
    life.sofia = await life.newcomer("sofia")
    group.guild.remove_member(life.sofia)
    await group.settle()
    assert "welcome_arrivals" in await life.tables_naming_her()
    await life.forget()
    assert await life.tables_naming_her() <= KEPT.keys()
