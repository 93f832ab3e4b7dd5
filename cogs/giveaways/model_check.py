"""Checking a proof: every step of the draw is computed again, and each gets its own finding.

Which words a finding has is in `text_proof`. The one thing that needs more than hashes, the beacon's signature, is
handed in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cogs.giveaways import model_draw
from cogs.giveaways.model_beacon import CHAIN, Beacon, round_after_second
from cogs.giveaways.model_draw import Weights
from cogs.giveaways.model_proof import Proof, seal

VerifySignature = Callable[[int, bytes], bool]
"""Answers whether the beacon signed this round with this signature."""


class Check(StrEnum):
    """What is checked, in the order in which it is told."""

    FILE = "file"
    COMMITMENT = "commitment"
    LIST = "list"
    DIGEST = "digest"
    ROUND = "round"
    RANDOMNESS = "randomness"
    SIGNATURE = "signature"
    ORDER = "order"
    WINNERS = "winners"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check and how it went."""

    check: Check
    holds: bool


@dataclass(frozen=True, slots=True)
class Report:
    """All findings about a proof. Levels: 2 with the public beacon, 1 without."""

    proof: Proof
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing at all was wrong."""
        return all(finding.holds for finding in self.findings)

    @property
    def level(self) -> int:
        """How little had to be trusted."""
        return 2 if self.proof.beacon else 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one ticket came, counted from one."""

    place: int
    weight: int
    entrants: int


def check(proof: Proof, verify_signature: VerifySignature) -> Report:
    """Compute everything again. Takes as long as the draw, and what the signature takes: off the event loop."""
    weights = model_draw.read_list(proof.list)
    found = {
        Check.FILE: proof.seal == seal(proof),
        Check.COMMITMENT: proof.commitment == model_draw.commitment(proof.seed),
        Check.LIST: weights is not None,
        Check.DIGEST: proof.digest == model_draw.digest(proof.id, proof.list),
        **(_of_beacon(proof, proof.beacon, verify_signature) if proof.beacon else {}),
        Check.ORDER: weights is not None and proof.order == _order(proof, weights),
        Check.WINNERS: _winners_follow(proof),
    }
    return Report(proof, tuple(Finding(one, holds) for one, holds in found.items()))


def _of_beacon(proof: Proof, beacon: Beacon, verify_signature: VerifySignature) -> dict[Check, bool]:
    fixed = proof.posted is not None and beacon.round == round_after_second(proof.posted)
    return {
        Check.ROUND: proof.chain == CHAIN and fixed,
        Check.RANDOMNESS: beacon.is_consistent,
        Check.SIGNATURE: verify_signature(beacon.round, beacon.signature),
    }


def _order(proof: Proof, weights: Weights) -> tuple[str, ...]:
    randomness = proof.beacon.randomness if proof.beacon else b""
    return tuple(model_draw.order(model_draw.key(proof.id, proof.digest, proof.seed, randomness), weights))


def _winners_follow(proof: Proof) -> bool:
    """Each prize went to the next of the order; whoever was passed over is named with a reason, and nobody else is."""
    lost = {entry.ticket for entry in proof.replaced}
    reached = proof.order[: len(proof.winners) + len(proof.replaced)]
    return (
        len(lost) == len(proof.replaced)
        and lost <= set(reached)
        and proof.winners == tuple(model_draw.winners(proof.order, proof.places, lost))
    )


def standing(proof: Proof, ticket: str) -> Standing | None:
    """Where a ticket came in the proof's order; None when it was not in the draw."""
    weight = (model_draw.read_list(proof.list) or {}).get(ticket)
    if weight is None or ticket not in proof.order:
        return None
    return Standing(proof.order.index(ticket) + 1, weight, len(proof.order))
