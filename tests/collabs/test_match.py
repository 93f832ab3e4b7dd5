"""How a creator and a request fit, told as stories: who, what they share, what is said about it."""

from datetime import timedelta

import pytest

from cogs.analytics.model_ranks import tier_of
from cogs.collabs.model_match import candidates, match, suggestions
from cogs.collabs.model_weights import Why
from cogs.collabs.text_match import explained
from cogs.profiles.model import Niche, Subgroup
from tests.collabs.people import DAY, HOUR, INSTAGRAM, JAMAL, KEIKO, NOW, SOFIA, TIKTOK, YOUTUBE, creator, request


def test_two_bakers_in_leeds() -> None:
    """C16"""
    found = match(creator(JAMAL, 9_000, sponsored=3), request(creator(KEIKO, 7_000)), NOW)
    assert explained(found) == (
        "same niche, sizes 7k and 9k, both on Instagram, both in Leeds; caution: three sponsored pieces this week"
    )


def test_somebody_who_shares_nothing_is_neither_praised_nor_blamed() -> None:
    stranger = creator(JAMAL, niches=frozenset(), platforms=frozenset(), region=None)
    everything = request(
        niches=frozenset({Niche.FOOD}), platforms=frozenset({TIKTOK}), region="Leeds", smallest=5_000, largest=20_000
    )
    found = match(stranger, everything, NOW)
    assert (found.score, found.reasons, found.cautions) == (0, (), ())
    assert explained(found) == "nothing shared yet that could be compared"


def test_the_request_asks_for_what_its_owner_is_not() -> None:
    """A baker wants to learn from somebody who films fitness on TikTok."""
    asked = request(niches=frozenset({Niche.FITNESS}), platforms=frozenset({TIKTOK}), region="York", is_paid=True)
    coach = creator(JAMAL, niches=frozenset({Niche.FITNESS}), platforms=frozenset({TIKTOK}), region="York")
    assert explained(match(coach, asked, NOW)) == (
        "Fitness and wellness, as asked, on TikTok, as asked, in York, as asked"
    )


def test_somebody_else_than_asked_for_is_told_what_is_asked_for() -> None:
    asked = request(
        niches=frozenset({Niche.FITNESS, Niche.TRAVEL}), platforms=frozenset({TIKTOK, YOUTUBE}), region="York"
    )
    found = match(creator(JAMAL, 7_000), asked, NOW)
    assert explained(found) == (
        "nothing shared yet that could be compared; caution: asks for TikTok or YouTube, "
        "asks for Travel and lifestyle or Fitness and wellness, asks for York, and the profile says Leeds, UK"
    )
    assert found.score < 0


@pytest.mark.parametrize(
    ("followers", "said"),
    [
        (4_900, "asks for 5k to 20k followers, and this is 4.9k"),
        (5_000, "5k where 5k to 20k followers are asked for"),
        (20_000, "20k where 5k to 20k followers are asked for"),
        (20_001, "asks for 5k to 20k followers, and this is 20k"),
    ],
)
def test_the_size_that_is_asked_for_includes_both_ends(followers: int, said: str) -> None:
    asked = request(smallest=5_000, largest=20_000, is_paid=True)
    assert said in explained(match(creator(JAMAL, followers), asked, NOW))


@pytest.mark.parametrize(
    ("smallest", "largest", "said"),
    [
        (1_000, 50_000, "a tier of 5k to 20k where 1k to 50k followers are asked for"),
        (5_000, None, "a tier of 5k to 20k where 5k followers or more are asked for"),
        (None, 19_999, "a tier of 5k to 20k where up to 19.9k followers are asked for"),
        (20_000, None, "asks for 20k followers or more, and this is a tier of 5k to 20k"),
        (None, 4_999, "asks for up to 4.9k followers, and this is a tier of 5k to 20k"),
        (10_000, 15_000, None),
        (None, 10_000, None),
    ],
)
def test_a_tier_answers_only_where_it_lies_wholly_in_or_out(
    smallest: int | None, largest: int | None, said: str | None
) -> None:
    tier = tier_of(9_000)
    assert tier is not None
    found = match(creator(JAMAL, tiers={INSTAGRAM: tier}), request(smallest=smallest, largest=largest), NOW)
    about_size = {fact.why for fact in (*found.reasons, *found.cautions)} & {Why.SIZE_ASKED, Why.OTHER_SIZE}
    assert bool(about_size) == (said is not None)
    assert said is None or said in explained(found)


def test_sizes_are_compared_on_the_platform_that_matters() -> None:
    """Both are large on YouTube, but this is about TikTok."""
    owner = creator(KEIKO, sizes={YOUTUBE: 90_000, TIKTOK: 6_000})
    other = creator(JAMAL, sizes={YOUTUBE: 90_000, TIKTOK: 8_000})
    assert "both at 90k" in explained(match(other, request(owner), NOW))
    assert "sizes 6k and 8k" in explained(match(other, request(owner, platforms=frozenset({TIKTOK})), NOW))


def test_a_tier_stands_in_for_numbers_that_are_not_shared() -> None:
    tier = tier_of(9_000)
    assert tier is not None
    said = explained(match(creator(JAMAL, tiers={INSTAGRAM: tier}), request(), NOW))
    assert "same tier, 5k to 20k" in said
    assert "9k" not in said


