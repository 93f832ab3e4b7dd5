"""What becomes of an arrival: the rules, without anything else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.welcome.model import (
    AWAY,
    Arrival,
    Joined,
    State,
    account_made_at,
    arrive,
    batch_number,
    is_young,
    pick,
    settle_in,
)
from cogs.welcome.model_settings import CHOICES, GreetOn, Settings, Young, read_choice

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SETTINGS = Settings(guild_id=1, watching_since=NOW)
OLD = 1 << 22
YOUNG = int((NOW - timedelta(days=2) - datetime(2015, 1, 1, tzinfo=UTC)).total_seconds() * 1000) << 22


def joined(at: datetime = NOW, *, user_id: int = OLD, pending: bool = False) -> Joined:
    return Joined(1, user_id, at, pending, at)


def left(arrival: Arrival, at: datetime) -> Arrival:
    return replace(arrival, state=State.LEFT, left_at=at, due_at=None)


def greeted(arrival: Arrival, at: datetime = NOW) -> Arrival:
    return replace(arrival, state=State.GREETED, greeted_at=at, due_at=None, batch=7)


def test_an_account_tells_when_it_was_made() -> None:
    """W24: the example in Discord's documentation."""
    assert account_made_at(175928847299117063) == datetime(2016, 4, 30, 11, 18, 25, 796000, tzinfo=UTC)


def test_a_newcomer_is_due_at_once() -> None:
    """W1."""
    arrival = arrive(None, joined(), SETTINGS)
    assert (arrival.state, arrival.due_at, arrival.role_due_at) == (State.WAITING, NOW, NOW)


def test_a_newcomer_before_the_screening_is_due_for_nothing() -> None:
    """W4, W11."""
    arrival = arrive(None, joined(pending=True), SETTINGS)
    assert (arrival.state, arrival.due_at, arrival.role_due_at) == (State.SCREENING, None, None)


def test_delays_begin_with_the_screening() -> None:
    """W4, W11."""
    settings = replace(SETTINGS, greeting_delay=60, role_delay=300)
    later = NOW + timedelta(days=3)
    arrival = settle_in(arrive(None, joined(pending=True), settings), settings, later)
    assert arrival.due_at == later + timedelta(seconds=60)
    assert arrival.role_due_at == later + timedelta(seconds=300)


@pytest.mark.parametrize("greet_on", [GreetOn.ROLE, GreetOn.INTRODUCTION])
def test_a_greeting_may_wait_for_something(greet_on: GreetOn) -> None:
    """W5."""
    arrival = arrive(None, joined(), replace(SETTINGS, greet_on=greet_on))
    assert (arrival.state, arrival.due_at) == (State.WAITING, None)


def test_the_same_join_told_twice_changes_nothing() -> None:
    """W9."""
    known = greeted(arrive(None, joined(), SETTINGS))
    assert arrive(known, joined(), SETTINGS) is known


@pytest.mark.parametrize(("away", "again"), [(timedelta(minutes=1), False), (AWAY, True)])
def test_who_was_greeted_is_greeted_again_only_after_a_month(away: timedelta, *, again: bool) -> None:
    """W9: and keeps the newcomer role's turn either way."""
    known = left(greeted(arrive(None, joined(), SETTINGS)), NOW)
    back = arrive(known, joined(NOW + away), SETTINGS)
    assert (back.state is State.WAITING) is again
    assert back.role_due_at == NOW + away


def test_who_was_never_greeted_is_greeted_on_return() -> None:
    """W9."""
    known = left(arrive(None, joined(), SETTINGS), NOW)
    assert arrive(known, joined(NOW + timedelta(minutes=1)), SETTINGS).state is State.WAITING


def test_a_missed_leave_does_not_greet_twice() -> None:
    """W9: the bot was away while the person left and came back."""
    known = greeted(arrive(None, joined(), SETTINGS))
    assert arrive(known, joined(NOW + timedelta(hours=1)), SETTINGS).state is State.GREETED


@pytest.mark.parametrize(
    ("young", "state", "noted"),
    [(Young.OFF, State.WAITING, False), (Young.TELL, State.WAITING, True), (Young.HOLD, State.HELD, True)],
)
def test_a_young_account_is_treated_as_moderators_set(young: Young, state: State, *, noted: bool) -> None:
    """W24."""
    arrival = arrive(None, joined(user_id=YOUNG), replace(SETTINGS, young=young))
    assert (arrival.state, arrival.note_due) == (state, noted)


def test_a_cleared_account_is_not_held_or_noted_again() -> None:
    """W24."""
    settings = replace(SETTINGS, young=Young.HOLD)
    known = replace(arrive(None, joined(user_id=YOUNG), settings), cleared=True)
    back = arrive(left(known, NOW), joined(NOW + timedelta(minutes=1), user_id=YOUNG), settings)
    assert (back.state, back.note_due) == (State.WAITING, False)


def test_an_account_grows_old() -> None:
    """W24."""
    assert is_young(YOUNG, SETTINGS, NOW)
    assert not is_young(YOUNG, SETTINGS, NOW + timedelta(days=5))


@pytest.mark.parametrize(
    ("since", "until", "paused"),
    [(None, None, False), (NOW, None, True), (NOW, NOW + timedelta(seconds=1), True), (NOW, NOW, False)],
)
def test_a_rush_holds_until_its_end_or_until_somebody_speaks(
    since: datetime | None, until: datetime | None, *, paused: bool
) -> None:
    """W23."""
    assert replace(SETTINGS, raid_since=since, raid_until=until).paused(NOW) is paused


@given(st.integers(min_value=1, max_value=20), st.integers())
def test_a_pick_is_one_of_them_and_always_the_same(count: int, seed: int) -> None:
    """W7."""
    assert 0 <= pick(count, seed) < count
    assert pick(count, seed) == pick(count, seed)


def test_picks_are_spread_even_over_round_times() -> None:
    """W7: batches are named by the time, which a tick makes round."""
    picks = [pick(4, batch_number(NOW + timedelta(seconds=10 * step))) for step in range(4000)]
    assert all(900 < picks.count(choice) < 1100 for choice in range(4))


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_is_read_back(name: str) -> None:
    """W5, W11, W20, W23, W24."""
    for value in CHOICES[name].allowed:
        raw = {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)
        assert read_choice(name, raw) == value


@pytest.mark.parametrize(("name", "raw"), [("greeting_delay", "7"), ("tone", "rude"), ("raid_limit", "x"), ("a", "b")])
def test_what_is_not_on_the_list_is_refused(name: str, raw: str) -> None:
    """W5: an old panel, or a forged press."""
    with pytest.raises(UserError, match="/welcome settings"):
        read_choice(name, raw)
