"""What a proof is made of, and what one person may know about their own ticket."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.giveaways import service, store, store_lists, store_winners, text, text_draw
from cogs.giveaways.model import ENDED, Giveaway, View
from cogs.giveaways.model_beacon import Beacon
from cogs.giveaways.model_draw import Weights
from cogs.giveaways.model_proof import Outcome, Proof, Replaced, prove
from cogs.giveaways.model_winners import REASONS, Winner
from cogs.giveaways.store_lists import Entry


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a proof is computed from."""

    giveaway: Giveaway
    weights: Weights
    outcome: Outcome

    def proof(self) -> Proof:
        """Draw again, and write it down. Takes as long as the draw: off the event loop."""
        giveaway = self.giveaway
        beacon = _beacon(giveaway)
        posted = giveaway.digest_at if beacon is not None else None
        seed = bytes.fromhex(giveaway.seed)
        return prove(giveaway.public_id, seed, self.weights, self.outcome, posted, beacon)


def _beacon(giveaway: Giveaway) -> Beacon | None:
    if giveaway.round is None or giveaway.signature is None:
        return None
    signature = bytes.fromhex(giveaway.signature)
    return Beacon(giveaway.round, signature, sha256(signature).digest())


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of one person's entry; `winner` when they are, or were, among the winners."""

    giveaway: Giveaway
    entry: Entry
    winner: Winner | None


async def material(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Material:
    """For the proof. Raises UserError before the draw, and when nobody was in it."""
    giveaway = await store.find(conn, guild_id, giveaway_id)
    if giveaway is None:
        raise UserError(text.NOT_HERE)
    if giveaway.state not in ENDED:
        raise UserError(text_draw.NOT_DRAWN)
    if not giveaway.entrants:
        raise UserError(text_draw.NOTHING_TO_CHECK)
    taken = await store_winners.of(conn, guild_id, giveaway_id)
    lost = [Replaced(winner.ticket, REASONS[winner.state]) for winner in taken if not winner.holds]
    exclusions = await store_lists.exclusions(conn, guild_id, giveaway_id)
    outcome = Outcome(giveaway.spec.winners, lost, exclusions)
    return Material(giveaway, await store_lists.weights(conn, guild_id, giveaway_id), outcome)


async def standing(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int) -> Standing:
    """The person's own ticket. Raises UserError when they were not in."""
    giveaway = await store.find(conn, guild_id, giveaway_id)
    if giveaway is None:
        raise UserError(text.NOT_HERE)
    entry = await store_lists.entry(conn, guild_id, giveaway_id, user_id)
    if entry is None:
        raise UserError(text_draw.NOT_IN)
    taken = await store_winners.of(conn, guild_id, giveaway_id)
    winner = next((each for each in taken if each.user_id == user_id), None)
    return Standing(giveaway, entry, winner)


async def result(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> tuple[View, dict[str, int]]:
    """The giveaway with its winners, and how many did not count, by reason."""
    shown = await service.view(conn, guild_id, giveaway_id)
    return shown, dict(await store_lists.exclusions(conn, guild_id, giveaway_id))


async def drawn(conn: AsyncConnection, guild_id: int, limit: int) -> Sequence[Giveaway]:
    """The group's giveaways that can be checked, the newest first."""
    return await store.drawn(conn, guild_id, limit)
