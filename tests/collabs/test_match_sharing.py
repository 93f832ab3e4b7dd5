"""What reaches a match is what was shared, at each level: nothing else changes a score, an order or a word."""

from dataclasses import replace

import pytest

from cogs.analytics.model_sharing import Level
from cogs.collabs.model_match import Match, Opening, candidates, match
from cogs.collabs.model_seen import Opened, Seen, Sheet, seen
from cogs.collabs.text_match import explained
from cogs.profiles.model import Field, Platform, Subgroup, Visibility
from tests.collabs.people import DAY, INSTAGRAM, JAMAL, KEIKO, NOW, SOFIA, shared, sheet

NOTHING = dict.fromkeys(Field, Visibility.PRIVATE)


def as_keiko_sees(jamal: Sheet, keiko: Sheet) -> Match:
    """The match that Keiko reads when Jamal shows interest in what she posted."""
    opening = Opening(id=1, owner=seen(keiko, keiko), deadline=NOW + 9 * DAY)
    return match(seen(jamal, keiko), opening, NOW)


SIZES = {
    Level.PRIVATE: "same niche, both on Instagram, both in Leeds, same subgroup",
    Level.AVERAGE: "same niche, both on Instagram, both in Leeds, same subgroup",
    Level.PLACE: "same niche, both on Instagram, both in Leeds, same tier, 5k to 20k, same subgroup",
    Level.NAMED: "same niche, sizes 7k and 9k, both on Instagram, both in Leeds, same subgroup",
    Level.POSTED: "same niche, sizes 7k and 9k, both on Instagram, both in Leeds, same subgroup",
}


@pytest.mark.parametrize("theirs", list(Level))
@pytest.mark.parametrize("mine", list(Level))
def test_figures_go_as_far_as_both_share_them(mine: Level, theirs: Level) -> None:
    """C16"""
    keiko, jamal = sheet(KEIKO, 7_000, levels=shared(mine)), sheet(JAMAL, 9_000, levels=shared(theirs))
    assert explained(as_keiko_sees(jamal, keiko)) == SIZES[min(mine, theirs)]


@pytest.mark.parametrize("level", [Level.PRIVATE, Level.AVERAGE])
def test_a_figure_that_is_not_shared_changes_nothing(level: Level) -> None:
    keiko = sheet(KEIKO, 7_000, levels=shared(Level.POSTED))
    small, large = (as_keiko_sees(sheet(JAMAL, size, levels=shared(level)), keiko) for size in (7_000, 900_000))
    assert small == large


def test_of_a_place_only_the_tier_matters() -> None:
    keiko = sheet(KEIKO, 7_000, levels=shared(Level.POSTED))
    near, far = (as_keiko_sees(sheet(JAMAL, size, levels=shared(Level.PLACE)), keiko) for size in (7_000, 19_999))
    assert near == far


def test_what_is_shared_of_one_platform_says_nothing_of_another() -> None:
    levels = shared(Level.NAMED, Platform.TIKTOK)
    keiko, jamal = sheet(KEIKO, 7_000, levels=levels), sheet(JAMAL, 9_000, levels=levels)
    assert "9k" not in explained(as_keiko_sees(jamal, keiko))


@pytest.mark.parametrize(
    ("visibility", "subgroup", "is_seen"),
    [
        (Visibility.PRIVATE, Subgroup.LOCAL, False),
        (Visibility.SUBGROUP, Subgroup.LOCAL, True),
        (Visibility.SUBGROUP, Subgroup.EVENTS, False),
        (Visibility.GROUP, Subgroup.EVENTS, True),
    ],
)
def test_a_number_in_the_profile_is_seen_by_those_who_may(
    visibility: Visibility, subgroup: Subgroup, *, is_seen: bool
) -> None:
    jamal = sheet(JAMAL, 9_000, visibility={Field.FOLLOWERS: visibility}, subgroup=subgroup)
    assert ("sizes 7k and 9k" in explained(as_keiko_sees(jamal, sheet(KEIKO, 7_000)))) == is_seen


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (Field.NICHES, "same niche"),
        (Field.PLATFORMS, "both on Instagram"),
        (Field.REGION, "both in Leeds"),
        (Field.SUBGROUP, "same subgroup"),
    ],
)
@pytest.mark.parametrize("visibility", list(Visibility))
def test_each_part_of_a_profile_goes_as_far_as_its_owner_chose(name: Field, words: str, visibility: Visibility) -> None:
    jamal = sheet(JAMAL, 9_000, visibility={name: visibility})
    assert (words in explained(as_keiko_sees(jamal, sheet(KEIKO)))) == (visibility is not Visibility.PRIVATE)


