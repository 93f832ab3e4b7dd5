"""What an interest is, where it can go, and when its owner hears of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cogs.interests import text
from cogs.interests.model import Interest, State, Watch, in_line, usual

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def interest(number: int = 1, state: State = State.OFFERED, at: datetime = NOW) -> Interest:
    return Interest(
        id=number,
        guild_id=1,
        request_id=2,
        owner_id=3,
        user_id=10 + number,
        state=state,
        note="Bread",
        shows_numbers=False,
        offered_at=at,
        waits_since=at if state is State.WAITING else None,
    )


def watch() -> Watch:
    return Watch(guild_id=1, request_id=2, owner_id=3, free=1)


@pytest.mark.parametrize("state", [State.ACCEPTED, State.DECLINED])
def test_what_is_decided_stays_decided(state: State) -> None:
    with pytest.raises(ValueError, match="cannot become"):
        interest(state=state).becomes(State.WITHDRAWN)


def test_the_first_answer_counts_for_how_fast_an_owner_is() -> None:
    queued = interest().answered(State.WAITING, NOW + HOUR)
    assert queued.answered(State.ACCEPTED, NOW + DAY).answered_at == NOW + HOUR


def test_whoever_waits_longest_is_first_and_keeps_their_place() -> None:
    late, early = interest(1, State.WAITING, NOW + HOUR), interest(2, State.WAITING, NOW)
    assert [each.id for each in in_line([late, interest(3), early])] == [2, 1]
    assert early.waits(NOW + DAY).waits_since == NOW


def test_an_owner_hears_at_once_and_then_once_an_hour() -> None:
    first = watch().offered(NOW)
    assert (first.tell_at, first.remind_at) == (NOW, NOW + 2 * DAY)
    told = replace(first, tell_at=None, told_at=NOW)
    assert told.offered(NOW + HOUR / 2).tell_at == NOW + HOUR
    assert told.offered(NOW + 3 * HOUR).tell_at == NOW + 3 * HOUR
    assert told.offered(NOW + HOUR).remind_at == NOW + 2 * DAY


def test_each_is_in_one_reminder_and_the_next_is_for_who_came_later() -> None:
    early, later = interest(1), interest(2, at=NOW + DAY)
    due = watch().offered(NOW)
    assert [due.is_late(each, NOW + 2 * DAY) for each in (early, later)] == [True, False]
    reminded = due.reminded([early, later], NOW + 2 * DAY)
    assert reminded.remind_at == NOW + 3 * DAY
    assert [reminded.is_late(each, NOW + 3 * DAY) for each in (early, later)] == [False, True]
    assert reminded.reminded([early, later], NOW + 3 * DAY).remind_at is None


def test_a_pace_is_the_median_of_the_last_ten_answers_from_three_on() -> None:
    assert usual([HOUR, HOUR]) is None
    assert usual([HOUR, 30 * DAY, 2 * HOUR]) == 2 * HOUR
    assert usual([HOUR] * 10 + [DAY] * 90) == HOUR


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (HOUR, "within an hour"),
        (2 * HOUR, "within a day"),
        (DAY, "within a day"),
        (2 * DAY, "within three days"),
        (6 * DAY, "within a week"),
        (8 * DAY, "after more than a week"),
        (None, ""),
    ],
)
def test_a_pace_in_words(span: timedelta | None, said: str) -> None:
    assert text.usual(span) == (f"usually answers {said}" if said else "")
