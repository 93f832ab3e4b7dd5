"""The roster and the hello, on both engines."""

from datetime import UTC, datetime, timedelta

from bot import outbox_store
from bot.db import Database
from cogs.desk import store as desk
from cogs.shoutouts import service, store

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)
GROUP, KEIKO, SOFIA = 10, 20, 30
INTRODUCTION = (40, 50)


async def test_somebody_who_has_a_seat_keeps_it(database: Database) -> None:
    async with database.write() as conn:
        await service.enter_front(conn, GROUP, KEIKO, NOW)
        await service.enter_front(conn, GROUP, SOFIA, NOW + timedelta(hours=1))
        await service.enter_front(conn, GROUP, KEIKO, NOW + timedelta(days=9))
        seats = await service.roster(conn, GROUP)
        assert await service.roster(conn, GROUP + 1) == []
    assert [(seat.user_id, seat.entered_at) for seat in seats] == [(KEIKO, NOW), (SOFIA, NOW + timedelta(hours=1))]


async def test_hello_is_said_once(database: Database) -> None:
    async with database.write() as conn:
        await desk.set_place(conn, GROUP, service.SHOUTOUTS, 60)
        await service.enter_front(conn, GROUP, KEIKO, NOW)
        for _ in range(2):
            await service.say_hello(conn, GROUP, KEIKO, INTRODUCTION, NOW)
        (errand,) = await outbox_store.claim(conn, NOW, 10)
    assert (errand.channel_id, errand.ref) == (60, {"user": KEIKO, "channel": 40, "message": 50})


async def test_without_a_channel_the_moderators_are_told_once_a_day(database: Database) -> None:
    async with database.write() as conn:
        await desk.set_place(conn, GROUP, "moderator_log", 70)
        for user_id in (KEIKO, SOFIA):
            await service.say_hello(conn, GROUP, user_id, INTRODUCTION, NOW)
        (alert,) = await outbox_store.claim(conn, NOW, 10)
    assert alert.channel_id == 70


async def test_forgetting_gives_up_the_seat_and_takes_the_hello_down(database: Database) -> None:
    async with database.write() as conn:
        await service.enter_front(conn, GROUP, KEIKO, NOW)
        await service.said_hello(conn, GROUP, KEIKO, (60, 80))
        await service.forget(conn, GROUP, KEIKO, NOW)
        await service.forget(conn, GROUP, SOFIA, NOW)
        assert await store.find(conn, GROUP, KEIKO) is None
        (errand,) = await outbox_store.claim(conn, NOW, 10)
    assert (errand.kind, errand.ref) == (service.UNPOST, {"channel": 60, "message": 80})
