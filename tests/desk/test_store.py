"""The desk's statements, on both engines."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.db import Database
from bot.outbox_store import Errand, claim, enqueue
from cogs.desk import store, store_audit, store_doctor
from cogs.desk.model import Act, Cursor, Desk, Query

HERE, ELSEWHERE = 2**62, 2**62 + 1
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


async def test_a_group_that_chose_nothing_has_an_empty_desk(database: Database) -> None:
    async with database.read() as conn:
        assert await store.desk_of(conn, HERE) == Desk()


async def test_choices_are_kept_per_group_and_replaced(database: Database) -> None:
    """D1, D5."""
    async with database.write() as conn:
        await store.ensure_group(conn, HERE, NOW)
        await store.set_place(conn, HERE, "welcome", 1, made=True)
        await store.set_place(conn, HERE, "welcome", 2)
        await store.set_place(conn, HERE, "collabs", 3, made=True)
        await store.set_role(conn, HERE, "member", 4)
        await store.set_role(conn, HERE, "member", 5)
        await store.set_place(conn, ELSEWHERE, "welcome", 9)
        await store.set_moderators(conn, HERE, "welcome", [7, 6])
        await store.set_moderators(conn, HERE, "welcome", [8])
        await store.set_moderators(conn, HERE, "desk", [8])
        await store.set_moderators(conn, HERE, "desk", [])
        await store.set_zone(conn, HERE, "Europe/Berlin")
    async with database.read() as conn:
        desk = await store.desk_of(conn, HERE)
        assert await store.moderator_roles(conn, ELSEWHERE, "welcome") == frozenset()
    assert desk.places == {"welcome": 2, "collabs": 3}
    assert desk.made == {"collabs"}
    assert desk.roles == {"member": 5}
    assert desk.moderators == {"welcome": {8}}
    assert desk.zone == "Europe/Berlin"


async def test_only_one_run_at_a_time_may_make_things(database: Database) -> None:
    until = NOW + timedelta(minutes=5)
    async with database.write() as conn:
        await store.ensure_group(conn, HERE, NOW)
        assert await store.begin_building(conn, HERE, NOW, until)
        assert not await store.begin_building(conn, HERE, NOW, until)
        assert await store.begin_building(conn, HERE, until, until + DAY)
        await store.set_building(conn, HERE, None)
        assert await store.begin_building(conn, HERE, NOW, until)


async def fill(database: Database) -> None:
    acts = [
        Act(HERE, 1, "welcome", "template_changed", details={"name": "Sunny ☀"}),
        Act(HERE, 2, "desk", "channel_made", subject_id=None),
        Act(HERE, 2, "onboarding", "step_back", subject_id=1),
        Act(ELSEWHERE, 1, "welcome", "template_changed"),
    ]
    async with database.write() as conn:
        for number, act in enumerate(acts):
            await store_audit.add_act(conn, act, NOW - (len(acts) - number) * DAY)


@pytest.mark.parametrize(
    ("query", "actions"),
    [
        (Query(30), ["step_back", "channel_made", "template_changed"]),
        (Query(30, person=1), ["step_back", "template_changed"]),
        (Query(30, person=2, feature="desk"), ["channel_made"]),
        (Query(30, words=("TEMPLATE",)), ["template_changed"]),
        (Query(30, words=("made", "channel")), ["channel_made"]),
        (Query(30, words=("%",)), []),
        (Query(30, words=("_back",)), ["step_back"]),
        (Query(2), ["step_back"]),
        (Query(30, feature="nothing"), []),
    ],
)
async def test_the_log_is_searched_by_person_feature_words_and_days(
    database: Database, query: Query, actions: list[str]
) -> None:
    """D4. Another group's lines never show."""
    await fill(database)
    async with database.read() as conn:
        page = await store_audit.find(conn, HERE, query, Cursor(), NOW, 10)
    assert [entry.act.action for entry in page.entries] == actions


async def test_pages_follow_each_other_although_new_lines_come(database: Database) -> None:
    """D4."""
    async with database.write() as conn:
        for number in range(5):
            await store_audit.add_act(conn, Act(HERE, 1, "desk", f"act{number}"), NOW)
    async with database.read() as conn:
        first = await store_audit.find(conn, HERE, Query(30), Cursor(), NOW, 2)
    async with database.write() as conn:
        await store_audit.add_act(conn, Act(HERE, 1, "desk", "act5"), NOW)
    async with database.read() as conn:
        second = await store_audit.find(conn, HERE, Query(30), Cursor(first.entries[-1].id), NOW, 2)
        third = await store_audit.find(conn, HERE, Query(30), Cursor(second.entries[-1].id), NOW, 2)
        back = await store_audit.find(conn, HERE, Query(30), Cursor(second.entries[0].id, newer=True), NOW, 2)
    pages = [[entry.act.action for entry in page.entries] for page in (first, second, third, back)]
    assert pages == [["act4", "act3"], ["act2", "act1"], ["act0"], ["act4", "act3"]]
    assert [(page.has_newer, page.has_older) for page in (first, second, third, back)] == [
        (False, True),
        (True, True),
        (True, False),
        (True, True),
    ]


async def test_a_line_comes_back_as_it_was_written(database: Database) -> None:
    await fill(database)
    async with database.read() as conn:
        (entry, _) = await store_audit.about(conn, HERE, 1)
    assert entry.act == Act(HERE, 1, "welcome", "template_changed", None, {"name": "Sunny ☀"})
    assert entry.at == NOW - 4 * DAY


async def test_a_daily_check_is_claimed_once_by_the_group_that_waited_longest(database: Database) -> None:
    """D2."""
    async with database.write() as conn:
        for age, guild_id in enumerate((11, 12, 13), start=1):
            await store.ensure_group(conn, guild_id, NOW - age * DAY)
    async with database.read() as conn:
        assert await store_doctor.has_due(conn, [11, 12, 13], NOW - DAY)
        assert not await store_doctor.has_due(conn, [99], NOW - DAY)
    async with database.write() as conn:
        assert await store_doctor.claim(conn, [11, 12, 13], NOW - DAY, NOW, 2) == [12, 13]
        assert await store_doctor.claim(conn, [11, 12, 13], NOW - DAY, NOW, 2) == [11]
        assert await store_doctor.claim(conn, [11, 12, 13], NOW - DAY, NOW, 2) == []


async def test_messages_that_were_tried_and_wait_are_counted(database: Database) -> None:
    async with database.write() as conn:
        for key in ("tried", "fresh"):
            await enqueue(conn, Errand(HERE, "x", key, {}, channel_id=1), NOW - DAY)
            if key == "tried":
                await claim(conn, NOW - DAY, 10)
    async with database.read() as conn:
        assert await store_doctor.stuck_letters(conn, HERE, NOW) == 1
        assert await store_doctor.stuck_letters(conn, HERE, NOW - 2 * DAY) == 0
        assert await store_doctor.stuck_letters(conn, ELSEWHERE, NOW) == 0
