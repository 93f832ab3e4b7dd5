"""What giveaways declare to the kernel about everything from the draft to the close."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from cogs.giveaways import (
    delivery,
    jobs_starting,
    presses_drafting,
    presses_panel,
    service,
    service_notes,
    store_due,
    store_series,
)
from cogs.giveaways.entrance import Entrance
from cogs.giveaways.jobs_watching import Watch

if TYPE_CHECKING:
    from bot.client import Greenroom

PRESSES = (presses_drafting.presses, presses_panel.presses)


PROBES = {"come_back": store_series.DUE, "start": store_due.DUE}


def ticks(bot: "Greenroom") -> Mapping[str, Callable[[], Awaitable[None]]]:
    """What happens by itself."""
    return {
        "come_back": partial(jobs_starting.come_back, bot),
        "start": partial(jobs_starting.start_due, bot),
        "watch": Watch(bot).tick,
    }


def before_the_close(bot: "Greenroom", entrance: Entrance) -> None:
    """The live card, and notes to the moderators about it."""
    box = bot.outbox
    box.message(service.CARD, delivery.card(bot), sent=delivery.posted(bot), failed=delivery.card_lost(bot))
    box.effect(service.REDRAW, delivery.redrawer(bot, entrance), failed=delivery.card_lost(bot))
    box.message(service_notes.NOTE, delivery.note(bot))
