"""The rules of the order one by one (S3, S5, S6, S7, S8, S12)."""

import hashlib

import pytest

from cogs.shoutouts.model import Line, Place, Seat, SeatState, What
from cogs.shoutouts.model_order import (
    NoSwap,
    Reason,
    choose,
    in_order,
    joined,
    lot_of,
    no_swap,
    rejoined,
    resumed,
    swapped,
)
from tests.shoutouts.rotation_life import Life


def a_line(*people: int, rounds: int = 0) -> tuple[Line, dict[int, Seat]]:
    life = Life()
    for who in people:
        life.join(who)
    for _ in range(rounds):
        life.play()
    return life.line, life.seats


def test_the_lot_is_what_the_documentation_says() -> None:
    digest = hashlib.sha256(b"7:3:42").hexdigest()
    assert lot_of(7, 3, 42) == int(digest[:16], 16) // 2 < 2**63


def test_everybody_comes_once_before_anybody_comes_twice() -> None:
    """S3."""
    line, seats = a_line(1, 2, 3, 4, 5, rounds=5)
    assert (line.round, line.lap) == (5, 1)
    assert {seat.place.lap for seat in seats.values()} == {2}


def test_a_newcomer_comes_next_and_at_most_every_second_turn() -> None:
    """S8."""
    line, seats = a_line(1, 2, 3, 4, rounds=2)
    for who in (10, 11, 12):
        seats[who] = joined(line, who)
    queue = [seat.user_id for seat in in_order(line, seats.values())]
    assert [who >= 10 for who in queue] == [True, False, True, False, True, False, False]


def test_founders_are_no_newcomers_but_whoever_was_welcomed_is() -> None:
    """S8."""
    line = Line(1)
    assert not joined(line, 5).front
    assert joined(line, 5, welcomed=True).front


def test_a_welcomed_founder_does_not_come_twice_in_the_first_lap() -> None:
    """The first turn of all opens the first lap, also when it is right of way."""
    life = Life()
    life.join(1, welcomed=True)
    for who in (2, 3, 4):
        life.join(who)
    for _ in range(4):
        life.play()
    assert set(life.turns.values()) == {1}


def test_nobody_becomes_a_newcomer_by_leaving() -> None:
    line, seats = a_line(1, 2, 3, rounds=1)
    last = in_order(line, seats.values())[-2]
    assert not rejoined(line, last).front


def test_a_pause_keeps_the_place_and_gives_no_extra_turn() -> None:
    """S6."""
    life = Life()
    for who in range(1, 6):
        life.join(who)
    life.play()
    away = in_order(life.line, life.seats.values())[0].user_id
    life.pause(away)
    for _ in range(30):
        life.play()
    life.resume(away)
    life.play()
    assert life.events[-1].user_id == away
    for _ in range(4):
        life.play()
    assert life.turns[away] == 1
    life.play()
    assert life.turns[away] == 2


def test_a_skip_is_for_one_round_and_keeps_the_place() -> None:
    """S5."""
    life = Life()
    for who in range(1, 5):
        life.join(who)
    first, second = (seat.user_id for seat in in_order(life.line, life.seats.values())[:2])
    life.skip(first)
    assert [seat.user_id for seat in in_order(life.line, life.seats.values())[:2]] == [second, first]
    life.play()
    life.play()
    assert [each.user_id for each in life.events[-2:]] == [second, first]


def test_nobody_is_left_when_everybody_skips() -> None:
    life = Life()
    life.join(1)
    life.skip(1)
    assert choose(life.line, life.seats.values()) is None
    assert [seat.user_id for seat in in_order(life.line, life.seats.values())] == [1]


def test_two_exchange_their_places() -> None:
    """S7."""
    line, seats = a_line(1, 2, 3, 4)
    before = in_order(line, seats.values())
    seats[before[0].user_id], seats[before[3].user_id] = swapped(before[0], before[3])
    after = [seat.user_id for seat in in_order(line, seats.values())]
    assert after == [before[n].user_id for n in (3, 1, 2, 0)]


def test_why_two_cannot_exchange_their_places() -> None:
    """S7."""
    line, seats = a_line(1, 2, 3, rounds=1)
    ahead, _, done = in_order(line, seats.values())
    assert no_swap(ahead, done) is NoSwap.OTHER_LAP
    assert no_swap(ahead, ahead) is NoSwap.SAME_PERSON
    assert no_swap(ahead, joined(line, 9)) is NoSwap.NEWCOMER
    assert no_swap(ahead, Seat(8, ahead.place, SeatState.PAUSED)) is NoSwap.NOT_IN_LINE
    with pytest.raises(ValueError, match="other_lap"):
        swapped(ahead, done)


def seat(who: int, lap: int, since: int, lot: int = 0, *, front: bool = False) -> Seat:
    return Seat(who, Place(lap, since, lot), front=front)


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ([], Reason.ALONE),
        ([seat(2, 4, 1)], Reason.LAP),
        ([seat(2, 3, 6)], Reason.WAIT),
        ([seat(2, 3, 5, lot=9)], Reason.LOT),
    ],
)
def test_what_decided_is_said(others: list[Seat], reason: Reason) -> None:
    choice = choose(Line(1, 8, 3), [seat(1, 3, 5), *others])
    assert choice is not None
    assert (choice.user_id, choice.why.reason, choice.why.waited_rounds) == (1, reason, 4)
    assert choice.why.rather_than == (2 if others else None)


def test_for_a_newcomer_it_is_said_how_many_let_them_pass() -> None:
    choice = choose(Line(1, 8, 3), [seat(1, 3, 5), seat(2, 3, 6), seat(3, 4, 8, front=True)])
    assert choice is not None
    assert (choice.user_id, choice.right_of_way, choice.what) == (3, True, What.NEWCOMER_TURN)
    assert (choice.why.reason, choice.why.rather_than, choice.why.ahead) == (Reason.NEWCOMER, 1, 2)


def test_back_after_two_misses_one_starts_anew() -> None:
    """S12."""
    life = Life()
    for who in (1, 2):
        life.join(who)
    life.no_show(1, 2)
    life.no_show(1, 2)
    assert life.seats[1].state is SeatState.PAUSED
    assert resumed(life.line, life.seats[1]).misses == 0
