"""The proof of a draw: one JSON file without names or ids of people. Building, writing and reading it.

The text of a proof is fixed to the last byte: `to_json` writes it, `parse` takes nothing else, and its last field seals
the rest, so that a changed byte anywhere is noticed. Whether what it says is true is checked in `model_check`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from cogs.giveaways import model_draw
from cogs.giveaways.model_beacon import CHAIN, Beacon, posted_second
from cogs.giveaways.model_draw import ALGORITHM, Weights


@dataclass(frozen=True, slots=True)
class Replaced:
    """A ticket that won and lost the prize, or was next and could not have it. The reason is one of a few words."""

    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What people did with the order: how many prizes, who lost one, and how many were left out, by reason."""

    places: int
    replaced: Sequence[Replaced] = ()
    exclusions: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything that is needed to compute a draw again. `posted` is when the digest was, in seconds since 1970."""

    id: str
    commitment: bytes
    seed: bytes
    list: str
    digest: bytes
    posted: int | None
    chain: str
    beacon: Beacon | None
    order: tuple[str, ...]
    places: int
    winners: tuple[str, ...]
    replaced: tuple[Replaced, ...]
    exclusions: Mapping[str, int]
    seal: bytes = b""


def prove(
    public_id: str,
    seed: bytes,
    weights: Weights,
    outcome: Outcome,
    posted: datetime | None = None,
    beacon: Beacon | None = None,
) -> Proof:
    """Draw, and write down how. `posted` is when the digest was; required with a beacon.

    Takes as long as the draw itself: for many entrants off the event loop.
    """
    text = model_draw.list_text(weights)
    digest = model_draw.digest(public_id, text)
    draw_key = model_draw.key(public_id, digest, seed, beacon.randomness if beacon else b"")
    order = model_draw.order(draw_key, weights)
    lost = {entry.ticket for entry in outcome.replaced}
    proof = Proof(
        id=public_id,
        commitment=model_draw.commitment(seed),
        seed=seed,
        list=text,
        digest=digest,
        posted=posted_second(posted) if posted else None,
        chain=CHAIN if beacon else "",
        beacon=beacon,
        order=tuple(order),
        places=outcome.places,
        winners=tuple(model_draw.winners(order, outcome.places, lost)),
        replaced=tuple(outcome.replaced),
        exclusions=dict(sorted(outcome.exclusions.items())),
    )
    return sealed(proof)


def sealed(proof: Proof) -> Proof:
    """The proof with the seal that belongs to it."""
    return replace(proof, seal=seal(proof))


def seal(proof: Proof) -> bytes:
    """SHA-256 of the proof's text without its last field. It shows damage, not fraud: anybody can compute it."""
    return sha256(_text(_fields(proof)).encode()).digest()


def to_json(proof: Proof) -> str:
    """The text of the file, in ASCII, without a line break at the end."""
    return _text({**_fields(proof), "seal": proof.seal.hex()})


def _text(fields: Mapping[str, Any]) -> str:
    """As JavaScript's JSON.stringify(fields, null, 1) writes it."""
    return json.dumps(fields, indent=1)


def _fields(proof: Proof) -> dict[str, Any]:
    return {
        "algorithm": ALGORITHM,
        "id": proof.id,
        "commitment": proof.commitment.hex(),
        "seed": proof.seed.hex(),
        "list": proof.list,
        "digest": proof.digest.hex(),
        "digest_posted_at": proof.posted,
        "beacon": _beacon_fields(proof.chain, proof.beacon) if proof.beacon else None,
        "order": proof.order,
        "places": proof.places,
        "winners": proof.winners,
        "replaced": [{"ticket": entry.ticket, "reason": entry.reason} for entry in proof.replaced],
        "exclusions": dict(sorted(proof.exclusions.items())),
    }


def _beacon_fields(chain: str, beacon: Beacon) -> dict[str, Any]:
    return {
        "chain": chain,
        "round": beacon.round,
        "signature": beacon.signature.hex(),
        "randomness": beacon.randomness.hex(),
    }
