"""Moments as people type them, and what the clocks of the world do to them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserError
from cogs.giveaways.model_calendar import Every, ending, from_wall, lasting, newest, occurrence, wall
from cogs.giveaways.model_when import FARTHEST, said, suggestions, understand, written

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 21, 13, tzinfo=UTC)  # Saturday, 14:00 in Berlin


def in_berlin(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return from_wall(datetime(year, month, day, hour, minute), BERLIN)  # noqa: DTZ001 - what a wall shows has no zone


def berlin(text: str, now: datetime = NOW) -> str:
    return wall(understand(text, now, BERLIN), BERLIN).strftime("%a %d.%m.%y %H:%M")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2h", "Sat 21.11.26 16:00"),
        ("90 minutes", "Sat 21.11.26 15:30"),
        ("1h30", "Sat 21.11.26 15:30"),
        ("1d12h", "Mon 23.11.26 02:00"),
        ("18h", "Sun 22.11.26 08:00"),
        ("1.5 hours", "Sat 21.11.26 15:30"),
        ("half an hour", "Sat 21.11.26 14:30"),
        ("in 3 days", "Tue 24.11.26 14:00"),
        ("in 3 days at 18:00", "Tue 24.11.26 18:00"),
        ("2w", "Sat 05.12.26 14:00"),
        ("in a month", "Mon 21.12.26 14:00"),
        ("tomorrow 18:00", "Sun 22.11.26 18:00"),
        ("Tomorrow at 6pm", "Sun 22.11.26 18:00"),
        ("tonight 9:30 pm", "Sat 21.11.26 21:30"),
        ("Friday 18:00", "Fri 27.11.26 18:00"),
        ("18:00 fri", "Fri 27.11.26 18:00"),
        ("saturday 18:00", "Sat 21.11.26 18:00"),
        ("saturday 12:00", "Sat 28.11.26 12:00"),
        ("24 Dec 20:00", "Thu 24.12.26 20:00"),
        ("24th of December, 20:00", "Thu 24.12.26 20:00"),
        ("Dec 24 8pm", "Thu 24.12.26 20:00"),
        ("24.12. 20:00", "Thu 24.12.26 20:00"),
        ("24/12/2026 20:00", "Thu 24.12.26 20:00"),
        ("2026-12-24 20:00", "Thu 24.12.26 20:00"),
        ("24 Feb 20:00", "Wed 24.02.27 20:00"),
        ("12:00", "Sun 22.11.26 12:00"),
        ("noon", "Sun 22.11.26 12:00"),
        ("friday midnight", "Sat 28.11.26 00:00"),
        ("12am", "Sun 22.11.26 00:00"),
        ("<t:1795802400:f>", "Fri 27.11.26 19:00"),
    ],
)
def test_people_write_times_in_many_ways(typed: str, meant: str) -> None:
    assert berlin(typed) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("banana", "I cannot read “banana”"),
        ("", "Please say when"),
        ("7", "I cannot read"),
        ("a", "I cannot read"),
        ("yesterday", "I cannot read"),
        ("2 hours ago", "I cannot read"),
        ("-2h", "I cannot read"),
        ("0m", "I cannot read"),
        ("25:00", "I cannot read"),
        ("13pm", "I cannot read"),
        ("31 Feb 10:00", "I cannot read"),
        ("9999w", "I cannot read"),
        ("friday", "At what time of that day"),
        ("24 december", "At what time of that day"),
        ("3/4 18:00", "can be read in two ways"),
        ("13:00 today", "1 hour ago"),
        ("20.11.2026 10:00", "1 day 4 hours ago"),
        ("<t:1:f>", "ago"),
        ("9999h", "Choose a time within a year"),
        ("1 Jan 2029 10:00", "Choose a time within a year"),
    ],
)
def test_what_is_not_certain_is_refused_with_examples(typed: str, told: str) -> None:
    with pytest.raises(UserError) as refused:
        understand(typed, NOW, BERLIN)
    assert told in str(refused.value)


def test_a_time_that_the_clocks_skip_is_moved_on() -> None:
    """Clocks in Berlin go from 02:00 to 03:00 on 28 March 2027."""
    before = datetime(2027, 3, 27, 12, tzinfo=UTC)
    assert berlin("28 Mar 02:30", before) == "Sun 28.03.27 03:30"
    assert berlin("in 1 day", before) == "Sun 28.03.27 13:00"
    assert understand("24h", before, BERLIN) - before == timedelta(hours=24)


def test_of_a_time_that_comes_twice_the_first_that_is_still_to_come_is_meant() -> None:
    """Clocks in Berlin go from 03:00 back to 02:00 on 25 October 2026."""
    before = datetime(2026, 10, 24, 12, tzinfo=UTC)
    assert understand("25 Oct 02:30", before, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    between = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)
    assert understand("02:30", between, BERLIN) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Chatham", "Asia/Kathmandu"])
def test_what_is_written_into_a_form_is_read_back_as_the_same_moment(zone: str) -> None:
    there = ZoneInfo(zone)
    for hours in range(1, 24 * 300, 37):
        at = NOW + timedelta(hours=hours)
        assert understand(written(at, there), NOW, there) == at or wall(at, there) == wall(
            understand(written(at, there), NOW, there), there
        )


def test_a_moment_is_said_before_it_is_chosen() -> None:
    assert said(understand("Friday 18:00", NOW, BERLIN), NOW, BERLIN) == "Friday 27 Nov, 18:00 · in 6 days"
    assert said(NOW + timedelta(minutes=90), NOW, BERLIN) == "Saturday 21 Nov, 15:30 · in 1 hour 30 minutes"
    assert "2027" in said(NOW + timedelta(days=60), NOW, BERLIN)


def test_while_somebody_types_likely_ends_are_offered_and_each_can_be_chosen() -> None:
    for typed in ("", "f", "fri", "2", "24 d", "tomorrow", "friday 1", "banana", "24 dec"):
        offered = suggestions(typed, NOW, BERLIN)
        assert offered
        assert all(said(understand(value, NOW, BERLIN), NOW, BERLIN) == words for words, value in offered)
    assert suggestions("tomorrow 19:30", NOW, BERLIN) == [
        ("Sunday 22 Nov, 19:30 · in 1 day 5 hours", "tomorrow 19:30"),
    ]


def test_nothing_that_is_typed_is_a_bug() -> None:
    for typed in (
        "9999mo 1d",
        "99.99. 1:00",
        "0000-00-00 10:00",
        "<t:99999999999:R>",
        "1" * 300,
        "\u0661h",
        "in in 2h",
    ):
        try:
            found = understand(typed, NOW, BERLIN)
        except UserError:
            continue
        assert NOW < found <= NOW + FARTHEST


def test_what_comes_back_comes_at_the_same_local_time_all_year() -> None:
    first = in_berlin(2026, 10, 23, 18)
    weeks = [occurrence(first, Every.WEEK, BERLIN, number) for number in range(30)]
    assert {wall(each, BERLIN).strftime("%a %H:%M") for each in weeks} == {"Fri 18:00"}
    assert weeks[1] - weeks[0] == timedelta(days=7, hours=1)


def test_a_month_that_is_too_short_ends_earlier_and_the_next_one_does_not() -> None:
    first = in_berlin(2027, 1, 31, 18)
    days = [wall(occurrence(first, Every.MONTH, BERLIN, number), BERLIN).day for number in range(4)]
    assert days == [31, 28, 31, 30]


@pytest.mark.parametrize("every", Every)
def test_the_newest_is_found_however_long_nobody_looked(every: Every) -> None:
    first = in_berlin(2026, 1, 31, 2, 30)
    for number in (0, 1, 2, 13, 60):
        at = occurrence(first, every, BERLIN, number)
        assert newest(first, every, BERLIN, at) == number
        assert newest(first, every, BERLIN, at - timedelta(seconds=1)) == number - 1


def test_how_long_something_lasts_is_what_the_wall_says() -> None:
    friday, sunday = (in_berlin(2026, 10, day, 18) for day in (23, 25))
    assert lasting(friday, sunday, BERLIN) == timedelta(days=2)
    assert ending(friday, timedelta(days=2), BERLIN) == sunday
    assert ending(friday, timedelta(0), BERLIN) > friday
