"""Asking moderators whether a screenshot shows what somebody logged. Only when the creator asks for it.

Moderators see the picture and these numbers, nothing else of the account. The picture stays with Discord: the message
shows it until it is answered, and nothing of it is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from bot.outbox_store import Errand, enqueue
from cogs.analytics import service, store, store_proofs, text
from cogs.analytics.model import FEATURE, FROM_PLATFORM, Account, Content, Snapshot
from cogs.analytics.model_proof import Proof, ProofState
from cogs.contact import service as contact
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG, Act

ASK = "analytics.proof"
ANSWERED = "analytics.proof_answered"
REMOVE = "analytics.remove"
LARGEST_PICTURE = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Shown:
    """What the moderators see: whose numbers, and which."""

    proof: Proof
    account: Account
    contents: tuple[Content, ...]
    snapshot: Snapshot | None


def check_picture(kind: str | None, size: int) -> None:
    """Raise UserError for a file that is no picture, or too large."""
    if not (kind or "").startswith("image/"):
        raise UserError(text.NO_PICTURE)
    if size > LARGEST_PICTURE:
        raise UserError(text.PICTURE_TOO_LARGE)


async def ask(conn: AsyncConnection, by: By, account_id: int, second: int, picture: str) -> None:
    """Have the moderators asked about what was logged in that second. `picture` is where Discord shows it."""
    account = await service.mine(conn, by, account_id)
    channel_id = await desk.place(conn, by.guild_id, MODERATOR_LOG)
    if channel_id is None:
        raise UserError(text.NOBODY_TO_ASK)
    at = _moment(second)
    contents, snapshot = await store_proofs.counted_at(conn, by.guild_id, account.id, at)
    if not contents and snapshot is None:
        raise UserError(text.NOTHING_TO_CONFIRM)
    proof = await store_proofs.ask(conn, by.guild_id, account.id, at, by.now)
    if proof is None:
        raise UserError(text.ASKED_ALREADY)
    ref = {"proof": proof.id, "picture": picture}
    await enqueue(conn, Errand(by.guild_id, ASK, f"{ASK}:{proof.id}", ref, channel_id=channel_id), by.now)


def _moment(second: int) -> datetime:
    try:
        return datetime.fromtimestamp(second, UTC)
    except (OverflowError, OSError, ValueError):
        raise UserError(text.NOTHING_TO_CONFIRM) from None


async def shown(conn: AsyncConnection, guild_id: int, proof_id: int) -> Shown | None:
    """What the question looks like now; None when it is gone."""
    proof = await store_proofs.find(conn, guild_id, proof_id)
    account = await store.account(conn, guild_id, proof.account_id) if proof is not None else None
    if proof is None or account is None:
        return None
    return Shown(proof, account, *await store_proofs.counted_at(conn, guild_id, account.id, proof.at))


async def answer(conn: AsyncConnection, by: By, proof_id: int, *, confirmed: bool) -> Shown:
    """A moderator answers. Raises UserError for one's own numbers, and when it was answered already."""
    before = await shown(conn, by.guild_id, proof_id)
    if before is None:
        raise UserError(text.PROOF_GONE)
    if before.account.user_id == by.user_id:
        raise UserError(text.OWN_PROOF)
    state = ProofState.CONFIRMED if confirmed else ProofState.DECLINED
    proof = await store_proofs.answer(conn, by.guild_id, proof_id, state)
    if proof is None:
        raise UserError(text.PROOF_ANSWERED)
    if confirmed:
        await store_proofs.verify(conn, by.guild_id, proof.account_id, proof.at)
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, f"proof_{state}", before.account.user_id), by.now)
    ref, key = {"proof": proof.id}, f"{ANSWERED}:{proof.id}"
    await contact.reach(conn, by.guild_id, before.account.user_id, ANSWERED, key, ref, by.now)
    return Shown(proof, before.account, before.contents, before.snapshot)


async def withdraw(conn: AsyncConnection, by: By, account_id: int) -> int:
    """Take back every question about the account that is open; how many. Their messages go."""
    account = await service.mine(conn, by, account_id)
    taken = [each for each in await store_proofs.of_account(conn, by.guild_id, account.id) if each.is_open]
    for each in taken:
        await store_proofs.answer(conn, by.guild_id, each.id, ProofState.WITHDRAWN)
    await take_down(conn, taken, by.now)
    return len(taken)


async def waiting(conn: AsyncConnection, by: By, account_id: int) -> int:
    """How many questions about the account wait for an answer."""
    return sum(each.is_open for each in await store_proofs.of_account(conn, by.guild_id, account_id))


async def take_down(conn: AsyncConnection, taken: Sequence[Proof], now: datetime) -> None:
    """Have the messages deleted that show these numbers."""
    for each in taken:
        if each.message_id is not None:
            ref = {"channel": each.channel_id, "message": each.message_id}
            await enqueue(conn, Errand(each.guild_id, REMOVE, f"{REMOVE}:{each.message_id}", ref), now)


async def posted(conn: AsyncConnection, guild_id: int, proof_id: int, channel_id: int, message_id: int) -> None:
    """Remember the message that asks."""
    await store_proofs.posted(conn, guild_id, proof_id, channel_id, message_id)


def from_platform(shown_: Shown) -> bool:
    """Whether the platform itself tells some of it."""
    return any(each.source in FROM_PLATFORM for each in shown_.contents)
