"""The door of a simulated group: its welcome channel, the moderators' log, and people who come and go."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.backend.models import User
from simcord.builders import ChannelHandle, RoleHandle, UserHandle
from simcord.results import InteractionResult, ResponseMessage

from cogs.desk import store as desk
from cogs.welcome import jobs, service, store, store_settings
from cogs.welcome.model import Arrival, State
from cogs.welcome.model_settings import Settings
from cogs.welcome.model_template import Template
from tests.group import Group, said

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


def account_id(made_at: datetime, number: int) -> int:
    """An id as Discord gives it to an account made at that moment."""
    return (int((made_at - _EPOCH).total_seconds() * 1000) << 22) | number


def answer(result: InteractionResult) -> ResponseMessage:
    """What the bot answered."""
    assert result.response is not None, "the bot answered nothing"
    return result.response


def _settled(arrival: Arrival) -> Arrival:
    return replace(arrival, state=State.GREETED, due_at=None, role_due_at=None, note_due=False)


class Door:
    """Drives arrivals. Use it through the `door` fixture."""

    channel: ChannelHandle
    log: ChannelHandle
    newcomer: RoleHandle
    member: RoleHandle

    def __init__(self, group: Group) -> None:
        self.group = group
        self._users = 0

    async def open(self) -> None:
        """Make the channels and roles, and let whoever is there already count as greeted."""
        guild = self.group.guild
        self.channel = guild.create_text_channel("welcome")
        self.log = guild.create_text_channel("moderator-log")
        self.newcomer = guild.create_role("Newcomer")
        self.member = guild.create_role("Member")
        await self.group.settle()
        async with self.group.bot.db.write() as conn:
            await desk.set_place(conn, guild.id, "welcome", self.channel.id)
            await desk.set_place(conn, guild.id, "moderator_log", self.log.id)
            await desk.set_role(conn, guild.id, "newcomer", self.newcomer.id)
            await desk.set_role(conn, guild.id, "member", self.member.id)
            await service.watch(conn, guild.id, self.group.now())
            known = (await store.of_group(conn, guild.id)).values()
            await store.save_all(conn, [_settled(each) for each in known])

    def person(self, name: str, *, made_at: datetime = LONG_AGO) -> UserHandle:
        """Somebody with an account of that age, who has not joined yet."""
        self._users += 1
        env = self.group.env
        user = User(id=env.backend.reserve_id(account_id(made_at, self._users)), name=name)
        env.backend.users[user.id] = user
        return UserHandle(env, user)

    def come(self, who: str | UserHandle, *, made_at: datetime = LONG_AGO) -> MemberActor:
        """Somebody joins; call `tick` afterwards."""
        user = who if isinstance(who, UserHandle) else self.person(who, made_at=made_at)
        return self.group.guild.add_member(user)

    def come_unscreened(self, who: str | UserHandle) -> MemberActor:
        """Somebody joins who has the rules screening before them."""
        user = who if isinstance(who, UserHandle) else self.person(who)
        backend = self.group.env.backend
        member = backend.add_member(self.group.guild.id, user.id)
        member.pending = True
        payload = dict(serializers.member_payload(backend, self.group.backend_guild, member))
        backend.emit("GUILD_MEMBER_ADD", payload | {"guild_id": str(self.group.guild.id)})
        return MemberActor(self.group.env, self.group.guild, user)

    def come_unseen(self, name: str) -> MemberActor:
        """Somebody joins while the bot is not listening."""
        user = self.person(name)
        self.group.env.backend.add_member(self.group.guild.id, user.id)
        return MemberActor(self.group.env, self.group.guild, user)

    def leave_unseen(self, person: MemberActor) -> None:
        """Somebody leaves while the bot is not listening."""
        del self.group.backend_guild.members[person.id]

    async def crowd(self, count: int) -> list[MemberActor]:
        """Many people join at once."""
        people = [self.come(f"creator{number}") for number in range(count)]
        await self.group.settle()
        return people

    def leave(self, person: MemberActor) -> None:
        """Somebody leaves."""
        self.group.guild.remove_member(person)

    async def set(self, **values: object) -> None:
        """Change settings, as moderators would."""
        async with self.group.bot.db.write() as conn:
            await store_settings.hold(conn, self.group.guild.id, self.group.now())
            await store_settings.put(conn, self.group.guild.id, **values)

    async def settings(self) -> Settings:
        """The group's settings now."""
        async with self.group.bot.db.read() as conn:
            found = await store_settings.settings_of(conn, self.group.guild.id)
        assert found is not None
        return found

    async def templates(self) -> Sequence[Template]:
        """The group's own templates."""
        async with self.group.bot.db.read() as conn:
            return await store_settings.templates_of(conn, self.group.guild.id)

    async def arrival(self, person: MemberActor | UserHandle) -> Arrival:
        """What is known about somebody's arrival."""
        async with self.group.bot.db.read() as conn:
            return (await store.of_people(conn, self.group.guild.id, [person.id]))[person.id]

    async def hold_greeting_back(self) -> None:
        """Decide whom to greet, and do not send it before the next tick."""
        await self.group.settle()
        self.group.bot.db.after_enqueue = lambda: None
        await jobs.greet(self.group.bot)

    async def leave_and_return(self, who: MemberActor, *, after: float = 0) -> None:
        """Somebody leaves before the greeting goes out, that long from now, and comes back when it has."""
        self.leave(who)
        await self.tick(after)
        assert who.id not in self.everybody()
        self.come(who.user)
        await self.tick()
        await self.tick(after or 10)

    async def tick(self, seconds: float = 0) -> None:
        """Let a little time pass and do what is due."""
        await self.group.settle()
        if seconds:
            await self.group.pass_time(timedelta(seconds=seconds))
        else:
            await self.group.tick()

    async def wait(self, seconds: int, *, every: int = 10) -> None:
        """Let time pass, with a tick now and again."""
        await self.group.settle()
        await self.group.pass_time(timedelta(seconds=seconds), steps=max(1, seconds // every))

    def messages(self) -> list[discord.Message]:
        """What stands in the welcome channel."""
        return [message for message in self.channel.history() if message.type is discord.MessageType.default]

    def greeted(self) -> list[list[int]]:
        """Who is named in each message of the welcome channel."""
        return [[int(found) for found in re.findall(r"<@(\d+)>", said(message))] for message in self.messages()]

    def everybody(self) -> list[int]:
        """Everybody who is named in the welcome channel, as often as they are."""
        return sorted(chain.from_iterable(self.greeted()))

    def pinged(self) -> list[int]:
        """Everybody whom the bot's messages to the welcome channel allowed to be pinged, once per message."""
        path = f"/channels/{self.channel.id}/messages"
        bodies: list[Any] = [
            entry.json for entry in self.group.env.http_requests if entry.method == "POST" and entry.path.endswith(path)
        ]
        return [int(user) for body in bodies for user in body["allowed_mentions"].get("users", [])]

    def noted(self) -> list[str]:
        """What stands in the moderators' log."""
        return [said(message) for message in self.log.history()]
