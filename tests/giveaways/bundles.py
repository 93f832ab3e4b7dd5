"""Proofs to check: one small one, and as many random ones as wanted, honest and forged. The dice are seeded."""

import random  # edge: seeded, so that every run has the same proofs
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cogs.giveaways.model_beacon import Beacon, round_time
from cogs.giveaways.model_proof import Outcome, Proof, Replaced, prove, sealed, to_json

ROUND = 657413
SIGNATURE = bytes.fromhex(
    "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b"
)
RANDOMNESS = bytes.fromhex("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587")
REAL = Beacon(ROUND, SIGNATURE, RANDOMNESS)
"""A round of drand quicknet as it happened."""
POSTED = round_time(ROUND) - timedelta(seconds=16)
SEED = b"\x11" * 32
LONG_AGO = datetime(2024, 5, 4, tzinfo=UTC)


def only_the_real_one(number: int, signature: bytes) -> bool:
    """Stands in for the signature's check where that is not what is tested: it takes half a second."""
    return (number, signature) == (ROUND, SIGNATURE)


def small_proof(beacon: Beacon | None = REAL) -> Proof:
    """Five entrants, two prizes, one of them handed on."""
    weights = {f"{digit}a" * 8: weight for digit, weight in zip("93f01", (1, 2, 1, 5, 1), strict=True)}
    first = prove("G7", SEED, weights, Outcome(2), POSTED, beacon).winners[0]
    outcome = Outcome(2, [Replaced(first, "not claimed")], {"left": 2, "role": 1})
    return prove("G7", SEED, weights, outcome, POSTED, beacon)


def random_proof(dice: random.Random) -> Proof:
    """An honest proof, but for the beacon, which may be made up."""
    weights = {dice.randbytes(8).hex(): dice.choice((1, 1, 1, 2, 7, 100)) for _ in range(dice.randrange(12))}
    fake = Beacon(dice.randrange(1, 10**7), dice.randbytes(48), dice.randbytes(32))
    beacon = dice.choice((None, None, REAL, fake))
    posted = dice.choice((POSTED, POSTED + timedelta(milliseconds=dice.randrange(-4000, 4000)), LONG_AGO))
    public_id, seed, places = f"G{dice.randrange(10**6)}", dice.randbytes(32), dice.randrange(1, 5)
    plain = prove(public_id, seed, weights, Outcome(places), posted, beacon)
    reached = plain.order[: places + dice.randrange(3)]
    lost = [Replaced(ticket, dice.choice(("left", "not claimed"))) for ticket in reached if not dice.randrange(4)]
    exclusions = {reason: dice.randrange(1, 50) for reason in ("role", "left", "account_age") if dice.randrange(2)}
    return prove(public_id, seed, weights, Outcome(places, lost, exclusions), posted, beacon)


def forged(proof: Proof, dice: random.Random) -> Proof:
    """One field changed by somebody who knows the rules: the seal is right again."""
    changes: tuple[dict[str, object], ...] = (
        {"seed": dice.randbytes(32)},
        {"commitment": dice.randbytes(32)},
        {"digest": dice.randbytes(32)},
        {"id": proof.id + "0"},
        {"list": proof.list + dice.choice(("\n", "\nffffffffffffffff:1", ":1", " "))},
        {"order": proof.order[::-1]},
        {"order": proof.order[1:]},
        {"winners": proof.order[-1:]},
        {"places": proof.places + 1},
        {"replaced": (*proof.replaced, Replaced("0" * 16, "left"))},
        {"chain": "0" * 64},
        {"posted": (proof.posted or 1) + 3},
    )
    return sealed(replace(proof, **dice.choice(changes)))  # type: ignore[arg-type] # names of its fields


def changed_bytes(text: str) -> Iterator[str]:
    """The text with one byte changed, for each byte twice: to a near one, and to the other case."""
    for place, letter in enumerate(text):
        near = {"f": "0", "9": "a"}.get(letter, chr(ord(letter) + 1) if letter.isalnum() else chr(ord(letter) ^ 1))
        for other in (near, chr(ord(letter) ^ 0x20)):
            yield text[:place] + other + text[place + 1 :]


def random_texts(count: int) -> Iterator[str]:
    """As files: a third honest, a third forged, a third with one byte changed."""
    dice = random.Random(20260504)  # noqa: S311 - the same dice in every run
    for number in range(count):
        proof = random_proof(dice)
        text = to_json(forged(proof, dice) if number % 3 == 1 else proof)
        if number % 3 == 2:
            place = dice.randrange(len(text))
            text = text[:place] + dice.choice('0123456789abcdef\n "') + text[place + 1 :]
        yield text
