"""Every card of contact fits into Discord's limits, is short, and has somebody who answers its buttons."""

import pytest

from bot.ui import Card
from cogs.contact import text, ui
from cogs.contact.model import ASK_DM, ASK_GUIDE, ASK_NONE, ASK_THREAD, Notice, Way
from cogs.contact.presses import presses

BIG = 2**63 - 1
GROUP_NAME = "*" * 100


def cards() -> list[Card]:
    return [
        *(ui.choice_card(BIG, way, text.NOTICES[Notice.NO_THREAD]) for way in Way),
        *(ui.guide_card(BIG, GROUP_NAME, way) for way in Way),
        *(ui.guide_coming_card(BIG, Way.DM, way) for way in Way),
        ui.hello_card(BIG, GROUP_NAME, Way.DM, dm_closed=False),
        ui.hello_card(BIG, GROUP_NAME, Way.THREAD, dm_closed=True),
    ]


@pytest.mark.parametrize("number", range(len(cards())))
async def test_a_card_is_short(number: int) -> None:
    assert cards()[number].content_length() < 900


@pytest.mark.parametrize("ask", [ASK_DM, ASK_THREAD, ASK_NONE, ASK_GUIDE])
def test_every_button_other_slices_show_is_answered(ask: str) -> None:
    assert ask.split(":")[1] in presses.declared


@pytest.mark.parametrize("way", Way)
async def test_the_way_that_is_chosen_is_not_offered_again(way: Way) -> None:
    labels = [button.label for button in ui.way_buttons(1, way)]
    assert len(labels) == 2
    assert ui._LABELS[way][0] not in labels
