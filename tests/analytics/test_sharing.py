"""Levels, averages and leaderboards as rules: who sees what of whom."""

from dataclasses import replace

import pytest

from bot.errors import UserError
from cogs.analytics import text_sharing
from cogs.analytics.model import Source
from cogs.analytics.model_boards import Asked, Entrant, Scope, board, grown, one_each, posted, scope_of
from cogs.analytics.model_growth import growth
from cogs.analytics.model_ranks import TIERS
from cogs.analytics.model_sharing import Level, Measure, average, between, level_in
from cogs.analytics.service_ranking import Pair, Side
from cogs.analytics.ui_ranking import board_card, compare_card
from cogs.profiles.model import Niche, Platform
from tests.analytics.pieces import NOW, snap

ASKED = Asked(Platform.INSTAGRAM, Measure.RATE, Scope())


def entrant(user_id: int, value: float | None, level: Level, width: float = 0.1, n: int = 12) -> Entrant:
    low, high = (value - width, value + width) if value is not None else (0.0, 0.0)
    return Entrant(
        user_id=user_id, account_id=user_id, level=level, value=value, low=low, high=high, n=n, may_rank=n >= 8
    )


def names(user_ids: object) -> list[int]:
    return [line.entrant.user_id for line in user_ids]  # type: ignore[attr-defined]  # lines of a board


@pytest.mark.parametrize("mine", list(Level))
@pytest.mark.parametrize("theirs", list(Level))
def test_nobody_sees_more_than_they_share(mine: Level, theirs: Level) -> None:
    """A13"""
    assert between(mine, theirs) == between(theirs, mine) == min(mine, theirs)


def test_everything_is_private_until_somebody_says_otherwise() -> None:
    """A13"""
    assert level_in({}, Platform.INSTAGRAM, Measure.RATE) is Level.PRIVATE


def test_an_average_needs_five_and_is_rounded_to_a_tenth() -> None:
    assert average([1.0, 2.0, 3.0, 4.0]) is None
    assert average([1.0, 2.0, 3.14159, 4.0, 5.0]) == 3.1


ALL = [
    entrant(1, 5.0, Level.POSTED),
    entrant(2, 4.0, Level.NAMED),
    entrant(3, 3.0, Level.PLACE),
    entrant(4, 2.0, Level.AVERAGE),
    entrant(5, 1.0, Level.AVERAGE),
]


def test_who_shares_nothing_sees_nothing() -> None:
    """A13"""
    found = board(ASKED, ALL, Level.PRIVATE)
    assert (found.lines, found.average, found.contributors) == ((), None, 0)


def test_who_is_in_the_average_sees_the_average() -> None:
    """A13"""
    found = board(ASKED, ALL, Level.AVERAGE)
    assert (found.lines, found.average, found.contributors, found.band) == ((), 3.0, 5, None)


def test_who_shares_a_place_sees_places_and_no_number() -> None:
    """A13 A14"""
    found = board(ASKED, ALL, Level.PLACE)
    assert names(found.lines) == [1, 2, 3]
    assert not any(line.shows_number for line in found.lines)


def test_who_shares_a_number_sees_the_numbers_of_those_who_do() -> None:
    """A13 A14"""
    found = board(ASKED, ALL, Level.NAMED)
    assert [(line.entrant.user_id, line.shows_number) for line in found.lines] == [(1, True), (2, True), (3, False)]


def test_only_those_who_agreed_to_it_are_posted() -> None:
    """A14: and they are ranked among themselves, so that nothing is said about the others."""
    found = posted(ASKED, [entrant(9, 9.0, Level.NAMED), *ALL])
    assert [(line.entrant.user_id, line.place.best) for line in found.lines] == [(1, 1)]
    assert (found.average, found.contributors) == (None, 0)


