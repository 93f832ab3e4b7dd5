"""What is remembered of a look at a caption, on both engines."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.db import Database
from bot.errors import UserError
from cogs.disclosure import service, store
from cogs.disclosure.model import KEPT_FOR, LONGEST_CAPTION, Asked, Kind, Market, Remembered
from cogs.profiles.model import Platform

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO = 10, 11
ASKED = Asked(Market.UK, Platform.TIKTOK, Kind.PAID, "#ad Bread")


async def ask(database: Database, asked: Asked = ASKED, user_id: int = SOFIA, now: datetime = NOW) -> None:
    async with database.write() as conn:
        await service.check_for(conn, GROUP, user_id, asked, now)


async def last(database: Database, guild_id: int = GROUP, user_id: int = SOFIA) -> Remembered | None:
    async with database.read() as conn:
        return await service.last(conn, guild_id, user_id)


async def test_the_last_question_is_remembered_per_person_and_group(database: Database) -> None:
    await ask(database)
    await ask(database, Asked(Market.DE, Platform.X, Kind.GIFTED, "Werbung"))
    await ask(database, user_id=KEIKO)
    assert await last(database) == Remembered(Market.DE, Platform.X, Kind.GIFTED, "Werbung")
    assert await last(database, user_id=KEIKO) == Remembered(Market.UK, Platform.TIKTOK, Kind.PAID, "#ad Bread")
    assert await last(database, OTHER) is None
    async with database.read() as conn:
        assert await service.market_of(conn, GROUP, SOFIA) is Market.DE
        assert await service.market_of(conn, OTHER, SOFIA) is None


@pytest.mark.parametrize(
    ("caption", "words"), [(" \n ", "no caption"), ("b" * (LONGEST_CAPTION + 1), "longer than 4,000")]
)
async def test_what_cannot_be_looked_at_is_said_and_not_remembered(
    database: Database, caption: str, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        await ask(database, Asked(Market.UK, Platform.X, Kind.PAID, caption))
    assert await last(database) is None


async def test_a_caption_is_forgotten_after_a_day_or_at_once(database: Database) -> None:
    await ask(database)
    await ask(database, user_id=KEIKO, now=NOW + timedelta(hours=1))
    async with database.write() as conn:
        await service.forget_old(conn, NOW + KEPT_FOR)
    assert await last(database) == Remembered(Market.UK, Platform.TIKTOK, Kind.PAID, None)
    kept = await last(database, user_id=KEIKO)
    assert kept is not None
    assert kept.caption
    async with database.write() as conn:
        await service.forget_caption(conn, GROUP, KEIKO)
    assert await last(database, user_id=KEIKO) == Remembered(Market.UK, Platform.TIKTOK, Kind.PAID, None)


async def test_a_caption_that_should_be_gone_is_counted(database: Database) -> None:
    await ask(database)
    async with database.read() as conn:
        assert await service.overdue(conn, GROUP, NOW + KEPT_FOR + timedelta(minutes=59)) == 0
        assert await service.overdue(conn, GROUP, NOW + KEPT_FOR + timedelta(minutes=61)) == 1
        assert await service.overdue(conn, OTHER, NOW + KEPT_FOR + timedelta(minutes=61)) == 0


async def test_a_person_is_told_everything_and_forgotten(database: Database) -> None:
    """D3."""
    await ask(database)
    async with database.write() as conn:
        told = await service.export(conn, GROUP, SOFIA)
        assert told == {"market": "uk", "platform": "tiktok", "kind": "paid", "caption": "#ad Bread"}
        await store.remove(conn, OTHER, SOFIA)
        assert await service.export(conn, GROUP, SOFIA) == told
        await store.remove(conn, GROUP, SOFIA)
        assert await service.export(conn, GROUP, SOFIA) == {}
