"""A simulated group for flow tests: the real bot on SimCord, with people who can do only what people can do."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import discord
import simcord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle

from bot.client import Greenroom, create_bot
from bot.settings import Settings
from bot.ui import texts

BOT_PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    manage_roles=True,
    manage_channels=True,
    manage_threads=True,
    create_private_threads=True,
    create_public_threads=True,
    send_messages_in_threads=True,
    manage_messages=True,
    pin_messages=True,
)


class Group:
    """One group, its people and the running bot. Use it through the `group` fixture."""

    env: simcord.Env
    bot: Greenroom
    guild: GuildHandle

    def __init__(self, url: str) -> None:
        self.url = url
        self.bugs = _Bugs()

    def now(self) -> datetime:
        """The simulated present."""
        return self.env.now()

    def _create(self) -> Greenroom:
        return create_bot(Settings(database_url=self.url), clock=self.now)

    async def start(self) -> None:
        """Start the bot; make a group with a moderator (may manage the server) and an empty channel."""
        self.bugs.listen()
        self.bot = self._create()
        self.env = simcord.Env(self.bot, check_errors=False)
        await self.env.start()
        self.guild = self.env.create_guild("The Green Room")
        self.give_bot(BOT_PERMISSIONS)
        self.lobby = self.guild.create_text_channel("lobby")
        moderators = self.guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
        self.moderator = self.guild.add_member(self.env.create_user("mod_maya"), roles=[moderators])
        await self.settle()

    def give_bot(self, permissions: discord.Permissions) -> None:
        """Give the bot a role with these permissions."""
        role = self.guild.create_role("Greenroom", permissions=permissions)
        backend_guild = self.env.backend.get_guild(self.guild.id)
        backend_guild.members[self.env.backend.bot_user.id].roles.append(role.id)

    def join(self, name: str, **options: Any) -> MemberActor:  # noqa: ANN401 - SimCord's own options
        """Let a new person join; call `settle` or `tick` afterwards."""
        return self.guild.add_member(self.env.create_user(name), **options)

    async def settle(self) -> None:
        """Let the bot finish what it is doing."""
        await self.env.settle()

    async def tick(self) -> None:
        """Do what is due now."""
        await self.bot.tick()
        await self.env.settle()

    async def pass_time(self, span: timedelta, *, steps: int = 1) -> None:
        """Move the clock in equal steps, with a tick after each."""
        for _ in range(steps):
            await self.env.advance_time(span.total_seconds() / steps)
            await self.tick()

    async def restart(self) -> None:
        """Close the bot and start a new one on the same database and the same Discord."""
        await self.bot.close()
        self.bot = self._create()
        await self.env.restart_bot(self.bot)
        await self.settle()

    def channel(self, name: str) -> ChannelHandle:
        """A channel by its name."""
        return self.guild.channels[name]

    async def stop(self) -> None:
        """Stop everything; fail when the bot logged a bug that the test did not expect."""
        await self.env.shutdown()
        await self.bot.close()
        self.bugs.stop()
        assert not self.bugs.records, "\n".join(self.bugs.records)


class _Bugs(logging.Handler):
    """Collects what the bot logged as an error. A test that expects one calls `expect`."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(logging.Formatter().format(record))

    def listen(self) -> None:
        logging.getLogger().addHandler(self)

    def stop(self) -> None:
        logging.getLogger().removeHandler(self)

    def expect(self, text: str) -> None:
        """Take out one expected error; fail when it is not there."""
        found = next((record for record in self.records if text in record), None)
        assert found is not None, f"no logged error says {text!r}: {self.records}"
        self.records.remove(found)


def said(shown: Any) -> str:  # noqa: ANN401 - a message, a response or an interaction's result
    """Every text of a message or of the answer to an interaction."""
    message = getattr(shown, "response", shown)
    message = getattr(message, "message", message)
    assert isinstance(message, discord.Message), f"nothing was said: {shown!r}"
    return "\n".join((message.content, *texts(message.components)))


def labels(shown: Any) -> list[str]:  # noqa: ANN401 - as above
    """The labels of the buttons on a message, in order."""
    message = getattr(shown, "response", shown)
    message = getattr(message, "message", message)
    return list(_labels(message.components))


def _labels(components: Iterable[Any]) -> Iterable[str]:
    for component in components:
        if isinstance(component, discord.Button) and component.label:
            yield component.label
        yield from _labels(getattr(component, "children", ()))
        if accessory := getattr(component, "accessory", None):
            yield from _labels([accessory])
