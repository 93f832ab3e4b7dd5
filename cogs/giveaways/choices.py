"""What is offered while somebody types an option: giveaways by their prize, templates, times. Never another group's."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import UserError
from bot.text import plural
from cogs.desk import service as desk
from cogs.giveaways import service, service_kept, text
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.model_when import suggestions

if TYPE_CHECKING:
    from bot.client import Greenroom

_MOST_CHOICES = 25
_LONGEST_LABEL = 100
_LOOKED_THROUGH = 200


class ChooseGiveaway(app_commands.Transformer):
    """Becomes the giveaway's number. What is typed instead of chosen finds a prize, or the number itself (`G12`)."""

    def __init__(self, *states: State) -> None:
        """Offer the giveaways that are in these states."""
        self._states: Collection[State] = states

    async def transform(self, interaction: discord.Interaction, value: str, /) -> int:
        """The number. Raises UserError when the group has no such giveaway."""
        found = [each for each in await self._offered(interaction) if _is(each, value)]
        if not found:
            raise UserError(text.NOT_FOUND)
        return found[0].id

    async def autocomplete(  # type: ignore[override]  # the base allows numbers as well
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """What can be chosen, the one that ends next first."""
        words = value.casefold()
        found = [each for each in await self._offered(interaction) if words in _label(each).casefold()]
        return [app_commands.Choice(name=_label(each), value=each.public_id) for each in found[:_MOST_CHOICES]]

    async def _offered(self, interaction: discord.Interaction) -> Collection[Giveaway]:
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        async with bot.db.read() as conn:
            return await service.in_states(conn, interaction.guild_id or 0, self._states, _LOOKED_THROUGH)


def _is(giveaway: Giveaway, value: str) -> bool:
    typed = value.strip().casefold()
    return typed in {giveaway.public_id.casefold(), giveaway.spec.prize.casefold(), str(giveaway.id)}


def _label(giveaway: Giveaway) -> str:
    tail = f" · {plural(giveaway.spec.winners, 'winner')} · {giveaway.public_id}"
    prize, room = giveaway.spec.prize, _LONGEST_LABEL - len(tail)
    return (prize if len(prize) <= room else f"{prize[: room - 1]}…") + tail


class ChooseTemplate(app_commands.Transformer):
    """The name of a template, offered while somebody types."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:
        """The name as it was typed: the service knows whether there is such a template."""
        del interaction
        return value

    async def autocomplete(  # type: ignore[override]  # the base allows numbers as well
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """What can be chosen, by name."""
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        async with bot.db.read() as conn:
            known = await service_kept.templates(conn, interaction.guild_id or 0)
        found = [each.name for each in known if value.casefold() in each.name.casefold()]
        return [app_commands.Choice(name=name, value=name) for name in found[:_MOST_CHOICES]]


async def complete_time(
    bot: "Greenroom", interaction: discord.Interaction, current: str
) -> list[app_commands.Choice[str]]:
    """How a time that is being typed is understood, in the group's time zone."""
    async with bot.db.read() as conn:
        zone = await desk.zone(conn, interaction.guild_id or 0)
    found = suggestions(current, bot.now(), zone)
    return [app_commands.Choice(name=said, value=typed) for said, typed in found[:_MOST_CHOICES]]