def test_eight_contents_are_needed_to_be_ranked() -> None:
    """A14"""
    found = board(ASKED, [entrant(1, 5.0, Level.NAMED, n=7), entrant(2, 4.0, Level.NAMED, n=8)], Level.NAMED)
    assert (names(found.lines), found.waiting) == ([2], 1)


def test_ties_share_their_places() -> None:
    """A14"""
    found = board(ASKED, [entrant(at, 5.0 - at / 10, Level.NAMED) for at in range(3)], Level.NAMED)
    assert [(line.place.best, line.place.worst) for line in found.lines] == [(1, 2), (1, 3), (2, 3)]


def test_eight_creators_have_quartiles() -> None:
    """A10"""
    found = board(ASKED, [entrant(at, float(at), Level.AVERAGE) for at in range(1, 9)], Level.AVERAGE)
    assert found.band is not None
    assert (found.band.p25, found.band.p50, found.band.p75) == (2.8, 4.5, 6.2)


def test_growth_is_as_sure_as_the_platform_counts() -> None:
    snapshots = [snap(28, 12_300, 100), snap(0, 12_500, 100)]
    found = grown(growth(snapshots, 28, NOW), 1, 1, Level.NAMED, snapshots[-1])
    assert found.value == pytest.approx(1.626, abs=1e-3)
    assert [found.low, found.high] == pytest.approx([0.813, 2.439], abs=1e-3)
    exact = [snap(28, 1_000), snap(0, 1_100)]
    sure = grown(growth(exact, 28, NOW), 1, 1, Level.NAMED, exact[-1])
    assert (sure.low, sure.value, sure.high, sure.may_rank) == (10.0, 10.0, 10.0, True)
    assert not grown(None, 1, 1, Level.NAMED, exact[-1]).may_rank


@pytest.mark.parametrize(
    ("measure", "source", "says"),
    [
        (Measure.RATE, Source.API_PUBLIC, True),
        (Measure.GROWTH, Source.API_PUBLIC, True),
        (Measure.GROWTH, Source.SELF_REPORTED, False),
    ],
)
def test_what_was_made_of_youtubes_numbers_says_who_calculated_it(measure: Measure, source: Source, says: bool) -> None:  # noqa: FBT001 - a case
    one = replace(entrant(1, 5.0, Level.POSTED), sources=frozenset({source}))
    pair = Pair(Platform.YOUTUBE, measure, Level.NAMED, Side(one), Side(entrant(2, 4.0, Level.POSTED)))
    listed = board_card(posted(Asked(Platform.YOUTUBE, measure, Scope()), [one]), moderator=False, staff_out=False)
    for card in (compare_card(2, [pair]), listed):
        words = [str(getattr(item, "content", "")) for item in card.walk_children()]
        assert any(text_sharing.YOUTUBE in each for each in words) == says


def test_a_creator_with_two_accounts_has_one_place() -> None:
    small, large, unknown = (
        Entrant(user_id=1, account_id=account, level=Level.NAMED, value=value, n=n)
        for account, value, n in ((1, 5.0, 6), (2, 4.0, 12), (3, None, 12))
    )
    assert one_each([small, unknown, large]) == (large,)


def test_a_scope_is_a_word_and_back() -> None:
    """A14"""
    for scope in (Scope(), Scope(tier=TIERS[2]), Scope(niche=Niche.FOOD)):
        assert scope_of(scope.key) == scope
    for word in ("", "t9", "t-1", "somewhere"):
        with pytest.raises(UserError, match="not on offer"):
            scope_of(word)


def test_a_row_of_a_picture_says_what_it_rests_on() -> None:
    """A14"""
    mine = entrant(1, 5.0, Level.NAMED, n=11)
    assert text_sharing.basis(mine, Measure.RATE) == "11 of 12 pieces"
    assert text_sharing.basis(mine, Measure.GROWTH) == "28 days"
    assert text_sharing.basis(replace(mine, n=9, of=13), Measure.CONSISTENCY) == "9 of 13 weeks"
