"""Where exactly each signal begins, and the gate: worked by hand, one step on either side."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from cogs.analytics.model import Content, Snapshot
from cogs.analytics.model_check import Outcome
from cogs.analytics.model_check_comments import can_see_shift, comment_shift
from cogs.analytics.model_check_echo import echoes, jump_alone
from cogs.analytics.model_check_followers import Jump, can_see_jumps, jump_and_loss, jumps, steps
from cogs.analytics.model_check_likes import can_see_even, can_see_raised, even_likes
from cogs.analytics.model_check_look import look
from cogs.analytics.model_check_views import can_see_over, likes_over_views
from cogs.profiles.model import Platform
from tests.analytics.restless import DAY, content, given, raised, steady

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def liked(*likes: int, comments: int | None = None, views: int | None = None) -> list[Content]:
    """Newest first, one every other day."""
    return [content(NOW, 4 + 2 * number, each, comments, views) for number, each in enumerate(likes)]


def gained(*a_day: int, start: int = 10_000, quantum: int = 1) -> list[Snapshot]:
    """So many more each day, up to now."""
    counts = [start + sum(a_day[:day]) for day in range(len(a_day) + 1)]
    return [
        Snapshot(at=NOW - (len(a_day) - day) * DAY, followers=count, quantum=quantum)
        for day, count in enumerate(counts)
    ]


def jumped(taken: Sequence[Snapshot]) -> list[Jump]:
    return jumps(steps(taken, NOW))


# Followers


@pytest.mark.parametrize(
    ("usual", "start", "quantum", "most"),
    [
        ([0] * 20, 10_000, 1, 125),  # 0.25 % of 10,000 are 25
        ([0] * 20, 20_000, 100, 500),  # the step of 100 is more than 0.25 % of 20,000, which are 50
        ([*[0] * 10, *[40] * 11, *[80] * 9], 8_000, 1, 336),  # median 40, MAD 40: 40 + 5 * 1.4826 * 40 = 336.52
    ],
)
def test_a_day_stands_out_above_five_times_the_largest_scale(
    usual: list[int], start: int, quantum: int, most: int
) -> None:
    assert jumped(gained(*usual, most, start=start, quantum=quantum)) == []
    (jump,) = jumped(gained(*usual, most + 1, start=start, quantum=quantum))
    assert jump.gained == most + 1


def test_fourteen_days_tell_what_is_usual() -> None:
    assert can_see_jumps(steps(gained(*[10] * 14), NOW))
    assert not can_see_jumps(steps(gained(*[10] * 13), NOW))


def test_a_loss_counts_from_thirty_percent_on_and_for_thirty_days() -> None:
    """Of 1,000 gained, 300 lost are 30 % and 299 are not."""

    def lost(number: int, days_later: int) -> list[Snapshot]:
        return gained(*[0] * 20, 1_000, *[0] * (days_later - 1), -number)

    signal = jump_and_loss(jumped(lost(300, 30))[0], lost(300, 30))
    assert signal is not None
    assert (signal.value, signal.baseline, signal.effect) == (1_000, 300, 30)
    assert jump_and_loss(jumped(lost(299, 30))[0], lost(299, 30)) is None
    assert jump_and_loss(jumped(lost(300, 31))[0], lost(300, 31)) is None


@pytest.mark.parametrize(
    ("near", "effect"),
    [
        ([110, 110, 110], None),  # the median rose by a tenth
        ([109, 109, 109], 1.09),
        ([100, 100, 200], None),  # one with twice the usual
        ([100, 100, 199], 1.0),
    ],
)
def test_a_jump_is_alone_below_a_tenth_more_and_without_a_hit(near: list[float], effect: float | None) -> None:
    (jump,) = jumped(gained(*[0] * 20, 1_000, *[0] * 20))
    signal = jump_alone(jump, [(near, [100.0] * 6)])
    assert (signal.effect if signal else None) == effect


def test_a_jump_is_heard_for_fourteen_days_on_both_sides() -> None:
    """From the 20th to the 21st day before now: near are the 34th to the 6th."""
    (jump,) = jumped(gained(*[0] * 20, 1_000, *[0] * 20))
    assert (jump.since, jump.until) == (NOW - 21 * DAY, NOW - 20 * DAY)
    places = (5.99, 6, 20, 35, *range(36, 42))
    contents = [content(NOW, days, 100, 0) for days in places]
    near, before = echoes(jump, contents, Platform.INSTAGRAM, NOW)[0]
    assert (len(near), len(before)) == (3, 6)


# Likes, comments and views


def test_likes_are_even_below_a_spread_of_five_percent() -> None:
    """Half 33 below 1,000, half 33 above: 1.4826 * 33 are 4.89 %. With 34 they are 5.04 %."""
    signal = even_likes(liked(*[967, 1_033] * 6))
    assert signal is not None
    assert (signal.value, signal.baseline, signal.effect) == pytest.approx((48.9258, 1_000, 4.89258))
    assert even_likes(liked(*[966, 1_034] * 6)) is None


def test_even_likes_need_twelve_and_a_median_of_a_hundred() -> None:
    assert can_see_even(liked(*[100] * 12))
    assert not can_see_even(liked(*[100] * 11))
    assert not can_see_even(liked(*[99] * 12))


def test_raised_likes_need_six_and_twelve_before() -> None:
    assert can_see_raised(liked(*[100] * 18))
    assert not can_see_raised(liked(*[100] * 17))


def test_comments_are_compared_twelve_against_twenty_four() -> None:
    """12 of 1,200 are 1 for each 100; 96 of 2,400 are 4. With half a one more: (12.5 ÷ 1,200.5) ÷ (96.5 ÷ 2,400.5)."""
    recent, earlier = liked(*[100] * 12, comments=1), liked(*[100] * 24, comments=4)
    signal = comment_shift([*recent, *earlier])
    assert signal is not None
    assert (signal.n, signal.of, signal.value, signal.baseline) == (12, 24, 1.0, 4.0)
    assert (signal.low, signal.effect, signal.high) == pytest.approx((0.259013,) * 3, abs=1e-6)
    assert can_see_shift([*recent, *earlier])
    assert not can_see_shift([*recent, *earlier[1:]])


@pytest.mark.parametrize(("likes", "effect"), [(600, None), (601, 60.1), (1_200, 120.0)])
def test_likes_stand_out_above_six_tenths_of_the_views(likes: int, effect: float | None) -> None:
    videos = liked(likes, likes, *[60] * 3, views=1_000)
    assert can_see_over(videos)
    assert not can_see_over(videos[1:])
    signal = likes_over_views(videos)
    assert (signal.effect if signal else None) == effect


# The gate


def test_twenty_mature_contents_are_enough_and_nineteen_are_not() -> None:
    assert look(given(steady(NOW, 20)), NOW).outcome is Outcome.NOTHING
    assert look(given(steady(NOW, 19)), NOW).outcome is Outcome.TOO_LITTLE


def test_twenty_eight_days_are_enough_and_a_second_less_is_not() -> None:
    def spread(days: timedelta) -> list[Content]:
        return [content(NOW, 4 + number * days / DAY / 19, 400, 8) for number in range(20)]

    assert look(given(spread(28 * DAY)), NOW).outcome is Outcome.NOTHING
    assert look(given(spread(28 * DAY - SECOND)), NOW).outcome is Outcome.TOO_LITTLE


def test_two_families_count_together_for_thirty_days() -> None:
    """The newest content is four days old now, so it is thirty days old in 26 days."""
    known, then = given(raised(steady(NOW))), NOW + 26 * DAY
    assert len({signal.family for signal in look(known, then).together}) == 2
    assert look(known, then + SECOND).together == ()
