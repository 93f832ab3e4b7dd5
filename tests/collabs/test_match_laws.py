"""What is true of every match, whoever they are: tried with many made-up people and requests."""

from dataclasses import replace
from datetime import datetime, timedelta
from importlib.resources import files
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cogs.analytics.model_ranks import TIERS
from cogs.analytics.model_sharing import Level, Measure
from cogs.collabs.model_match import Opening, candidates, match, suggestions
from cogs.collabs.model_places import common
from cogs.collabs.model_questions_sizes import nearness
from cogs.collabs.model_seen import Seen, Sheet, seen
from cogs.collabs.model_weights import CAUTIONS, Why, read, shipped
from cogs.collabs.text_match import explained
from cogs.profiles.model import Field, Niche, Platform, PlatformEntry, Profile, Subgroup, Visibility
from tests.collabs.people import DAY, INSTAGRAM, KEIKO, NOW

LAW = settings(max_examples=40)
"""Enough to meet each corner now and then; they were tried with thousands once."""
PLATFORMS = st.sampled_from([INSTAGRAM, Platform.TIKTOK])
NICHES = st.frozensets(st.sampled_from(list(Niche)[:3]), max_size=2)
SIZES = st.integers(min_value=0, max_value=2_000_000)
REGIONS = st.none() | st.sampled_from(["Leeds", "leeds, UK", "York, UK", "Lisbon", "…"])
SPANS = st.none() | st.timedeltas(min_value=timedelta(), max_value=timedelta(days=9))
SOON = st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=20)).map(lambda span: NOW + span)
FEW_PEOPLE = st.integers(min_value=1, max_value=9)

people = st.builds(
    Seen,
    user_id=FEW_PEOPLE,
    niches=NICHES,
    platforms=st.frozensets(PLATFORMS),
    region=REGIONS,
    subgroup=st.none() | st.sampled_from(Subgroup),
    sizes=st.dictionaries(PLATFORMS, SIZES),
    tiers=st.dictionaries(PLATFORMS, st.sampled_from(TIERS)),
    sponsored=st.none() | st.integers(min_value=0, max_value=9),
    booked=st.lists(SOON, max_size=3).map(tuple),
    answers_in=SPANS,
)
requests = st.builds(
    Opening,
    id=st.integers(min_value=1, max_value=99),
    owner=people,
    niches=NICHES,
    platforms=st.frozensets(PLATFORMS),
    smallest=st.none() | SIZES,
    largest=st.none() | SIZES,
    region=REGIONS,
    deadline=st.none() | SOON,
    is_paid=st.booleans(),
)
profiles = st.builds(
    Profile,
    guild_id=st.just(1),
    user_id=FEW_PEOPLE,
    subgroup=st.none() | st.sampled_from(Subgroup),
    platforms=st.lists(
        st.builds(PlatformEntry, PLATFORMS, st.just("somebody"), st.none() | SIZES),
        max_size=2,
        unique_by=lambda one: one.platform,
    ).map(tuple),
    niches=NICHES.map(tuple),
    region=REGIONS,
    visibility=st.dictionaries(st.sampled_from(Field), st.sampled_from(Visibility)),
    shared_at=st.sampled_from([None, NOW]),
)
sheets = st.builds(
    Sheet,
    profile=profiles,
    levels=st.dictionaries(st.tuples(PLATFORMS, st.just(Measure.FOLLOWERS)), st.sampled_from(Level)),
    followers=st.dictionaries(PLATFORMS, SIZES),
    sponsored=st.none() | st.integers(min_value=0, max_value=9),
    booked=st.lists(SOON, max_size=3).map(tuple),
)


@LAW
@given(st.lists(people, unique_by=lambda one: one.user_id), requests, st.randoms(use_true_random=False))
def test_the_order_in_which_people_come_does_not_matter(crowd: list[Seen], opening: Opening, chance: Random) -> None:
    shuffled = list(crowd)
    chance.shuffle(shuffled)
    assert candidates(opening, shuffled, NOW) == candidates(opening, crowd, NOW)


