"""What somebody of the cast does with the bot: press, choose, fill in a form, use a command; what they then see."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from simcord import ChannelHandle, MemberActor, UserHandle

from bot.demo.people import Actor
from bot.demo.world import World
from bot.ui import texts


class Hands:
    """One person's hands, in the group or in their direct messages. `card` is the message before them."""

    def __init__(self, world: World, actor: Actor, *, direct: bool = False) -> None:
        """Begin with empty hands."""
        self._world = world
        self._actor = actor
        self._who: MemberActor | UserHandle = actor.user if direct else actor.member
        self.card: Any = None

    async def use(self, channel: ChannelHandle, command: str, **options: Any) -> str:  # noqa: ANN401  as SimCord
        """Use a command in a channel; answers what they see."""
        async with self._world.turn.take():
            return self._see(await self._actor.member.slash(channel, command, **options))

    async def use_and_fill(self, channel: ChannelHandle, command: str, answers: Mapping[str, Any]) -> str:
        """Use a command that opens a form, fill it in and send it; answers what they see."""
        async with self._world.turn.take():
            form = await self._actor.member.slash(channel, command)
            return self._see(await self._actor.member.submit_modal(form, dict(answers)))

    def look(self, channel: ChannelHandle, wanted: str = "") -> str:
        """Take up the newest message of a channel with these words in it. LookupError if there is none."""
        viewer = None if channel.guild is None else self._actor
        for message in reversed(self._world.messages(channel, viewer)):
            if wanted in said(message):
                self.card = message
                return said(message)
        raise LookupError(f"nothing in {channel.name} says {wanted!r}")

    async def press(self, label: str) -> str:
        """Press a button on the card; answers what they see."""
        async with self._world.turn.take():
            return self._see(await self._who.click(self.card, label=label))

    async def fill(self, label: str, answers: Mapping[str, Any]) -> str:
        """Press a button that opens a form, fill it in and send it; answers what they see."""
        async with self._world.turn.take():
            form = await self._who.click(self.card, label=label)
            return self._see(await self._who.submit_modal(form, dict(answers)))

    async def choose(self, values: Sequence[str], custom_id: str) -> str:
        """Choose in a menu on the card; answers what they see."""
        async with self._world.turn.take():
            return self._see(await self._who.select(self.card, list(values), custom_id=custom_id))

    async def choose_and_fill(self, values: Sequence[str], custom_id: str, answers: Mapping[str, Any]) -> str:
        """Choose in a menu that opens a form, fill it in and send it; answers what they see."""
        async with self._world.turn.take():
            form = await self._who.select(self.card, list(values), custom_id=custom_id)
            return self._see(await self._who.submit_modal(form, dict(answers)))

    def _see(self, result: Any) -> str:  # noqa: ANN401  SimCord's result
        self.card = result.response or self.card
        return said(self.card)


def said(message: Any) -> str:  # noqa: ANN401  a message, or SimCord's private one
    """Every text of a message."""
    shown: discord.Message = getattr(message, "message", message)
    return "\n".join((shown.content, *texts(shown.components)))
