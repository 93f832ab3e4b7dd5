"""The public beacon drand quicknet, as far as arithmetic goes: its rounds, when they happen, what one holds.

Asking for a round is in `beacon`, checking its signature in `beacon_signature`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
PUBLIC_KEY = (
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
SIGNATURE_TAG = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
GENESIS = 1692803367
"""When round 1 happened, in seconds since 1970."""
PERIOD = 3
"""Seconds from one round to the next."""
HEAD_START = 15
"""Seconds that lie at least between posting the digest and the round that decides."""
SIGNATURE_BYTES = 48
WITHOUT_AFTER = timedelta(minutes=30)
"""How long the relays must have been silent before a moderator may finish without the beacon, and not sooner: whoever
could choose at once could choose the result."""

_START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Beacon:
    """One round: what a relay answers, in bytes."""

    round: int
    signature: bytes
    randomness: bytes

    @property
    def is_consistent(self) -> bool:
        """Whether the randomness follows from the signature; says nothing about who signed."""
        return self.randomness == sha256(self.signature).digest()


def posted_second(moment: datetime) -> int:
    """A moment as whole seconds since 1970, rounded up. Rounds happen at whole seconds, so nothing is lost."""
    return -((_START - moment) // timedelta(seconds=1))


def beacon_round_after(moment: datetime) -> int:
    """The round that decides when the digest was posted at `moment`: the first at least 15 seconds later."""
    return round_after_second(posted_second(moment))


def round_after_second(posted: int) -> int:
    """The same, from whole seconds since 1970. Before the beacon's time, its first round."""
    return max(1, 1 - (GENESIS - posted - HEAD_START) // PERIOD)


def round_time(number: int) -> datetime:
    """When a round happens, in UTC."""
    return _START + timedelta(seconds=GENESIS + PERIOD * (number - 1))


def signed_message(number: int) -> bytes:
    """What the beacon signs for a round."""
    return sha256(number.to_bytes(8, "big")).digest()