def test_the_size_of_a_brand_partner_is_of_no_matter() -> None:
    assert "sizes" not in explained(match(creator(JAMAL, 7_000), request(is_paid=True), NOW))


@pytest.mark.parametrize(
    ("region", "why"),
    [
        ("leeds", Why.SAME_PLACE),
        ("LEEDS (UK)", Why.SAME_PLACE),
        ("York, UK", Why.SAME_COUNTRY),
        ("Leeds, Alabama", None),
        ("Lisbon", None),
        ("…", None),
        ("", None),
    ],
)
def test_the_same_place_however_it_is_typed(region: str, why: Why | None) -> None:
    found = match(creator(JAMAL, niches=frozenset(), platforms=frozenset(), region=region), request(), NOW)
    assert [fact.why for fact in found.reasons] == ([why] if why else [])
    assert not found.cautions


def test_a_place_with_mark_up_is_only_text() -> None:
    owner = creator(KEIKO, region="**Leeds** @everyone <@1>")
    said = explained(match(creator(JAMAL, region="leeds everyone 1"), request(owner), NOW))
    assert "both in Leeds everyone 1" in said


def test_little_time_is_said_and_weighs_more_the_less_there_is() -> None:
    relaxed, soon, last = (match(creator(JAMAL), request(deadline=NOW + left), NOW) for left in (9 * DAY, DAY, HOUR))
    assert not relaxed.cautions
    assert "caution: 1 day left" in explained(soon)
    assert "caution: 1 hour left" in explained(last)
    assert relaxed.score > soon.score > last.score


def test_somebody_with_another_collab_due_then() -> None:
    busy = creator(JAMAL, booked=(NOW + 8 * DAY, NOW + 12 * DAY, NOW + 20 * DAY))
    assert "caution: two other collabs due at about that time" in explained(
        match(busy, request(deadline=NOW + 10 * DAY), NOW)
    )
    assert not match(busy, request(deadline=NOW + 30 * DAY), NOW).cautions
    assert not match(busy, request(), NOW).cautions


@pytest.mark.parametrize(("count", "said"), [(1, None), (2, "two sponsored"), (12, "12 sponsored pieces this week")])
def test_sponsored_content_is_worth_a_word_from_the_second_piece_on(count: int, said: str | None) -> None:
    found = match(creator(JAMAL, sponsored=count), request(), NOW)
    assert bool(found.cautions) == (said is not None)
    assert said is None or said in explained(found)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(minutes=20), "usually answers within an hour"),
        (5.5 * HOUR, "usually answers within a day"),
        (30 * HOUR, None),
        (96 * HOUR, "usually answers within a week"),
    ],
)
def test_people_are_told_how_long_the_other_side_takes(span: timedelta, said: str | None) -> None:
    me = creator(JAMAL, is_viewer=True)
    found = explained(match(me, request(creator(KEIKO, answers_in=span)), NOW))
    assert ("answers" in found) == (said is not None)
    assert said is None or said in found


def test_nobody_is_told_how_long_they_take_themselves() -> None:
    me = creator(JAMAL, is_viewer=True, answers_in=timedelta(days=9))
    assert "answers" not in explained(match(me, request(), NOW))


def test_the_same_subgroup() -> None:
    owner = creator(KEIKO, subgroup=Subgroup.LOCAL)
    assert "same subgroup" in explained(match(creator(JAMAL, subgroup=Subgroup.LOCAL), request(owner), NOW))
    assert "subgroup" not in explained(match(creator(JAMAL, subgroup=Subgroup.EVENTS), request(owner), NOW))
    assert "subgroup" not in explained(match(creator(JAMAL), request(), NOW))


def test_suggestions_begin_with_what_fits_best() -> None:
    """C16"""
    near, far, elsewhere = creator(KEIKO, 8_000), creator(KEIKO, 25_000), creator(KEIKO, 8_000, region="Lisbon")
    board = [request(far, id=1), request(near, id=2), request(elsewhere, id=3)]
    me = creator(JAMAL, 9_000, is_viewer=True)
    assert [each.request_id for each in suggestions(me, board, NOW)] == [2, 3, 1]
    assert [each.request_id for each in suggestions(me, board, NOW, most=1)] == [2]


def test_of_two_that_fit_alike_the_one_that_waits_longer_comes_first() -> None:
    board = [request(id=number) for number in (9, 4, 7)]
    assert [each.request_id for each in suggestions(creator(JAMAL), board, NOW)] == [4, 7, 9]


def test_own_requests_past_deadlines_and_those_without_any_reason_are_not_suggested() -> None:
    board = [
        request(creator(JAMAL), id=1),
        request(id=2, deadline=NOW),
        request(id=3, niches=frozenset({Niche.FITNESS}), platforms=frozenset({TIKTOK}), region="Lisbon"),
        request(creator(SOFIA, niches=frozenset(), platforms=frozenset(), region=None), id=4),
    ]
    assert suggestions(creator(JAMAL), board, NOW) == ()


def test_the_owner_sees_everybody_whatever_speaks_against_them() -> None:
    """C16"""
    people = [creator(JAMAL, 9_000), creator(SOFIA, platforms=frozenset({TIKTOK}), sponsored=5), creator(KEIKO)]
    found = candidates(request(platforms=frozenset({INSTAGRAM})), people, NOW)
    assert [each.user_id for each in found] == [JAMAL, SOFIA]
    assert len(candidates(request(), people, NOW, most=1)) == 1
