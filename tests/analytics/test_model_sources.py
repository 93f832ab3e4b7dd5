"""When accounts are read, what follows from a trouble, how long numbers are kept."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from bot.settings import Settings
from cogs.analytics.model import Content, Numbers, Snapshot
from cogs.analytics.model_sources import (
    SOURCES,
    AuthExpiredError,
    HiddenError,
    Kept,
    NotFoundError,
    NotProfessionalError,
    PermissionMissingError,
    QuotaExhaustedError,
    RateLimitedError,
    SourceError,
    Trouble,
    UpstreamError,
    kept_for,
    next_turn,
    pacific_day,
    pacific_midnight,
    switched_on,
    try_again,
    with_followers,
)
from cogs.analytics.text_sources import DOCTOR_FIX, letter, refused
from cogs.profiles.model import Platform

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=30)
ALL = (
    NotFoundError(),
    NotProfessionalError(),
    HiddenError(),
    AuthExpiredError(),
    PermissionMissingError(),
    RateLimitedError(LATER),
    QuotaExhaustedError(LATER),
    UpstreamError(retryable=True),
)


def test_each_account_has_a_time_of_day_of_its_own_and_they_are_spread_over_the_day() -> None:
    turns = [next_turn(number, NOW) for number in range(1, 2001)]
    assert all(timedelta(hours=12) <= turn - NOW < timedelta(hours=36) for turn in turns)
    per_hour = [sum(turn.hour == hour for turn in turns) for hour in range(24)]
    assert min(per_hour) > 2000 / 24 / 2
    first = next_turn(7, NOW)
    again = next_turn(7, first)
    assert (again - first, first.minute % 15) == (timedelta(days=1), 0)
    assert next_turn(7, NOW + timedelta(minutes=1)) == first or first - NOW < timedelta(hours=12, minutes=15)


def test_a_platform_in_trouble_is_asked_again_later_each_time_and_not_before_it_wants_to_be() -> None:
    down = UpstreamError(retryable=True)
    hours = [(try_again(down, failures, NOW) - NOW) / timedelta(hours=1) for failures in (1, 2, 3, 4, 5, 99)]
    assert hours == [1, 3, 6, 12, 24, 24]
    assert try_again(RateLimitedError(LATER), 1, NOW) == LATER
    assert try_again(QuotaExhaustedError(NOW), 1, NOW) == NOW + timedelta(hours=1)
    assert try_again(NotFoundError(), 1, NOW) == NOW + timedelta(hours=12)


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        (datetime(2026, 11, 20, 7, 59, tzinfo=UTC), datetime(2026, 11, 20, 8, tzinfo=UTC)),
        (datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2026, 11, 21, 8, tzinfo=UTC)),
        (datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 7, 2, 7, tzinfo=UTC)),  # summer time
        (datetime(2026, 11, 1, 8, 30, tzinfo=UTC), datetime(2026, 11, 2, 8, tzinfo=UTC)),  # a day of 25 hours
    ],
)
def test_a_day_of_youtube_ends_at_midnight_in_california(now: datetime, midnight: datetime) -> None:
    assert pacific_midnight(now) == midnight
    assert pacific_day(midnight) == pacific_day(now) + timedelta(days=1)


def test_how_long_numbers_are_kept() -> None:
    assert kept_for(Platform.YOUTUBE, amended=False) == timedelta(days=28)
    assert kept_for(Platform.YOUTUBE, amended=True) == timedelta(days=36 * 30)
    assert kept_for(Platform.BLUESKY, amended=True) == timedelta(days=396)


def snapshot(days_ago: float, followers: int | None) -> Snapshot:
    return Snapshot(at=NOW - timedelta(days=days_ago), followers=followers)


def test_beside_each_piece_stands_how_many_followed_when_it_was_published_if_that_is_known() -> None:
    published = [NOW - timedelta(days=days) for days in (1, 10, 30)]
    contents = [Content(key=str(at), published_at=at, captured_at=NOW, numbers=Numbers()) for at in published]
    known = [snapshot(31, None), snapshot(11, 900), snapshot(8, 950)]
    found = with_followers(contents, known, snapshot(0, 1000))
    assert [(each.followers, each.followers_at_capture) for each in found] == [
        (1000, False),
        (900, False),
        (1000, True),
    ]
    assert with_followers(contents, [], snapshot(0, None))[0].followers is None


def test_platforms_come_in_the_order_of_the_menu() -> None:
    assert switched_on({"mastodon", "youtube", "else"}) == (Platform.YOUTUBE, Platform.MASTODON)
    assert switched_on({each.value for each in SOURCES}) == SOURCES
    assert set(DOCTOR_FIX) == {Platform.YOUTUBE, Platform.TWITCH, Platform.INSTAGRAM}


def test_every_trouble_is_told_in_plain_words() -> None:
    assert {error.trouble for error in ALL} == set(Trouble)
    for error in ALL:
        assert "Bluesky" in refused(error, Platform.BLUESKY)
        for ended in (True, False):
            said = letter(error.trouble, Platform.BLUESKY, "@keiko", ended=ended)
            assert "{" not in said
            assert "link it again" in said if ended else "try again by myself" in said
    assert "<t:" in refused(RateLimitedError(LATER), Platform.YOUTUBE)


@pytest.mark.parametrize("error", ALL)
def test_an_error_carries_nothing_of_what_was_answered(error: SourceError) -> None:
    assert str(error) == ""


def test_numbers_are_kept_as_long_as_is_set_and_never_longer_than_usual() -> None:
    """Months of 30.44 days: three are 91.32."""
    assert Kept.of_months(25, 13) == Kept() == Kept(timedelta(days=761), timedelta(days=396))
    assert Kept.of_months(3, 3).typed == timedelta(days=91.32)
    assert Kept.of_months(60, 36) == Kept(timedelta(days=761), timedelta(days=396))


@pytest.mark.parametrize(
    "wrong", [{"typed_numbers_kept_months": 2}, {"typed_numbers_kept_months": 26}, {"platform_numbers_kept_months": 14}]
)
def test_a_time_outside_of_floor_and_ceiling_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({"_env_file": None, **wrong})
