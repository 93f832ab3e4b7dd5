"""What each feature says about a week, on both engines: counted within the group and the week, from enough people."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Table, insert

from bot.db import Database
from bot.week import Line, WeekTold
from cogs.collabs import service_week as collabs
from cogs.collabs.store import requests
from cogs.firststeps import service_week as firststeps
from cogs.firststeps.store import check_ins, paths
from cogs.giveaways import service as giveaways_service
from cogs.giveaways import service_week as giveaways
from cogs.giveaways import store as giveaways_store
from cogs.giveaways.model import State
from cogs.giveaways.model_spec import Spec
from cogs.giveaways.store_winners import winners
from cogs.interests import service_week as interests
from cogs.interests.store import interests as offers
from cogs.rooms import service_week as rooms
from cogs.rooms.store import rooms as rooms_table
from cogs.shoutouts import service_week as shoutouts
from cogs.shoutouts import store_rotations as rotations
from cogs.shoutouts.model import RotationState
from cogs.shoutouts.model import Spec as RotationSpec

GROUP, OTHER = 1, 2
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
LATELY, BEFORE = NOW - timedelta(days=1), NOW - timedelta(days=8)


async def put(database: Database, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    async with database.write() as conn:
        await conn.execute(insert(table), list(rows))


async def said(database: Database, told: WeekTold, guild_id: int = GROUP) -> Sequence[Line]:
    async with database.read() as conn:
        return await told(conn, guild_id, NOW - WEEK, NOW)


async def test_the_board_counts_what_is_open_and_what_of_it_is_new(database: Database) -> None:
    common = {"version": 1, "owner_id": 5, "spec": {}, "refused": [], "taken": 0, "created_at": BEFORE, "reason": ""}
    states = [(GROUP, "open", LATELY), (GROUP, "open", BEFORE), (GROUP, "closed", LATELY), (OTHER, "open", LATELY)]
    await put(
        database,
        requests,
        [common | {"guild_id": guild, "state": state, "posted_at": at} for guild, state, at in states],
    )
    (line,) = await said(database, collabs.told)
    assert "2 requests are open, 1 of them new" in line.words
    assert (line.number, line.people) == (1, None)


async def test_rooms_count_collabs_and_everybody_in_them_once(database: Database) -> None:
    common = {
        "version": 1, "request_id": 1, "step": "done", "spec": {}, "dates": {}, "confirmed": [], "agreed": [],
        "link": "", "marking": "none", "found": [], "began_at": BEFORE, "moved_at": LATELY, "seen_at": LATELY,
        "remade": 0,
    }  # fmt: skip
    cases = [
        (GROUP, "done", LATELY, 1, 2),
        (GROUP, "done", LATELY, 1, 3),
        (GROUP, "done", BEFORE, 4, 5),
        (GROUP, "active", None, 6, 7),
        (OTHER, "done", LATELY, 8, 9),
    ]
    rows = [
        common | {"guild_id": guild, "state": state, "ended_at": ended, "owner_id": owner, "creator_id": creator}
        for guild, state, ended, owner, creator in cases
    ]
    await put(database, rooms_table, rows)
    finished, making = await said(database, rooms.told)
    assert (finished.number, finished.people) == (2, 3)
    assert (making.number, making.people) == (1, 2)


async def test_interest_counts_people_beside_offers(database: Database) -> None:
    common = {"version": 1, "owner_id": 9, "state": "offered", "note": "", "shows_numbers": False, "words": ""}
    cases = [(GROUP, 1, 5, LATELY), (GROUP, 2, 5, LATELY), (GROUP, 1, 6, BEFORE), (OTHER, 1, 7, LATELY)]
    rows = [
        common | {"guild_id": guild, "request_id": request, "user_id": user, "offered_at": at}
        for guild, request, user, at in cases
    ]
    await put(database, offers, rows)
    (line,) = await said(database, interests.told)
    assert "2 times" in line.words
    assert line.people == 1


async def test_newcomers_are_counted_together(database: Database) -> None:
    cases = [(GROUP, 1, LATELY), (GROUP, 2, BEFORE), (GROUP, 3, NOW - timedelta(days=40)), (OTHER, 4, LATELY)]
    rows = [
        {"guild_id": guild, "user_id": user, "began_at": at, "reminders": True, "seeking": False}
        for guild, user, at in cases
    ]
    await put(database, paths, rows)
    said_so = {"guild_id": GROUP, "user_id": 2, "number": 1, "feeling": "well", "line": "", "at": LATELY}
    await put(database, check_ins, [said_so])
    way, steps = await said(database, firststeps.told)
    assert (way.number, way.people) == (2, 2)
    assert (steps.number, steps.people) == (2, 2)


async def test_shoutouts_say_when_and_not_who(database: Database) -> None:
    async with database.write() as conn:
        for guild, days in ((GROUP, 3), (GROUP, 9), (OTHER, 2)):
            spec, at = RotationSpec(name=f"In {days} days"), NOW + timedelta(days=days)
            await rotations.add(conn, guild, spec, RotationState.OPEN, at, at)
    (line,) = await said(database, shoutouts.told)
    assert (line.title, line.number) == ("In 3 days", 1)


async def test_giveaways_are_named_with_the_way_to_them_and_claims_are_counted(database: Database) -> None:
    async with database.write() as conn:
        for number, guild in enumerate((GROUP, GROUP, OTHER)):
            ends = NOW + timedelta(days=number + 1)
            made = await giveaways_service.draft(conn, (guild, 5, 50), Spec(prize=f"Mug [{number}]"), ends, NOW)
            opened = made.becomes(State.OPEN, message_id=70 + number, starts_at=NOW)
            await giveaways_store.save(conn, opened)
        drafted = await giveaways_service.draft(conn, (GROUP, 5, 50), Spec(prize="Secret"), NOW, NOW)
        over = await giveaways_store.save(conn, drafted.becomes(State.OPEN))
        for state in (State.CLOSED, State.DRAWN, State.ANNOUNCED):
            over = await giveaways_store.save(conn, over.becomes(state))
    won = {"guild_id": GROUP, "giveaway_id": over.id, "ticket": "T", "user_id": 6, "won_at": NOW, "prize": "promised"}
    await put(database, winners, [won | {"position": 1, "state": "won"}, won | {"position": 2, "state": "claimed"}])
    first, second, claims = await said(database, giveaways.told)
    assert first.title == "Mug [0]"
    assert first.url == "https://discord.com/channels/1/50/70"
    assert (first.number, second.number) == (2, None)
    assert "1 prize waits for its winner" in claims.words
    assert "Secret" not in str((first, second, claims))
