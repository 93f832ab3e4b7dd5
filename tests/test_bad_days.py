"""What can happen to the machine: each time a clear word to the person and to the operator, and then it goes on.

Discord's own bad days are in `test_hard_days`.
"""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from simcord.actors import MemberActor
from sqlalchemy import text

from bot import trouble
from bot.replies import NOT_SAVED
from cogs.onboarding.model import Step
from tests.disclosure.test_flow import ANSWERS
from tests.group import Group, said
from tests.onboarding.journey import Journey
from tests.test_hard_days import arrive, expect_everything_once, furnish

pytestmark = pytest.mark.usefixtures("quiet_log")


@pytest.fixture
def quiet_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)


async def newcomer(group: Group) -> Journey:
    """Somebody who has begun, and has one step to say."""
    person = group.join("keiko")
    await group.pass_time(timedelta(minutes=1), steps=2)
    journey = Journey(group, person)
    await journey.until(Step.SENTENCE)
    return journey


async def go_to_the_end(group: Group, journey: Journey) -> None:
    """From where it was interrupted, as if nothing had been."""
    await journey.until_done_from(Step.SENTENCE)
    await group.pass_time(timedelta(minutes=20), steps=10)
    expect_everything_once(group, journey.person)


async def pragma(group: Group, *settings: str) -> None:
    """Set something on the one connection that writes."""
    async with group.bot.db.write() as conn:
        for setting in settings:
            await conn.execute(text(f"PRAGMA {setting}"))


async def directly(group: Group, statement: str) -> None:
    """Outside any transaction."""
    await group.bot.db._writing.once(statement, ())


async def check(group: Group, person: MemberActor) -> str:
    """Have a caption looked at that is longer than the room that is left inside the file."""
    form = await person.slash(group.lobby, "disclose check")
    return said(await person.submit_modal(form, ANSWERS | {"caption": "\N{BREAD}" * 2000}))


async def test_a_full_disk_loses_nothing_and_is_gone_with_the_room(
    group: Group, caplog: pytest.LogCaptureFixture
) -> None:
    await furnish(group)
    journey = await newcomer(group)
    await directly(group, "VACUUM")  # no free page inside the file, either
    async with group.bot.db.read() as conn:
        pages = await conn.scalar(text("PRAGMA page_count"))
    await pragma(group, f"max_page_count={pages}")
    told = await check(group, journey.person)
    assert NOT_SAVED in told
    assert trouble.FULL in caplog.text
    assert "Traceback" not in caplog.text
    await pragma(group, "max_page_count=1000000")
    assert NOT_SAVED not in await check(group, journey.person)
    await go_to_the_end(group, journey)


async def test_a_file_that_turns_read_only_is_told_and_goes_on_after(
    group: Group, caplog: pytest.LogCaptureFixture
) -> None:
    await furnish(group)
    journey = await newcomer(group)
    await pragma(group, "query_only=ON")
    told = said(await journey.answer(Step.SENTENCE))
    await group.tick()
    assert NOT_SAVED in told
    assert trouble.READ_ONLY in caplog.text
    assert "Traceback" not in caplog.text
    await directly(group, "PRAGMA query_only=OFF")  # past the transaction, which could not begin
    await go_to_the_end(group, journey)


class Door:
    """A way to PostgreSQL that can be shut: whoever is inside is thrown out, and nobody answers any more."""

    def __init__(self, url: str) -> None:
        self._there = urlsplit(url)
        self._inside: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """The same database, through this door."""
        user = self._there.netloc.partition("@")[0]
        return f"postgresql+asyncpg://{user}@127.0.0.1:{self._port}{self._there.path}"

    async def open(self) -> None:
        """Let people in, always at the same number."""
        self._server = await asyncio.start_server(self._pass, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def shut(self) -> None:
        """Throw everybody out."""
        assert self._server is not None
        self._server.close()
        for each in self._inside:
            each.transport.abort()
        self._inside.clear()
        await self._server.wait_closed()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await self._connect()
        self._inside |= {writer, back}
        await asyncio.gather(_copy(reader, back), _copy(there, writer))

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        host = dict(parse_qsl(self._there.query)).get("host")
        if host is not None and host.startswith("/"):
            return await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{self._there.port or 5432}")
        return await asyncio.open_connection(self._there.hostname, self._there.port or 5432)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while block := await reader.read(65536):
            writer.write(block)
            await writer.drain()
    writer.close()


async def test_a_database_that_is_gone_for_a_minute_comes_back_by_itself(
    migrated_postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    door = Door(migrated_postgres_url)
    await door.open()
    group = Group(door.url)
    await group.start()
    await furnish(group)
    journey = await newcomer(group)
    await door.shut()
    told = said(await journey.press("Write it"))
    await group.pass_time(timedelta(minutes=1), steps=3)
    assert NOT_SAVED in told
    assert trouble.POSTGRES_AWAY in caplog.text
    assert "Traceback" not in caplog.text
    await door.open()
    await go_to_the_end(group, journey)
    await group.stop()
    await door.shut()


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_that_is_set_does_nothing_twice_and_forgets_nobody(
    group: Group, hours: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Back an hour: what was done stays done, what is due comes an hour later by the wall. On: it comes now."""
    await furnish(group)
    person = await arrive(group, restarting=False)
    expect_everything_once(group, person)
    group.clock_is_off = timedelta(hours=hours)
    await group.pass_time(timedelta(minutes=10), steps=5)
    expect_everything_once(group, person)
    assert ("The clock was set back by 58 minutes" in caplog.text) is (hours < 0)
    journey = Journey(group, group.join("sofia"))
    await group.pass_time(timedelta(minutes=1), steps=2)
    await journey.until(Step.SENTENCE)
    await go_to_the_end(group, journey)
    await group.pass_time(timedelta(hours=3), steps=6)
    expect_everything_once(group, person)
    expect_everything_once(group, journey.person)
