"""What people shared before consistency could be shared is shared as before."""

from alembic import command
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.db import open_database
from bot.migrate import alembic_config, migrate
from bot.settings import Settings
from cogs.analytics import store_sharing
from cogs.analytics.model_sharing import Level, Measure, Share
from cogs.profiles.model import Platform
from tests.analytics.pieces import NOW

BEFORE = "0022"
GROUP, SOFIA = 1, 10


def _until_then(connection: Connection) -> None:
    command.upgrade(alembic_config(connection), BEFORE)
    connection.execute(
        text("INSERT INTO analytics_shares VALUES (1, 10, 'instagram', 'rate', 3, 1, :at)"),
        {"at": round(NOW.timestamp() * 1_000_000)},
    )


async def test_shares_outlive_the_new_measure(database_url: str) -> None:
    engine = create_async_engine(database_url)
    async with engine.begin() as conn:
        await conn.run_sync(_until_then)
    await engine.dispose()
    assert await migrate(database_url, Settings(database_url=database_url).sqlite_path)
    db = open_database(database_url)
    kept = Share(Platform.INSTAGRAM, Measure.RATE, Level.NAMED, 1, NOW)
    new = Share(Platform.INSTAGRAM, Measure.CONSISTENCY, Level.PLACE, 1, NOW)
    async with db.write() as conn:
        assert await store_sharing.shares_of(conn, GROUP, SOFIA) == [kept]
        await store_sharing.share(conn, GROUP, SOFIA, new)
        assert await store_sharing.shares_of(conn, GROUP, SOFIA) == [new, kept]
    await db.close()
