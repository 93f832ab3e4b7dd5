"""The beacon: which round decides, whether a signature is genuine, and relays that are slow, wrong or away."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot import http
from cogs.giveaways.beacon import NotYet, fetch
from cogs.giveaways.beacon_signature import is_genuine
from cogs.giveaways.model_beacon import CHAIN, GENESIS, Beacon, beacon_round_after, posted_second, round_time
from tests.giveaways.bundles import RANDOMNESS, REAL, ROUND, SIGNATURE, only_the_real_one
from tests.source import ROOT

RELAYS = ("https://one.example", "https://two.example/", "https://three.example")
Answer = Callable[[httpx.Request], httpx.Response]
GOOD = {"round": ROUND, "randomness": RANDOMNESS.hex(), "signature": SIGNATURE.hex()}


def test_the_round_is_the_first_at_least_fifteen_seconds_later() -> None:
    start = datetime.fromtimestamp(GENESIS, UTC)
    assert round_time(1) == start
    assert round_time(2) == start + timedelta(seconds=3)
    for tenths in range(100):
        posted = start + timedelta(milliseconds=100 * tenths)
        number = beacon_round_after(posted)
        assert round_time(number) - posted >= timedelta(seconds=15) > round_time(number - 1) - posted
        assert beacon_round_after(datetime.fromtimestamp(posted_second(posted), UTC)) == number
    assert beacon_round_after(datetime(2020, 1, 1, tzinfo=UTC)) == 1


def test_the_real_signature_is_genuine_and_for_no_other_round() -> None:
    assert is_genuine(ROUND, SIGNATURE)
    assert not is_genuine(ROUND + 1, SIGNATURE)


@pytest.mark.parametrize(
    "signature",
    [b"", SIGNATURE[:-1], SIGNATURE + b"\0", bytes(48), b"\xff" * 48, b"\xc0" + bytes(47), SIGNATURE[:-1] + b"\x7c"],
)
def test_what_is_no_signature_is_not_genuine(signature: bytes) -> None:
    assert not is_genuine(ROUND, signature)
    assert not is_genuine(2**64, SIGNATURE)


def test_checking_a_signature_leaves_the_limit_of_recursion_alone() -> None:
    """The library lifts it, and then a nested answer of a relay would end the whole process."""
    program = (
        "import json, sys\n"
        "from cogs.giveaways.beacon_signature import is_genuine\n"
        "before = sys.getrecursionlimit()\n"
        f"assert not is_genuine({ROUND}, bytes(48))\n"
        "assert sys.getrecursionlimit() == before\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 0, ended.stderr


async def asked(*answers: Answer) -> tuple[Beacon | NotYet, list[str]]:
    """What comes of relays that answer like this, and which addresses were asked."""
    urls: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        urls.append(str(request.url))
        return answers[len(urls) - 1](request)

    found = await fetch(ROUND, RELAYS, transport=httpx.MockTransport(answer), verify=only_the_real_one)
    return found, urls


def says(**changes: object) -> Answer:
    return lambda _: httpx.Response(200, json={**GOOD, **changes})


async def test_the_first_good_answer_counts() -> None:
    found, urls = await asked(says())
    assert found == REAL
    assert urls == [f"https://one.example/{CHAIN}/public/{ROUND}"]


def fails(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectTimeout("away", request=request)


def plainly(status: int, text: str = "", **headers: str) -> Answer:
    return lambda _: httpx.Response(status, text=text, headers=headers)


BAD = {
    "away": fails,
    "not yet": plainly(404),
    "elsewhere": plainly(302, Location="https://four.example"),
    "no JSON": plainly(200, "<html>"),
    "too deep": plainly(200, "[" * 60_000),
    "too long": plainly(200, json.dumps(GOOD) + " " * http.MOST_BYTES),
    "a list": plainly(200, json.dumps([GOOD])),
    "empty": plainly(200, "{}"),
    "another round": says(round=ROUND + 1),
    "no number": says(round=True),
    "upper case": says(signature=SIGNATURE.hex().upper()),
    "short": says(signature=SIGNATURE.hex()[:-2]),
    "another randomness": says(randomness="0" * 64),
    "a made-up signature": says(
        signature="0" * 96, randomness="17b0761f87b081d5cf10757ccc89f12be355c70e2e29df288b65b30710dcbcd1"
    ),
}


@pytest.mark.parametrize("kind", BAD)
async def test_a_bad_answer_leads_to_the_next_relay(kind: str) -> None:
    found, urls = await asked(BAD[kind], BAD[kind], says())
    assert found == REAL
    assert [url.split("/")[2] for url in urls] == ["one.example", "two.example", "three.example"]


async def test_without_a_good_answer_it_is_not_yet() -> None:
    found, urls = await asked(fails, BAD["not yet"], BAD["another round"])
    assert found == NotYet(ROUND)
    assert len(urls) == 3
    assert await fetch(ROUND, ()) == NotYet(ROUND)
    assert await fetch(ROUND, ["http://[bad"]) == NotYet(ROUND)


async def test_a_relay_that_never_ends_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async def endless(request: httpx.Request) -> httpx.Response:
        if request.url.host == "one.example":
            await asyncio.Event().wait()
        return says()(request)

    monkeypatch.setattr(http, "PATIENCE", timedelta(milliseconds=300))
    found = await fetch(ROUND, RELAYS, transport=httpx.MockTransport(endless), verify=only_the_real_one)
    assert found == REAL
