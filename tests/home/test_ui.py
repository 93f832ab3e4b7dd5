"""Cards of the panel that are as full as they can be."""

from datetime import UTC, datetime

import discord
import pytest

from bot.home import Door, Need, Topic
from bot.ui import TEXT_LIMIT
from cogs.home import ui
from cogs.home.model import FEW, PAGE, Panel
from tests.home.panel import MOST_PARTS, crowded, parts, words

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, 10_000])
@pytest.mark.parametrize("moderates", [True, False])
def test_the_fullest_panel_is_one_that_discord_takes(count: int, moderates: bool) -> None:  # noqa: FBT001
    card = ui.home_card(crowded(count), moderates=moderates)
    assert parts(card) <= MOST_PARTS
    assert len(words(card)) <= TEXT_LIMIT


@pytest.mark.parametrize("number", [1, 2, 999])
def test_further_pages_and_topics_are_too(number: int) -> None:
    assert parts(ui.page_card(crowded(FEW + 3 * PAGE), number, "open")) <= MOST_PARTS
    assert all(parts(ui.topic_card(crowded(9), topic)) <= MOST_PARTS for topic in Topic)


def test_the_fullest_desk_is_too() -> None:
    doors = [Door(Topic.GROUP, "words", f"Door {each}", "x:y") for each in range(10)]
    card = ui.desk_card(Panel(crowded(10_000).needs, doors), may_post=True)
    assert parts(card) <= MOST_PARTS


def test_peoples_words_are_escaped_and_short_and_braces_in_them_stay() -> None:
    need = Need("You won **{}**.", "Claim", "x:y", said=("*{0}* @everyone " + "x" * 300,))
    shown = words(ui.home_card(Panel([need], []), moderates=False))
    assert "\\*{0}\\*" in shown
    assert "@everyone" not in shown
    assert "x" * 100 not in shown


def test_no_two_buttons_of_a_card_have_the_same_id() -> None:
    """Two needs, or a need and a door, may lead to the same press; Discord refuses a card with equal ids."""
    same = [Need(f"{each}", "Go", "x:y") for each in range(3)]
    doors = [Door(topic, "w", "Go", "x:y") for topic in Topic]
    for card in (
        ui.home_card(Panel(same, doors), moderates=True),
        ui.desk_card(Panel(same, doors), may_post=True),
        ui.topic_card(Panel(same, doors * 2), Topic.STEPS),
    ):
        ids = [each.custom_id for each in card.walk_children() if isinstance(each, discord.ui.Button)]
        assert len(set(ids)) == len(ids)
