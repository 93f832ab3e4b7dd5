"""Looking around at many groups: each in its turn, and never for so long that what is due has to wait."""

from datetime import timedelta

import discord
import pytest

from bot import rounds
from bot.rounds import Around
from tests.group import Group

GROUPS = 4
HOUR = timedelta(hours=1)


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
