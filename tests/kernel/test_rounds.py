"""Looking around at many groups: each in its turn, and never for so long that what is due has to wait."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import discord
import pytest
from sqlalchemy import Select, insert, select

from bot import rounds
from bot.client import Greenroom
from bot.db import Database
from bot.rounds import Around, Round, Rounds
from bot.whom import HERE
from tests.group import Group
from tests.kernel.entries import entries

GROUPS = 4
HOUR = timedelta(hours=1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def seen() -> list[int]:
    return []


@pytest.fixture
async def around(group: Group, seen: list[int]) -> Around:
    for number in range(1, GROUPS):
        group.env.create_guild(f"Room {number}")

    async def look(guild: discord.Guild) -> None:
        seen.append(guild.id)

    return Around(group.bot, HOUR, look)


async def test_each_group_is_looked_at_once_in_the_time(group: Group, around: Around, seen: list[int]) -> None:
    await group.settle()
    for _ in range(2):
        await around.tick()
    assert sorted(seen) == sorted(guild.id for guild in group.bot.guilds)
    assert len(seen) == GROUPS
    around.start_over()
    await around.tick()
    assert len(seen) == 2 * GROUPS
    await group.env.advance_time(HOUR.total_seconds())
    await around.tick()
    assert len(seen) == 3 * GROUPS


async def test_slow_looks_take_several_ticks(
    group: Group, around: Around, seen: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    await group.settle()
    monkeypatch.setattr(rounds, "LONGEST", -1)
    for count in (1, 2, 3, 4, 4):
        await around.tick()
        assert len(set(seen)) == len(seen) == count


class Shop:
    """Two rounds over the same people; each notes whom it was told about."""

    def __init__(self) -> None:
        self.told: dict[str, list[int]] = {}

    def round(self, name: str, giveaway: int, error: Exception | None = None) -> Round:
        def whom() -> Select[tuple[int]]:
            return select(entries.c.person).where(entries.c.giveaway == giveaway, HERE > 0)

        async def look(bot: Greenroom, guild: discord.Guild, people: Sequence[int]) -> None:
            assert guild in bot.guilds
            self.told[name] = list(people)
            if error is not None:
                raise error

        return Round(whom, look)


@pytest.fixture
async def entered(group: Group) -> Group:
    """Two people in one giveaway, one of them twice, one in another, nobody in a third."""
    await group.settle()
    async with group.bot.db.write() as conn:
        await conn.run_sync(lambda sync: entries.create(sync, checkfirst=True))
        rows = [(1, 12), (1, 11), (2, 11)]
        await conn.execute(
            insert(entries), [{"giveaway": giveaway, "person": person, "at": NOON} for giveaway, person in rows]
        )
    return group


async def test_one_question_tells_each_feature_about_whom_it_is(entered: Group) -> None:
    """And who asks about nobody has nothing to do."""
    shop = Shop()
    rounds = Rounds(entered.bot, {f"shop.{each}": shop.round(str(each), each) for each in (1, 2, 3)})
    with patch.object(Database, "read_once", autospec=True, side_effect=Database.read_once) as looks:
        await rounds.tick()
    assert looks.call_count == 1
    assert shop.told == {"1": [11, 12], "2": [11]}


async def test_a_bug_of_one_feature_stops_no_other(entered: Group) -> None:
    shop = Shop()
    await Rounds(entered.bot, {"shop.one": shop.round("1", 1, ValueError("a bug")), "two": shop.round("2", 2)}).tick()
    assert shop.told == {"1": [11, 12], "2": [11]}
    entered.bugs.expect("in the job shop.one")


async def test_what_cannot_be_known_now_is_no_bug_and_stops_nothing(entered: Group) -> None:
    """It is looked for again tomorrow."""
    shop = Shop()
    await Rounds(entered.bot, {"one": shop.round("1", 1, OSError("the line")), "two": shop.round("2", 2)}).tick()
    assert shop.told == {"1": [11, 12], "2": [11]}


async def test_without_rounds_nothing_is_asked(group: Group) -> None:
    await group.settle()
    with patch.object(Database, "read_once", autospec=True, side_effect=Database.read_once) as looks:
        await Rounds(group.bot, {}).tick()
    assert not looks.call_count
