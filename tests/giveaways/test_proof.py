"""The proof: what is in it, what is refused and why, and what a forger cannot do."""

import json
from dataclasses import replace

import pytest

from bot.errors import UserError
from cogs.giveaways import text_proof
from cogs.giveaways.model_beacon import Beacon
from cogs.giveaways.model_check import Check, Report, check, standing
from cogs.giveaways.model_proof import Outcome, Proof, Replaced, prove, sealed, to_json
from cogs.giveaways.model_proof_reading import parse
from tests.giveaways.bundles import REAL, ROUND, SEED, changed_bytes, only_the_real_one, small_proof


def report(proof: Proof) -> Report:
    return check(proof, only_the_real_one)


def broken(proof: Proof) -> set[str]:
    """What does not hold in a proof whose forger sealed it again."""
    return {found.check.value for found in report(sealed(proof)).findings if not found.holds}


def test_a_proof_holds_and_comes_back_from_its_file() -> None:
    for proof in (small_proof(), small_proof(beacon=None), prove("G1", SEED, {}, Outcome(1))):
        read = parse(to_json(proof).encode())
        assert read == proof
        assert report(read).holds


def test_it_holds_what_was_promised_and_nobody() -> None:
    fields = json.loads(to_json(small_proof()))
    assert list(fields) == [
        *("algorithm", "id", "commitment", "seed", "list", "digest", "digest_posted_at", "beacon", "order"),
        *("places", "winners", "replaced", "exclusions", "seal"),
    ]
    assert fields["algorithm"] == "gw1"
    assert list(fields["beacon"]) == ["chain", "round", "signature", "randomness"]
    assert fields["exclusions"] == {"left": 2, "role": 1}
    assert json.loads(to_json(small_proof(beacon=None)))["beacon"] is None


def refusals(text: str) -> list[str]:
    """Why a file is refused, in words; nothing when it is not."""
    try:
        found = report(parse(text.encode()))
    except UserError as error:
        return [str(error)]
    return [text_proof.finding(one) for one in found.findings if not one.holds]


@pytest.mark.parametrize("beacon", [REAL, None])
def test_a_changed_byte_anywhere_is_refused_with_the_reason(beacon: Beacon | None) -> None:
    text = to_json(small_proof(beacon))
    assert not refusals(text)
    assert not [changed for changed in changed_bytes(text) if not refusals(changed)]


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"1", b"{}", b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"])
def test_what_is_no_proof_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match=r"\.$"):
        parse(data)


@pytest.mark.parametrize("end", ["\n", " ", "\0", "{}"])
def test_nothing_may_follow_or_lead(end: str) -> None:
    text = to_json(small_proof())
    for changed in (text + end, end + text, text.replace("\n", "\r\n"), json.dumps(json.loads(text))):
        with pytest.raises(UserError):
            parse(changed.encode())


FORGERIES: dict[str, tuple[dict[str, object], set[Check]]] = {
    "another seed": ({"seed": b"\x12" * 32}, {Check.COMMITMENT, Check.ORDER}),
    "another list": ({"list": "0a" * 8 + ":1"}, {Check.DIGEST, Check.ORDER}),
    "a heavier ticket": ({"list": small_proof().list.replace(":2", ":3")}, {Check.DIGEST}),
    "another giveaway": ({"id": "G8"}, {Check.DIGEST, Check.ORDER}),
    "another digest": ({"digest": b"\x01" * 32}, {Check.DIGEST, Check.ORDER}),
    "a list that is none": ({"list": "nobody"}, {Check.LIST, Check.DIGEST, Check.ORDER}),
    "another chain": ({"chain": "0" * 64}, {Check.ROUND}),
    "a later close": ({"posted": (small_proof().posted or 0) + 3}, {Check.ROUND}),
    "another round": ({"beacon": replace(REAL, round=ROUND + 1)}, {Check.ROUND, Check.SIGNATURE}),
    "another number": ({"beacon": replace(REAL, randomness=bytes(32))}, {Check.RANDOMNESS, Check.ORDER}),
    "no beacon": ({"beacon": None}, {Check.ORDER}),
    "another order": ({"order": tuple(sorted(small_proof().order))}, {Check.ORDER, Check.WINNERS}),
    "a friend who wins": ({"winners": small_proof().order[-2:]}, {Check.WINNERS}),
    "one prize more": ({"places": 3}, {Check.WINNERS}),
    "somebody passed over in silence": ({"replaced": ()}, {Check.WINNERS}),
    "passed over without a turn": (
        {"replaced": (*small_proof().replaced, Replaced(small_proof().order[-1], "left"))},
        {Check.WINNERS},
    ),
    "passed over twice": ({"replaced": small_proof().replaced * 2}, {Check.WINNERS}),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forger_who_knows_the_rules_is_caught(what: str) -> None:
    changes, caught = FORGERIES[what]
    forged = replace(small_proof(), **changes)  # type: ignore[arg-type] # names of its fields
    assert broken(forged) >= {one.value for one in caught}
    assert Check.FILE not in broken(forged)


def test_promotions_go_down_the_order_and_say_why() -> None:
    weights = {bytes([n] * 8).hex(): 1 for n in range(6)}
    order = prove("G1", SEED, weights, Outcome(2)).order
    lost = [Replaced(order[0], "left"), Replaced(order[2], "not claimed"), Replaced(order[1], "declined")]
    proof = prove("G1", SEED, weights, Outcome(2, lost))
    assert proof.winners == order[3:5]
    assert report(proof).holds
    everybody = prove("G1", SEED, weights, Outcome(2, [Replaced(ticket, "left") for ticket in order]))
    assert everybody.winners == ()
    assert report(everybody).holds


def test_it_says_what_had_to_be_trusted() -> None:
    assert text_proof.trust(report(small_proof())).startswith("Level 2")
    assert "had to be trusted not to add entries" in text_proof.trust(report(small_proof(beacon=None)))
    assert "2023-09-15 11:00:03 UTC" in text_proof.comparisons(report(small_proof()))[-1]


def test_everybody_finds_their_own_ticket() -> None:
    proof = small_proof()
    place = proof.order.index("0a" * 8) + 1
    expected = f"Your ticket was in, with weight 5, and came {text_proof.ordinal(place)} of 5."
    assert text_proof.standing(standing(proof, "0a" * 8)) == expected
    assert text_proof.standing(standing(proof, "ff" * 8)) == text_proof.standing(None)
    assert [text_proof.ordinal(n) for n in (1, 2, 3, 4, 11, 13, 22, 1111)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "13th", "22nd", "1,111th")
    ]
