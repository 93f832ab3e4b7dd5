"""Who sees what of a person, gathered from where it is decided, and one step to hide all of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.analytics import service_sharing as sharing
from cogs.analytics.model_sharing import Levels
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.profiles import service as profiles
from cogs.profiles.model import Field, Visibility


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees what. `fields` is None for somebody who told the group nothing yet."""

    fields: Mapping[Field, Visibility] | None
    levels: Levels
    way: Way

    @property
    def is_all_private(self) -> bool:
        """Whether there is nothing left to hide."""
        hidden = self.fields is None or set(self.fields.values()) == {Visibility.PRIVATE}
        return hidden and not self.levels


async def seen(conn: AsyncConnection, guild_id: int, user_id: int) -> Seen:
    """What others see of the person now."""
    profile = await profiles.get(conn, guild_id, user_id)
    fields = {each: profile.visibility_of(each) for each in Field} if profile is not None else None
    levels = await sharing.levels(conn, guild_id, user_id)
    return Seen(fields, levels, await contact.way(conn, guild_id, user_id))


async def hide(conn: AsyncConnection, by: By) -> Seen:
    """Show nobody anything: the profile, and numbers with everything that was posted of them."""
    if await profiles.get(conn, by.guild_id, by.user_id) is not None:
        private = dict.fromkeys(Field, Visibility.PRIVATE)
        await profiles.set_visibility(conn, by.guild_id, by.user_id, private, by.now)
    await sharing.stop(conn, by.guild_id, by.user_id, by.now)
    return await seen(conn, by.guild_id, by.user_id)
