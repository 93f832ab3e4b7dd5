"""The Discord of many groups: each process hears of those on its shards only. It is light: it is not what is measured.

What groups look like is SimCord's; messages are counted here and forgotten. It answers late, and never fails.
"""

import itertools
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from discord.utils import time_snowflake
from simcord.backend import errors, serializers
from simcord.backend.models import User
from simcord.http import router

from benchmarks.processes.child import SHARDS
from benchmarks.processes.duties import Place
from benchmarks.survival.link import Link, Message
from benchmarks.survival.world import NONCE_REMEMBERED, World, texts

PEOPLE = 3
"""In each group."""
_OLD_ACCOUNT = 400_000_000_000_000_000
"""Made in 2018: no moderator has to be told."""
_PARTS = ("", "/channels", "/threads/active", "/members")


class Town(World):
    """A World whose groups are many. `sent`: what was said in each channel, and when."""

    def build(self, groups: int) -> None:
        """Make the groups, each with a channel and a member."""
        self.groups: list[Place] = []
        self.sent: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
        self._shards: dict[Link, list[int]] = {}
        self._said: dict[tuple[int, str], tuple[datetime, Any]] = {}
        self._numbers = itertools.count()
        self._answers: dict[str, Any] = {}
        self._creates: dict[int, Mapping[str, Any]] = {}
        for number in range(groups):
            self._found(number)

    def _found(self, number: int) -> None:
        guild = self.backend.create_guild(f"Group {number}", shard_id=number % SHARDS, shard_count=SHARDS)
        channel = self.backend.create_channel(guild.id, "lobby")
        people = tuple(_OLD_ACCOUNT + PEOPLE * number + each for each in range(PEOPLE))
        for person in people:
            self.backend.users[person] = User(id=person, name=f"member{person}")
            self.backend.add_member(guild.id, person)
        self.groups.append(Place(guild.id, channel.id, people))
        self._creates[guild.id] = dict(serializers.guild_create_payload(self.backend, guild))
        for part in _PARTS:
            path = f"/guilds/{guild.id}{part}"
            self._answers[path] = self._ask("GET", path, None)
        if not number:
            self._message = self._ask("POST", f"/channels/{channel.id}/messages", {"content": "Hello"})

    def _ask(self, method: str, path: str, body: Any) -> Any:  # noqa: ANN401 - Discord's JSON
        params = {"limit": 1000} if path.endswith("/members") else {}
        return router.dispatch(self.backend, method, path, json=body, params=params, message_content_access=False)

    def hear(self, link: Link, message: Message) -> None:
        """Take what the bot says; first, which shards it is."""
        if "shards" in message:
            self._shards[link] = message["shards"]
        else:
            super().hear(link, message)

    def identify(self, link: Link) -> None:
        """Tell each shard of its groups."""
        if link not in self.links:
            return
        user = dict(serializers.user_payload(self.backend.bot_user))
        application = {"id": str(self.backend.application_id), "flags": 0}
        ready = {"v": 10, "user": user, "application": application, "session_id": "one"}
        for shard in self._shards[link]:
            here = [guild_id for guild_id in self._creates if (guild_id >> 22) % SHARDS == shard]
            missing = [{"id": str(guild_id), "unavailable": True} for guild_id in here]
            link.send(
                event="READY",
                payload=ready | {"guilds": missing, "shard": [shard, SHARDS], "resume_gateway_url": "wss://x.invalid"},
            )
            for guild_id in here:
                link.send(event="GUILD_CREATE", payload=self._creates[guild_id])

    def _carry_out(self, message: Message) -> dict[str, Any]:
        try:
            return {"status": 200, "data": self._dispatch(message)}
        except errors.BackendError as error:
            self.figures[f"refused with {error.status} ({error.code})"] += 1
            return {"status": error.status, "code": error.code, "message": error.message}

    def _dispatch(self, message: Message) -> Any:  # noqa: ANN401 - Discord's JSON
        method, path = message["method"], message["path"]
        if method == "POST" and path.endswith("/messages"):
            return self._post(int(path.split("/")[2]), message["json"])
        if method in {"GET", "PATCH"} and "/messages/" in path:
            return self._message | {"id": path.rpartition("/")[2]}
        if method == "GET" and path in self._answers:
            self.figures["requests for groups of others"] += 1
            return self._answers[path]
        return super()._dispatch(message)

    def _post(self, channel_id: int, body: Any) -> Any:  # noqa: ANN401 - as above
        now, nonce = self.pace.now(), body["nonce"]
        said_at, earlier = self._said.get((channel_id, nonce), (None, None))
        if said_at is not None and now - said_at < NONCE_REMEMBERED:
            self.figures["duplicates absorbed by the nonce"] += 1
            return earlier
        self.sent[channel_id].append((texts(body["components"]), now))
        number = time_snowflake(now) + next(self._numbers) % 2**22
        answer = self._message | {"id": str(number), "channel_id": str(channel_id), "nonce": nonce}
        self._said[channel_id, nonce] = now, answer
        return answer