@LAW
@given(people, st.lists(requests, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_the_order_of_the_board_does_not_matter(me: Seen, board: list[Opening], chance: Random) -> None:
    shuffled = list(board)
    chance.shuffle(shuffled)
    assert suggestions(me, shuffled, NOW) == suggestions(me, board, NOW)


@LAW
@given(people, st.lists(requests, max_size=12, unique_by=lambda one: one.id), st.integers(min_value=1, max_value=4))
def test_looking_for_the_best_finds_what_judging_all_would_find(me: Seen, board: list[Opening], most: int) -> None:
    """What cannot be among the best any more is not looked at to the end: that must not show."""
    judged = [match(me, each, NOW) for each in board if each.owner.user_id != me.user_id]
    best = sorted((each for each in judged if each.score > 0), key=lambda each: (-each.score, each.request_id))
    assert suggestions(me, board, NOW, most) == tuple(best[:most])


@LAW
@given(people, requests)
def test_the_score_is_what_is_said_and_nothing_else(creator: Seen, opening: Opening) -> None:
    found = match(creator, opening, NOW)
    told = sum(fact.points for fact in found.reasons) - sum(fact.points for fact in found.cautions)
    assert found.score == pytest.approx(told, abs=1e-5)
    assert all(fact.points >= 0 for fact in (*found.reasons, *found.cautions))
    assert not {fact.why for fact in found.reasons} & CAUTIONS
    assert {fact.why for fact in found.cautions} <= CAUTIONS
    assert len(explained(found)) < 1_000


@LAW
@given(sheets, sheets, sheets, requests)
def test_what_is_private_reaches_nobody_else(jamal: Sheet, secrets: Sheet, keiko: Sheet, opening: Opening) -> None:
    """Two people who differ only in what they keep to themselves are the same to everybody else."""
    hidden = dict.fromkeys(Field, Visibility.PRIVATE)
    first, second = (
        replace(each, profile=replace(each.profile, user_id=77, visibility=hidden), levels={})
        for each in (jamal, secrets)
    )
    assert match(seen(first, keiko), opening, NOW) == match(seen(second, keiko), opening, NOW)


@LAW
@given(sheets, sheets)
def test_nobody_sees_more_than_the_person_themselves(jamal: Sheet, keiko: Sheet) -> None:
    shown, own = seen(jamal, keiko), seen(jamal, jamal)
    assert shown.niches <= own.niches
    assert shown.platforms <= own.platforms
    assert set(shown.sizes.items()) <= {
        *own.sizes.items(),
        *((entry.platform, entry.followers) for entry in jamal.profile.platforms),
    }
    assert shown.region in {None, own.region}
    assert set(shown.booked) <= set(own.booked)


@LAW
@given(people, requests, st.sampled_from(Niche))
def test_sharing_a_niche_that_is_asked_for_never_costs(creator: Seen, opening: Opening, niche: Niche) -> None:
    asked = replace(opening, niches=opening.niches | {niche})
    more = replace(creator, niches=creator.niches | {niche})
    assert match(more, asked, NOW).score >= match(creator, asked, NOW).score


@LAW
@given(people, requests, PLATFORMS)
def test_sharing_a_platform_that_is_asked_for_never_costs(creator: Seen, opening: Opening, platform: Platform) -> None:
    asked = replace(opening, platforms=opening.platforms | {platform})
    more = replace(creator, platforms=creator.platforms | {platform})
    assert match(more, asked, NOW).score >= match(creator, asked, NOW).score


@LAW
@given(people, SIZES, SIZES, SIZES)
def test_a_nearer_size_never_counts_less(creator: Seen, size: int, first: int, second: int) -> None:
    """Within the tier too: the number itself never costs what the tier alone would bring."""
    near, far = sorted((first, second), key=lambda one: -nearness(size, one, 4))
    opening = Opening(id=1, owner=Seen(user_id=KEIKO, sizes={INSTAGRAM: size}))
    scores = [match(replace(creator, sizes={INSTAGRAM: one}, tiers={}), opening, NOW) for one in (near, far)]
    ratios = [nearness(size, one, 4) for one in (near, far)]
    tied = shipped().points[Why.SAME_TIER] / shipped().points[Why.SIZES_NEAR]
    assert scores[0].score >= scores[1].score or max(ratios) <= tied


@LAW
@given(people, requests, st.integers(min_value=0, max_value=20), st.integers(min_value=0, max_value=20))
def test_more_sponsored_content_never_helps(creator: Seen, opening: Opening, first: int, second: int) -> None:
    few, many = sorted((first, second))
    scores = [match(replace(creator, sponsored=count), opening, NOW).score for count in (few, many)]
    assert scores[0] >= scores[1]


@LAW
@given(people, requests, SOON)
def test_another_date_in_the_calendar_never_helps(creator: Seen, opening: Opening, due: datetime) -> None:
    busier = replace(creator, booked=(*creator.booked, due))
    assert match(busier, opening, NOW).score <= match(creator, opening, NOW).score


@LAW
@given(people, requests, SOON, SOON)
def test_more_time_never_hurts(creator: Seen, opening: Opening, first: datetime, second: datetime) -> None:
    free = replace(creator, booked=())
    soon, later = sorted((first, second))
    scores = [match(free, replace(opening, deadline=at), NOW).score for at in (soon, later)]
    assert scores[0] <= scores[1]


@LAW
@given(people, requests, st.timedeltas(timedelta(), DAY * 30), st.timedeltas(timedelta(), DAY * 30))
def test_a_quicker_answer_never_hurts(creator: Seen, opening: Opening, first: timedelta, second: timedelta) -> None:
    quick, slow = sorted((first, second))
    me = replace(creator, is_viewer=True)
    scores = [
        match(me, replace(opening, owner=replace(opening.owner, answers_in=span)), NOW).score for span in (quick, slow)
    ]
    assert scores[0] >= scores[1]


@LAW
@given(st.text(), st.text())
def test_places_are_the_same_from_both_sides(first: str, second: str) -> None:
    here, there = common(first, second), common(second, first)
    assert (here is None) == (there is None)
    assert here is None or there is None or here.exact == there.exact


@LAW
@given(SIZES, SIZES)
def test_nearness_is_the_same_from_both_sides(first: int, second: int) -> None:
    assert nearness(first, second, 4) == pytest.approx(nearness(second, first, 4))
    assert 0 <= nearness(first, second, 4) <= 1
    assert nearness(first, first, 4) == 1


def test_the_shipped_weights_are_whole() -> None:
    assert set(shipped().points) == set(Why)
    assert min(shipped().points.values()) > 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("same_niche = 30", "", "Missing or unknown in match.toml: same_niche"),
        ("same_niche = 30", "same_niche = -1", "No figure of 0 or more in match.toml: same_niche"),
        ("same_niche = 30", 'same_niche = "30"', "No figure of 0 or more in match.toml: same_niche"),
        ("same_niche = 30", "same_niche = inf", "No figure of 0 or more in match.toml: same_niche"),
        ("same_niche = 30", "same_niche = 30\nluck = 1", "Missing or unknown in match.toml: luck"),
        ("near_factor = 4", "near_factor = 1", "near_factor must be above 1"),
        ("sponsored_from = 2", "sponsored_from = 9", "sponsored_most no less than sponsored_from"),
    ],
)
def test_weights_that_cannot_be_are_refused_by_name(old: str, new: str, said: str) -> None:
    text = files("cogs.collabs").joinpath("match.toml").read_text("utf-8")
    assert old in text
    with pytest.raises(ValueError, match=said):
        read(text.replace(old, new))


def test_other_weights_give_another_order() -> None:
    """The figures are data: a group that cares for places only would read another list."""
    text = files("cogs.collabs").joinpath("match.toml").read_text("utf-8")
    local = read(text.replace("same_place = 15", "same_place = 99"))
    owner = Seen(user_id=KEIKO, region="Leeds", niches=frozenset({Niche.FOOD}))
    neighbour, baker = Seen(user_id=5, region="Leeds"), Seen(user_id=6, niches=frozenset({Niche.FOOD}))
    opening = Opening(id=1, owner=owner)
    assert [each.user_id for each in candidates(opening, [neighbour, baker], NOW)] == [6, 5]
    assert [each.user_id for each in candidates(opening, [neighbour, baker], NOW, weights=local)] == [5, 6]
