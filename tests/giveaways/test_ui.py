"""The card as everybody sees it."""

from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.ui import COMPONENT_LIMIT, TEXT_LIMIT, Card
from cogs.giveaways import presses_drafting, presses_panel
from cogs.giveaways.model import RUNNING, UPCOMING, Giveaway, State, View
from cogs.giveaways.model_calendar import Every
from cogs.giveaways.model_drafting import LONGEST_NAME, MOST_ROLES
from cogs.giveaways.model_spec import LONGEST_DESCRIPTION, LONGEST_PRIZE, MOST_BONUS, Bonus, Look, Rules, Spec, Sponsor
from cogs.giveaways.panel import panel_card
from cogs.giveaways.service_hosting import LONGEST_REASON
from cogs.giveaways.text import EDITED
from cogs.giveaways.ui import live_card
from cogs.giveaways.ui_again import refused_card, typed
from cogs.giveaways.ui_draft import draft_card, options_card
from tests.giveaways.test_model import NOW, giveaway


def words(card: Card) -> str:
    return "\n".join(str(part) for item in card.walk_children() for part in _texts(item.to_component_dict()))


def _texts(component: object) -> list[object]:
    assert isinstance(component, dict)
    return [component[name] for name in ("content", "label") if name in component]


@pytest.mark.parametrize("state", State)
async def test_there_is_a_card_in_every_state_and_a_button_only_while_it_runs(state: State) -> None:
    shown = words(live_card(View(giveaway(state=state), 12)))
    assert "A ring light" in shown
    assert ("12 people are in" in shown) == (state is not State.CANCELLED)
    assert ("Enter" in shown) == (state in RUNNING)


async def test_the_seal_is_on_the_card_and_the_seed_is_not() -> None:
    shown = words(live_card(View(giveaway(), 0)))
    assert "22" * 32 in shown
    assert "11" * 32 not in shown


def fullest(state: State) -> Giveaway:
    """Everything a moderator can choose, as long as it can be."""
    roles = [1_456_074_443_980_800_000 + number for number in range(MOST_ROLES * 5)]
    lists = [tuple(roles[number::5]) for number in range(5)]
    bonus = tuple(Bonus(role, MOST_BONUS) for role in lists[4])
    spec = Spec(
        prize="*" * LONGEST_PRIZE,
        winners=50,
        look=Look("_" * LONGEST_DESCRIPTION, "https://example.org/a.png", 0xFFFFFF),
        rules=Rules(
            lists[0], lists[1], lists[2], lists[3], 3650, 3650, introduced=True, cooldown_days=3650, bonus=bonus
        ),
        sponsor=Sponsor("*" * LONGEST_NAME, "instagram"),
        ping_role=roles[0],
    )
    return giveaway(
        state=state,
        spec=spec,
        host_id=roles[0],
        edited=tuple(EDITED),
        edited_at=NOW,
        starts_at=NOW,
        reason="*" * LONGEST_REASON,
    )


@pytest.mark.parametrize("state", State)
async def test_the_longest_card_fits_and_shows_some_of_the_description(state: State) -> None:
    """With room for the winners, who take the place of the rules."""
    card = live_card(View(fullest(state), 1_000_000))
    assert card.content_length() <= TEXT_LIMIT
    assert len(list(card.walk_children())) <= COMPONENT_LIMIT
    assert state is State.CANCELLED or words(card).count("\\_") > 100


@pytest.mark.parametrize("state", sorted(UPCOMING))
async def test_the_longest_draft_fits_with_everything_that_is_wrong(state: State) -> None:
    lacks = "I lack View Channel, Send Messages, Read Message History and Embed Links in <#1456074443980800017>."
    problems = [lacks] * 2
    card = draft_card(fullest(state), problems)
    assert card.content_length() <= TEXT_LIMIT
    assert len(list(card.walk_children())) <= COMPONENT_LIMIT


@pytest.mark.parametrize("state", State)
async def test_the_panel_and_all_that_can_be_chosen_fit(state: State) -> None:
    for card in (panel_card(View(fullest(state), 1_000_000)), options_card(fullest(state), Every.MONTH)):
        assert card.content_length() <= TEXT_LIMIT
        assert len(list(card.walk_children())) <= COMPONENT_LIMIT


async def test_a_brand_partner_stands_above_everything() -> None:
    shown = words(live_card(View(fullest(State.OPEN), 0))).splitlines()
    assert shown[0].startswith("**#ad · Paid partnership")


async def test_every_control_of_a_draft_is_answered() -> None:
    """Its id leads to a handler that was declared."""
    declared = {*presses_drafting.presses.declared, *presses_panel.presses.declared, "enter"}
    for state in UPCOMING | RUNNING | {State.CANCELLED}:
        for card in (
            draft_card(fullest(state)),
            options_card(fullest(state), None),
            panel_card(View(fullest(state), 5)),
        ):
            ids = [str(part.to_component_dict().get("custom_id", "")) for part in card.walk_children()]
            assert {each.split(":")[1] for each in ids if each} <= declared


def test_a_form_that_was_refused_is_read_back_from_its_card() -> None:
    answers = {"prize": "*a* `b` <@1>", "colour": [str(0xE91E63)], "roles": ["17", "18"], "people": ["19"], "image": ""}
    card = refused_card("No.", ("again", "looks", 1), answers)
    message = SimpleNamespace(components=[_as_received(part) for part in card.children])
    kept = typed(cast("discord.Message", message))
    assert kept == {name: answer for name, answer in answers.items() if answer}


def _as_received(part: Any) -> Any:  # noqa: ANN401 - items of discord.py
    made = discord.components._component_factory(part.to_component_dict())
    assert made is not None
    return made
