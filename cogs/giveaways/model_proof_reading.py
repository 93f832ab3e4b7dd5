"""Reading a proof from a file that anybody may have written: every field is looked at before it is believed.

Each refusal is a UserError with the sentence for the person who holds the file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bot.errors import UserError
from cogs.giveaways.model_beacon import Beacon
from cogs.giveaways.model_draw import ALGORITHM, TICKET
from cogs.giveaways.model_proof import Proof, Replaced, to_json

MOST_BYTES = 200_000_000
"""A proof of a million entrants has about 45 MB."""

_LARGEST = 10**10
"""No count is larger, nor a moment in seconds; every language knows it exactly."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{96}")
_REASON = re.compile(r"[a-z][a-z_ -]{0,39}")

NO_JSON = "This is not a proof: it is not a JSON file. Download the proof again from the giveaway's message."
TOO_LARGE = "This file is larger than a proof can be. Download the proof again from the giveaway's message."
OTHER_ALGORITHM = "This proof follows other rules than the ones known here (gw1). A newer Greenroom may know them."
CHANGED = (
    "This file was changed after it was made: what it says could be read, but it is not written as a proof is. "
    "Download it again from the giveaway's message."
)


def parse(data: bytes) -> Proof:
    """Read a proof. Raises UserError, with what is wrong, unless every field is there and in the right form."""
    if len(data) > MOST_BYTES:
        raise UserError(TOO_LARGE)
    try:
        text = data.decode("ascii")
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(NO_JSON) from error
    proof = _proof(fields)
    if to_json(proof) != text:
        raise UserError(CHANGED)
    return proof


def _refuse(name: str) -> UserError:
    return UserError(f"This file is damaged, or no proof: its “{name}” is not in the right form. Download it again.")


def _proof(fields: Any) -> Proof:  # noqa: ANN401 - whatever a stranger wrote
    if not isinstance(fields, dict):
        raise UserError(NO_JSON)
    if fields.get("algorithm") != ALGORITHM:
        raise UserError(OTHER_ALGORITHM)
    chain, beacon = _beacon(fields)
    unposted = beacon is None and fields.get("digest_posted_at", 0) is None
    return Proof(
        id=_word(fields, "id", _ID),
        commitment=_bytes(fields, "commitment"),
        seed=_bytes(fields, "seed"),
        list=_string(fields, "list"),
        digest=_bytes(fields, "digest"),
        posted=None if unposted else _whole(fields, "digest_posted_at"),
        chain=chain,
        beacon=beacon,
        order=_tickets(fields, "order"),
        places=_whole(fields, "places"),
        winners=_tickets(fields, "winners"),
        replaced=_replaced(fields),
        exclusions=_exclusions(fields),
        seal=_bytes(fields, "seal"),
    )


def _beacon(fields: Mapping[str, Any]) -> tuple[str, Beacon | None]:
    found = fields.get("beacon", "")
    if found is None:
        return "", None
    if not isinstance(found, dict):
        raise _refuse("beacon")
    with _part_of("beacon"):
        beacon = Beacon(_whole(found, "round"), _bytes(found, "signature", _SIGNATURE), _bytes(found, "randomness"))
        return _word(found, "chain", _HASH), beacon


@contextmanager
def _part_of(name: str) -> Iterator[None]:
    """Refuse a field inside another by the outer one's name, as the page does."""
    try:
        yield
    except UserError as error:
        raise _refuse(name) from error


def _string(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value.isascii():
        raise _refuse(name)
    return value


def _word(fields: Mapping[str, Any], name: str, form: re.Pattern[str]) -> str:
    value = _string(fields, name)
    if not form.fullmatch(value):
        raise _refuse(name)
    return value


def _bytes(fields: Mapping[str, Any], name: str, form: re.Pattern[str] = _HASH) -> bytes:
    return bytes.fromhex(_word(fields, name, form))


def _is_whole(value: object, least: int = 1) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= _LARGEST


def _whole(fields: Mapping[str, Any], name: str) -> int:
    value = fields.get(name)
    if not _is_whole(value):
        raise _refuse(name)
    return int(str(value))


def _tickets(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = fields.get(name)
    if not isinstance(found, list) or not all(isinstance(one, str) and TICKET.fullmatch(one) for one in found):
        raise _refuse(name)
    return tuple(found)


def _replaced(fields: Mapping[str, Any]) -> tuple[Replaced, ...]:
    found = fields.get("replaced")
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _refuse("replaced")
    with _part_of("replaced"):
        return tuple(Replaced(_word(one, "ticket", TICKET), _word(one, "reason", _REASON)) for one in found)


def _exclusions(fields: Mapping[str, Any]) -> dict[str, int]:
    found = fields.get("exclusions")
    if not isinstance(found, dict):
        raise _refuse("exclusions")
    if not all(_REASON.fullmatch(reason) and _is_whole(count) for reason, count in found.items()):
        raise _refuse("exclusions")
    return dict(found)
