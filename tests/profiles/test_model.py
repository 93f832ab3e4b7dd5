"""The rules of a profile: who sees which part, and how much may be said."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.profiles.model import (
    DEFAULTS,
    LONGEST_SENTENCE,
    MOST_PLATFORMS,
    SHORTEST_SENTENCE,
    Field,
    Kind,
    Niche,
    Platform,
    PlatformEntry,
    Profile,
    Subgroup,
    Visibility,
    audience_of,
    chosen_niches,
    one_sentence,
    region_name,
    with_platform,
)

KEIKO = Profile(
    guild_id=1,
    user_id=2,
    kind=Kind.EXPERT,
    subgroup=Subgroup.LOCAL,
    platforms=(PlatformEntry(Platform.INSTAGRAM, "keiko.bakes", 7000),),
    niches=(Niche.FOOD,),
    region="Lisbon",
    zone="Europe/Lisbon",
    sentence="I bake old village breads.",
    shared_at=datetime(2026, 1, 1, tzinfo=UTC),
)


def test_numbers_and_the_time_zone_are_private_until_somebody_decides_otherwise() -> None:
    shown = KEIKO.as_seen_by(Visibility.GROUP)
    assert (shown.platforms[0].followers, shown.zone) == (None, None)
    assert shown.platforms[0].handle == "keiko.bakes"
    assert [name for name, who in DEFAULTS.items() if who is Visibility.PRIVATE] == [Field.FOLLOWERS, Field.ZONE]


def test_the_owner_sees_everything() -> None:
    hidden = replace(KEIKO, visibility=dict.fromkeys(Field, Visibility.PRIVATE))
    assert hidden.as_seen_by(Visibility.PRIVATE) == hidden


@pytest.mark.parametrize("name", Field)
def test_a_private_field_is_seen_by_nobody_else(name: Field) -> None:
    hidden = replace(KEIKO, visibility={name: Visibility.PRIVATE})
    for audience in (Visibility.SUBGROUP, Visibility.GROUP):
        assert not hidden.shows(name, audience)
        shown = hidden.as_seen_by(audience)
        value = shown.platforms[0].followers if name is Field.FOLLOWERS else getattr(shown, name.value)
        assert value in {None, ()}


def test_a_field_for_the_subgroup_is_seen_there_only() -> None:
    profile = replace(KEIKO, visibility={Field.FOLLOWERS: Visibility.SUBGROUP})
    assert profile.as_seen_by(Visibility.SUBGROUP).platforms[0].followers == 7000
    assert profile.as_seen_by(Visibility.GROUP).platforms[0].followers is None


def test_the_same_subgroup_is_closer_than_the_group() -> None:
    neighbour = replace(KEIKO, user_id=3)
    elsewhere = replace(neighbour, subgroup=Subgroup.EVENTS)
    undecided = replace(KEIKO, subgroup=None)
    assert audience_of(KEIKO, 2, KEIKO) is Visibility.PRIVATE
    assert audience_of(KEIKO, 3, neighbour) is Visibility.SUBGROUP
    assert audience_of(KEIKO, 3, elsewhere) is Visibility.GROUP
    assert audience_of(KEIKO, 3, None) is Visibility.GROUP
    assert audience_of(undecided, 3, replace(undecided, user_id=3)) is Visibility.GROUP


@given(st.text())
def test_a_sentence_is_one_line_of_fair_length_or_refused_kindly(typed: str) -> None:
    try:
        sentence = one_sentence(typed)
    except UserError:
        return
    assert SHORTEST_SENTENCE <= len(sentence) <= LONGEST_SENTENCE
    assert "\n" not in sentence


def test_a_region_may_stay_empty() -> None:
    assert region_name("  \n ") is None
    assert region_name(" Lisbon,\nPortugal ") == "Lisbon, Portugal"
    with pytest.raises(UserError, match="under 60"):
        region_name("x" * 61)


def test_one_or_two_niches() -> None:
    assert chosen_niches((Niche.FOOD, Niche.FOOD)) == (Niche.FOOD,)
    for wrong in ((), tuple(Niche)[:3]):
        with pytest.raises(UserError, match="one or two"):
            chosen_niches(wrong)


def test_a_platform_said_again_is_replaced_in_its_place() -> None:
    entries = tuple(PlatformEntry(platform, "a", 1) for platform in tuple(Platform)[:MOST_PLATFORMS])
    again = PlatformEntry(entries[1].platform, "b", 2)
    assert with_platform(entries, again) == (entries[0], again, *entries[2:])
    with pytest.raises(UserError, match="5 platforms already"):
        with_platform(entries, PlatformEntry(Platform.OTHER, "c", 3))
