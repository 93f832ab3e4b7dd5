"""The cards from the close on, at their longest."""

from dataclasses import replace
from datetime import timedelta

from bot.ui import COMPONENT_LIMIT, TEXT_LIMIT, Card
from cogs.giveaways import ui_draw, ui_winners
from cogs.giveaways.model import State, View
from cogs.giveaways.model_rules import Reason
from cogs.giveaways.model_spec import LONGEST_PRIZE, MOST_WINNERS, Spec
from cogs.giveaways.model_winners import Winner, WinnerState
from tests.giveaways.test_model import NOW, giveaway

EXCLUSIONS = {reason.value: 1_000_000 for reason in Reason}
LAST_ID = 2**63 - 1


def winner(position: int, state: WinnerState) -> Winner:
    return Winner(
        guild_id=1,
        giveaway_id=7,
        position=position,
        ticket="f" * 16,
        user_id=LAST_ID - position,
        state=state,
        won_at=NOW,
        claim_by=NOW + timedelta(days=2),
    )


def fullest() -> View:
    """As many winners as there can be, and three times as many who lost it again."""
    spec = Spec("*" * LONGEST_PRIZE, winners=MOST_WINNERS)
    drawn = giveaway(
        state=State.ANNOUNCED, spec=spec, entrants=1_000_000, digest="a" * 64, round=10**8, beacon="b" * 64
    )
    lost = [winner(place, WinnerState.INELIGIBLE) for place in range(1, 3 * MOST_WINNERS + 1)]
    held = [winner(3 * MOST_WINNERS + place, WinnerState.CLAIMED) for place in range(1, MOST_WINNERS + 1)]
    return View(drawn, 1_000_000, (*lost, *held))


def fits(card: Card) -> bool:
    return card.content_length() <= TEXT_LIMIT and len(list(card.walk_children())) <= COMPONENT_LIMIT


async def test_the_longest_cards_fit() -> None:
    full = fullest()
    positions = [each.position for each in full.winners]
    assert fits(ui_draw.closing_card(full, EXCLUSIONS, beacon=True))
    assert fits(ui_draw.announcement_card(full, EXCLUSIONS))
    assert fits(ui_draw.moved_card(full, positions, positions))
    assert fits(ui_winners.winners_card(full))
    assert fits(ui_winners.reroll_card(full))


async def test_the_announcement_rings_for_the_winners_alone() -> None:
    """Somebody who was forgotten stands there without a name."""
    winners = (
        winner(1, WinnerState.LEFT),
        winner(2, WinnerState.WON),
        replace(winner(3, WinnerState.CLAIMED), user_id=None),
    )
    drawn = giveaway(state=State.ANNOUNCED, spec=Spec("A mug", winners=2), entrants=9)
    mentions = ui_draw.announcement_card(View(drawn, 9, winners), {}).extras()["allowed_mentions"]
    assert [each.id for each in mentions.users] == [LAST_ID - 2]
    assert not mentions.roles
