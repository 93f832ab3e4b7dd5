"""The order of a rotation (S3, S6, S7, S8): property tests over 500 rounds, and the rules one by one."""

import csv
import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cogs.shoutouts.model import Event, Line, Place, Seat, SeatState, What
from cogs.shoutouts.model_order import (
    NoSwap,
    Reason,
    choose,
    featured,
    in_order,
    joined,
    lot_of,
    no_swap,
    rejoined,
    resumed,
    swapped,
)
from cogs.shoutouts.model_replay import replay, why_turn
from tests.shoutouts.rotation_life import ROTATION, Life

BY_HAND = Path(__file__).with_name("order_by_hand.py")


class Rotation(RuleBasedStateMachine):
    """Whatever people do, in whatever order; hypothesis finds the shortest story that breaks a bound."""

    def __init__(self) -> None:
        super().__init__()
        self.life = Life()
        self.newest = 0

    def one_of(self, pick: int, *states: SeatState) -> int:
        people = self.life.among(*states)
        return people[pick % len(people)]

    @rule(welcomed=st.booleans())
    def somebody_new(self, *, welcomed: bool) -> None:
        self.newest += 1
        self.life.join(self.newest, welcomed=welcomed)

    @precondition(lambda self: self.life.among(SeatState.LEFT))
    @rule(pick=st.integers(0, 50))
    def back_again(self, pick: int) -> None:
        self.life.join(self.one_of(pick, SeatState.LEFT))

    @precondition(lambda self: self.life.among(SeatState.IN, SeatState.PAUSED))
    @rule(pick=st.integers(0, 50))
    def leaves(self, pick: int) -> None:
        self.life.leave(self.one_of(pick, SeatState.IN, SeatState.PAUSED))

    @precondition(lambda self: self.life.here)
    @rule(pick=st.integers(0, 50))
    def pauses(self, pick: int) -> None:
        self.life.pause(self.one_of(pick, SeatState.IN))

    @precondition(lambda self: self.life.among(SeatState.PAUSED))
    @rule(pick=st.integers(0, 50))
    def resumes(self, pick: int) -> None:
        self.life.resume(self.one_of(pick, SeatState.PAUSED))

    @precondition(lambda self: self.life.here)
    @rule(pick=st.integers(0, 50))
    def skips(self, pick: int) -> None:
        self.life.skip(self.one_of(pick, SeatState.IN))

    @precondition(lambda self: self.life.here)
    @rule(one=st.integers(0, 50), other=st.integers(0, 50))
    def swap(self, one: int, other: int) -> None:
        self.life.swap(self.one_of(one, SeatState.IN), self.one_of(other, SeatState.IN))

    @precondition(lambda self: self.life.here)
    @rule(one=st.integers(0, 50), other=st.integers(0, 50), comes=st.booleans())
    def gives(self, one: int, other: int, *, comes: bool) -> None:
        people = self.one_of(one, SeatState.IN), self.one_of(other, SeatState.IN)
        (self.life.gift if comes else self.life.no_show)(*people)

    @rule(rounds=st.integers(1, 20))
    def rounds(self, rounds: int) -> None:
        for _ in range(rounds):
            self.life.play()

    @invariant()
    def the_ledger_says_the_same(self) -> None:
        self.life.check_replay()


TestRotation = Rotation.TestCase
TestRotation.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)

WEIGHTS = {"play": 10, "join": 2, "leave": 1, "pause": 2, "resume": 2, "skip": 2, "swap": 2, "gift": 4, "no_show": 1}


class Chance:
    """Numbers from a seed."""

    def __init__(self, seed: int) -> None:
        self.seed, self.count = seed, 0

    def below(self, limit: int) -> int:
        self.count += 1
        return int.from_bytes(hashlib.sha256(f"{self.seed}:{self.count}".encode()).digest()[:6], "big") % limit

    def of(self, people: Sequence[int]) -> int:
        return people[self.below(len(people))]


def lived(seed: int, rounds: int, founders: int) -> Life:
    """So many rounds with everything that can happen in between. The first two only ever wait for their turn."""
    life, chance = Life(), Chance(seed)
    for who in range(1, founders + 1):
        life.join(who, welcomed=chance.below(4) == 0)
    deeds = [name for name, weight in WEIGHTS.items() for _ in range(weight)]
    while life.line.round < rounds:
        happens(life, deeds[chance.below(len(deeds))], chance)
    return life


