"""A rotation over 500 rounds (S3, S6, S7, S8): its bounds, and the order as anyone computes it from the ledger."""

import csv
import hashlib
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cogs.shoutouts.model import Event, SeatState, What
from cogs.shoutouts.model_order import choose, featured, in_order
from cogs.shoutouts.model_replay import replay, why_turn
from cogs.shoutouts.model_schedule import Schedule
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
TestRotation.settings = settings(max_examples=60, stateful_step_count=60)

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


@settings(max_examples=12)
@given(seed=st.integers(0, 10**9), founders=st.integers(2, 30))
def test_the_bounds_hold_over_500_rounds(seed: int, founders: int) -> None:
    """S3: the bounds themselves are in Life, asked after every round."""
    life = lived(seed, 500, founders)
    assert {1, 2} <= life.steady
    life.check_replay()


def test_a_holiday_over_both_changes_of_the_clocks_keeps_place_and_rounds() -> None:
    """S2, S6: every night at half past two 500 times; one night does not have it, two have it twice."""
    schedule = Schedule(at=time(2, 30), zone="Europe/Berlin", weekdays=frozenset(range(7)))
    nights = schedule.dates_after(datetime(2026, 7, 1, tzinfo=UTC), 500)
    dates = [night.astimezone(ZoneInfo("Europe/Berlin")).date() for night in nights]
    assert dates == [dates[0] + timedelta(days=n) for n in range(500)]
    life = Life()
    for who in range(1, 8):
        life.join(who)
    for day in dates:
        if day in {date(2026, 10, 24), date(2027, 3, 27), date(2027, 10, 30)}:
            life.pause(7)
        elif day in {date(2026, 10, 27), date(2027, 3, 30), date(2027, 11, 2)}:
            life.resume(7)
        life.play()
    life.check_replay()
    assert life.line.round == 500
    assert life.steady == set(range(1, 7))


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
    assert len(lines) <= 30
    assert imported == {"csv", "hashlib", "sys", "pathlib"}


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


def test_why_a_turn_was_whose_follows_from_the_ledger() -> None:
    life = lived(5, 50, 6)
    turns = [each for each in life.events if each.what in (What.TURN, What.NEWCOMER_TURN)]
    for turn in turns:
        choice = why_turn(ROTATION, life.events, turn.round)
        assert choice is not None
        assert (choice.user_id, choice.what) == (turn.user_id, turn.what)
    assert why_turn(ROTATION, life.events, 51) is None
