"""Setting a group up: what moderators choose, and what was made for them, each saved with its line in the audit log."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.desk import service, store, text
from cogs.desk.model import MODERATOR_LOG, Act
from cogs.desk.model_plan import Item, Step
from cogs.desk.model_zone import find_zone

BUILDING_LASTS = timedelta(minutes=5)
"""How long one run may be silent before another may begin: longer than Discord ever makes us wait for one channel."""


async def choose_place(conn: AsyncConnection, by: By, purpose: str, channel_id: int) -> None:
    """Use a channel the group already has. Its permissions stay as they are."""
    desk = await store.desk_of(conn, by.guild_id)
    made = purpose in desk.made and desk.places[purpose] == channel_id
    await store.ensure_group(conn, by.guild_id, by.now)
    await store.set_place(conn, by.guild_id, purpose, channel_id, made=made)
    await service.record(conn, _act(by, "channel_chosen", purpose=purpose, channel_id=channel_id), by.now)


async def choose_role(conn: AsyncConnection, by: By, purpose: str, role_id: int) -> None:
    """Use a role the group already has."""
    await store.ensure_group(conn, by.guild_id, by.now)
    await store.set_role(conn, by.guild_id, purpose, role_id)
    await service.record(conn, _act(by, "role_chosen", purpose=purpose, role_id=role_id), by.now)


async def choose_moderators(conn: AsyncConnection, by: By, feature: str, role_ids: Collection[int]) -> None:
    """Let exactly these roles moderate a feature, beside everyone who may manage the server."""
    await store.set_moderators(conn, by.guild_id, feature, role_ids)
    act = _act(by, "moderators_chosen", moderates=feature, role_ids=sorted(role_ids))
    await service.record(conn, act, by.now)


async def choose_zone(conn: AsyncConnection, by: By, written: str) -> str:
    """Set the group's time zone from what a person wrote. Raises UserError when no zone is meant by it."""
    zone = find_zone(written)
    await store.ensure_group(conn, by.guild_id, by.now)
    await store.set_zone(conn, by.guild_id, zone)
    await service.record(conn, _act(by, "time_zone_chosen", zone=zone), by.now)
    return zone


async def begin(conn: AsyncConnection, by: By) -> None:
    """Take the right to make things in this group. Raises UserError while somebody else is at it."""
    await store.ensure_group(conn, by.guild_id, by.now)
    if not await store.begin_building(conn, by.guild_id, by.now, by.now + BUILDING_LASTS):
        raise UserError(text.ALREADY_AT_IT)


async def end(conn: AsyncConnection, guild_id: int) -> None:
    """Give the right back."""
    await store.set_building(conn, guild_id, None)


async def keep_place(conn: AsyncConnection, by: By, item: Item, channel_id: int) -> None:
    """Remember a channel that was just made or adopted."""
    await store.set_place(conn, by.guild_id, item.purpose, channel_id, made=item.is_new)
    await store.set_building(conn, by.guild_id, by.now + BUILDING_LASTS)
    action = "channel_made" if item.is_new else "channel_adopted"
    await service.record(conn, _act(by, action, purpose=item.purpose, channel_id=channel_id), by.now)
    if item.purpose == MODERATOR_LOG:
        await service.alert(conn, by.guild_id, f"hello:{channel_id}", text.HELLO_MODERATORS, by.now, good=True)


async def keep_role(conn: AsyncConnection, by: By, item: Item, role_id: int) -> None:
    """Remember a role that was just made or adopted."""
    await store.set_role(conn, by.guild_id, item.purpose, role_id)
    await store.set_building(conn, by.guild_id, by.now + BUILDING_LASTS)
    action = "role_adopted" if item.step is Step.ADOPT else "role_made"
    await service.record(conn, _act(by, action, purpose=item.purpose, role_id=role_id), by.now)


async def keep_opened(conn: AsyncConnection, by: By, channel_id: int, role_id: int) -> None:
    """Note that a channel of ours was opened to a role."""
    await service.record(conn, _act(by, "channel_opened", channel_id=channel_id, role_id=role_id), by.now)


def _act(by: By, action: str, **details: int | str | list[int]) -> Act:
    """The line for the audit log."""
    return Act(by.guild_id, by.user_id, "desk", action, details=details)
