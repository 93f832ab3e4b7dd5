"""The accounts of the cast: who is in the group, joining past the rules screening, leaving, closed direct messages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from simcord import ChannelHandle, Env, GuildHandle, MemberActor, RoleHandle, UserHandle
from simcord.backend import serializers

from bot.demo import cast, portraits

_CLOSED = {"status": 403, "code": 50007, "message": "Cannot send messages to this user"}


@dataclass(frozen=True)
class Actor:
    """One person of the cast: acts in the group through `member`, in direct messages through `user`."""

    cast: cast.Person
    user: UserHandle
    member: MemberActor

    @property
    def id(self) -> int:
        """The account's id."""
        return self.user.id

    @property
    def dm(self) -> ChannelHandle:
        """Their direct messages with the bot."""
        return self.user.dm_channel


class People:
    """Everybody of the cast, by handle. Iterates in the order of the cast."""

    def __init__(self, env: Env, guild: GuildHandle, accounts: Mapping[str, UserHandle]) -> None:
        """Cast everybody by their accounts, by handle; only the owner is in the group yet."""
        self._env, self._guild = env, guild
        self._by_handle = {person.handle: self._cast(person, accounts[person.handle]) for person in cast.EVERYBODY}
        self._by_id = {actor.id: actor for actor in self}
        self._been: set[int] = {accounts[cast.OWNER.handle].id}
        self._closed: dict[int, dict[str, Any]] = {}

    def _cast(self, person: cast.Person, user: UserHandle) -> Actor:
        return Actor(person, user, MemberActor(self._env, self._guild, user))

    def __iter__(self) -> Iterator[Actor]:
        """Go through everybody."""
        return iter(self._by_handle.values())

    def __getitem__(self, handle: str) -> Actor:
        """Find somebody by handle; KeyError if nobody has it."""
        return self._by_handle[handle]

    def by_id(self, user_id: int) -> Actor | None:
        """Find somebody by their account's id; the bot and strangers are nobody."""
        return self._by_id.get(user_id)

    def inside(self, actor: Actor) -> bool:
        """Whether they are in the group now."""
        return actor.id in self._guild.member_ids()

    def kind(self, actor: Actor) -> str:
        """Say what they are to the group: owner, moderator, member, newcomer, left or stranger."""
        if not self.inside(actor):
            return "left" if actor.id in self._been else "stranger"
        if actor.cast is cast.OWNER:
            return "owner"
        if actor.cast in cast.MODERATORS:
            return "moderator"
        return "newcomer" if actor.cast in cast.NEWCOMERS else "member"

    def strangers(self) -> list[Actor]:
        """List the newcomers of the cast who have not been here yet, in order."""
        return [self[person.handle] for person in cast.NEWCOMERS if self.kind(self[person.handle]) == "stranger"]

    def place(self, actor: Actor, ago: timedelta, *, roles: tuple[RoleHandle, ...] = ()) -> None:
        """Put somebody into the group as if they had joined `ago`; nobody hears a join."""
        member = self._env.backend.add_member(self._guild.id, actor.id, roles=[role.id for role in roles])
        member.joined_at = (self._env.now() - ago).isoformat()
        self._been.add(actor.id)

    def enter(self, actor: Actor) -> None:
        """Let somebody join; the rules screening is still before them."""
        backend, guild = self._env.backend, self._env.backend.get_guild(self._guild.id)
        member = backend.add_member(guild.id, actor.id)
        member.pending = True
        payload = {**serializers.member_payload(backend, guild, member), "guild_id": str(guild.id)}
        self._been.add(actor.id)
        backend.emit("GUILD_MEMBER_ADD", payload)

    def accept_rules(self, actor: Actor) -> None:
        """Pass the rules screening."""
        self._env.backend.get_member(self._guild.id, actor.id).pending = False
        self._env.backend.announce_member_update(self._guild.id, actor.id)

    def leave(self, actor: Actor) -> None:
        """Leave the group."""
        self._guild.remove_member(actor.member)

    def dms_closed(self, actor: Actor) -> bool:
        """Whether the bot's direct messages to them are refused."""
        return actor.id in self._closed

    def close_dms(self, actor: Actor) -> None:
        """Refuse what the bot sends them directly, as Discord does (403, code 50007), until opened again."""
        if self.dms_closed(actor):
            return
        fault = {**_CLOSED, "method": "POST", "path": f"/channels/{actor.dm.id}/messages", "times": None}
        self._env.backend.faults.append(fault)
        self._closed[actor.id] = fault

    def open_dms(self, actor: Actor) -> None:
        """Let the bot's direct messages through again."""
        if fault := self._closed.pop(actor.id, None):
            self._env.backend.faults.remove(fault)


def create_accounts(env: Env) -> Mapping[str, UserHandle]:
    """Make everybody's account, with a portrait, by handle. They are as old as the clock says: call it early."""
    return {
        person.handle: env.create_user(person.handle, global_name=person.name, avatar=portraits.HASH)
        for person in cast.EVERYBODY
    }
