"""The signals with worked numbers, the gate, and what never counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import log1p
from random import Random

import pytest

from benchmarks.check import share_asked, watch
from benchmarks.check_creators import creator, inflated
from cogs.analytics import text_checks, text_signals
from cogs.analytics.model import Content, NoteKind, Numbers, Snapshot, Source
from cogs.analytics.model_check import Kind, Look, Outcome, Signal, badge
from cogs.analytics.model_check_comments import c100, comment_shift
from cogs.analytics.model_check_echo import echoes, jump_alone
from cogs.analytics.model_check_followers import jump_and_loss, jumps, steps
from cogs.analytics.model_check_likes import even_likes, raised_likes
from cogs.analytics.model_check_look import look
from cogs.analytics.model_check_matter import may_ask_again, next_look
from cogs.analytics.model_check_views import likes_over_views, videos
from cogs.profiles.model import Platform
from tests.analytics.restless import DAY, content, followed, given, note, raised, steady

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def liked(*likes: int) -> list[Content]:
    """Newest first, one every other day."""
    return [content(NOW, 4 + 2 * number, each, None) for number, each in enumerate(likes)]


def found(contents: list[Content], *rest: Snapshot) -> Look:
    return look(given(contents, rest), NOW)


# Likes


def test_three_of_the_last_six_far_above_the_twenty_before_stand_out() -> None:
    """A11: with all likes before at 100 the scale is the floor of 0.25; 2.4 times is z 3.5, and just not enough."""
    threshold = 100 * 2.4
    assert (log1p(threshold) - log1p(100)) / 0.25 < 3.5 < (log1p(245) - log1p(100)) / 0.25
    usual = [100] * 20
    signal = raised_likes(liked(300, 100, 250, 100, 245, 100, *usual))
    assert signal is not None
    assert (signal.count, signal.n, signal.of, signal.value, signal.baseline) == (3, 6, 20, 250, 100)
    assert signal.effect == 2.5
    assert signal.low <= signal.effect <= signal.high
    assert (signal.since, signal.until) == (NOW - 12 * DAY, NOW - 4 * DAY)
    assert raised_likes(liked(300, 100, 250, 100, 240, 100, *usual)) is None
    assert raised_likes(liked(900, 900, 100, 100, 100, 100, *usual)) is None


def test_who_is_restless_by_nature_is_measured_by_their_own_scale() -> None:
    restless = [50, 200, 80, 400, 100, 30, 260, 90, 500, 60] * 2
    assert raised_likes(liked(600, 700, 650, 90, 80, 100, *restless)) is None


def test_a_handful_of_likes_is_no_pattern() -> None:
    assert raised_likes(liked(3, 3, 3, 2, 0, 1, *[0, 1] * 10)) is None
    assert raised_likes(liked(20, 22, 19, 8, 9, 8, *[8, 9] * 10)) is None


def test_fewer_likes_than_usual_never_stand_out() -> None:
    assert raised_likes(liked(1, 1, 1, 1, 1, 1, *[1000] * 20)) is None


# Comments to likes


def test_a_shift_of_comments_to_likes_is_told_with_its_interval() -> None:
    """A11: 12 contents against 24 before, by resampling."""
    contents = raised(steady(NOW), 4, range(12))
    signal = comment_shift(contents)
    assert signal is not None
    assert signal.baseline == pytest.approx(2.0, rel=0.03)
    assert signal.value == pytest.approx(0.5, rel=0.05)
    assert signal.low < signal.effect < signal.high < 0.3
    assert comment_shift(steady(NOW)) is None
    assert c100([(2, 100), (4, 200)]) == 2.0


def test_a_shift_that_one_content_makes_is_not_told() -> None:
    """The interval knows how much hangs on one: Poisson's does not."""
    assert comment_shift(raised(steady(NOW), 9, [3])) is None


# Followers


def test_a_jump_is_measured_against_the_spread_the_quantum_and_the_size() -> None:
    """A11: of 10,000 a quarter of a percent is 25 a day; five times that is 125 above the usual 10."""
    (jump,) = jumps(steps(followed(NOW, jump=(20, 150)), NOW))
    assert (jump.since, jump.until) == (NOW - 21 * DAY, NOW - 20 * DAY)
    assert jump.gained == pytest.approx(160, abs=5)
    assert not jumps(steps(followed(NOW, jump=(20, 120)), NOW))
    rounded = [replace(each, quantum=100) for each in followed(NOW, jump=(20, 450))]
    assert not jumps(steps(rounded, NOW))


def test_days_that_lie_too_far_apart_say_nothing() -> None:
    assert steps(followed(NOW, jump=(20, 5000))[::10], NOW) == []


