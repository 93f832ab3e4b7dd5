"""A simulated group for flow tests: the real bot on SimCord, with people who can do only what people can do."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import discord
from pydantic_settings import PydanticBaseSettingsSource
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.builders import ChannelHandle, GuildHandle

from bot.client import Greenroom, create_bot
from bot.demo.simulation import Simulation
from bot.pictures.renderer import Renderer
from bot.settings import Settings
from bot.ui import texts
from tests import drawn
from tests.beacon import StandIn
from tests.platforms import Platforms

_PATIENCE = 60.0
"""Seconds for what takes less than one, as long as the machine does nothing else."""


class Group:
    """One group, its people and the running bot. Use it through the `group` fixture."""

    env: Simulation
    bot: Greenroom
    guild: GuildHandle

    def __init__(self, url: str) -> None:
        self.url = url
        self.bugs = _Bugs()
        self.clock_is_off = timedelta()
        self.beacon = StandIn()
        self.platforms = Platforms(self.now)
        self.settings: Settings = _Settings(database_url=url)

    def now(self) -> datetime:
        """The simulated present, as the machine's clock has it."""
        return self.env.now() + self.clock_is_off

    def _create(self) -> Greenroom:
        bot = create_bot(self.settings, clock=self.now, beacon=self.beacon, network=self.platforms)
        bot.renderer = Renderer(drawn.load)
        return bot

    async def start(self) -> None:
        """Start the bot; make a group with a moderator (may manage the server) and an empty channel."""
        self.bugs.listen()
        self.bot = self._create()
        self.env = Simulation(self.bot, check_errors=False, settle_timeout=_PATIENCE)
        await self.env.start()
        self.guild = self.env.create_guild("The Green Room")
        self.lobby = self.guild.create_text_channel("lobby")
        moderators = self.guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
        self.moderator = self.guild.add_member(self.env.create_user("mod_maya"), roles=[moderators])
        await self.settle()

    def bot_may(self, **permissions: bool) -> None:
        """Give or take the bot's own permissions in the group (it begins with all but administrator)."""
        role = next(role for role in self.backend_guild.roles.values() if role.managed)
        changed = discord.Permissions(role.permissions)
        changed.update(**permissions)
        self.env.backend.edit_role(self.guild.id, role.id, {"permissions": changed.value})

    @property
    def backend_guild(self) -> Any:  # noqa: ANN401 - SimCord's own model
        """The group as the simulated Discord stores it."""
        return self.env.backend.get_guild(self.guild.id)

    def screen(self, name: str) -> MemberActor:
        """Let a new person join who has not accepted the server's rules yet: see `accept_rules`."""
        user = self.env.create_user(name)
        backend = self.env.backend
        member = backend.add_member(self.guild.id, user.id)
        member.pending = True
        payload = dict(serializers.member_payload(backend, self.backend_guild, member))
        backend.emit("GUILD_MEMBER_ADD", payload | {"guild_id": str(self.guild.id)})
        return MemberActor(self.env, self.guild, user)

    def accept_rules(self, person: MemberActor) -> None:
        """Let the person pass the rules screening."""
        self.backend_guild.members[person.id].pending = False
        self.env.backend.announce_member_update(self.guild.id, person.id)

    def close_dms(self, person: MemberActor) -> None:
        """Refuse every direct message to this person from now on."""
        channel = person.user.dm_channel
        self.env.inject_error("POST", f"/channels/{channel.id}/messages", status=403, code=50007, times=None)

    def join(self, name: str, **options: Any) -> MemberActor:  # noqa: ANN401 - SimCord's own options
        """Let a new person join; call `settle` or `tick` afterwards."""
        return self.guild.add_member(self.env.create_user(name), **options)

    async def settle(self) -> None:
        """Let the bot finish what it is doing."""
        await self.env.settle()

    async def tick(self) -> None:
        """Do what is due now."""
        await self.bot.outbox.idle()
        await self.bot.tick()
        # What the tick left for the outbox goes out in a task of our own, which SimCord does not wait for.
        await self.bot.outbox.idle()
        await self.env.settle()

    async def pass_time(self, span: timedelta, *, steps: int = 1) -> None:
        """Move the clock in equal steps, with a tick after each."""
        for _ in range(steps):
            await self.env.advance_time(span.total_seconds() / steps)
            await self.tick()

    async def restart(self) -> None:
        """Close the bot and start a new one on the same database and the same Discord."""
        await self.settle()
        await self.bot.close()
        await self.come_back()

    async def come_back(self) -> None:
        """Start a new bot on the same database and the same Discord, after `bot.close()`."""
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


class _Settings(Settings):
    """Nothing but what the test says, whatever the developer's own environment and .env hold."""

    @classmethod
    def settings_customise_sources(cls, *_: Any, **sources: Any) -> tuple[PydanticBaseSettingsSource, ...]:  # noqa: ANN401 - pydantic's own
        """Only the keywords: to ask the others takes longer than to make a bot."""
        return (sources["init_settings"],)


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
