"""What every feature answers on both engines: in one statement each, and quickly where there is much."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.db import Database
from bot.home import Topic
from cogs.analytics import service_home as analytics
from cogs.collabs import service_home as collabs
from cogs.contact import service_home as contact
from cogs.desk import service_home as desk
from cogs.disclosure import service_home as disclosure
from cogs.firststeps import service_home as firststeps
from cogs.giveaways import service_home as giveaways
from cogs.giveaways.model_spec import Spec
from cogs.giveaways.store import giveaways as giveaway_rows
from cogs.giveaways.store_entries import entries
from cogs.giveaways.store_winners import winners
from cogs.home import service
from cogs.interests import service_home as interests
from cogs.interests.store import interests as interest_rows
from cogs.onboarding import service_home as onboarding
from cogs.profiles import service_home as profiles
from cogs.rooms import service_home as rooms
from cogs.tracking import service_home as tracking
from cogs.welcome import service_home as welcome
from tests.counted import Counted

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO = 10, 11
HOMES = (
    profiles, contact, onboarding, firststeps, giveaways, analytics, collabs, disclosure, rooms, tracking, interests,
)  # fmt: skip
DESKS = (desk, welcome, giveaways, analytics, collabs)
MUCH = 10_000


@pytest.mark.parametrize("feature", HOMES, ids=lambda each: each.__name__)
async def test_a_feature_answers_somebody_it_never_saw_with_one_statement(database: Database, feature: Any) -> None:  # noqa: ANN401 - a module
    """Nothing waits for them, and there is a way in, with a kind word."""
    async with database.read() as conn:
        with Counted(type(conn), "execute") as sent:
            found = await feature.home(conn, GROUP, SOFIA, NOW)
    assert sent.count <= 1
    assert not found.needs
    assert found.doors
    assert all(door.label for door in found.doors)
    assert found.doors[0].words.endswith((".", "?"))


@pytest.mark.parametrize("feature", DESKS, ids=lambda each: each.__name__)
async def test_a_desk_answers_for_an_empty_group_with_few_statements(database: Database, feature: Any) -> None:  # noqa: ANN401 - as above
    async with database.read() as conn:
        with Counted(type(conn), "execute") as sent:
            found = await feature.desk(conn, GROUP, NOW)
    assert sent.count <= 2
    assert found.doors
    assert {door.topic for door in found.doors} == {Topic.GROUP}


async def test_a_panel_of_ten_thousand_rows_holds_what_is_mine_alone(database: Database) -> None:
    """Ten thousand entries, wins and interests, most of them other people's and other groups'."""
    await _fill(database)
    async with database.read() as conn:
        panel = await service.panel(conn, [each.home for each in HOMES], By(GROUP, SOFIA, NOW))
        theirs = await service.panel(conn, [each.home for each in HOMES], By(OTHER, SOFIA, NOW))
        desk_panel = await service.desk(conn, [each.desk for each in DESKS], By(GROUP, KEIKO, NOW))
    (win,) = [need for need in panel.needs if need.label == "Claim your prize"]
    assert win.said == ("A ring light",)
    assert win.by == NOW + timedelta(days=1)
    assert panel.needs[0] is win, "what ends comes first"
    (asked,) = [need for need in panel.needs if "interested" in need.words]
    assert "4,999 others" in asked.words
    entered = next(door.words for door in panel.doors if door.topic is Topic.ENTRIES)
    assert entered == "1 giveaway runs, and you are in it."
    assert not theirs.needs
    assert any("1 winner has not claimed" in need.words for need in desk_panel.needs)


async def _fill(database: Database) -> None:
    async with database.write() as conn:
        await _add(
            conn,
            giveaway_rows,
            [_giveaway(GROUP, 1, "open"), _giveaway(GROUP, 2, "announced"), _giveaway(OTHER, 3, "open")],
        )
        crowd = range(1000, 1000 + MUCH)
        rows = [_entry(1, person) for person in (SOFIA, *crowd)]
        await _add(conn, entries, rows)
        await _add(conn, winners, [_winner(SOFIA)])
        await _add(conn, interest_rows, [_interest(GROUP, SOFIA, person) for person in list(crowd)[:5000]])
        await _add(conn, interest_rows, [_interest(GROUP, KEIKO, person, request=2) for person in list(crowd)[5000:]])


async def _add(conn: AsyncConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    await conn.execute(insert(table), rows)


def _giveaway(group: int, number: int, state: str) -> dict[str, Any]:
    times = {"created_at": NOW, "ends_at": NOW + timedelta(days=1)}
    named = {"id": number, "guild_id": group, "version": 1, "state": state, "channel_id": 5, "host_id": KEIKO}
    return (
        named | times | {"spec": Spec("A ring light").plain(), "seed": "", "commitment": "", "edited": [], "reason": ""}
    )


def _entry(giveaway: int, person: int) -> dict[str, Any]:
    return {"guild_id": GROUP, "giveaway_id": giveaway, "user_id": person, "ticket": str(person), "entered_at": NOW}


def _winner(person: int) -> dict[str, Any]:
    won = {"guild_id": GROUP, "giveaway_id": 2, "position": 1, "ticket": "t", "user_id": person, "state": "won"}
    return won | {"won_at": NOW, "claim_by": NOW + timedelta(days=1), "prize": "promised"}


def _interest(group: int, owner: int, person: int, request: int = 1) -> dict[str, Any]:
    named = {"guild_id": group, "request_id": request, "owner_id": owner, "user_id": person}
    return named | {
        "version": 1,
        "state": "offered",
        "note": "",
        "shows_numbers": False,
        "words": "",
        "offered_at": NOW,
    }
