"""The draw "gw1": from a list of tickets and three secrets to one order. Integers and bytes only; chance is handed in.

Anybody can compute the same in any language: docs/draws.md says how. When the beacon speaks is in `model_beacon`.
"""

import hmac
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice

ALGORITHM = "gw1"
SEED_BYTES = 32
TICKET_BYTES = 8
MOST_WEIGHT = 100

_TICKET = r"[0-9a-f]{16}|[0-9a-f]{8}"
"""Eight bytes in every giveaway; four in the published example only."""
TICKET = re.compile(_TICKET)
LINE = re.compile(rf"({_TICKET}):([1-9][0-9]?|100)")

Weights = Mapping[str, int]
"""The entrants: ticket -> weight, 1 to 100. In any order; the draw sorts by itself."""


def commitment(seed: bytes) -> bytes:
    """What the giveaway's message shows from the start."""
    return sha256(seed).digest()


def list_text(weights: Weights) -> str:
    """The lines `ticket:weight`, sorted by ticket, with a line break between them and none at the end."""
    return "\n".join([f"{ticket}:{weights[ticket]}" for ticket in sorted(weights)])


def read_list(text: str) -> dict[str, int] | None:
    """The entrants of a list; None unless each line is well formed, sorted by ticket, and no ticket is there twice."""
    found: dict[str, int] = {}
    before = ""
    for line in text.split("\n") if text else ():
        match = LINE.fullmatch(line)
        if match is None or match[1] <= before:
            return None
        before = match[1]
        found[before] = int(match[2])
    return found


def digest(public_id: str, text: str) -> bytes:
    """The list's fingerprint, posted when the giveaway closes. `text` comes from `list_text`."""
    return sha256(f"{ALGORITHM}\n{public_id}\n{text}\n".encode()).digest()


def key(public_id: str, list_digest: bytes, seed: bytes, randomness: bytes) -> bytes:
    """The secret that orders everybody. `randomness` is the beacon's; empty bytes without a beacon."""
    parts = (ALGORITHM, public_id, list_digest.hex(), seed.hex(), randomness.hex())
    return sha256("|".join(parts).encode()).digest()


def score(draw_key: bytes, ticket: str, weight: int) -> bytes:
    """How far ahead a ticket stands: the smallest of as many numbers as it has weight. Small is good."""
    return min(hmac.digest(draw_key, f"{ticket}:{chance}".encode(), "sha256") for chance in range(1, weight + 1))


def order(draw_key: bytes, weights: Weights) -> list[str]:
    """All tickets, first place first. The first n win, the rest are alternates in this order.

    A million entrants take about two seconds of processor time and 190 MB: off the event loop.
    """
    placed = list(_placed(draw_key, weights))
    placed.sort()
    return [entry[32:].decode() for entry in placed]


def _placed(draw_key: bytes, weights: Weights) -> Iterator[bytes]:
    """Score and ticket in one piece of bytes, which sorts fast and needs little memory."""
    hashed = _hasher(draw_key)
    for ticket, weight in weights.items():
        name = ticket.encode()
        if weight == 1:
            yield hashed(name + b":1") + name
        else:
            yield min(hashed(b"%b:%d" % (name, chance)) for chance in range(1, weight + 1)) + name


_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))
"""The two pads of HMAC, RFC 2104, for every value of a byte."""


def _hasher(draw_key: bytes) -> Callable[[bytes], bytes]:
    """HMAC-SHA256 with the key's part done once for all: twice as fast as starting anew for each ticket."""
    block = draw_key.ljust(64, b"\0")
    begin_inner = sha256(block.translate(_INNER)).copy
    begin_outer = sha256(block.translate(_OUTER)).copy

    def hashed(message: bytes) -> bytes:
        inner, outer = begin_inner(), begin_outer()
        inner.update(message)
        outer.update(inner.digest())
        return outer.digest()

    return hashed


def winners(placed: Sequence[str], places: int, lost: Collection[str] = ()) -> list[str]:
    """Who holds the prizes: the first of the order, without those who `lost` theirs or could not be promoted."""
    return list(islice((ticket for ticket in placed if ticket not in lost), places))


def next_alternate(placed: Sequence[str], past: Collection[str]) -> str | None:
    """The first ticket that was never a winner and never passed over; None when the order is used up."""
    return next((ticket for ticket in placed if ticket not in past), None)
