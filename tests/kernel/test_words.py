"""Cards and words: what people's texts may never do, and how numbers and times are said."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import text, ui


@given(st.text(max_size=150))
def test_a_persons_text_can_neither_ping_nor_format_nor_overflow(words: str) -> None:
    shown = ui.escape(words, 100)
    assert "@everyone" not in shown
    assert "<@123456789012345678>" not in ui.escape(f"<@123456789012345678>{words}", 600)
    assert len(shown) <= 100 * 2 + 1 + shown.count("\u200b")


def test_markup_is_shown_as_typed() -> None:
    assert ui.escape("**big** _thing_") == r"\*\*big\*\* \_thing\_"
    assert ui.escape("@everyone") == "@\u200beveryone"


def test_a_long_text_is_cut_with_a_sign() -> None:
    assert ui.escape("a" * 400) == "a" * 299 + "…"


@pytest.mark.parametrize(("count", "said"), [(0, "0 members"), (1, "1 member"), (1200, "1,200 members")])
def test_plurals(count: int, said: str) -> None:
    assert text.plural(count, "member") == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(-5, "0 seconds"), (59, "59 seconds"), (60, "1 minute"), (7200, "2 hours"), (86400, "1 day")]
)
def test_durations(seconds: int, said: str) -> None:
    assert text.duration(timedelta(seconds=seconds)) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(950, "950"), (1000, "1k"), (15_400, "15.4k"), (999_999, "999.9k"), (1_250_000, "1.2M"), (15_000, "15k")],
)
def test_sizes(count: int, said: str) -> None:
    assert text.followers(count) == said


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_lists(words: list[str], said: str) -> None:
    assert text.listing(words) == said


def test_moments_are_shown_in_the_readers_own_zone() -> None:
    assert text.moment(datetime(2026, 1, 1, tzinfo=UTC), "R") == "<t:1767225600:R>"


def test_percents() -> None:
    assert text.percent(0.0431) == "4.3 %"
