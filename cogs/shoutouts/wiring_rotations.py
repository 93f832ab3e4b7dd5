"""What rotations and their rosters declare to the kernel. Turns are declared next door."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.rounds import leaving
from cogs.contact.return_service import fall_back
from cogs.shoutouts import (
    delivery_rotations,
    doctor_rotations,
    jobs_roster,
    presses_letters,
    presses_roster,
    presses_rotations,
    service_line,
    service_roster,
    service_start,
    store_seats,
)
from cogs.shoutouts.cog import Shoutouts
from cogs.shoutouts.cog_rotations import Rotations

if TYPE_CHECKING:
    from bot.client import Greenroom

PRESSES = (presses_rotations.presses, presses_roster.presses, presses_letters.presses)
PROBES = {"breaks": store_seats.DUE}
ROUNDS = {"left": leaving(store_seats.people, service_roster.left)}
CHECKS = (doctor_rotations.place,)


def cogs(bot: "Greenroom") -> Sequence[commands.Cog]:
    """The commands of both sides."""
    return Rotations(bot), Shoutouts(bot)


def ticks(bot: "Greenroom") -> Mapping[str, Callable[[], Awaitable[None]]]:
    """What happens by itself."""
    return {"breaks": partial(jobs_roster.end_breaks, bot)}


def deliver(bot: "Greenroom") -> None:
    """What is said."""
    bot.outbox.message(service_start.BEGUN, delivery_rotations.begun(bot))
    bot.outbox.message(service_line.LETTER, delivery_rotations.swap_letter(bot), failed=fall_back(bot))
