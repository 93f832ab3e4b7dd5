"""What somebody keeps track of: begin, change, share, remove. Whoever is not meant to see a work finds none.

Links are in `service_links`, codes in `service_codes`, packages in `service_packages`, numbers in `service_results`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs import service as collabs
from cogs.collabs import service_board
from cogs.collabs.model import Nature
from cogs.collabs.model_request import Request
from cogs.tracking import service_letters, store, store_codes, store_packages, store_privacy, text_refusals
from cogs.tracking.model import MOST_WORKS, Folder, Work, brand_of, name_of


@dataclass(frozen=True, slots=True)
class Typed:
    """The form of a work as it came back. Empty is nothing; `request_id` is a request of the person's own."""

    name: str = ""
    nature: Nature = Nature.COLLAB
    brand: str = ""
    other_id: int | None = None
    request_id: int | None = None


async def page(conn: AsyncConnection, by: By, number: int, size: int) -> Sequence[Work]:
    """A page of what the person may see, the newest first, and one more where there is another page."""
    return await store.seen_by(conn, by.guild_id, by.user_id, size + 1, number * size)


async def seen(conn: AsyncConnection, by: By, work_id: int) -> Work:
    """A work that the person may look at. Raises UserError, the same one for all that is not theirs to see."""
    work = await store.get(conn, by.guild_id, work_id)
    if work is None or not work.is_seen_by(by.user_id):
        raise UserError(text_refusals.GONE)
    return work


async def mine(conn: AsyncConnection, by: By, work_id: int) -> Work:
    """The person's own work, to look at. Raises UserError."""
    work = await seen(conn, by, work_id)
    if work.owner_id != by.user_id:
        raise UserError(text_refusals.NOT_YOURS)
    return work


async def shareable(conn: AsyncConnection, by: By, work_id: int) -> Work:
    """The person's own work, if there is somebody to share it with. Raises UserError."""
    work = await mine(conn, by, work_id)
    if work.other_id is None:
        raise UserError(text_refusals.NOBODY_TO_SHARE_WITH)
    return work


async def shared_work(conn: AsyncConnection, guild_id: int, work_id: int) -> Work | None:
    """A work that its owner shares now."""
    work = await store.get(conn, guild_id, work_id)
    return work if work is not None and work.shared_at is not None else None


async def own(conn: AsyncConnection, by: By, work_id: int) -> Work:
    """The person's own work, which nobody else changes until the transaction ends. Raises UserError."""
    work = await store.get_to_change(conn, by.guild_id, work_id)
    if work is None or work.owner_id != by.user_id:
        raise UserError(text_refusals.GONE)
    return work


async def folder(conn: AsyncConnection, by: By, work_id: int) -> Folder:
    """A work that the person may look at, with everything that belongs to it. Raises UserError."""
    return await filled(conn, await seen(conn, by, work_id))


async def filled(conn: AsyncConnection, work: Work) -> Folder:
    """That work with everything that belongs to it."""
    return Folder(
        work,
        links=tuple(await store.links_of(conn, work.guild_id, work.id)),
        codes=tuple(await store_codes.of_work(conn, work.guild_id, work.id)),
        parcels=tuple(await store_packages.of_work(conn, work)),
        title=await _title(conn, work),
    )


async def _title(conn: AsyncConnection, work: Work) -> str:
    """What its request is called; nothing when that is gone, or is not the owner's."""
    request = await _request_of(conn, work.guild_id, work.owner_id, work.request_id)
    return request.spec.title if request is not None else ""


async def requests(conn: AsyncConnection, by: By, kept: int | None = None) -> Sequence[Request]:
    """What a work can come from: what the person has on the board, and first the one that it came from already."""
    first = await _request_of(conn, by.guild_id, by.user_id, kept)
    others = [each for each in await collabs.mine(conn, by) if each.id != kept]
    return [first, *others] if first is not None else others


async def save(conn: AsyncConnection, by: By, work_id: int, typed: Typed) -> Work:
    """Begin to keep track (number 0), or change one of the person's works. Raises UserError."""
    if typed.other_id == by.user_id:
        raise UserError(text_refusals.NOT_YOURSELF)
    told: dict[str, Any] = {"name": name_of(typed.name), "nature": typed.nature, "brand": brand_of(typed.brand)}
    request = await _request_of(conn, by.guild_id, by.user_id, typed.request_id)
    told |= {"other_id": typed.other_id, "request_id": request.id if request is not None else None}
    if not work_id:
        await require_room(conn, by)
        new = Work(guild_id=by.guild_id, owner_id=by.user_id, created_at=by.now, **told)
        return await store.add(conn, new)
    old = await own(conn, by, work_id)
    shared_at = old.shared_at if typed.other_id == old.other_id else None
    return await store.save(conn, replace(old, **told, shared_at=shared_at))


async def _request_of(conn: AsyncConnection, guild_id: int, owner_id: int, request_id: int | None) -> Request | None:
    """A request that is gone, or somebody else's, is no request."""
    request = await service_board.find(conn, guild_id, request_id) if request_id is not None else None
    return request if request is not None and request.owner_id == owner_id else None


async def require_room(conn: AsyncConnection, by: By) -> None:
    """Raise UserError when the person keeps track of as much as can be kept."""
    if await store.number(conn, by.guild_id, by.user_id) >= MOST_WORKS:
        raise UserError(text_refusals.ENOUGH_WORKS.format(most=MOST_WORKS))


async def remove(conn: AsyncConnection, by: By, work_id: int) -> None:
    """Remove one of the person's works. Raises UserError."""
    await store_privacy.remove(conn, by.guild_id, (await own(conn, by, work_id)).id)


async def share(conn: AsyncConnection, by: By, work_id: int) -> Work:
    """Let the other side see it and speak for itself; they are told once. Raises UserError."""
    work = await own(conn, by, work_id)
    if work.other_id is None:
        raise UserError(text_refusals.NOBODY_TO_SHARE_WITH)
    if work.shared_at is not None:
        return work
    shared = await store.save(conn, replace(work, shared_at=by.now))
    await service_letters.shared(conn, shared, by.now)
    return shared


async def take_back(conn: AsyncConnection, by: By, work_id: int) -> Work:
    """From now on it is the owner's alone again. Raises UserError."""
    return await store.save(conn, replace(await own(conn, by, work_id), shared_at=None))


async def has_any(conn: AsyncConnection, by: By) -> bool:
    """Whether something has to be done when the person leaves."""
    if await store.number(conn, by.guild_id, by.user_id):
        return True
    return bool(await store.with_other(conn, by.guild_id, by.user_id))


async def left(conn: AsyncConnection, by: By) -> None:
    """The person left the group: nobody asks about their packages, and others speak for themselves again."""
    await store_packages.ask_no_more(conn, by.guild_id, by.user_id)
    await store.stop_sharing_with(conn, by.guild_id, by.user_id)