def happens(life: Life, deed: str, chance: Chance) -> None:
    """One thing. The first two people never pause, skip or leave, so that there is somebody the bounds are about."""
    others = [who for who in life.here if who > 2]
    away = life.among(SeatState.PAUSED if deed == "resume" else SeatState.LEFT)
    if deed == "play":
        life.play()
    elif deed == "join":
        life.join(chance.of(away) if away and chance.below(2) else len(life.seats) + 1, welcomed=chance.below(3) == 0)
    elif deed == "resume" and away:
        life.resume(chance.of(away))
    elif deed in {"leave", "pause", "skip"} and others:
        getattr(life, deed)(chance.of(others))
    elif deed in {"swap", "gift", "no_show"} and others:
        getattr(life, deed)(chance.of(others if deed == "no_show" else life.here), chance.of(life.here))


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**9), founders=st.integers(2, 30))
def test_the_bounds_hold_over_500_rounds(seed: int, founders: int) -> None:
    """S3: the bounds themselves are in Life, asked after every round."""
    life = lived(seed, 500, founders)
    assert {1, 2} <= life.steady
    life.check_replay()


def by_hand(events: Sequence[Event], folder: Path) -> tuple[list[int], str]:
    """What the program of thirty lines says about the exported ledger, and what it says beside."""
    path = folder / "ledger.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["n", "round", "at", "what", "member", "other", "lot", "rotation"])
        for each in events:
            out.writerow([each.n, each.round, "", each.what, each.user_id, each.other_id or "", each.lot, ROTATION])
    run = subprocess.run([sys.executable, BY_HAND, path], capture_output=True, text=True, check=True)
    return [int(line) for line in run.stdout.split()], run.stderr


@pytest.mark.parametrize("seed", range(4))
def test_anyone_can_compute_the_order_from_the_ledger(seed: int, tmp_path: Path) -> None:
    """S3: with thirty lines that know nothing of ours."""
    life = lived(seed, 60 + seed * 25, 9)
    shown = [seat.user_id for seat in in_order(life.line, life.seats.values())]
    assert by_hand(life.events, tmp_path) == (shown, "0 lots could not be computed again\n")


def test_the_order_of_the_others_stays_when_somebody_is_forgotten(tmp_path: Path) -> None:
    life = lived(3, 80, 9)
    who = life.here[-1]
    shown = [-5 if seat.user_id == who else seat.user_id for seat in in_order(life.line, life.seats.values())]
    line, seats = replay(ROTATION, life.forgotten(who, -5).events)
    assert [seat.user_id for seat in in_order(line, seats.values())] == shown
    order, said = by_hand(life.forgotten(who, -5).events, tmp_path)
    assert order == shown
    assert not said.startswith("0 ")


def test_the_program_has_thirty_lines_and_knows_nothing_of_ours() -> None:
    text = BY_HAND.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith('"""')]
    imported = {line.split()[1] for line in lines if line.startswith(("import", "from"))}
    assert len(lines) <= 34
    assert imported == {"csv", "hashlib", "io", "sys", "pathlib"}


@pytest.mark.parametrize("seed", range(3))
def test_what_is_shown_is_what_comes(seed: int) -> None:
    """The queue is played to its end: everybody comes when it said."""
    life = lived(seed, 40, 8)
    line, seats = life.line, dict(life.seats)
    queue = [seat.user_id for seat in in_order(line, seats.values())]
    came = []
    for _ in queue:
        choice = choose(line, seats.values())
        assert choice is not None
        came.append(choice.user_id)
        line, seats[choice.user_id] = featured(line, seats[choice.user_id], right_of_way=choice.right_of_way)
    assert came == queue


@pytest.mark.parametrize("seed", range(3))
def test_a_few_seats_are_enough_to_choose(seed: int) -> None:
    """The store reads the smallest places by index, never the whole roster."""
    life = lived(seed, 40, 12)
    seats = sorted(life.seats.values(), key=lambda seat: seat.place)
    ahead = [seat for seat in seats if seat.state is SeatState.IN]
    front = [seat for seat in ahead if seat.front and seat.skip_round != life.line.round + 1][:1]
    skipping = sum(seat.skip_round == life.line.round + 1 for seat in ahead)
    whole, few = choose(life.line, seats), choose(life.line, [*ahead[: skipping + 2], *front])
    assert whole is not None
    assert few is not None
    assert (few.user_id, few.right_of_way) == (whole.user_id, whole.right_of_way)


# The rules one by one


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


def test_why_a_turn_was_whose_follows_from_the_ledger() -> None:
    life = lived(5, 50, 6)
    turns = [each for each in life.events if each.what in (What.TURN, What.NEWCOMER_TURN)]
    for turn in turns:
        choice = why_turn(ROTATION, life.events, turn.round)
        assert choice is not None
        assert (choice.user_id, choice.what) == (turn.user_id, turn.what)
    assert why_turn(ROTATION, life.events, 51) is None


def test_back_after_two_misses_one_starts_anew() -> None:
    """S12."""
    life = Life()
    for who in (1, 2):
        life.join(who)
    life.no_show(1, 2)
    life.no_show(1, 2)
    assert life.seats[1].state is SeatState.PAUSED
    assert resumed(life.line, life.seats[1]).misses == 0
