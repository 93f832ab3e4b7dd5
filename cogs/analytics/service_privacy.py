"""What is kept about a person's numbers, told as plain data; and forgetting it. Also for one account alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.analytics import (
    service,
    service_campaigns,
    service_digest,
    service_minors,
    service_proof,
    service_sharing,
    service_sources,
    service_verification,
    store,
    store_minors,
    store_notes,
    store_proofs,
)
from cogs.analytics.model import Account, Content, Note, Snapshot
from cogs.analytics.model_proof import Proof


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Every account with everything that was counted for it, and every campaign."""
    accounts = [await _account(conn, each) for each in await store.accounts_of(conn, guild_id, user_id)]
    shared = await service_sharing.export(conn, guild_id, user_id)
    links = list(await service_sources.export(conn, guild_id, user_id))
    campaigns = list(await service_campaigns.export(conn, guild_id, user_id))
    found = {"accounts": accounts, "links": links, "campaigns": campaigns}
    told = dict(shared) | dict(await service_digest.export(conn, guild_id, user_id))
    told |= await service_minors.export(conn, guild_id, user_id)
    return {name: rows for name, rows in found.items() if rows} | told


async def _account(conn: AsyncConnection, account: Account) -> Mapping[str, Any]:
    whose = (conn, account.guild_id, account.id)
    return {
        "platform": account.platform.value,
        "handle": account.handle,
        "linked_to": account.external_id,
        "content": [_content(each) for each in await store.contents_of(*whose)],
        "followers": [_snapshot(each) for each in await store.snapshots_of(*whose)],
        "notes": [_note(each) for each in await store_notes.of_account(*whose)],
        "screenshots": [_proof(each) for each in await store_proofs.of_account(*whose)],
    }


def _content(content: Content) -> Mapping[str, Any]:
    numbers = content.numbers
    return {
        "name": content.key,
        "published_at": content.published_at.isoformat(),
        "counted_at": content.captured_at.isoformat(),
        "format": content.format.value,
        "sponsored": content.sponsored,
        "repost": content.repost,
        **{name: getattr(numbers, name) for name in numbers.__dataclass_fields__},
        "followers": content.followers,
        "source": content.source.value,
    }


def _snapshot(snapshot: Snapshot) -> Mapping[str, Any]:
    return {
        "at": snapshot.at.isoformat(),
        "followers": snapshot.followers,
        "following": snapshot.following,
        "contents": snapshot.contents,
        "counted_in_steps_of": snapshot.quantum,
        "source": snapshot.source.value,
    }


def _note(note: Note) -> Mapping[str, Any]:
    return {
        "kind": note.kind.value,
        "since": note.since.isoformat(),
        "until": note.until.isoformat(),
        "words": note.words,
    }


def _proof(proof: Proof) -> Mapping[str, Any]:
    return {"about": proof.at.isoformat(), "asked_at": proof.asked_at.isoformat(), "state": proof.state.value}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Remove campaigns, every account with all that hangs on it, and the messages that showed any of it."""
    await service_proof.take_down(conn, await store_proofs.of_person(conn, guild_id, user_id), now)
    await service_sharing.forget(conn, guild_id, user_id, now)
    await service_digest.forget(conn, guild_id, user_id)
    await service_campaigns.forget(conn, guild_id, user_id)
    await service_minors.forget(conn, guild_id, user_id)
    await store.remove_person(conn, guild_id, user_id)


async def switch_off(conn: AsyncConnection, by: By) -> None:
    """The person is under 18: remove all of it, and remember only that nothing is to be kept."""
    await forget(conn, by.guild_id, by.user_id, by.now)
    await service_verification.forget(conn, by.guild_id, by.user_id)
    await store_minors.add(conn, by.guild_id, by.user_id, by.now)


async def remove_account(conn: AsyncConnection, by: By, account_id: int) -> None:
    """The same for one of the person's accounts. Raises UserError when it is not theirs."""
    account = await service.mine(conn, by, account_id)
    await service_proof.take_down(conn, await store_proofs.of_account(conn, by.guild_id, account.id), by.now)
    await store.remove_account(conn, by.guild_id, account.id)
    await service_sharing.removed(conn, by.guild_id, by.user_id, account.platform, by.now)