def test_a_jump_of_which_a_third_goes_again_is_told_and_a_quarter_is_not() -> None:
    snapshots = followed(NOW, jump=(20, 600), lost=(10, 350))
    (jump,) = jumps(steps(snapshots, NOW))
    signal = jump_and_loss(jump, snapshots)
    assert signal is not None
    assert signal.kind is Kind.JUMP_AND_LOSS
    assert 30 <= signal.effect < 50
    assert signal.low <= signal.effect <= signal.high
    few = followed(NOW, jump=(20, 600), lost=(10, 200))
    assert jump_and_loss(jumps(steps(few, NOW))[0], few) is None


def test_a_jump_counts_only_where_nothing_else_rose() -> None:
    """A11: neither engagement, nor rate, nor views; and only when there is content to tell by."""
    snapshots = followed(NOW, 90, jump=(30, 900))
    (jump,) = jumps(steps(snapshots, NOW))
    heard = echoes(jump, steady(NOW), Platform.INSTAGRAM, NOW)
    signal = jump_alone(jump, heard)
    assert signal is not None
    assert signal.effect == pytest.approx(1.0, abs=0.1)
    assert signal.low <= signal.effect <= signal.high
    hit = raised(steady(NOW), 3, [12])
    assert jump_alone(jump, echoes(jump, hit, Platform.INSTAGRAM, NOW)) is None
    assert jump_alone(jump, echoes(jump, steady(NOW)[:5], Platform.INSTAGRAM, NOW)) is None


def test_views_from_before_a_platform_changed_them_are_compared_with_nothing() -> None:
    """The change of YouTube's views of 24 August 2026."""
    now = datetime(2026, 9, 20, 12, tzinfo=UTC)
    snapshots = followed(now, 60, jump=(20, 900))
    (jump,) = jumps(steps(snapshots, now))
    only_views = [replace(each, numbers=Numbers(views=each.numbers.views)) for each in steady(now)]
    assert echoes(jump, only_views, Platform.TIKTOK, now)
    assert not echoes(jump, only_views, Platform.YOUTUBE, now)


# Likes to views


def test_more_likes_than_six_tenths_of_the_views_stand_out_on_two_videos() -> None:
    over = [content(NOW, 4 + number, 700, 5, 1_000) for number in range(2)]
    usual = [content(NOW, 9 + number, 60, 5, 1_000) for number in range(8)]
    signal = likes_over_views(videos([*over, *usual]))
    assert signal is not None
    assert (signal.count, signal.n, signal.effect) == (2, 10, 70)
    assert likes_over_views(videos([over[0], *usual])) is None
    friends = [content(NOW, 4 + number, 8, 5, 10) for number in range(2)]
    hidden = [content(NOW, 4 + number, 800, 5, 0) for number in range(2)]
    assert likes_over_views(videos([*friends, *hidden, *usual])) is None
    edge = [content(NOW, 4 + number, 600, 5, 1_000) for number in range(2)]
    assert likes_over_views(videos([*edge, *usual])) is None


# Even likes


def test_likes_that_hardly_differ_stand_out_unless_they_were_rounded() -> None:
    even = [1001, 1013, 1007, 998, 1003, 1010, 995, 1004, 1001, 1008, 999, 1002]
    signal = even_likes(liked(*even))
    assert signal is not None
    assert signal.effect < 1
    assert even_likes(liked(*[1000, 1200, 900, 1100, 1300, 800] * 2)) is None
    assert even_likes(liked(*[200] * 6, *[180] * 6)) is None
    assert even_likes(liked(*[1200] * 12)) is None


# The gate


def test_one_family_alone_asks_nobody() -> None:
    """A11: likes and comments to likes are two families; raised and even likes are one."""
    both = found(raised(steady(NOW)))
    assert both.outcome is Outcome.UNUSUAL
    assert {signal.kind for signal in both.together} == {Kind.RAISED_LIKES, Kind.COMMENT_SHIFT}
    silent = [replace(each, numbers=replace(each.numbers, comments=None)) for each in raised(steady(NOW))]
    alone = found(silent)
    assert alone.outcome is Outcome.ALONE
    assert alone.together == ()
    assert found(steady(NOW)).outcome is Outcome.NOTHING


@pytest.mark.parametrize("count", [19, 35])
def test_too_little_is_said_and_asks_nobody(count: int) -> None:
    """Below 20 mature contents, or where a signal has too few, nothing comes of it."""
    assert not found(raised(steady(NOW, count))).together
    young = [replace(each, captured_at=each.published_at + 2 * DAY) for each in raised(steady(NOW))]
    assert found(young).outcome is Outcome.TOO_LITTLE


def test_four_weeks_are_the_least() -> None:
    crowded = [
        replace(each, published_at=NOW - 4 * DAY - number * timedelta(hours=16), captured_at=NOW)
        for number, each in enumerate(raised(steady(NOW)))
    ]
    assert found(crowded).outcome is Outcome.TOO_LITTLE


