"""The order of the panel, and its pages."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.home import Door, Home, Need, Topic
from cogs.home.model import FEW, PAGE, Panel, arranged, through

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def needs(count: int) -> Panel:
    return Panel([Need(str(each), "Go", "x:y") for each in range(count)], [])


def test_what_ends_first_comes_first_and_the_rest_keeps_its_order() -> None:
    late, soon = Need("late", "", "", NOW + timedelta(days=2)), Need("soon", "", "", NOW)
    first, second = Need("first", "", ""), Need("second", "", "")
    panel = arranged([Home([first, late]), Home([second, soon])])
    assert [each.words for each in panel.needs] == ["soon", "late", "first", "second"]


def test_doors_stand_under_their_topic_in_the_order_of_the_panel() -> None:
    numbers, steps = Door(Topic.NUMBERS, "n", "N", "x"), Door(Topic.STEPS, "s", "S", "x")
    more = Door(Topic.NUMBERS, "", "M", "x")
    panel = arranged([Home(doors=[numbers]), Home(doors=[steps]), Home(doors=[more])])
    assert panel.by_topic() == [(Topic.STEPS, [steps]), (Topic.NUMBERS, [numbers, more])]


@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, FEW + PAGE, FEW + PAGE + 1, 10_000])
def test_every_need_is_on_exactly_one_page(count: int) -> None:
    panel = needs(count)
    pages = [panel.page(number) for number in range(panel.last_page + 1)]
    assert [each.words for shown, _ in pages for each in shown] == [str(each) for each in range(count)]
    assert pages[-1][1] == 0
    assert [left for _, left in pages] == sorted((left for _, left in pages), reverse=True)


def test_a_calm_feature_is_quiet_where_another_has_something_to_say() -> None:
    calm, told = Door(Topic.COLLABS, "no room", "R", "x", is_calm=True), Door(Topic.COLLABS, "two requests", "M", "x")
    also_calm = Door(Topic.BRANDS, "try this", "T", "x", is_calm=True)
    more_calm = Door(Topic.BRANDS, "or that", "O", "x", is_calm=True)
    panel = arranged([Home(doors=[calm, told, also_calm, more_calm])])
    assert panel.standing() == [(Topic.COLLABS, "two requests"), (Topic.BRANDS, "try this")]


def test_a_page_too_far_is_the_last_one() -> None:
    panel = needs(FEW + 2)
    assert panel.page(99) == panel.page(1) == (panel.needs[FEW:], 0)
    assert panel.page(-1) == panel.page(0)


def test_a_press_of_a_feature_is_named_inside_ours() -> None:
    assert through("giveaways:claim:1:2", "need0") == "home:go:need0:giveaways:claim:1:2"
