"""What the cards of turns and gifts are built from: who somebody is, as the group may see it, and how it stands."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.by import By
from bot.reach import group_name, member_of
from bot.ui import escape
from cogs.profiles import service as profiles
from cogs.profiles.model import Profile, Visibility
from cogs.shoutouts import service_asking, service_gifts, service_turns, text_letters
from cogs.shoutouts.model import Gift, GiftState, Rotation, Turn
from cogs.shoutouts.service_asking import Owed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.client import Greenroom


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the group may see them. `name` is safe to show; in direct messages a mention can be a bare number."""

    user_id: int
    name: str
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class TurnLook:
    """A turn with whoever is featured, and its gifts."""

    turn: Turn
    rotation: Rotation
    gifts: "Sequence[Gift]"
    featured: Person | None = None

    @property
    def given(self) -> "Sequence[Gift]":
        """What came so far."""
        return [each for each in self.gifts if each.state is GiftState.GIVEN]


@dataclass(frozen=True, slots=True)
class GiftLook:
    """A gift with whoever it is for, and the group's name."""

    owed: Owed
    featured: Person
    group: str
    note: str | None = None
    others: "Sequence[Person]" = field(default=())


async def person(bot: "Greenroom", guild_id: int, user_id: int) -> Person:
    """A person by their number."""
    async with bot.db.read() as conn:
        profile = await _profile(conn, guild_id, user_id)
    return Person(user_id, await name_of(bot, guild_id, user_id), profile)


async def _profile(conn: "AsyncConnection", guild_id: int, user_id: int) -> Profile | None:
    found = await profiles.get(conn, guild_id, user_id)
    shared = found is not None and found.shared_at is not None
    return found.as_seen_by(Visibility.GROUP) if found is not None and shared else None


async def name_of(bot: "Greenroom", guild_id: int, user_id: int) -> str:
    """Their name, safe to show."""
    member = await member_of(bot, guild_id, user_id)
    return escape(member.display_name) if member is not None else text_letters.SOMEBODY


async def turn_look(bot: "Greenroom", guild_id: int, turn_id: int) -> TurnLook | None:
    """A turn as it is now."""
    async with bot.db.read() as conn:
        found = await service_turns.find(conn, guild_id, turn_id)
    if found is None:
        return None
    turn, rotation, gifts = found
    featured = await person(bot, guild_id, turn.featured_id) if turn.featured_id is not None else None
    return TurnLook(turn, rotation, gifts, featured)


async def gift_look(bot: "Greenroom", owed: Owed, note: str | None = None) -> GiftLook:
    """A gift as it is now."""
    featured = await person(bot, owed.gift.guild_id, owed.gift.featured_id)
    return GiftLook(owed, featured, escape(group_name(bot, owed.gift.guild_id)), note)


async def mine(bot: "Greenroom", by: By) -> list[GiftLook]:
    """What a person was asked for or promised."""
    async with bot.db.read() as conn:
        owed = await service_asking.open_of(conn, by.guild_id, by.user_id)
    return [await gift_look(bot, each) for each in owed]


async def others(bot: "Greenroom", by: By, gift_id: int) -> list[Person]:
    """Who could be asked instead. Raises UserError."""
    async with bot.db.read() as conn:
        found = await service_gifts.others(conn, by, gift_id)
    return await people(bot, by.guild_id, found)


async def people(bot: "Greenroom", guild_id: int, user_ids: "Sequence[int]") -> list[Person]:
    """Those of them who are in the group, by name, for a menu."""
    found = [(each, await member_of(bot, guild_id, each)) for each in user_ids]
    return [Person(user_id, member.display_name) for user_id, member in found if member is not None]
