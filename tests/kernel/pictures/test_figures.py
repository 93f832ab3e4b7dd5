"""How numbers and days are written, and that the colours can be told apart."""

from datetime import date

import pytest

from bot.pictures import figures
from bot.pictures.spec import Look
from bot.pictures.theme import BENCHMARK, BREAK, EVENT, MEAN, MEDIAN, THEMES, Theme


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (950, "950"),
        (12_340, "12,340"),
        (99_999, "99,999"),
        (100_000, "100k"),
        (123_999, "123k"),
        (1_239_999, "1.23M"),
        (12_390_000, "12.3M"),
        (1_234_567_890, "1.23B"),
        (5 * 10**13, "50.0T"),
        (-1_239_999, "−1.23M"),
    ],
)
def test_a_count_is_short_and_never_larger_than_it_is(number: float, expected: str) -> None:
    assert figures.short(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(7125, "7,125"), (12_500, "12.5k"), (13_000, "13k"), (1.25e6, "1.25M")]
)
def test_a_scale_is_exact(number: float, expected: str) -> None:
    assert figures.on_scale(number) == expected


def test_percents_and_signs() -> None:
    assert figures.percent(4.25) == "4.2 %"
    assert figures.percent(1234.5) == "1,234 %"
    assert figures.signed_percent(5.2) == "+5.2 %"
    assert figures.signed_percent(-2) == "−2.0 %"
    assert figures.signed_percent(0.04) == "0.0 %"
    assert figures.signed(612) == "+612"
    assert figures.signed(0) == "0"
    assert figures.span(3.8, 5) == "3.8 to 5.0 %"


def test_days() -> None:
    assert figures.full_day(date(2026, 11, 3)) == "3 Nov 2026"


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", Look)
def test_everything_written_can_be_read(look: Look) -> None:
    theme: Theme = THEMES[look]
    for ground in (theme.page, theme.panel, theme.raised):
        for ink in (theme.ink, theme.soft, theme.accent, theme.second, theme.third):
            assert contrast(ink, ground) >= 4.5, (ink, ground)


@pytest.mark.parametrize("look", Look)
def test_a_heatmap_goes_one_way_from_dark_to_light(look: Look) -> None:
    steps = [luminance(colour) for colour in THEMES[look].ramp]
    assert steps in (sorted(steps), sorted(steps, reverse=True))
    assert contrast(THEMES[look].ramp[0], THEMES[look].ramp[2]) > 7


def test_no_two_lines_differ_by_colour_only() -> None:
    strokes = [MEDIAN, MEAN, BENCHMARK, BREAK, EVENT]
    assert len({stroke.dash for stroke in strokes}) == len(strokes)
