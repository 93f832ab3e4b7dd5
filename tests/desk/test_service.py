"""What the desk does for people and for other features, on both engines."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from cogs.desk import service, service_audit, service_doctor, service_setup, store
from cogs.desk.model import Act
from cogs.desk.model_plan import Item, Step
from cogs.desk.service_setup import BUILDING_LASTS

HERE, ELSEWHERE, MAYA = 2**62, 2**62 + 1, 77
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
BY = By(HERE, MAYA, NOW)
LOG = 500


async def told(database: Database) -> list[str]:
    """The words that wait to be posted in the moderator log."""
    async with database.read() as conn:
        refs = await conn.scalars(select(outbox.c.ref).where(outbox.c.channel_id == LOG).order_by(outbox.c.id))
    return [ref["text"] for ref in refs]


@pytest.fixture
async def with_log(database: Database) -> Database:
    async with database.write() as conn:
        await store.ensure_group(conn, HERE, NOW)
        await store.set_place(conn, HERE, "moderator_log", LOG)
    return database


async def test_an_alert_is_told_once(with_log: Database) -> None:
    async with with_log.write() as conn:
        await service.alert(conn, HERE, "raid", "Many people join.", NOW)
        await service.alert(conn, HERE, "raid", "Many people join.", NOW)
    assert await told(with_log) == ["Many people join."]


async def test_without_a_moderator_log_an_alert_goes_to_the_operator(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "greenroom"):
        async with database.write() as conn:
            await service.alert(conn, HERE, "raid", "Many people join.", NOW)
    assert "Many people join." in caplog.text
    assert await told(database) == []


async def test_a_chosen_channel_is_no_longer_ours_to_change(database: Database) -> None:
    """D1: a channel that /setup made stays ours only while it is the one in use."""
    made = Item("welcome", "welcome", Step.MAKE)
    async with database.write() as conn:
        await service_setup.begin(conn, BY)
        await service_setup.keep_place(conn, BY, made, 1)
        await service_setup.choose_place(conn, BY, "welcome", 1)
        assert (await service.load(conn, HERE)).made == {"welcome"}
        await service_setup.choose_place(conn, BY, "welcome", 2)
        assert (await service.load(conn, HERE)).made == frozenset()


async def test_a_second_run_is_refused_until_the_first_ends_or_dies(database: Database) -> None:
    async with database.write() as conn:
        await service_setup.begin(conn, BY)
    with pytest.raises(UserError, match="already"):
        async with database.write() as conn:
            await service_setup.begin(conn, BY)
    async with database.write() as conn:
        await service_setup.begin(conn, By(HERE, MAYA, NOW + BUILDING_LASTS))
        await service_setup.end(conn, HERE)
        await service_setup.begin(conn, BY)


async def test_every_choice_leaves_a_line_in_the_log(database: Database) -> None:
    """D4."""
    async with database.write() as conn:
        await service_setup.choose_place(conn, BY, "welcome", 1)
        await service_setup.choose_role(conn, BY, "member", 2)
        await service_setup.choose_moderators(conn, BY, "welcome", [4, 3])
        assert await service_setup.choose_zone(conn, BY, "lisbon") == "Europe/Lisbon"
        lines = await service_audit.about(conn, HERE, MAYA)
        assert str(await service.zone(conn, HERE)) == "Europe/Lisbon"
        assert str(await service.zone(conn, ELSEWHERE)) == "UTC"
    assert [line["action"] for line in lines] == [
        "channel_chosen",
        "role_chosen",
        "moderators_chosen",
        "time_zone_chosen",
    ]
    assert lines[2]["details"] == {"moderates": "welcome", "role_ids": [3, 4]}


async def test_a_choice_that_fails_leaves_no_trace(database: Database) -> None:
    with pytest.raises(UserError):
        async with database.write() as conn:
            await service_setup.choose_zone(conn, BY, "nowhere at all")
    async with database.read() as conn:
        assert await service_audit.about(conn, HERE, MAYA) == []


async def test_moderators_are_told_of_what_is_new_and_of_the_end_of_it(with_log: Database) -> None:
    """D2: the same findings every day are told once."""
    days = [[("A", "mend A")], [("A", "mend A")], [("A", "mend A"), ("B", "mend B")], [("A", "mend A")], [], []]
    for number, problems in enumerate(days):
        async with with_log.write() as conn:
            await service_doctor.note(conn, HERE, problems, NOW + timedelta(days=number))
    words = await told(with_log)
    assert len(words) == 3
    assert "**A**\nmend A" in words[0]
    assert "**B**\nmend B" in words[1]
    assert "mended" in words[2]


async def test_the_same_dead_end_is_told_once_a_day(with_log: Database) -> None:
    async with with_log.write() as conn:
        for hours in (0, 1, 2, 24):
            await service_doctor.tell_dead(conn, HERE, "greeting:GONE:1", "Gone.", NOW + timedelta(hours=hours))
        await service_doctor.tell_dead(conn, HERE, "greeting:GONE:2", "Gone too.", NOW)
    assert await told(with_log) == ["Gone.", "Gone.", "Gone too."]


async def test_a_person_can_have_every_line_that_names_them(database: Database) -> None:
    """D3 and D4: by them, and about them; not those of other groups."""
    async with database.write() as conn:
        await service.record(conn, Act(HERE, MAYA, "welcome", "template_added"), NOW)
        await service.record(conn, Act(HERE, 1, "onboarding", "step_back", subject_id=MAYA), NOW)
        await service.record(conn, Act(HERE, 1, "onboarding", "step_back", subject_id=2), NOW)
        await service.record(conn, Act(ELSEWHERE, MAYA, "welcome", "template_added"), NOW)
        lines = await service_audit.about(conn, HERE, MAYA)
    assert [(line["by"], line["about"]) for line in lines] == [(MAYA, None), (1, MAYA)]
