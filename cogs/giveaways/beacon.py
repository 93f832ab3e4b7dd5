"""Asking the public beacon's relays for a round. A relay is believed only as far as its answer can be checked."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cogs.giveaways.beacon_signature import is_genuine
from cogs.giveaways.model_beacon import CHAIN, Beacon

if TYPE_CHECKING:
    import httpx

log = logging.getLogger("greenroom.giveaways")

_HASH = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{96}")
_PLACE = "{relay}/{chain}/public/{round}"


@dataclass(frozen=True, slots=True)
class NotYet:
    """No relay has given a good answer: the round is still to come, or nobody can be reached. Ask again later."""

    round: int


async def fetch(
    number: int,
    relays: Sequence[str],
    *,
    transport: "httpx.AsyncBaseTransport | None" = None,
    verify: Callable[[int, bytes], bool] = is_genuine,
) -> Beacon | NotYet:
    """Ask one relay after the other for a round, five seconds each, until an answer is whole and genuine.

    Never raises for what a relay does. The signature is checked in a thread.
    """
    from bot.http import http_client  # noqa: PLC0415 - httpx loads when the first draw needs it

    async with http_client(transport) as client:
        for relay in relays:
            answer = await _ask(client, relay, number)
            if answer is not None and await asyncio.to_thread(verify, number, answer.signature):
                return answer
    return NotYet(number)


async def _ask(client: "httpx.AsyncClient", relay: str, number: int) -> Beacon | None:
    """Ask for one relay's answer; None when there is none, or it cannot be right."""
    import httpx  # noqa: PLC0415 - as above

    from bot.http import BadAnswerError, get_json  # noqa: PLC0415 - as above

    url = _PLACE.format(relay=relay.rstrip("/"), chain=CHAIN, round=number)
    try:
        answer = _read(await get_json(client, url))
    except (BadAnswerError, httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        log.info("The relay %s has no answer for round %s: %s", relay, number, str(error) or type(error).__name__)
        return None
    if answer is None or answer.round != number or not answer.is_consistent:
        log.warning("The relay %s gave an answer for round %s that cannot be right.", relay, number)
        return None
    return answer


def _read(answer: Any) -> Beacon | None:  # noqa: ANN401 - what a stranger wrote
    """Read a relay's JSON; None when a field is missing or in another form."""
    if not isinstance(answer, dict):
        return None
    number, signature, randomness = (answer.get(name) for name in ("round", "signature", "randomness"))
    if type(number) is not int or not isinstance(signature, str) or not isinstance(randomness, str):
        return None
    if not _SIGNATURE.fullmatch(signature) or not _HASH.fullmatch(randomness):
        return None
    return Beacon(number, bytes.fromhex(signature), bytes.fromhex(randomness))
