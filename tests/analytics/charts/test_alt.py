"""What pictures say to somebody who cannot see them."""

from dataclasses import replace

import pytest

from cogs.analytics.charts import specs
from cogs.analytics.charts.alt import LONGEST, alt
from tests.analytics.charts.extremes import EXTREMES
from tests.analytics.charts.samples import BROKEN, CARD, GROWTH, HEATMAP, KIT, LEADERBOARD, RATE, SPONSORED, USUAL

ALL = USUAL | EXTREMES


@pytest.mark.parametrize("name", ALL)
def test_every_picture_has_one_that_discord_takes(name: str) -> None:
    text = alt(ALL[name])
    assert 40 < len(text) <= LONGEST
    assert "\n" not in text
    assert "None" not in text


@pytest.mark.parametrize("name", ALL)
def test_every_picture_can_be_a_key(name: str) -> None:
    assert hash(ALL[name]) == hash(replace(ALL[name]))


def test_the_proof_is_kept_when_it_is_cut() -> None:
    text = alt(EXTREMES["leaderboard of ties"])
    assert text.endswith("12 of the last 12, 21 Nov 2026, self-reported.")
    long = alt(replace(LEADERBOARD, rows=LEADERBOARD.rows * 30, title="x" * 2000))
    assert len(long) <= LONGEST
    assert long.endswith(
        "… Engagement rate = 100 × (likes + comments) ÷ followers. 12 of the last 12, 21 Nov 2026, self-reported."
    )


def test_a_curve_tells_its_course_and_what_happened() -> None:
    text = alt(GROWTH)
    assert "followers on 21 Nov 2026" in text
    assert "+612 in 28 days, that is 5.2 %" in text
    assert "Marked: giveaway on 16 Oct 2026 and shoutout by Jamal on 9 Nov 2026" in text


def test_nothing_is_compared_across_a_break() -> None:
    text = alt(BROKEN)
    assert "From 3,100 on 11 Jul 2026 to 3,220 on 22 Aug 2026" in text
    assert "From 8,830 on 29 Aug 2026 to 9,910 on 21 Nov 2026" in text
    assert "The curve is broken on 24 Aug 2026: views counted anew" in text


def test_a_change_under_the_step_of_counting_is_not_called_zero() -> None:
    text = alt(replace(GROWTH, change=specs.Change(days=7, net=0, percent=0.0, quantum=10)))
    assert "under 10 in 7 days." in text
    assert "0.0 %" not in text


def test_a_rate_says_median_interval_mean_and_what_it_is_compared_with() -> None:
    text = alt(RATE)
    assert "Median 4.3 % of 12 pieces of content. 90 % interval 3.8 to 5.0 %. Mean 4.7 %." in text
    assert "Compared with middle half of 9 creators, 5k to 20k: 2.4 to 3.6 %." in text


def test_too_few_contents_say_how_many_are_needed() -> None:
    assert "3 of 5 so far" in alt(EXTREMES["rate of too few"])


def test_a_heatmap_names_the_best_times() -> None:
    rows = [[specs.Cell(1, 99.0)] * 8 for _ in range(7)]
    rows[3][6] = specs.Cell(2, 5.5)
    text = alt(replace(HEATMAP, rows=tuple(map(tuple, rows))))
    assert "Best times in Europe/Lisbon: Thu from 18:00, 5.5 % of 2. 55 times are grey" in text
    assert "99" not in text


def test_ties_are_said() -> None:
    text = alt(LEADERBOARD)
    assert "1: Keiko, 7.2 %, range 5.8 to 9.4 %. 2, tied: Sofia" in text
    assert "Overlap is a tie. 3 more not shown." in text


def test_sponsored_beside_organic() -> None:
    assert "Sponsored content has 0.67 times the organic rate. 26.3 % of the content is sponsored." in alt(SPONSORED)


def test_a_card_says_who_what_and_whether_it_is_verified() -> None:
    assert "Card of Sofia Marlow, Fashion. Engagement rate: 4.3 %. Followers: 12,896." in alt(CARD)
    assert "Verified data" in alt(CARD)
    assert "Verified" not in alt(replace(CARD, verified=False))


def test_a_kit_tells_nothing_that_is_not_shared() -> None:
    text = alt(KIT)
    assert "12,896" in text
    assert "hidden" not in text
    assert "ecret" not in text
