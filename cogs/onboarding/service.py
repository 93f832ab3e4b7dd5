"""The way through onboarding: start, answer step by step, go back, finish. What then reaches Discord is next door,
in `service_arrival`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from cogs.desk import service as desk
from cogs.onboarding import service_arrival, store, text
from cogs.onboarding.model import (
    LONGEST_PLEDGE,
    LONGEST_RULES,
    Scene,
    Settings,
    Status,
    Step,
    after,
    before,
    checked_text,
    is_answered,
)
from cogs.onboarding.service_arrival import grant_roles
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Field, Platform, PlatformEntry, Profile, Visibility

__all__ = [
    "Start",
    "Started",
    "add_platform",
    "agree",
    "answer",
    "finish",
    "finished",
    "go_back",
    "grant_roles",
    "keep",
    "present",
    "remove_platform",
    "save_settings",
    "scene",
    "settings",
    "show_numbers",
    "start",
    "status",
    "unfinished",
]

_DEFAULTS = Settings(text.DEFAULT_RULES, text.DEFAULT_PLEDGE, 0)


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody pressed "Start here"."""

    guild_id: int
    user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Started:
    """Where they are, and the group's rules for those at the first step."""

    status: Status
    settings: Settings


async def start(conn: AsyncConnection, starts: Sequence[Start]) -> Sequence[Started]:
    """Begin or continue, for many people at once. Rows are touched in the order of their keys."""
    wanted = {(each.guild_id, each.user_id): each.at for each in sorted(starts, key=lambda s: (s.guild_id, s.user_id))}
    found = await store.start(conn, wanted)
    here = [found[each.guild_id, each.user_id] for each in starts]
    return [Started(status, settings or _DEFAULTS) for status, settings in here]


async def status(conn: AsyncConnection, guild_id: int, user_id: int) -> Status | None:
    """Where the person is: step, started_at, finished_at. None when they never started."""
    return await store.find(conn, guild_id, user_id)


async def finished(conn: AsyncConnection, guild_id: int) -> frozenset[int]:
    """Everybody in the group who has gone through all steps."""
    return await store.finished(conn, guild_id)


async def scene(conn: AsyncConnection, here: Status) -> Scene:
    """All that the person's present card is drawn from."""
    profile = await profiles.get(conn, here.guild_id, here.user_id)
    return Scene(
        status=here,
        settings=await settings(conn, here.guild_id),
        profile=profile or Profile(guild_id=here.guild_id, user_id=here.user_id),
        channel_id=await desk.place(conn, here.guild_id, service_arrival.INTRODUCTIONS),
    )


async def settings(conn: AsyncConnection, guild_id: int) -> Settings:
    """The group's rules and pledge, or the ones of the house (revision 0)."""
    return (await store.settings_of(conn, [guild_id])).get(guild_id, _DEFAULTS)


async def save_settings(
    conn: AsyncConnection, guild_id: int, *, rules: str | None = None, pledge: str | None = None
) -> Settings:
    """Change the rules, the pledge or both; an empty text brings back the one of the house.

    Raises UserError when a text is too long. The caller records who did it.
    """
    known = await settings(conn, guild_id)
    rules = known.rules if rules is None else checked_text(rules, LONGEST_RULES, "rules") or text.DEFAULT_RULES
    pledge = known.pledge if pledge is None else checked_text(pledge, LONGEST_PLEDGE, "pledge") or text.DEFAULT_PLEDGE
    await store.save_settings(conn, guild_id, rules, pledge)
    return await settings(conn, guild_id)


async def agree(conn: AsyncConnection, guild_id: int, user_id: int, revision: int, now: datetime) -> Status:
    """Accept the rules and the pledge of that revision, time-stamped. Nothing happens when they have changed since."""
    current = await settings(conn, guild_id)
    if current.revision == revision:
        columns = {"pledged_at": now, "pledged_revision": revision}
        await store.move(conn, guild_id, user_id, Step.RULES, after(Step.RULES), **columns)
    return await present(conn, guild_id, user_id)


async def answer(
    conn: AsyncConnection, guild_id: int, user_id: int, step: Step, changes: Changes, now: datetime
) -> Status:
    """Answer a step and go on. Somebody who is elsewhere by now, through another open message, changes nothing."""
    if await store.move(conn, guild_id, user_id, step, after(step)):
        await profiles.save(conn, guild_id, user_id, changes, now)
    return await present(conn, guild_id, user_id)


async def add_platform(
    conn: AsyncConnection, guild_id: int, user_id: int, entry: PlatformEntry, now: datetime
) -> Status:
    """Add a platform while at that step. Raises UserError when there is no room."""
    if await store.move(conn, guild_id, user_id, Step.PLATFORMS, Step.PLATFORMS):
        await profiles.add_platform(conn, guild_id, user_id, entry, now)
    return await present(conn, guild_id, user_id)


async def remove_platform(
    conn: AsyncConnection, guild_id: int, user_id: int, platform: Platform, now: datetime
) -> Status:
    """Remove a platform while at that step."""
    if await store.move(conn, guild_id, user_id, Step.PLATFORMS, Step.PLATFORMS):
        await profiles.remove_platform(conn, guild_id, user_id, platform, now)
    return await present(conn, guild_id, user_id)


async def keep(conn: AsyncConnection, guild_id: int, user_id: int, step: Step) -> Status:
    """Go on from a step with what was said before. Raises UserError when that is nothing."""
    if not is_answered(step, await profiles.get(conn, guild_id, user_id)):
        raise UserError(text.NOT_ANSWERED)
    await store.move(conn, guild_id, user_id, step, after(step))
    return await present(conn, guild_id, user_id)


async def show_numbers(conn: AsyncConnection, guild_id: int, user_id: int, *, shown: bool, now: datetime) -> Status:
    """Choose at the preview whether the introduction tells follower numbers."""
    if await store.move(conn, guild_id, user_id, Step.PREVIEW, Step.PREVIEW):
        chosen = {Field.FOLLOWERS: Visibility.GROUP if shown else Visibility.PRIVATE}
        await profiles.set_visibility(conn, guild_id, user_id, chosen, now)
    return await present(conn, guild_id, user_id)


async def go_back(conn: AsyncConnection, guild_id: int, user_id: int, step: Step) -> Status:
    """Go back one step from `step`; nothing happens to somebody who is elsewhere by now."""
    await store.move(conn, guild_id, user_id, step, before(step))
    return await present(conn, guild_id, user_id)


async def finish(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime, *, can_post: bool = True) -> Status:
    """Post the introduction, give the roles, enter the roster. A second press finds nothing left to do.

    `can_post` is False when the introductions channel is known to be out of reach: the introduction then waits.
    """
    if await store.move(conn, guild_id, user_id, Step.PREVIEW, Step.DONE, finished_at=now):
        await service_arrival.arrive(conn, guild_id, user_id, now, can_post=can_post)
    return await present(conn, guild_id, user_id)


async def has_unfinished(db: Database, since: datetime) -> bool:
    """Whether `unfinished` would find anybody: a read, so that looking never takes the writer."""
    return await store.has_unfinished(db, since)


async def unfinished(conn: AsyncConnection, since: datetime) -> Sequence[Status]:
    """Everybody, in every group, who started at `since` or later and is not done."""
    return await store.unfinished(conn, since)


async def present(conn: AsyncConnection, guild_id: int, user_id: int) -> Status:
    """Where the person is. Raises UserError when they never started."""
    found = await store.find(conn, guild_id, user_id)
    if found is None:
        raise UserError(text.NOT_STARTED)
    return found
