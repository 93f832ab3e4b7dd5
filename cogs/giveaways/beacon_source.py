"""Which beacon draws ask: drand's relays, what somebody handed to the bot, or none when the settings switch it off."""

from typing import TYPE_CHECKING

from bot.randomness import PublicBeacon
from cogs.giveaways.beacon import fetch
from cogs.giveaways.beacon_signature import is_genuine
from cogs.giveaways.model_beacon import Beacon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.client import Greenroom


class Relays:
    """drand quicknet, through relays of which none is believed."""

    def __init__(self, relays: "Sequence[str]") -> None:
        """Remember whom to ask, in this order."""
        self._relays = relays

    async def ask(self, number: int) -> bytes | None:
        """The round's signature, checked."""
        found = await fetch(number, self._relays)
        return found.signature if isinstance(found, Beacon) else None

    def is_genuine(self, number: int, signature: bytes) -> bool:
        """Whether drand signed that round."""
        return is_genuine(number, signature)


def beacon_of(bot: "Greenroom") -> PublicBeacon | None:
    """What was handed to the bot, else the relays of the settings. None: draws do without."""
    if bot.beacon is not None:
        return bot.beacon
    return Relays(bot.settings.relays) if bot.settings.relays else None