def test_in_another_subgroup_nobody_sees_what_is_for_the_subgroup() -> None:
    hidden = dict.fromkeys(Field, Visibility.SUBGROUP)
    jamal = sheet(JAMAL, 9_000, visibility=hidden, subgroup=Subgroup.EVENTS)
    assert seen(jamal, sheet(KEIKO)) == Seen(user_id=JAMAL, sponsored=0)


def test_who_has_not_introduced_themselves_is_not_known() -> None:
    assert seen(sheet(JAMAL, 9_000, shared_at=None), sheet(KEIKO)) == Seen(user_id=JAMAL, sponsored=0)


def test_somebody_who_hides_everything_is_not_known() -> None:
    busy = sheet(JAMAL, 9_000, visibility=NOTHING, sponsored=4, booked=(NOW + 9 * DAY,))
    found = as_keiko_sees(busy, sheet(KEIKO, 7_000, levels=shared(Level.POSTED)))
    assert (found.score, explained(found)) == (0, "nothing shared yet that could be compared")


def test_with_their_interest_people_can_open_their_figures_to_the_one_who_posted() -> None:
    """C7: to her, and to nobody else."""
    jamal = sheet(
        JAMAL,
        9_000,
        visibility=NOTHING,
        sponsored=3,
        opened={KEIKO: frozenset({Opened.FIGURES})},
        booked=(NOW + 9 * DAY,),
    )
    keiko, sofia = sheet(KEIKO, 7_000), sheet(SOFIA, 7_000)
    assert explained(as_keiko_sees(jamal, keiko)) == "sizes 7k and 9k; caution: three sponsored pieces this week"
    assert seen(jamal, sofia) == Seen(user_id=JAMAL, sponsored=0)


def test_with_their_interest_people_can_open_their_dates() -> None:
    jamal = sheet(JAMAL, booked=(NOW + 9 * DAY,), sponsored=3, opened={KEIKO: frozenset({Opened.DATES})})
    said = explained(as_keiko_sees(jamal, sheet(KEIKO)))
    assert said.endswith("caution: one other collab due at about that time")


def test_what_everybody_could_see_on_the_board_is_no_secret() -> None:
    jamal = sheet(JAMAL, sponsored=4, sponsored_here=2)
    assert explained(as_keiko_sees(jamal, sheet(KEIKO))).endswith("caution: two sponsored pieces this week")


def test_everybody_sees_all_of_themselves() -> None:
    """Suggestions for me may use what I keep to myself: only I read them."""
    me = sheet(JAMAL, 9_000, visibility=NOTHING, shared_at=None, sponsored=3, booked=(NOW + 9 * DAY,))
    keiko = sheet(KEIKO, 7_000, visibility={Field.FOLLOWERS: Visibility.GROUP})
    opening = Opening(id=1, owner=seen(keiko, me), deadline=NOW + 9 * DAY)
    assert explained(match(seen(me, me), opening, NOW)) == (
        "same niche, sizes 7k and 9k, both on Instagram, both in Leeds, same subgroup; "
        "caution: one other collab due at about that time, three sponsored pieces this week"
    )


def test_what_was_counted_comes_before_what_was_typed_into_the_profile() -> None:
    public = {Field.FOLLOWERS: Visibility.GROUP}
    jamal = replace(sheet(JAMAL, 9_000, visibility=public, levels=shared(Level.NAMED)), followers={INSTAGRAM: 9_400})
    assert seen(jamal, sheet(KEIKO)).sizes == {INSTAGRAM: 9_000}
    assert seen(jamal, sheet(KEIKO, levels=shared(Level.NAMED))).sizes == {INSTAGRAM: 9_400}


@pytest.mark.parametrize("level", list(Level))
def test_nobody_moves_up_or_down_by_what_they_keep_to_themselves(level: Level) -> None:
    """The order of the owner's list is all that an owner could read secrets from."""
    keiko = sheet(KEIKO, 7_000, levels=shared(Level.POSTED))
    opening = Opening(id=1, owner=seen(keiko, keiko))

    def order(jamals: int, sofias: int) -> list[int]:
        both = (sheet(JAMAL, jamals, levels=shared(level)), sheet(SOFIA, sofias, levels=shared(level), sponsored=4))
        return [each.user_id for each in candidates(opening, [seen(each, keiko) for each in both], NOW)]

    assert (order(90_000, 7_000) == order(7_000, 90_000)) == (level < Level.PLACE)
