"""What of a person can be found by whom."""

from datetime import UTC, datetime

import pytest

from cogs.analytics.model_sharing import Level, Measure
from cogs.finding import ui
from cogs.finding.model import (
    Facet,
    Figures,
    Wanted,
    audiences,
    band_of,
    folded,
    of_numbers,
    of_profile,
    why,
)
from cogs.finding.presses import presses
from cogs.profiles.model import Field, Niche, Platform, PlatformEntry, Profile, Subgroup, Visibility

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
INSTAGRAM = Platform.INSTAGRAM


def profile(**hidden: Visibility) -> Profile:
    """Somebody who does food in São Paulo on Instagram, with fields hidden by name."""
    return Profile(
        guild_id=1,
        user_id=10,
        subgroup=Subgroup.LOCAL,
        niches=(Niche.FOOD,),
        platforms=(PlatformEntry(INSTAGRAM, "keiko", 7_000),),
        region="São Paulo",
        visibility={Field(name): how for name, how in hidden.items()},
        shared_at=NOW,
    )


def found(one: Profile, wanted: Wanted, viewer: Subgroup | None = None) -> bool:
    me = Profile(guild_id=1, user_id=11, subgroup=viewer)
    return why(of_profile(one), wanted, audiences(me, {})) is not None


CASES = (
    (Wanted(niche=Niche.FOOD), "niches"),
    (Wanted(region="sao"), "region"),
    (Wanted(platform=INSTAGRAM), "platforms"),
    (Wanted(tier=2), "followers"),
    (Wanted(tier=2, platform=INSTAGRAM), "followers"),
)


@pytest.mark.parametrize(("wanted", "name"), CASES)
def test_a_field_is_found_as_far_as_it_is_shown(wanted: Wanted, name: str) -> None:
    assert found(profile(**{name: Visibility.GROUP}), wanted)
    only_mine = profile(**{name: Visibility.SUBGROUP})
    assert found(only_mine, wanted, Subgroup.LOCAL)
    assert not found(only_mine, wanted, Subgroup.EVENTS)
    assert not found(only_mine, wanted)
    assert not found(profile(**{name: Visibility.PRIVATE}), wanted, Subgroup.LOCAL)


def test_a_size_needs_its_platform_to_be_shown_too() -> None:
    shown = {"followers": Visibility.GROUP, "platforms": Visibility.SUBGROUP}
    assert not found(profile(**shown), Wanted(tier=2))
    assert found(profile(**shown), Wanted(tier=2), Subgroup.LOCAL)


def test_nothing_is_found_before_the_introduction() -> None:
    hidden = Profile(guild_id=1, user_id=10, niches=(Niche.FOOD,))
    assert of_profile(hidden) == frozenset()
    assert of_profile(None) == frozenset()


def test_another_niche_does_not_match() -> None:
    assert not found(profile(), Wanted(niche=Niche.FASHION))
    assert not found(profile(), Wanted(niche=Niche.FOOD, region="Lisbon"))


@pytest.mark.parametrize("level", Level)
def test_a_rate_is_found_by_those_who_share_theirs_by_name(level: Level) -> None:
    levels = {(INSTAGRAM, Measure.RATE): level}
    theirs = of_numbers(Figures({(INSTAGRAM, Measure.RATE): Level.NAMED}, {}, {INSTAGRAM: 4.3}))
    wanted = Wanted(band=2)
    assert (why(theirs, wanted, audiences(None, levels)) is not None) is (level >= Level.NAMED)
    mine = of_numbers(Figures(levels, {}, {INSTAGRAM: 4.3}))
    everything = audiences(None, {(INSTAGRAM, Measure.RATE): Level.POSTED})
    assert (why(mine, wanted, everything) is not None) is (level >= Level.NAMED)


@pytest.mark.parametrize("level", Level)
def test_a_counted_size_is_found_from_the_place_on(level: Level) -> None:
    theirs = of_numbers(Figures({(INSTAGRAM, Measure.FOLLOWERS): level}, {INSTAGRAM: 7_000}, {}))
    everything = audiences(None, {(INSTAGRAM, Measure.FOLLOWERS): Level.POSTED})
    assert (why(theirs, Wanted(tier=2), everything) is not None) is (level >= Level.PLACE)
    assert why(theirs, Wanted(tier=2), audiences(None, {})) is None


def test_bands_and_words() -> None:
    assert [band_of(each) for each in (0.0, 1.99, 2.0, 4.0, 6.0, 80.0)] == [0, 0, 1, 2, 3, 3]
    assert folded("  São  PAULO ") == "sao paulo"
    assert why({Facet("region", "lisbon, portugal", "group")}, Wanted(region="Portugal LISBON"), {"group"})


@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(Niche.FOOD, 5, Platform.LINKEDIN, 3, "x" * 40), Wanted(region="St. John's, N.B.")],
)
def test_what_is_wanted_goes_through_a_custom_id(wanted: Wanted) -> None:
    assert ui.read(ui.written(wanted)) == wanted
    assert len(presses.id("page", 2**48, ui.written(wanted))) <= 100


def test_what_nobody_offers_is_left_out() -> None:
    assert ui.read("dance.9.myspace.x.") == Wanted()
    assert ui.read("") == Wanted()
    assert ui.region("a:b") == "a b"
