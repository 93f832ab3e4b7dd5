"""Asks every feature what it stores about somebody, and how that reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.telling import Told, Words, counts, leaves

if TYPE_CHECKING:
    from bot.client import Greenroom


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one feature stores about one person."""

    name: str
    title: str
    told: Mapping[str, Any]
    words: Words

    def counted(self) -> list[tuple[str, int]]:
        """What there is of each kind."""
        return list(counts(self.words, self.told))

    def things(self) -> list[Told]:
        """All of it, one by one."""
        return list(leaves(self.words, self.told))


async def chapters(bot: "Greenroom", guild_id: int, user_id: int) -> list[Chapter]:
    """Every feature that stores something about the person."""
    async with bot.db.read() as conn:
        told = await bot.export_person(conn, guild_id, user_id)
    found = [Chapter(each.name, each.title, told[each.name], each.told) for each in bot.features]
    return [chapter for chapter in found if chapter.counted() and chapter.things()]