def test_a_note_that_covers_it_takes_it_out_of_the_arithmetic() -> None:
    """A12: and one about another time does not."""
    contents = raised(steady(NOW))
    now_so = look(given(contents), NOW)
    assert now_so.since is not None
    assert now_so.until is not None
    assert now_so.until - now_so.since <= timedelta(days=30)
    for kind in NoteKind:
        assert not look(given(contents, (), note(now_so.since, now_so.until, kind)), NOW).together
    elsewhere = note(NOW - 60 * DAY, NOW - 50 * DAY)
    assert look(given(raised(steady(NOW, 50)), (), elsewhere), NOW).together


def test_a_note_covers_a_jump_and_what_comes_of_it() -> None:
    snapshots = followed(NOW, jump=(20, 900), lost=(10, 500))
    contents = steady(NOW)
    assert {signal.kind for signal in look(given(contents, snapshots), NOW).signals} >= {Kind.JUMP_AND_LOSS}
    held = note(NOW - 24 * DAY, NOW - 22 * DAY)
    assert not look(given(contents, snapshots, held), NOW).signals


def test_hidden_and_missing_numbers_never_count() -> None:
    hidden = [replace(each, numbers=Numbers()) for each in raised(steady(NOW))]
    shown = found(hidden)
    assert shown.outcome is Outcome.TOO_LITTLE
    assert "never counts against you" in text_checks.state(shown)
    half = [replace(each, numbers=replace(each.numbers, likes=None)) for each in raised(steady(NOW))]
    assert not found(half).signals


def test_what_is_over_for_a_month_is_not_dug_up() -> None:
    assert look(given(raised(steady(NOW)), ()), NOW + 40 * DAY).signals == ()


def test_the_same_numbers_always_get_the_same_answer() -> None:
    assert found(raised(steady(NOW))) == found(list(reversed(raised(steady(NOW)))))


# The badge


def test_the_badge_asks_only_where_numbers_come_from_and_how_fresh_they_are() -> None:
    read = [replace(each, source=Source.API_PUBLIC) for each in steady(NOW, 12)]
    assert badge(read, NOW).earned
    assert not badge(read[:11], NOW).earned
    assert not badge(steady(NOW), NOW).earned
    newest = max(each.captured_at for each in read)
    assert badge(read, newest + timedelta(days=7)).earned
    assert not badge(read, newest + timedelta(days=7, seconds=1)).earned


# Words


def test_every_signal_is_told_with_its_numbers_and_no_hard_word_is_anywhere() -> None:
    for kind in Kind:
        signal = Signal(
            kind=kind, since=NOW - 9 * DAY, until=NOW, n=12, of=24, count=4,
            value=1234, baseline=321, effect=3.5, low=2.5, high=4.5,
        )  # fmt: skip
        said = text_signals.explained([signal])
        assert "90 % interval" in said
    words = " ".join(str(value) for name, value in vars(text_checks).items() if name.isupper()).lower()
    assert not [word for word in ("fake", "fraud", "cheat", "suspicious", "bot ", "score of") if word in words]


def test_every_account_has_a_time_of_day_of_its_own() -> None:
    times = {next_look(number, NOW).time() for number in range(1, 1000)}
    assert len(times) == 999
    assert all(NOW < next_look(number, NOW) <= NOW + DAY for number in range(1, 100))
    hours = [next_look(number, NOW).hour for number in range(1, 241)]
    assert all(5 <= hours.count(hour) <= 15 for hour in range(24))
    assert next_look(7, next_look(7, NOW)) == next_look(7, NOW) + DAY


def test_nobody_is_asked_twice_in_a_month() -> None:
    assert may_ask_again(None, NOW)
    assert not may_ask_again(NOW - 30 * DAY, NOW)
    assert may_ask_again(NOW - 31 * DAY, NOW)


# Honest creators, and bought likes: the whole measurement is `python -m benchmarks.check`


def test_lognormal_likes_hardly_ever_stand_out() -> None:
    """12,000 contents of 120 accounts with a spread of 0.3: at most one account in a hundred."""
    chance = Random(3)  # noqa: S311  dice, no secret
    accounts = [liked(*(round(400 * chance.lognormvariate(0, 0.3)) for _ in range(100))) for _ in range(120)]
    asked = [any(raised_likes(likes[start:]) for start in range(80)) for likes in accounts]
    assert sum(asked) <= 1


def test_honest_creators_are_left_in_peace_and_much_bought_is_noticed() -> None:
    """A small part of the measurement, with the same creators."""
    assert share_asked([watch(creator, seed, every=9) for seed in range(30)]) == 0
    bought = [watch(lambda seed: inflated(creator(seed), seed, 5, 1.0), seed, every=9) for seed in range(12)]
    assert share_asked(bought) >= 0.5
