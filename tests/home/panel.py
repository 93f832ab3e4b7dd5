"""Opening /home, walking through it by its buttons, and the size of what stands there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from bot.home import Door, Need, Topic
from cogs.home.model import Panel
from tests.collabs.scene import answered
from tests.group import Group

MOST_PARTS = 40
"""Discord takes no more on one message."""


async def home(group: Group, person: MemberActor) -> ResponseMessage:
    """The private panel."""
    result = await person.slash(group.lobby, "home")
    assert result.ephemeral
    return answered(result)


async def way(person: MemberActor, card: Any, *labels: str) -> InteractionResult:  # noqa: ANN401 - what was shown
    """Press one button after the other: on the panel while it changes, then on what was opened beside it."""
    result = await person.click(card, label=labels[0])
    for label in labels[1:]:
        opened = result.response if result.response is not None else card
        result = await person.click(opened, label=label)
    return result


def parts(card: discord.ui.LayoutView) -> int:
    """How many parts a card has, as Discord counts: everything inside everything."""
    return card.total_children_count


def crowded(needs: int, by: datetime | None = None) -> Panel:
    """A panel with that many needs, and two doors to every topic."""
    waiting: Sequence[Need] = [
        Need(f"Number {each} waits for **{{}}**.", "Go", f"x:{each}", by, ("you",)) for each in range(needs)
    ]
    doors = [
        Door(topic, "It goes well here." * 3, f"Door {each}", f"x:{topic.name}:{each}")
        for topic in Topic
        for each in (1, 2)
    ]
    return Panel(waiting, doors)


def words(card: discord.ui.LayoutView) -> str:
    """Every text of a card that was not sent."""
    return "\n".join(each.content for each in card.walk_children() if isinstance(each, discord.ui.TextDisplay))
