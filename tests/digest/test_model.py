"""When a digest comes, and what is about too few people."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserError
from bot.week import Line
from cogs.digest.model import Plan, about_enough, following, hour_of, is_due, latest, next_look, weekday_of

BERLIN, UTC_ZONE = ZoneInfo("Europe/Berlin"), ZoneInfo("UTC")
MONDAY_TEN = Plan(guild_id=1, weekday=0, hour=10, is_on=True)


def test_the_last_and_the_next_moment_are_on_the_groups_clock() -> None:
    wednesday = datetime(2026, 5, 6, 12, tzinfo=UTC)
    assert latest(MONDAY_TEN, wednesday, BERLIN) == datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert following(MONDAY_TEN, wednesday, BERLIN) == datetime(2026, 5, 11, 8, tzinfo=UTC)


def test_the_moment_itself_is_the_last_one() -> None:
    moment = datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert latest(MONDAY_TEN, moment, BERLIN) == moment
    assert following(MONDAY_TEN, moment, BERLIN) == moment + timedelta(days=7)
    just_before = moment - timedelta(seconds=1)
    assert following(MONDAY_TEN, just_before, BERLIN) == moment
    assert latest(MONDAY_TEN, just_before, BERLIN) == moment - timedelta(days=7)


def test_ten_stays_ten_when_summer_time_ends() -> None:
    before = datetime(2026, 10, 19, 8, tzinfo=UTC)
    assert following(MONDAY_TEN, before, BERLIN) == datetime(2026, 10, 26, 9, tzinfo=UTC)


def test_an_hour_that_is_skipped_or_comes_twice_is_one_digest() -> None:
    skipped = Plan(guild_id=1, weekday=6, hour=2, is_on=True)
    spring = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert following(skipped, spring, BERLIN) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    autumn = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    first = latest(skipped, autumn, BERLIN)
    assert first == datetime(2026, 10, 25, 0, tzinfo=UTC)
    assert latest(skipped, autumn + timedelta(hours=1), BERLIN) == first


def test_after_weeks_away_one_is_due_and_then_none() -> None:
    back = datetime(2026, 6, 4, 12, tzinfo=UTC)
    told = Plan(guild_id=1, is_on=True, told_until=datetime(2026, 5, 4, 10, tzinfo=UTC))
    assert is_due(told, back, UTC_ZONE)
    caught_up = Plan(guild_id=1, is_on=True, told_until=latest(told, back, UTC_ZONE))
    assert not is_due(caught_up, back, UTC_ZONE)
    assert not is_due(Plan(guild_id=1, told_until=told.told_until), back, UTC_ZONE)


def test_the_clock_is_looked_at_every_hour_and_at_the_moment() -> None:
    far, near = datetime(2026, 5, 6, 12, tzinfo=UTC), datetime(2026, 5, 4, 9, 40, tzinfo=UTC)
    assert next_look(MONDAY_TEN, far, UTC_ZONE) == far + timedelta(hours=1)
    assert next_look(MONDAY_TEN, near, UTC_ZONE) == datetime(2026, 5, 4, 10, tzinfo=UTC)


def test_what_is_about_four_people_is_left_out() -> None:
    four, five, all_of_us = Line("a", 4), Line("b", 5), Line("c")
    assert about_enough([four, five, all_of_us]) == (five, all_of_us)


@pytest.mark.parametrize("typed", ["7", "-1", "x", ""])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="not on offer"):
        weekday_of(typed)
    assert weekday_of("6") == 6
    assert hour_of("23") == 23
