"""What moderators do with giveaways, in one transaction each, on both engines."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from cogs.desk import store as desk
from cogs.desk import store_audit
from cogs.desk.model import Cursor, Query
from cogs.giveaways import service_hosting, service_kept, service_series, service_starting, store
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.model_calendar import Every
from cogs.giveaways.model_drafting import Page
from cogs.giveaways.service_hosting import DRAFT_KEPT

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
GROUP, HOST, CHANNEL = 1, 3, 2
BASICS = {"prize": "A mug", "ends": "2h", "winners": "2"}


def by(now: datetime = NOW, *, group: int = GROUP) -> By:
    return By(group, HOST, now)


async def drafted(database: Database, **basics: str) -> Giveaway:
    async with database.write() as conn:
        return await service_hosting.create(conn, by(), CHANNEL, BASICS | basics)


async def started(database: Database, **basics: str) -> Giveaway:
    draft = await drafted(database, **basics)
    async with database.write() as conn:
        return await service_hosting.launch(conn, by(), draft.id)


async def acts(database: Database) -> list[str]:
    async with database.read() as conn:
        page = await store_audit.find(conn, GROUP, Query(30), Cursor(), NOW + timedelta(days=1), 100)
    return [entry.act.action for entry in reversed(page.entries)]


async def test_a_draft_is_kept_for_a_week(database: Database) -> None:
    draft = await drafted(database)
    assert (draft.spec.prize, draft.spec.winners, draft.ends_at - NOW) == ("A mug", 2, timedelta(hours=2))
    assert draft.due_at == NOW + DRAFT_KEPT
    async with database.write() as conn:
        assert await service_starting.due(conn, NOW + DRAFT_KEPT, 5) == [(GROUP, draft.id)]
        await service_starting.act(conn, GROUP, draft.id, [], NOW)
        assert await store.find(conn, GROUP, draft.id) == draft
        await service_starting.act(conn, GROUP, draft.id, [], NOW + DRAFT_KEPT)
        assert await store.find(conn, GROUP, draft.id) is None


async def test_a_start_is_one_start_however_often_it_is_asked_for(database: Database) -> None:
    opened = await started(database)
    async with database.write() as conn:
        assert await service_hosting.launch(conn, by(), opened.id) == opened
    assert await acts(database) == ["start"]


@pytest.mark.parametrize("state", State)
async def test_nothing_happens_out_of_turn(database: Database, state: State) -> None:
    """Whatever the state, an act is done, was done already, or is refused in words; never a bug."""
    opened = await started(database)
    acts_there_are = (
        lambda conn: service_hosting.launch(conn, by(), opened.id),
        lambda conn: service_hosting.pause(conn, by(), opened.id),
        lambda conn: service_hosting.resume(conn, by(), opened.id),
        lambda conn: service_hosting.cancel(conn, by(), opened.id, "why"),
        lambda conn: service_hosting.change(conn, by(), opened.id, Page.BASICS, BASICS | {"winners": "3"}),
        lambda conn: service_hosting.repeat(conn, by(), opened.id, Every.WEEK),
        lambda conn: service_hosting.schedule(conn, by(), opened.id, {"starts": "1h", "ends": "2h"}),
        lambda conn: service_hosting.back_to_draft(conn, by(), opened.id),
        lambda conn: service_hosting.discard(conn, by(), opened.id),
        lambda conn: service_hosting.post_again(conn, by(), opened.id, 9),
        lambda conn: service_starting.act(conn, GROUP, opened.id, [], NOW + timedelta(days=9)),
    )
    for act in acts_there_are:
        async with database.write() as conn:
            await store.save(conn, replace(opened, state=state, due_at=NOW))
            with suppress(UserError):
                await act(conn)


async def test_another_group_can_do_nothing(database: Database) -> None:
    """G43."""
    opened = await started(database)
    stranger = by(group=GROUP + 1)
    for act in (service_hosting.launch, service_hosting.pause, service_hosting.discard, service_hosting.back_to_draft):
        async with database.write() as conn:
            with pytest.raises(UserError, match="not here any more"):
                await act(conn, stranger, opened.id)
    async with database.write() as conn:
        with pytest.raises(UserError):
            await service_kept.keep_template(conn, stranger, opened.id, "Mine")
        await service_kept.keep_template(conn, by(), opened.id, "Mine")
        assert await service_kept.templates(conn, GROUP + 1) == []
        await service_kept.drop_template(conn, stranger, "Mine")
        assert len(await service_kept.templates(conn, GROUP)) == 1
        await service_kept.bar(conn, by(), [5], "why")
        await service_kept.unbar(conn, stranger, [5])
        assert [each.user_id for each in await service_kept.bars(conn, GROUP)] == [5]


async def test_an_end_chosen_during_a_pause_moves_on_only_with_the_rest_of_it(database: Database) -> None:
    opened = await started(database)
    hour = timedelta(hours=1)
    async with database.write() as conn:
        await service_hosting.pause(conn, by(), opened.id)
        await service_hosting.change(conn, by(NOW + hour), opened.id, Page.BASICS, BASICS | {"ends": "5h"})
        resumed = await service_hosting.resume(conn, by(NOW + 3 * hour), opened.id)
    assert resumed.ends_at == NOW + 8 * hour
    assert resumed.due_at == resumed.ends_at
    assert resumed.edited == ("end",)


async def test_a_template_keeps_everything_but_the_times(database: Database) -> None:
    opened = await started(database, ends="in 2 days")
    async with database.write() as conn:
        await service_kept.keep_template(conn, by(), opened.id, " Mugs ")
        await service_kept.keep_template(conn, by(), opened.id, "mugs")
        (kept,) = await service_kept.templates(conn, GROUP)
        made = await service_kept.use_template(conn, by(NOW + timedelta(days=9)), "MUGS", CHANNEL)
    assert (kept.name, kept.spec, kept.lasts) == ("Mugs", opened.spec, timedelta(days=2))
    assert made.ends_at == NOW + timedelta(days=11)
    assert made.seed != opened.seed


async def test_many_at_once_have_one_effect(database: Database) -> None:
    """Four presses in the same moment: each in a transaction of its own."""
    draft = await drafted(database)

    async def one(act: Callable[[AsyncConnection, By, int], Awaitable[Giveaway]]) -> None:
        async with database.write() as conn:
            await act(conn, by(), draft.id)

    for act in (service_hosting.launch, service_hosting.pause, service_hosting.resume):
        await asyncio.gather(*(one(act) for _ in range(4)))
    assert await acts(database) == ["start", "pause", "resume"]


async def test_an_end_counts_from_a_planned_start_and_never_comes_before_it(database: Database) -> None:
    draft = await drafted(database)
    async with database.write() as conn:
        planned = await service_hosting.schedule(conn, by(), draft.id, {"starts": "in 2 days", "ends": "3h"})
        assert planned.ends_at == NOW + timedelta(days=2, hours=3)
        changed = await service_hosting.change(conn, by(), draft.id, Page.BASICS, BASICS | {"ends": "5h"})
        assert changed.ends_at == NOW + timedelta(days=2, hours=5)
        for typed, told in (("tomorrow 18:00", "end before it starts"), ("banana", "cannot read")):
            with pytest.raises(UserError, match=told):
                await service_hosting.change(conn, by(), draft.id, Page.BASICS, BASICS | {"ends": typed})
            with pytest.raises(UserError, match=told):
                await service_hosting.schedule(conn, by(), draft.id, {"starts": "in 2 days", "ends": typed})


async def test_two_processes_bring_one_back(database: Database) -> None:
    opened = await started(database, ends="in 2 days")
    week = NOW + timedelta(days=7)
    async with database.write() as conn:
        await service_hosting.repeat(conn, by(), opened.id, Every.WEEK)
        assert await service_series.due(conn, week - timedelta(seconds=1), 5) == []
        ((guild_id, series_id),) = await service_series.due(conn, week, 5)

    async def come_back() -> None:
        async with database.write() as conn:
            await service_series.come_back(conn, guild_id, series_id, week)

    await asyncio.gather(come_back(), come_back(), come_back())
    async with database.read() as conn:
        found = await store.in_states(conn, GROUP, {State.SCHEDULED}, 5)
        assert await service_series.due(conn, week, 5) == []
    assert [each.ends_at for each in found] == [week + timedelta(days=2)]


async def test_what_comes_back_keeps_its_local_time_over_the_change_of_the_clocks(database: Database) -> None:
    """Clocks in Berlin go forward on 29 March 2026."""
    async with database.write() as conn:
        await desk.ensure_group(conn, GROUP, NOW)
        await desk.set_zone(conn, GROUP, "Europe/Berlin")
    opened = await started(database, ends="in 2 days")
    async with database.write() as conn:
        await service_hosting.repeat(conn, by(), opened.id, Every.MONTH)
        later = NOW + timedelta(days=32)
        ((guild_id, series_id),) = await service_series.due(conn, later, 5)
        made = await service_series.come_back(conn, guild_id, series_id, later)
    assert made is not None
    assert made.starts_at is not None
    berlin = ZoneInfo("Europe/Berlin")
    assert made.starts_at.astimezone(berlin).strftime("%d.%m. %H:%M") == "01.04. 13:00"
    assert made.ends_at.astimezone(berlin).strftime("%d.%m. %H:%M") == "03.04. 13:00"
