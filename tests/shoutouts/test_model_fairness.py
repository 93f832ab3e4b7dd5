"""The numbers of the fairness report (S17)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cogs.shoutouts.model import SeatState
from cogs.shoutouts.model_fairness import Newcomers, Share, Wait, fairness
from tests.shoutouts.rotation_life import Life
from tests.shoutouts.test_model_replay import lived


def a_life(people: int, rounds: int) -> Life:
    life = Life()
    for who in range(1, people + 1):
        life.join(who)
    for _ in range(rounds):
        life.play()
    return life


def test_a_quiet_rotation_is_fair_to_the_number() -> None:
    report = fairness(a_life(4, 10).events, {})
    assert (report.rounds, report.turns, report.always, report.spread) == (10, (2, 2, 3, 3), 4, 1)
    assert report.longest is not None
    assert (report.longest.rounds, report.longest_ever) == (3, 4)


def test_an_empty_ledger_says_nothing() -> None:
    report = fairness([], {1: "local"})
    assert (report.rounds, report.turns, report.spread, report.longest) == (0, (), None, None)
    assert report.newcomers == Newcomers()


def test_one_alone_has_no_spread() -> None:
    assert fairness(a_life(1, 3).events, {}).spread is None


def test_newcomers_wait_apart_from_the_others() -> None:
    """S8."""
    life = a_life(5, 3)
    life.join(10)
    life.join(11)
    life.join(12)
    for _ in range(3):
        life.play()
    report = fairness(life.events, {})
    assert report.newcomers == Newcomers(waits=(1, 3), waiting=1)
    assert (report.newcomers.longest, report.newcomers.average) == (3, 2.0)


def test_a_pause_is_no_wait_and_its_rounds_are_nobodys_due() -> None:
    """S6."""
    life = a_life(3, 0)
    life.pause(2)
    for _ in range(20):
        life.play()
    life.resume(2)
    report = fairness(life.events, {1: "a", 2: "a", 3: "a"})
    assert report.longest is not None
    assert report.longest.rounds <= 2
    assert report.shares == (Share("a", 3, 1.0),)
    assert report.always == 2


def test_a_round_let_pass_is_no_wait() -> None:
    life = a_life(2, 0)
    for _ in range(4):
        life.skip(1)
        life.play()
    assert fairness(life.events, {}).longest == Wait(1, 0)


def test_two_of_a_subgroup_are_too_few_to_say() -> None:
    report = fairness(a_life(6, 12).events, {1: "few", 2: "few", 3: "local", 4: "local", 5: "local"})
    few, local = report.shares
    assert few == Share("few", 2, None)
    assert (local.name, local.people) == ("local", 3)
    assert local.share == pytest.approx(1.0)


def test_who_left_is_not_counted_and_what_was_given_is() -> None:
    """S14."""
    life = a_life(4, 4)
    life.gift(1, 2)
    life.gift(2, 1)
    life.no_show(3, 1)
    life.leave(4)
    report = fairness(life.events, {})
    assert (report.turns, report.given, report.missed) == ((1, 1, 1), 2, 1)


def test_who_comes_back_starts_to_wait_anew() -> None:
    life = a_life(3, 3)
    life.leave(1)
    life.play()
    life.join(1)
    report = fairness(life.events, {})
    assert {wait.user_id: wait.rounds for wait in [report.longest] if wait}.get(1, 0) == 0


@settings(max_examples=20)
@given(seed=st.integers(0, 10**6))
def test_whatever_happened_the_spread_is_at_most_one(seed: int) -> None:
    life = lived(seed, 120, 8)
    report = fairness(life.events, dict.fromkeys(life.seats, "all"))
    assert report.always == len(life.steady)
    assert report.spread is not None
    assert report.spread <= 1
    assert sum(report.turns) <= report.rounds == life.line.round
    assert report.newcomers.waiting == sum(life.seats[who].front for who in life.among(*_seated()))


def _seated() -> tuple[SeatState, SeatState]:
    return SeatState.IN, SeatState.PAUSED
