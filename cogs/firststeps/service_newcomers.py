"""What the first steps ask other slices about a person."""

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection


def _service(name: str) -> Any:  # noqa: ANN401 - a module
    return import_module(f"cogs.{name}.service") if find_spec(f"cogs.{name}") else None


async def niches(conn: AsyncConnection, guild_id: int, user_id: int) -> frozenset[str]:
    """The person's niches."""
    profiles = _service("profiles")
    profile = await profiles.get(conn, guild_id, user_id) if profiles else None
    return frozenset(str(niche) for niche in profile.niches) if profile else frozenset()


async def unfinished(conn: AsyncConnection, since: datetime) -> Sequence[tuple[int, int, datetime]]:
    """Who began onboarding after `since` and has not finished: group, person, when."""
    onboarding = _service("onboarding")
    if onboarding is None or not hasattr(onboarding, "unfinished"):
        return []
    return [(each.guild_id, each.user_id, each.started_at) for each in await onboarding.unfinished(conn, since)]


async def is_in_onboarding(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether the person has yet to finish onboarding."""
    onboarding = _service("onboarding")
    if onboarding is None:
        return False
    status = await onboarding.status(conn, guild_id, user_id)
    return status is not None and status.finished_at is None


async def as_the_group_sees(conn: AsyncConnection, guild_id: int, user_id: int) -> Any | None:  # noqa: ANN401
    """The person's profile with what the whole group may see."""
    profiles = _service("profiles")
    profile = await profiles.get(conn, guild_id, user_id) if profiles else None
    visibility = import_module("cogs.profiles.model").Visibility if profiles else None
    return profile.as_seen_by(visibility.GROUP) if profile and visibility else None
