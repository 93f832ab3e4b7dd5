"""When turns come (S2): weekdays, every n days, summer time, and what was missed while nobody was there."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cogs.shoutouts.model import Spec
from cogs.shoutouts.model_schedule import Missed, Schedule, missed, moment_of, schedule_of

BERLIN = "Europe/Berlin"
SUNDAY, MONDAY, WEDNESDAY, FRIDAY = 6, 0, 2, 4


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def weekly(at: time, *days: int, zone: str = BERLIN) -> Schedule:
    return Schedule(at=at, zone=zone, weekdays=frozenset(days))


def every(days: int, anchor: date, at: time = time(10), zone: str = BERLIN) -> Schedule:
    return Schedule(at=at, zone=zone, every=days, anchor=anchor)


def test_weekdays_at_a_local_time() -> None:
    """S2."""
    schedule = weekly(time(10), MONDAY, WEDNESDAY)
    sunday = utc(2026, 11, 22, 12)
    assert schedule.dates_after(sunday, 3) == [utc(2026, 11, 23, 9), utc(2026, 11, 25, 9), utc(2026, 11, 30, 9)]


def test_the_moment_itself_is_not_the_next() -> None:
    schedule = weekly(time(10), MONDAY)
    assert schedule.next_after(utc(2026, 11, 23, 9)) == utc(2026, 11, 30, 9)
    assert schedule.next_after(utc(2026, 11, 23, 8, 59)) == utc(2026, 11, 23, 9)


def test_local_time_stays_when_the_clocks_change() -> None:
    """S2."""
    schedule = weekly(time(18, 30), FRIDAY)
    spring = schedule.dates_after(utc(2027, 3, 22), 2)
    assert spring == [utc(2027, 3, 26, 17, 30), utc(2027, 4, 2, 16, 30)]


def test_every_few_days_keeps_local_time_over_both_changes() -> None:
    schedule = every(10, date(2026, 3, 1), at=time(9))
    moments = schedule.dates_after(utc(2026, 3, 1), 30)
    local = [at.astimezone(ZoneInfo(BERLIN)) for at in moments]
    assert {at.time() for at in local} == {time(9)}
    assert {(b.date() - a.date()).days for a, b in pairwise(local)} == {10}


def test_a_time_that_does_not_exist_is_the_first_moment_after_the_gap() -> None:
    """S2: on 28 March 2027 the clocks in Berlin go from 02:00 to 03:00."""
    schedule = weekly(time(2, 30), SUNDAY)
    assert schedule.dates_after(utc(2027, 3, 26), 2) == [utc(2027, 3, 28, 1), utc(2027, 4, 4, 0, 30)]


def test_of_a_time_that_comes_twice_the_first_is_meant_and_it_comes_once() -> None:
    """S2: on 25 October 2026 half past two comes twice in Berlin."""
    schedule = weekly(time(2, 30), SUNDAY)
    assert schedule.dates_after(utc(2026, 10, 24), 2) == [utc(2026, 10, 25, 0, 30), utc(2026, 11, 1, 1, 30)]


def test_a_gap_of_half_an_hour() -> None:
    """Lord Howe Island, 4 October 2026: from 02:00 to 02:30."""
    zone = ZoneInfo("Australia/Lord_Howe")
    assert moment_of(datetime(2026, 10, 4, 2, 15), zone).astimezone(zone).time() == time(2, 30)  # noqa: DTZ001 - a wall clock


def test_a_day_that_did_not_exist() -> None:
    """Samoa had no 30 December 2011, a Friday: that turn is in the first moment after it."""
    schedule = weekly(time(12), FRIDAY, zone="Pacific/Apia")
    first, second = schedule.dates_after(utc(2011, 12, 29, 12), 2)
    zone = ZoneInfo("Pacific/Apia")
    assert first.astimezone(zone).replace(tzinfo=None) == datetime(2011, 12, 31)  # noqa: DTZ001 - a wall clock
    assert second.astimezone(zone).replace(tzinfo=None) == datetime(2012, 1, 6, 12)  # noqa: DTZ001 - a wall clock


def test_the_29th_of_february() -> None:
    yearly = every(366, date(2028, 2, 29))
    assert yearly.next_after(utc(2028, 2, 1)).date() == date(2028, 2, 29)
    fortnight = every(14, date(2028, 2, 15))
    assert [at.date() for at in fortnight.dates_after(utc(2028, 2, 16), 2)] == [date(2028, 2, 29), date(2028, 3, 14)]


def test_nothing_comes_before_the_day_it_counts_from() -> None:
    assert every(3, date(2027, 5, 1)).next_after(utc(2026, 1, 1)).date() == date(2027, 5, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"weekdays": frozenset({0}), "every": 7, "anchor": date(2026, 1, 1)},
        {"weekdays": frozenset({7})},
        {"every": 7},
        {"every": -1, "anchor": date(2026, 1, 1)},
        {"weekdays": frozenset({0}), "anchor": date(2026, 1, 1)},
    ],
)
def test_a_schedule_without_a_next_date_cannot_be_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="every n days"):
        Schedule(at=time(10), zone="UTC", **wrong)  # type: ignore[arg-type]  # each has a fault


def test_away_for_three_rounds_is_one_turn_now_and_the_next_date() -> None:
    """S4: dates that passed are not played."""
    schedule = weekly(time(10), MONDAY)
    due, now = utc(2026, 11, 2, 9), utc(2026, 11, 18, 12)
    assert missed(schedule, due, now) == Missed(rounds=2, next_at=utc(2026, 11, 23, 9))


def test_on_time_nothing_was_missed() -> None:
    schedule = weekly(time(10), MONDAY)
    due = utc(2026, 11, 2, 9)
    assert missed(schedule, due, due) == Missed(rounds=0, next_at=utc(2026, 11, 9, 9))


def test_a_plan_follows_the_zone_database() -> None:
    """A moment planned under older rules of the zone, an hour off, becomes what the schedule says now."""
    for schedule in (weekly(time(10), MONDAY), every(30, date(2026, 11, 23))):
        right = schedule.next_after(utc(2026, 11, 22))
        for off in (timedelta(0), timedelta(hours=1), timedelta(hours=-1)):
            assert schedule.nearest(right + off) == right


def test_the_schedule_of_what_a_moderator_decided() -> None:
    anchor = utc(2026, 11, 22, 23, 30)
    assert schedule_of(Spec("Friday fam", weekdays=(4,), minute=630, zone=BERLIN), anchor) == weekly(
        time(10, 30), FRIDAY
    )
    spec = Spec("All", weekdays=(), every_days=3, minute=600, zone=BERLIN)
    assert schedule_of(spec, anchor) == every(3, date(2026, 11, 23))


ZONES = sorted(available_timezones() - {"localtime", "Factory"})
SCHEDULES = st.builds(
    weekly, st.times(), st.integers(0, 6), st.integers(0, 6), zone=st.sampled_from(ZONES)
) | st.builds(
    every, st.integers(1, 60), st.dates(date(1990, 1, 1), date(2035, 1, 1)), st.times(), st.sampled_from(ZONES)
)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - st adds it


@settings(max_examples=200)
@given(schedule=SCHEDULES, moment=MOMENTS)
def test_anywhere_at_any_time_turns_come_in_order_and_at_the_local_time(schedule: Schedule, moment: datetime) -> None:
    """S2: the same local time in every zone of the world, or the first moment after one that does not exist."""
    zone = ZoneInfo(schedule.zone)
    before = moment
    for at in schedule.dates_after(moment, 4):
        assert at > before
        before = at
        local = at.astimezone(zone)
        if local.time() != schedule.at:
            assert (at - timedelta(seconds=1)).astimezone(zone).utcoffset() != local.utcoffset()
        assert local.fold == 0


@settings(max_examples=50)
@given(schedule=SCHEDULES, due=MOMENTS, away=st.timedeltas(timedelta(0), timedelta(days=200)))
def test_after_being_away_the_next_date_is_still_to_come(schedule: Schedule, due: datetime, away: timedelta) -> None:
    due = schedule.next_after(due)
    found = missed(schedule, due, due + away)
    assert found.next_at == schedule.next_after(due + away)
    assert schedule.dates_after(due, found.rounds + 1)[-1] == found.next_at
