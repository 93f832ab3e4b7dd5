"""Who may see a work, and whose word counts for a package."""

from dataclasses import replace

import pytest

from bot.errors import UserError
from cogs.collabs.model import Nature
from cogs.tracking.model import LONGEST_NAME, Folder, Parcel, Route, Work, brand_of, name_of
from cogs.tracking.model_package import Side, Stage, promised
from tests.tracking.people import GROUP, JAMAL, KEIKO, NOW, SOFIA

ALONE = Work(guild_id=GROUP, owner_id=KEIKO, other_id=SOFIA, name="Tea", nature=Nature.COLLAB, created_at=NOW)
SHARED = replace(ALONE, shared_at=NOW)
TEA = promised("a tin of tea", NOW)


def parcel(work: Work, route: Route) -> Parcel:
    return Parcel(work=work, route=route, package=TEA)


def test_only_its_owner_sees_a_work_until_it_is_shared_with_the_other_side() -> None:
    assert [ALONE.is_seen_by(each) for each in (KEIKO, SOFIA, JAMAL)] == [True, False, False]
    assert [SHARED.is_seen_by(each) for each in (KEIKO, SOFIA, JAMAL)] == [True, True, False]
    assert not replace(SHARED, other_id=None).is_seen_by(SOFIA)


@pytest.mark.parametrize(
    ("work", "route", "sender", "receiver"),
    [
        (ALONE, Route.TO_OTHER, KEIKO, KEIKO),
        (ALONE, Route.FROM_OTHER, KEIKO, KEIKO),
        (SHARED, Route.TO_OTHER, KEIKO, SOFIA),
        (SHARED, Route.FROM_OTHER, SOFIA, KEIKO),
        (SHARED, Route.FROM_BRAND, KEIKO, KEIKO),
        (replace(SHARED, other_id=None), Route.TO_OTHER, KEIKO, KEIKO),
    ],
)
def test_the_owner_speaks_for_whoever_is_not_here(work: Work, route: Route, sender: int, receiver: int) -> None:
    """C22: a brand partner presses no buttons, and a member only what is shared with them."""
    found = parcel(work, route)
    assert (found.who(Side.SENDER), found.who(Side.RECEIVER)) == (sender, receiver)
    assert found.other_than(KEIKO) == (SOFIA if sender != receiver else None)


def test_each_of_two_says_only_what_they_know() -> None:
    between = parcel(SHARED, Route.TO_OTHER)
    assert between.choices(KEIKO) == (Stage.SHIPPED, Stage.CALLED_OFF)
    assert between.choices(SOFIA) == (Stage.RECEIVED, Stage.CALLED_OFF)
    assert between.choices(JAMAL) == ()
    assert between.side_for(Stage.SHIPPED, KEIKO) is Side.SENDER
    with pytest.raises(UserError, match="Only the two"):
        between.side_for(Stage.SHIPPED, JAMAL)


def test_who_speaks_for_both_has_every_choice() -> None:
    alone = parcel(ALONE, Route.FROM_BRAND)
    assert set(alone.choices(KEIKO)) == {Stage.SHIPPED, Stage.RECEIVED, Stage.CALLED_OFF}
    assert alone.side_for(Stage.RECEIVED, KEIKO) is Side.RECEIVER


def test_whatever_somebody_gives_has_to_be_disclosed() -> None:
    """D9: a package makes a collab one that people have to be told about."""
    assert not Folder(ALONE).gives
    assert Folder(ALONE, parcels=(parcel(ALONE, Route.FROM_BRAND),)).gives
    assert Folder(replace(ALONE, nature=Nature.PAID)).gives


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "tells it from the others"), ("x" * 81, "81 characters"), ("To 12 Rose Hill Road", "never kept here")],
)
def test_a_name_that_cannot_be_one(typed: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        name_of(typed)


def test_names_are_on_one_line() -> None:
    assert name_of("  Spring\n menu ") == "Spring menu"
    assert len(name_of("x" * LONGEST_NAME)) == LONGEST_NAME
    assert brand_of(" ") == ""
    with pytest.raises(UserError, match="81 characters"):
        brand_of("x" * 81)
