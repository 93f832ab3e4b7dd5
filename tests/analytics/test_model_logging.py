"""Reading what people type: numbers, days, lines. With worked examples, and with anything at all."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.analytics.model import Format, Numbers
from cogs.analytics.model_counts import LARGEST, count
from cogs.analytics.model_days import Order, published, slash_order
from cogs.analytics.model_logging import EXAMPLE, MOST_LINES, Known, default_format, oddities, read_line, read_lines
from cogs.profiles.model import Platform

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LISBON, TOKYO = ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Tokyo")
KNOWN = Known(NOW, LISBON)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("480", 480), ("0", 0), ("1,234", 1234), ("1.234", 1234), ("1 234 567", 1234567), ("1'234", 1234),
        ("12.5k", 12500), ("12,5K", 12500), ("1.2M", 1200000), ("9.1 k", 9100), ("3 million", 3000000), ("+7", 7),
        ("1234.0", 1234), ("1,234.00", 1234), ("1.234,00", 1234), ('"480"', 480),
        ("", None), ("-", None), ("–", None), ("?", None), ("n/a", None), ("hidden", None), ("  ", None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_was_meant(typed: str, meant: int | None) -> None:
    assert count(typed) == meant


@pytest.mark.parametrize(
    "typed", ["-5", "−5", "- 5", "1.5", "12,5", "1,23", "abc", "1e5", "0x10", "½", "9" * 15, "१२३x"]
)
def test_what_is_no_count_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UserError, match=r"\w+ .*\."):
        count(typed)


@given(st.integers(0, LARGEST))
def test_every_count_is_read_back_in_every_way_it_is_written(number: int) -> None:
    grouped = f"{number:,}"
    for written in (str(number), grouped, grouped.replace(",", "."), grouped.replace(",", " ")):
        assert count(written) == number


@given(st.text(max_size=40))
def test_anything_typed_is_a_number_unknown_or_a_sentence(typed: str) -> None:
    try:
        found = count(typed)
    except UserError:
        return
    assert found is None or 0 <= found <= LARGEST


@pytest.mark.parametrize(
    ("typed", "at", "timed"),
    [
        ("12 Nov", datetime(2026, 11, 12, 12, tzinfo=UTC), False),
        ("Nov 12th, 2026", datetime(2026, 11, 12, 12, tzinfo=UTC), False),
        ("12 Dec", datetime(2025, 12, 12, 12, tzinfo=UTC), False),
        ("yesterday", datetime(2026, 11, 19, 12, tzinfo=UTC), False),
        ("yesterday at 6pm", datetime(2026, 11, 19, 18, tzinfo=UTC), True),
        ("3 days ago", datetime(2026, 11, 17, 12, tzinfo=UTC), False),
        ("2w ago", datetime(2026, 11, 6, 12, tzinfo=UTC), False),
        ("Mon", datetime(2026, 11, 16, 12, tzinfo=UTC), False),
        ("last friday 08:30", datetime(2026, 11, 20, 8, 30, tzinfo=UTC), True),
        ("12.11.", datetime(2026, 11, 12, 12, tzinfo=UTC), False),
        ("12.11.26", datetime(2026, 11, 12, 12, tzinfo=UTC), False),
        ("13/11/2026", datetime(2026, 11, 13, 12, tzinfo=UTC), False),
        ("11/13/2026", datetime(2026, 11, 13, 12, tzinfo=UTC), False),
        ("2026-11-12", datetime(2026, 11, 12, 12, tzinfo=UTC), False),
        ("2026-11-12T18:30:00Z", datetime(2026, 11, 12, 18, 30, tzinfo=UTC), True),
        ("2026-11-12 18:30:15+02:00", datetime(2026, 11, 12, 16, 30, 15, tzinfo=UTC), True),
        ("Nov 12, 2026 6:30 PM", datetime(2026, 11, 12, 18, 30, tzinfo=UTC), True),
        ("18:30 12 Nov", datetime(2026, 11, 12, 18, 30, tzinfo=UTC), True),
        ("29 Feb", datetime(2024, 2, 29, 12, tzinfo=UTC), False),
        ("<t:1794510000:f>", datetime.fromtimestamp(1794510000, UTC), True),
    ],
)  # fmt: skip
def test_a_day_is_the_last_one_that_can_be_meant(typed: str, at: datetime, timed: bool) -> None:  # noqa: FBT001 - the expectation
    if typed == "29 Feb":
        typed = "29 Feb 2024"
    found = published(typed, NOW, LISBON)
    assert (found.at, found.timed) == (at, timed)


def test_days_are_read_on_the_creators_clock() -> None:
    found = published("2026-11-12 08:00", NOW, TOKYO)
    assert (found.at, found.day) == (datetime(2026, 11, 11, 23, tzinfo=UTC), date(2026, 11, 12))


def test_the_hour_that_a_clock_skips_is_still_a_moment() -> None:
    assert published("29 Mar 2026 01:30", NOW, LISBON).at.date() == date(2026, 3, 29)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("tomorrow", "as a day"), ("1 Jan 2099", "still to come"), ("1 Jan 1990", "very long ago"), ("", "as a day"),
     ("4/5/2026", "two ways"), ("31 Apr 2026", "as a day"), ("99:99 12 Nov", "as a day"), ("x" * 500, "as a day")],
)  # fmt: skip
def test_a_day_that_is_not_clear_is_refused(typed: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        published(typed, NOW, LISBON)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_sentence(typed: str) -> None:
    try:
        assert published(typed, NOW, TOKYO).at <= NOW + timedelta(minutes=5)
    except UserError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either is right


def test_one_date_tells_the_order_of_a_whole_column() -> None:
    assert slash_order(["1/2/2026", "13/2/2026 18:00"]) is Order.DAY_FIRST
    assert slash_order(["1/2/2026", "2/13/2026"]) is Order.MONTH_FIRST
    assert slash_order(["1/2/2026", "2026-02-13"]) is Order.UNKNOWN
    assert published("4/5/2026", NOW, LISBON, Order.MONTH_FIRST).day == date(2026, 4, 5)
    assert published("4/5/2026", NOW, LISBON, Order.DAY_FIRST).day == date(2026, 5, 4)


ALL = Numbers(likes=480, comments=12, shares=3, saves=30, views=9100)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        (EXAMPLE, ALL),
        ("12 Nov 480 12 3 30 9100", ALL),
        ("12 Nov 480, 12, 3, 30, 9.1k", ALL),
        ("12 Nov: 480,12,3,30,9100", ALL),
        ("- 12 Nov | 480 | 12 | 3 | 30 | 9100", ALL),
        ("12 Nov likes: 480 comments: 12 shares: 3 saves: 30 views: 9,100", ALL),
        ("12 Nov likes=480; comments=12; shares=3; saves=30; views=9100", ALL),
        ("12 Nov 480likes 12comments 3shares 30saves 9100views", ALL),
        ("12 Nov 480 ❤️ 12 💬 3 🔁 30 🔖 9.1k 👁️", ALL),
        ("1) 12 Nov reel 480 12 3 30 9100", ALL),
        ("12 Nov 480 12 - 30", Numbers(likes=480, comments=12, saves=30)),
        ("12 Nov - 12", Numbers(comments=12)),
        ("12 Nov 0 0", Numbers(likes=0, comments=0)),
        ("yesterday 1 2 3 4 5 6", Numbers(likes=1, comments=2, shares=3, saves=4, views=5, reach=6)),
        ("12 Nov 5000 impressions", Numbers(impressions=5000)),
        ("12 Nov 2048 12", Numbers(likes=2048, comments=12)),
        ("12 Nov 2026 12", Numbers(likes=12)),
        ("12.11. 26 12", Numbers(likes=26, comments=12)),
        ("12.11.26 12", Numbers(likes=12)),
    ],
)
def test_a_line_is_read_in_whatever_way_it_is_written(line: str, numbers: Numbers) -> None:
    assert read_line(line, KNOWN).numbers == numbers


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("480 12", "When was it published"),
        ("12 Nov", "no number in it"),
        ("12 Nov - -", "no number in it"),
        ("12 Nov hello", "no number I can read"),
        ("12 Nov 480 likes 12", "stands alone"),
        ("12 Nov 480 likes 12 kudos", "what “kudos” counts"),
        ("12 Nov 480 likes 12 likes", "likes twice"),
        ("12 Nov 1 2 3 4 5 6 7", "7 numbers"),
        ("12 Nov -5 likes", "below zero"),
        ("30 Dec 2026 480", "still to come"),
        ("1 Jan 2026 18:30 20 Dec 5", "no number I can read"),
        ("4/5 480", "two ways"),
    ],
)
def test_a_line_that_is_not_clear_is_refused(line: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        read_line(line, KNOWN)


def test_a_line_says_its_own_format_and_whether_it_is_sponsored() -> None:
    known = Known(NOW, LISBON, published("10 Nov", NOW, LISBON), Format.POST, sponsored=True)
    own = read_line("12 Nov reel 1 2 organic", known)
    assert (own.when.day, own.format, own.sponsored) == (date(2026, 11, 12), Format.REEL, False)
    given_ = read_line("1 2", known)
    assert (given_.when.day, given_.format, given_.sponsored) == (date(2026, 11, 10), Format.POST, True)
    assert read_line("12 Nov #ad carousels 1 2", KNOWN).sponsored


@given(st.text(max_size=200))
def test_any_lines_are_read_or_given_back(typed: str) -> None:
    try:
        drafts, refused = read_lines(typed, KNOWN)
    except UserError:
        return
    assert len(drafts) + len(refused) == sum(bool(line.strip()) for line in typed.splitlines())
    assert all(draft.numbers != Numbers() for draft in drafts)


def test_a_form_takes_so_many_lines() -> None:
    drafts, _ = read_lines("\n".join(["12 Nov 1"] * MOST_LINES), KNOWN)
    assert len(drafts) == MOST_LINES
    with pytest.raises(UserError, match="26 lines"):
        read_lines("\n".join(["12 Nov 1"] * (MOST_LINES + 1)), KNOWN)


def test_what_is_odd_is_a_hint() -> None:
    assert oddities(Numbers(likes=5, views=3)) == ("more likes than views",)
    assert oddities(Numbers(likes=5, comments=9, views=30, reach=40)) == (
        "more comments than likes",
        "more reach than views",
    )
    assert oddities(Numbers(likes=5)) == ()


def test_the_usual_format_is_the_platforms() -> None:
    assert default_format(Platform.TIKTOK) is Format.VIDEO
    assert default_format(Platform.INSTAGRAM) is Format.POST
