"""A PR package from the promise to the content, and everything that can happen on its way."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.tracking.model_package import (
    LONGEST_NAME,
    STEPS,
    Package,
    Side,
    Stage,
    ask_at,
    choices,
    moved,
    product_name,
    promised,
    question,
)
from tests.tracking.people import DAY, NOW

JARS = promised("two jars of sourdough starter", NOW)


def went(*steps: tuple[Stage, Side]) -> Package:
    """A package after these steps, one a day."""
    package = JARS
    for day, (stage, side) in enumerate(steps, start=1):
        package = moved(package, stage, side, NOW + day * DAY)
    return package


SHIPPED, RECEIVED = (Stage.SHIPPED, Side.SENDER), (Stage.RECEIVED, Side.RECEIVER)
POSTED, MARKED = (Stage.POSTED, Side.RECEIVER), (Stage.DISCLOSED, Side.RECEIVER)


def test_promised_shipped_received_posted_disclosed() -> None:
    """C22 D12"""
    package = went(SHIPPED, RECEIVED, POSTED, MARKED)
    assert package.is_over
    assert list(package.reached.items()) == [
        (Stage.PROMISED, NOW),
        (Stage.SHIPPED, NOW + DAY),
        (Stage.RECEIVED, NOW + 2 * DAY),
        (Stage.POSTED, NOW + 3 * DAY),
        (Stage.DISCLOSED, NOW + 4 * DAY),
    ]


def test_it_arrives_although_nobody_said_that_it_was_sent() -> None:
    assert went(RECEIVED).stage is Stage.RECEIVED


def test_it_gets_lost_and_is_sent_again() -> None:
    package = went(SHIPPED, (Stage.LOST, Side.RECEIVER), SHIPPED)
    assert (package.stage, package.reached[Stage.SHIPPED]) == (Stage.SHIPPED, NOW + 3 * DAY)


def test_it_was_lost_and_comes_after_all() -> None:
    assert went(SHIPPED, (Stage.LOST, Side.SENDER), RECEIVED).stage is Stage.RECEIVED


def test_it_is_called_off_before_it_is_sent() -> None:
    package = went((Stage.CALLED_OFF, Side.RECEIVER))
    assert package.is_over
    assert choices(package, Side.SENDER) == ()


@pytest.mark.parametrize(
    ("stage", "side", "said"),
    [
        (Stage.SHIPPED, Side.RECEIVER, "Only the one who sends it"),
        (Stage.RECEIVED, Side.SENDER, "Only the one who gets it"),
        (Stage.POSTED, Side.RECEIVER, "not at that point any more"),
        (Stage.LOST, Side.SENDER, "not at that point any more"),
    ],
)
def test_only_the_one_who_knows_can_say_so(stage: Stage, side: Side, said: str) -> None:
    with pytest.raises(UserError, match=said):
        moved(JARS, stage, side, NOW)


def test_the_same_press_twice_changes_nothing() -> None:
    package = went(SHIPPED)
    assert moved(package, *SHIPPED, NOW + 9 * DAY) is package


@given(st.lists(st.tuples(st.sampled_from(Stage), st.sampled_from(Side)), max_size=12))
def test_whatever_people_press_it_is_where_somebody_could_say(presses: list[tuple[Stage, Side]]) -> None:
    package = JARS
    for stage, side in presses:
        allowed = stage in choices(package, side)
        try:
            after = moved(package, stage, side, NOW)
        except UserError:
            assert not allowed
            continue
        assert allowed or after is package
        assert package.reached.keys() <= after.reached.keys()
        package = after


def test_every_stage_can_be_reached() -> None:
    assert {Stage.PROMISED, *(stage for steps in STEPS.values() for stage in steps)} == set(Stage)
    assert set(STEPS) == set(Stage)


@pytest.mark.parametrize(
    ("package", "days", "side"),
    [
        (JARS, 7, Side.SENDER),
        (went(SHIPPED), 11, Side.RECEIVER),
        (went(SHIPPED, RECEIVED), 16, Side.RECEIVER),
        (went(SHIPPED, RECEIVED, POSTED), 4, Side.RECEIVER),
        (went(SHIPPED, (Stage.LOST, Side.RECEIVER)), 9, Side.SENDER),
    ],
)
def test_after_a_while_the_one_who_knows_is_asked(package: Package, days: int, side: Side) -> None:
    due = NOW + days * DAY
    asked = question(package, due)
    assert asked is not None
    assert (asked.side, asked.since) == (side, package.reached[package.stage])
    assert question(package, due - DAY) is None


@pytest.mark.parametrize("package", [went(SHIPPED, RECEIVED, POSTED, MARKED), went((Stage.CALLED_OFF, Side.SENDER))])
def test_when_it_is_over_nobody_is_asked(package: Package) -> None:
    assert question(package, NOW + 999 * DAY) is None


def test_nobody_is_asked_a_third_time() -> None:
    assert ask_at(JARS, 0) == NOW + 7 * DAY
    assert ask_at(JARS, 1) == NOW + 14 * DAY
    assert ask_at(JARS, 2) is None
    assert question(JARS, NOW + 999 * DAY, 2) is None


def test_there_is_no_room_for_an_address() -> None:
    """D12: not a field of it holds words, but the name of the product, and that refuses what looks like one."""
    assert [each.name for each in fields(Package)] == ["what", "stage", "reached"]


@pytest.mark.parametrize(
    "typed",
    [
        "12 Rose Hill Road, Leeds",
        "to 5b, Old Mill Lane",
        "Hauptstraße 5",
        "Lindenstrasse 12a",
        "Keizersgracht, kerkstraat 8",
        "rue de la Paix 3",
        "Via Roma 11",
        "for LS1 4AP",
        "c/o Mill, Lindenstr. 12",
        "TX 75001",
        "P.O. Box 12",
    ],
)
def test_what_looks_like_an_address_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="addresses are never kept"):
        product_name(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "two jars of sourdough starter",
        "Route 66 T-shirt",
        "500 g rye flour, 2 baskets",
        "Street food box",
        "iPhone 15",
        "Box of 12000 beads",
    ],
)
def test_what_is_sent_is_only_a_name(typed: str) -> None:
    assert product_name(f"  {typed}\n") == typed


@pytest.mark.parametrize(("typed", "said"), [("", "in a few words"), ("\n ", "in a few words"), ("x" * 81, "81 char")])
def test_a_name_that_cannot_be_one(typed: str, said: str) -> None:
    assert len("x" * 80) == LONGEST_NAME
    with pytest.raises(UserError, match=said):
        product_name(typed)
