"""Free words on the board: the same is found on both engines, with filters and page by page."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from cogs.collabs import service, service_privacy, store
from cogs.collabs.model_drafting import Page
from cogs.collabs.model_words import sought
from tests.collabs.rows import BASICS, GROUP, KEIKO, MAYA, NOW, OTHER, PAY, board, by, posted


async def titles(conn: AsyncConnection, typed: str, guild_id: int = GROUP, **filters: str) -> list[str]:
    """What is found, the newest first."""
    found = await service.browse(conn, guild_id, {"words": sought(typed), **filters}, None, 100)
    back = await service.browse_back(conn, guild_id, {"words": sought(typed), **filters}, 0, 100)
    assert [each.id for each in found] == [each.id for each in back]
    return [each.spec.title for each in found]


async def test_every_word_has_to_be_there_in_whatever_case_and_accents(database: Database) -> None:
    """C15."""
    async with database.write() as conn:
        await board(conn, most_open=25)
        await posted(conn, by(KEIKO), title="Straßenfest in Köln", what="Wir drehen ein Reel")
        await posted(conn, by(KEIKO), title="ÉCLAIRS à Lyon", what="Un 100% fait-maison")
        await posted(conn, by(MAYA), title="パンの写真", what="A reel each")
        assert await titles(conn, "STRASSENFEST koln") == ["Straßenfest in Köln"]
        assert await titles(conn, "éclair") == await titles(conn, "eclair") == ["ÉCLAIRS à Lyon"]
        assert await titles(conn, "100%") == ["ÉCLAIRS à Lyon"]
        assert await titles(conn, "写真") == ["パンの写真"]
        assert await titles(conn, "reel") == ["パンの写真", "Straßenfest in Köln"]
        assert await titles(conn, "reel lyon") == []
        assert await titles(conn, "%") == await titles(conn, "_") == await titles(conn, "")


async def test_a_brand_partner_and_what_is_fixed_are_found_too(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by())
        await service.fill(conn, by(), request.id, Page.FREEDOM, {"fixed": "On a Sunday", "free": "The rest"})
        assert await titles(conn, "sunday") == ["Bread"]
        await service.fill(conn, by(), request.id, Page.PAY, PAY)
        assert await titles(conn, "mill") == ["Bread"]


async def test_words_and_filters_combine_and_pages_stay(database: Database) -> None:
    """C15."""
    async with database.write() as conn:
        await board(conn, most_open=25)
        for number in range(9):
            title = f"{'Rye' if number % 2 else 'Oat'} loaf {number}"
            await posted(conn, by(KEIKO), title=title, kind=["event" if number % 3 else "creator"])
        assert await titles(conn, "rye", kind="event") == ["Rye loaf 7", "Rye loaf 5", "Rye loaf 1"]
        assert await titles(conn, "rye", kind="event", niche="food") == await titles(conn, "rye", kind="event")
        filters = {"words": "rye"}
        page = await service.browse(conn, GROUP, filters, None, 2)
        after = await service.browse(conn, GROUP, filters, page[-1].id, 2)
        assert [each.spec.title for each in (*page, *after)] == [f"Rye loaf {number}" for number in (7, 5, 3, 1)]
        assert await service.browse_back(conn, GROUP, filters, after[0].id, 2) == page


async def test_only_what_is_open_now_and_as_it_is_now_and_here(database: Database) -> None:
    async with database.write() as conn:
        await board(conn, most_open=25)
        changed, closed, forgotten = [await posted(conn, by(who)) for who in (KEIKO, KEIKO, MAYA)]
        await service.fill(conn, by(KEIKO), changed.id, Page.BASICS, {**BASICS, "title": "Rye"})
        await service.close(conn, by(KEIKO), closed.id)
        assert await titles(conn, "rye") == ["Rye"]
        assert await titles(conn, "bread") == [forgotten.spec.title]
        assert await titles(conn, "bread", OTHER) == []
        await service_privacy.forget(conn, GROUP, MAYA, NOW)
        assert await titles(conn, "bread") == []


def test_a_page_is_read_by_its_numbers_and_not_out_of_all_that_the_group_has(sqlite_template: Path) -> None:
    """SQLite looked through every request of the group for each page, open or not."""
    page = select(store.requests).where(*store.numbered(GROUP, [1, 2, 3]))
    written = page.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with closing(sqlite3.connect(sqlite_template)) as connection:
        ((*_, plan),) = connection.execute(f"EXPLAIN QUERY PLAN {written}").fetchall()
    assert plan == "SEARCH collabs_requests USING INTEGER PRIMARY KEY (rowid=?)"
