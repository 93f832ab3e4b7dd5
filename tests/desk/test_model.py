"""The desk's rules: what /setup does about each thing, which zone is meant, what is news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.desk.model_findings import digest, digests, has_news
from cogs.desk.model_plan import Need, Seen, Step, decide, plain
from cogs.desk.model_zone import find_zone

WELCOME = Need("welcome", "welcome")


@pytest.mark.parametrize(
    ("remembered", "seen", "step", "found"),
    [
        ({}, [], Step.MAKE, None),
        ({"welcome": 1}, [], Step.REMAKE, None),
        ({"welcome": 1}, [Seen(1, "hello")], Step.THERE, 1),
        ({}, [Seen(2, "welcome")], Step.ADOPT, 2),
        ({}, [Seen(2, "👋│Welcome")], Step.ADOPT, 2),
        ({"welcome": 1}, [Seen(2, "welcome")], Step.ADOPT, 2),
        ({"welcome": 1}, [Seen(1, "hello"), Seen(2, "welcome")], Step.THERE, 1),
        ({}, [Seen(2, "welcome", fit=False)], Step.MAKE, None),
        ({}, [Seen(2, "welcome-back")], Step.MAKE, None),
        ({"rules": 2}, [Seen(2, "welcome")], Step.MAKE, None),
    ],
)
def test_what_is_remembered_stays_what_has_the_name_is_taken_the_rest_is_made(
    remembered: dict[str, int], seen: list[Seen], step: Step, found: int | None
) -> None:
    """D1."""
    (item,) = decide([WELCOME], remembered, seen)
    assert (item.step, item.id) == (step, found)


def test_of_two_with_the_name_the_first_is_taken() -> None:
    (item,) = decide([WELCOME], {}, [Seen(1, "welcome"), Seen(2, "Welcome")])
    assert item.id == 1


def test_one_thing_is_never_taken_for_two_purposes() -> None:
    items = decide([WELCOME, Need("hello", "Welcome")], {}, [Seen(1, "welcome")])
    assert [item.id for item in items] == [1, None]


def test_a_thing_of_another_name_says_what_it_serves_as() -> None:
    (item,) = decide([WELCOME], {"welcome": 1}, [Seen(1, "hello")])
    assert item.serves_as == "welcome"


@given(st.text(min_size=1))
def test_a_name_is_never_made_empty(name: str) -> None:
    assert plain(name)


@given(st.sets(st.integers(1, 9)), st.dictionaries(st.sampled_from("abc"), st.integers(1, 9)))
def test_after_a_run_there_is_nothing_left_to_do(there: set[int], remembered: dict[str, int]) -> None:
    """Whatever was there before: making what is new and remembering all leads to a plan that is done."""
    needs = [Need(letter, letter) for letter in "abc"]
    seen = {number: Seen(number, "abc"[number % 3]) for number in there}
    for place, item in enumerate(decide(needs, remembered, seen.values()), start=100):
        remembered[item.purpose] = item.id or place
        seen.setdefault(item.id or place, Seen(item.id or place, item.name))
    assert {item.step for item in decide(needs, remembered, seen.values())} == {Step.THERE}


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        (" new york ", "America/New_York"),
        ("europe/lisbon", "Europe/Lisbon"),
        ("utc", "UTC"),
        ("Kolkata", "Asia/Kolkata"),
    ],
)
def test_a_zone_is_found_as_people_write_it(written: str, zone: str) -> None:
    assert find_zone(written) == zone


@pytest.mark.parametrize(("written", "hint"), [("Berln", "Europe/Berlin"), ("", "large city"), ("💐", "large city")])
def test_an_unknown_zone_is_answered_with_help(written: str, hint: str) -> None:
    with pytest.raises(UserError, match=hint):
        find_zone(written)


def test_only_a_new_problem_is_news() -> None:
    """D2."""
    known = digests(["A", "3 messages wait"])
    assert not has_news(known, ["A"])
    assert not has_news(known, ["A", "17 messages wait"])
    assert has_news(known, ["A", "B"])
    assert has_news([], ["A"])
    assert not has_news([], [])


def test_the_same_problem_in_another_channel_is_another_problem() -> None:
    assert digest("In <#1> I may not speak") != digest("In <#2> I may not speak")
