"""Brands that a group does not work with, and the spellings that people try."""

import pytest

from bot.errors import UserError
from cogs.collabs.model import Kind, Nature
from cogs.collabs.model_brands import Brand, look, named
from cogs.collabs.model_request import Pay, Spec

GLOWY, SLOW_LEAF, ART = (
    Brand(n, name, "Never pays", look(name)) for n, name in enumerate(("Glowy", "Slow Leaf", "Art"))
)
ALL = (GLOWY, SLOW_LEAF, ART)


def told(what: str, **changes: str) -> Spec:
    return Spec(Nature.PAID, Kind.REVIEW, "A review", what, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "brand"),
    [
        ("A cream of Glowy's, tried honestly", GLOWY),
        ("GLOWY!!!", GLOWY),
        ("#glowy", GLOWY),
        ("@glowy.official", GLOWY),
        ("glowy.com", GLOWY),
        ("Gl0wy and friends", GLOWY),
        ("G1owy", GLOWY),
        ("GIowy with a large i", GLOWY),
        ("g l o w y", GLOWY),
        ("g-l-o-w-y", GLOWY),
        ("Glóẃy", GLOWY),
        ("Gl\u043ewy with a Cyrillic letter", GLOWY),
        ("\uff27\uff4c\uff4f\uff57\uff59", GLOWY),
        ("glovvy", GLOWY),
        ("$low leaf", SLOW_LEAF),
        ("slow-leaf, slowleaf", SLOW_LEAF),
        ("Slow\nLeaf", SLOW_LEAF),
        ("art", ART),
        ("Start with a party: artful, artlover", None),
        ("A glow, why not", None),
        ("slow leaves", None),
        ("A slow walk, leaf by leaf", None),
        ("", None),
    ],
)
def test_a_name_is_found_however_it_is_spelled_and_not_inside_other_words(written: str, brand: Brand | None) -> None:
    """C18."""
    assert named(told(written), ALL) == brand


def test_it_is_looked_for_on_the_whole_card() -> None:
    assert named(Spec(Nature.PAID, Kind.REVIEW, "Glowy", "x"), ALL) == GLOWY
    assert named(Spec(Nature.PAID, Kind.REVIEW, "A", "B", pay=Pay(brand="GLOWY Ltd.")), ALL) == GLOWY
    assert named(told("x", fixed="Say Glowy first"), ALL) == GLOWY
    assert named(told("x", free="Anything but glowy"), ALL) == GLOWY
    assert named(told("Glowy"), ()) is None


@pytest.mark.parametrize("typed", ["", "…", "a", "🌿"])
def test_a_name_of_nothing_cannot_be_listed(typed: str) -> None:
    with pytest.raises(UserError, match="at least two letters"):
        look(typed)
