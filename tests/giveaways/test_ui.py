"""The card as everybody sees it."""

from dataclasses import replace

import pytest

from bot.ui import COMPONENT_LIMIT, TEXT_LIMIT, Card
from cogs.giveaways.model import RUNNING, State, View
from cogs.giveaways.model_spec import LONGEST_DESCRIPTION, LONGEST_PRIZE, Look, Spec
from cogs.giveaways.ui import live_card
from tests.giveaways.test_model import giveaway


def words(card: Card) -> str:
    return "\n".join(str(part) for item in card.walk_children() for part in _texts(item.to_component_dict()))


def _texts(component: object) -> list[object]:
    assert isinstance(component, dict)
    return [component[name] for name in ("content", "label") if name in component]


@pytest.mark.parametrize("state", State)
async def test_there_is_a_card_in_every_state_and_a_button_only_while_it_runs(state: State) -> None:
    shown = words(live_card(View(giveaway(state=state), 12)))
    assert "A ring light" in shown
    assert "12 people are in" in shown
    assert ("Enter" in shown) == (state in RUNNING)


async def test_the_seal_is_on_the_card_and_the_seed_is_not() -> None:
    shown = words(live_card(View(giveaway(), 0)))
    assert "22" * 32 in shown
    assert "11" * 32 not in shown


async def test_the_longest_card_fits() -> None:
    look = Look("_" * LONGEST_DESCRIPTION, "https://example.org/a.png", 0xFFFFFF)
    longest = giveaway(state=State.OPEN, spec=replace(Spec("*" * LONGEST_PRIZE), look=look))
    card = live_card(View(longest, 1_000_000))
    assert card.content_length() <= TEXT_LIMIT
    assert len(list(card.walk_children())) <= COMPONENT_LIMIT
