"""Who is asked to give (S9, S10, S11, S14)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.shoutouts.model import Place, Seat, SeatState
from cogs.shoutouts.model_givers import Asking, balance_of, givers
from cogs.shoutouts.model_likeness import Likeness

FEATURED = 99


def seat(who: int, given: int = 0, received: int = 0, last: int = 0, state: SeatState = SeatState.IN) -> Seat:
    return Seat(who, Place(1, 0, who), state, given=given, received=received, last_gave=last)


def asking(wanted: int = 3, cooldown: int = 4, **more: object) -> Asking:
    return Asking(rotation_id=1, round=20, featured_id=FEATURED, wanted=wanted, cooldown=cooldown, **more)  # type: ignore[arg-type]  # by name


def who(turn: Asking, pool: list[Seat]) -> list[int]:
    return [each.user_id for each in givers(turn, pool)]


def test_whoever_received_most_and_gave_least_is_asked_first() -> None:
    """S14."""
    pool = [seat(1, given=5, received=2), seat(2, given=1, received=4), seat(3), seat(4, given=2, received=4)]
    assert who(asking(wanted=4), pool) == [2, 4, 3, 1]
    assert [balance_of(each) for each in pool] == [-3, 3, 0, 2]


def test_of_equals_the_most_alike_then_whoever_gave_longest_ago() -> None:
    """S11."""
    near, far = Likeness(shared=1, apart=0), Likeness(shared=0, apart=3)
    pool = [seat(1, last=3), seat(2, last=9), seat(3, last=5)]
    assert who(asking(likeness={1: far, 2: near, 3: far}), pool) == [2, 1, 3]


def test_never_the_same_two_within_the_cooldown() -> None:
    """S10."""
    pool = [seat(1, received=9), seat(2, received=8), seat(3)]
    assert who(asking(wanted=2, last_to={1: 16, 2: 15}), pool) == [2, 3]


def test_if_there_is_nobody_else_the_pair_longest_ago_and_it_is_said() -> None:
    """S10."""
    pool = [seat(1, received=9), seat(2), seat(3)]
    found = givers(asking(wanted=2, last_to={1: 19, 2: 17}), pool)
    assert [(each.user_id, each.again_after) for each in found] == [(3, None), (2, 3)]


@pytest.mark.parametrize("state", [SeatState.PAUSED, SeatState.LEFT])
def test_who_is_away_is_not_asked(state: SeatState) -> None:
    assert who(asking(), [seat(1, state=state), seat(2)]) == [2]


def test_nobody_gives_to_themselves_and_nobody_is_asked_twice() -> None:
    assert who(asking(asked={2}), [seat(FEATURED, received=5), seat(2, received=4), seat(3)]) == [3]


def test_the_reason_is_there_to_be_told() -> None:
    found = givers(asking(), [seat(1, given=1, received=3, last=12), seat(2)])
    assert [(each.owes, each.rounds_since) for each in found] == [(2, 8), (0, None)]


SEATS = st.lists(
    st.builds(seat, st.integers(1, 30), st.integers(0, 5), st.integers(0, 5), st.integers(0, 19)),
    unique_by=lambda each: each.user_id,
)


@given(pool=SEATS, last=st.dictionaries(st.integers(1, 30), st.integers(1, 19)), wanted=st.integers(1, 5))
def test_as_many_as_there_can_be_and_the_rested_first(pool: list[Seat], last: dict[int, int], wanted: int) -> None:
    """S9."""
    found = givers(asking(wanted=wanted, last_to=last), pool)
    assert len(found) == min(wanted, len(pool))
    assert found == givers(asking(wanted=wanted, last_to=last), list(reversed(pool)))
    again = [each.again_after is not None for each in found]
    assert again == sorted(again)
    free = [each for each in pool if 20 - last.get(each.user_id, -9) > 4]
    assert again.count(False) == min(wanted, len(free))
