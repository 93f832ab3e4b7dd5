"""What turns and gifts declare to the kernel. Rotations and their rosters are declared next door."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from cogs.contact.return_service import fall_back
from cogs.shoutouts import (
    delivery_turns,
    doctor_turns,
    jobs,
    presses_gifts,
    presses_next,
    presses_proof,
    presses_turns,
    service_cards,
    service_letters,
    store_gifts,
    store_turns,
)

if TYPE_CHECKING:
    from bot.client import Greenroom

PRESSES = (presses_turns.presses, presses_gifts.presses, presses_proof.presses, presses_next.presses)
PROBES = {"play": store_turns.DUE, "finish": store_turns.OVER, "remind": store_gifts.DUE}
LATENESS = (doctor_turns.lateness,)


def ticks(bot: "Greenroom") -> Mapping[str, Callable[[], Awaitable[None]]]:
    """What happens by itself."""
    return {"play": partial(jobs.play, bot), "finish": partial(jobs.finish, bot), "remind": partial(jobs.remind, bot)}


def deliver(bot: "Greenroom") -> None:
    """What is said."""
    turns, box = delivery_turns, bot.outbox
    box.message(service_cards.CARD, turns.card(bot), sent=turns.posted(bot), failed=turns.not_posted(bot))
    box.effect(service_cards.FOLLOW, turns.followed(bot), failed=turns.not_followed())
    box.message(service_letters.LETTER, turns.letter(bot), failed=fall_back(bot))
