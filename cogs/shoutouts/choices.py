"""What is offered while somebody types which rotation: by its name, of their own group only."""

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.by import who
from bot.errors import UserError
from cogs.shoutouts import service_roster, service_rotations
from cogs.shoutouts.model import Rotation
from cogs.shoutouts.text_rotations import GONE

if TYPE_CHECKING:
    from bot.client import Greenroom

_MOST_CHOICES = 25


class Offer(Enum):
    """Which rotations are offered."""

    ALL = "all of the group that are not over"
    JOINABLE = "those that the person could join"
    SEATED = "those that the person is in"


class ChooseRotation(app_commands.Transformer):
    """Becomes the rotation's number. What is typed instead of chosen finds a name."""

    def __init__(self, offer: Offer) -> None:
        """Offer these."""
        self._offer = offer

    async def transform(self, interaction: discord.Interaction, value: str, /) -> int:
        """The number. Raises UserError when there is no such rotation."""
        typed = value.strip().casefold()
        for each in await self._offered(interaction):
            if typed in {str(each.id), each.spec.name.casefold()}:
                return each.id
        raise UserError(GONE)

    async def autocomplete(  # type: ignore[override]  # the base allows numbers as well
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """What can be chosen, the oldest first."""
        typed = value.casefold()
        found = [each for each in await self._offered(interaction) if typed in each.spec.name.casefold()]
        return [app_commands.Choice(name=each.spec.name, value=str(each.id)) for each in found[:_MOST_CHOICES]]

    async def _offered(self, interaction: discord.Interaction) -> Sequence[Rotation]:
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        by = who(interaction)
        async with bot.db.read() as conn:
            if self._offer is Offer.JOINABLE:
                return await service_roster.joinable(conn, by)
            if self._offer is Offer.SEATED:
                return await service_roster.seated(conn, by)
            return [rotation for rotation, _ in await service_rotations.listed(conn, by.guild_id)]
