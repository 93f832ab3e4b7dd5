"""Packages: promise one, say how far it is, and be asked when nothing was heard for long."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.tracking import service_letters, store_packages, text_refusals
from cogs.tracking.model import MOST_PACKAGES, Parcel, Route
from cogs.tracking.model_package import Stage, ask_at, moved, promised, question
from cogs.tracking.service import own

PATIENCE = timedelta(hours=1)
"""So late a question may come before the doctor wonders."""


async def promise(conn: AsyncConnection, by: By, work_id: int, what: str, route: Route) -> Parcel:
    """A new package of one of the person's works. Raises UserError."""
    work = await own(conn, by, work_id)
    if route is not Route.FROM_BRAND and work.other_id is None:
        raise UserError(text_refusals.NO_OTHER)
    package = promised(what, by.now)
    if len(await store_packages.of_work(conn, work)) >= MOST_PACKAGES:
        raise UserError(text_refusals.ENOUGH_PACKAGES.format(most=MOST_PACKAGES))
    parcel = Parcel(work=work, route=route, package=package, due_at=ask_at(package, 0))
    return replace(parcel, id=await store_packages.add(conn, parcel))


async def seen(conn: AsyncConnection, by: By, parcel_id: int) -> Parcel:
    """A package that the person may look at. Raises UserError, the same one for all that is not theirs to see."""
    parcel = await store_packages.get(conn, by.guild_id, parcel_id)
    if parcel is None or not parcel.work.is_seen_by(by.user_id):
        raise UserError(text_refusals.NO_PACKAGE)
    return parcel


async def say(conn: AsyncConnection, by: By, parcel_id: int, stage: Stage) -> Parcel:
    """It has come to that stage; the other one is told. Saying it twice is saying it once. Raises UserError."""
    parcel = await store_packages.get_to_change(conn, by.guild_id, parcel_id)
    if parcel is None or not parcel.work.is_seen_by(by.user_id):
        raise UserError(text_refusals.NO_PACKAGE)
    package = moved(parcel.package, stage, parcel.side_for(stage, by.user_id), by.now)
    if package is parcel.package:
        return parcel
    after = replace(parcel, package=package, asked=0, due_at=ask_at(package, 0))
    await store_packages.save(conn, after)
    await service_letters.moved(conn, after, by.user_id, by.now)
    return after


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and number of the packages about which somebody is to be asked by now."""
    return await store_packages.due(conn, now, limit)


async def ask(conn: AsyncConnection, guild_id: int, parcel_id: int, now: datetime) -> None:
    """Ask the one who knows; nothing, when somebody did so meanwhile or there is news."""
    parcel = await store_packages.get_to_change(conn, guild_id, parcel_id)
    if parcel is None or parcel.due_at is None or parcel.due_at > now:
        return
    asked = question(parcel.package, now, parcel.asked)
    after = replace(parcel, asked=parcel.asked + 1, due_at=ask_at(parcel.package, parcel.asked + 1))
    await store_packages.save(conn, after)
    if asked is not None:
        await service_letters.asked(conn, after, asked, now)


async def find(conn: AsyncConnection, guild_id: int, parcel_id: int) -> Parcel | None:
    """The package that a letter is about."""
    return await store_packages.get(conn, guild_id, parcel_id)


async def overdue(conn: AsyncConnection, guild_id: int, now: datetime) -> int:
    """About how many packages of a group somebody should have been asked long ago."""
    return await store_packages.overdue(conn, guild_id, now - PATIENCE)
