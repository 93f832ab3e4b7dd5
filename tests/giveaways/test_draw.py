"""The order: the published example, the same as by hand, and fair."""

import hmac
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cogs.giveaways import model_draw as draw

EXAMPLE = {"3d3d3d3d": 2, "0a0a0a0a": 1, "1b1b1b1b": 1, "2c2c2c2c": 3}
DRAWS = 100_000
TICKETS = ("0a" * 8, "1b" * 8, "2c" * 8, "3d" * 8)


def test_the_published_example_comes_out_as_published() -> None:
    seed, randomness = b"\x11" * 32, b"\x22" * 32
    text = draw.list_text(EXAMPLE)
    assert text == "0a0a0a0a:1\n1b1b1b1b:1\n2c2c2c2c:3\n3d3d3d3d:2"
    assert draw.commitment(seed).hex() == "02d449a31fbb267c8f352e9968a79e3e5fc95c1bbeaa502fd6454ebde5a4bedc"
    digest = draw.digest("G1", text)
    assert digest.hex() == "3c3cbe85b9550ce1ec84de239971bac96cf6bf4f8a734b9bbff3f21d13a9d69f"
    key = draw.key("G1", digest, seed, randomness)
    assert key.hex() == "e140404f8b8f704008413f2234aa057df6ab15d57449e0bf45d085be708c169c"
    assert draw.order(key, EXAMPLE) == ["2c2c2c2c", "0a0a0a0a", "3d3d3d3d", "1b1b1b1b"]


weights = st.dictionaries(st.binary(min_size=8, max_size=8).map(bytes.hex), st.integers(1, 100), max_size=20)


@settings(max_examples=50)
@given(st.binary(min_size=32, max_size=32), weights)
def test_the_order_is_the_one_that_plain_hmac_gives(key: bytes, entrants: Mapping[str, int]) -> None:
    def score(ticket: str) -> bytes:
        return min(hmac.digest(key, f"{ticket}:{j}".encode(), "sha256") for j in range(1, entrants[ticket] + 1))

    assert draw.order(key, entrants) == sorted(entrants, key=score)
    assert draw.read_list(draw.list_text(entrants)) == dict(sorted(entrants.items()))


@pytest.mark.parametrize(
    "text",
    [
        "\n",
        "0a0a0a0a0a0a0a0a",
        "0a0a0a0a0a0a0a0a:0",
        "0a0a0a0a0a0a0a0a:01",
        "0a0a0a0a0a0a0a0a:101",
        "0A0a0a0a0a0a0a0a:1",
        "0a0a0a0a0a0a0a0a:1\n",
        "0a0a0a0a0a0a0a0a:1\n0a0a0a0a0a0a0a0a:1",
        "1b1b1b1b1b1b1b1b:1\n0a0a0a0a0a0a0a0a:1",
        "0a0a0a0a0a0a0a0a:1\r\n1b1b1b1b1b1b1b1b:1",
    ],
)
def test_a_list_in_another_form_is_none(text: str) -> None:
    assert draw.read_list(text) is None


def test_five_promotions_never_return_somebody_who_had_a_turn() -> None:
    """Elsewhere the same winner came again: GiveawayBot #276, discord-giveaways #202."""
    placed = draw.order(b"\x05" * 32, {bytes([n] * 8).hex(): 5 if n == 1 else 1 for n in range(7)})
    past = draw.winners(placed, 2)
    for _ in range(5):
        alternate = draw.next_alternate(placed, past)
        assert alternate is not None
        assert alternate not in past
        past.append(alternate)
    assert past == placed
    assert draw.next_alternate(placed, past) is None


def test_with_fewer_entrants_than_prizes_everybody_wins() -> None:
    placed = draw.order(b"\x05" * 32, dict.fromkeys(TICKETS, 1))
    assert sorted(draw.winners(placed, 9)) == sorted(TICKETS)
    assert draw.order(b"\x05" * 32, {}) == []


# Fairness: the first two places of 100,000 draws, at fixed seeds. Critical values of chi-squared for p = 0.001.

CRITICAL = {3: 16.27, 11: 31.26}
Pair = tuple[str, str]


def first_two(weights: Mapping[str, int]) -> Counter[Pair]:
    digest = draw.digest("G1", draw.list_text(weights))
    keys = (draw.key("G1", digest, number.to_bytes(32, "big"), b"") for number in range(DRAWS))
    return Counter((placed[0], placed[1]) for placed in (draw.order(key, weights) for key in keys))


@pytest.fixture(scope="module")
def plain() -> Counter[Pair]:
    return first_two(dict.fromkeys(TICKETS, 1))


@pytest.fixture(scope="module")
def weighted() -> Counter[Pair]:
    return first_two(WEIGHTED)


WEIGHTED = dict(zip(TICKETS, (1, 1, 3, 2), strict=True))


def chi_squared(found: Sequence[int], expected: Sequence[float]) -> float:
    assert sum(found) == DRAWS
    return sum((f - DRAWS * e) ** 2 / (DRAWS * e) for f, e in zip(found, expected, strict=True))


def firsts(pairs: Counter[Pair]) -> list[int]:
    return [sum(count for (first, _), count in pairs.items() if first == ticket) for ticket in TICKETS]


def test_equal_entries_have_equal_chances_the_first_and_the_last_too(plain: Counter[Pair]) -> None:
    """Elsewhere the last entrant could never win: nadeko."""
    found = firsts(plain)
    assert chi_squared(found, [1 / 4] * 4) < CRITICAL[3]
    assert abs(found[0] - found[-1]) < 3.3 * (DRAWS / 2) ** 0.5


def test_chances_follow_the_weights(weighted: Counter[Pair]) -> None:
    assert chi_squared(firsts(weighted), [1 / 7, 1 / 7, 3 / 7, 2 / 7]) < CRITICAL[3]


def test_two_winners_are_drawn_without_putting_the_first_back(plain: Counter[Pair], weighted: Counter[Pair]) -> None:
    """Elsewhere bonus entries let one person win twice: flare-cogs."""
    pairs = list(permutations(TICKETS, 2))
    assert set(plain) == set(weighted) == set(pairs)
    assert chi_squared([plain[pair] for pair in pairs], [1 / 12] * 12) < CRITICAL[11]
    exact = [WEIGHTED[a] / 7 * WEIGHTED[b] / (7 - WEIGHTED[a]) for a, b in pairs]
    assert chi_squared([weighted[pair] for pair in pairs], exact) < CRITICAL[11]
