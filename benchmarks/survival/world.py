"""The Discord that survives: SimCord's backend, made forgetful and unreliable the way the real one is.

It answers late, fails before or after it has done what was asked, and remembers a message's nonce for a few minutes
only. Whoever wants to cut a request short (`benchmarks.survival.hunter`) listens on `on_request`.
"""

import asyncio
import random
import sys
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import discord
from simcord import intents
from simcord.backend import Backend, errors, serializers
from simcord.http import router

from benchmarks.survival.link import Link, Message
from benchmarks.survival.pace import EPOCH, Pace, PacedClock

NONCE_REMEMBERED = timedelta(seconds=150)
"""Discord says "a few minutes"; the shortest that deserves the name."""
LATEST_ANSWER = 0.03
LATE_PRESS_ANSWER = 0.02
FAILS_BEFORE = 0.03
FAILS_AFTER = 0.03
BREAKS = 0.02
MEMBERS_AT_ONCE = 1000
_FICKLE = ("/channels/", "/guilds/", "/interactions/", "/webhooks/")
_REFUSALS = {10062: "answers that came too late", 40060: "second answers to one press"}
_INTENTS = discord.Intents(guilds=True, members=True)
_PLACES = ("welcome", "introductions", "collabs", "giveaways", "shoutouts", "moderator_log")
_ROLES = ("newcomer", "member", "lifestyle", "local", "reviewers", "events")


@dataclass(frozen=True, slots=True)
class Post:
    """A message as it was posted, whatever became of it later. `marker` is the number that the bot put on it."""

    id: int
    text: str
    marker: int | None


@dataclass
class World:
    """One group on one Discord, and the lines to the bot's processes, when there are any.

    All processes are told what happens in the group; a press goes to one of them.
    """

    pace: Pace
    rng: random.Random
    figures: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Make the group, with the channels and roles that /setup makes."""
        self.links: list[Link] = []
        self._identified: list[Link] = []
        self.backend = Backend(clock=PacedClock(self.pace))
        self.backend.subscribers.append(self._tell)
        self.guild = self.backend.create_guild("The Green Room")
        self.places = {name: self.backend.create_channel(self.guild.id, name).id for name in _PLACES}
        self.roles = {name: self.backend.create_role(self.guild.id, name).id for name in _ROLES}
        self.on_request: list[Callable[[str, Link], None]] = []
        self.broken = 0
        self.answered: dict[str, asyncio.Event] = {}
        self.posted: dict[int, list[Post]] = defaultdict(list)
        self._nonces: dict[tuple[str, str], tuple[datetime, Any]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def _tell(self, event: str, payload: Mapping[str, Any]) -> None:
        gate = intents.required_intent(event, payload)
        if gate is not None and not getattr(_INTENTS, gate):
            return
        listening = self._identified
        if event == "INTERACTION_CREATE" and listening:
            listening = [self.rng.choice(listening)]
        for link in listening:
            link.send(event=event, payload=payload)

    @property
    def is_heard(self) -> bool:
        """Whether any process of the bot is there."""
        return bool(self.links)

    def hang_up(self, link: Link) -> None:
        """A process is gone: it is told nothing more, and what it still asks for never arrives."""
        for there in (self.links, self._identified):
            if link in there:
                there.remove(link)

    def _at(self, stage: str, link: Link) -> None:
        for listener in self.on_request:
            listener(stage, link)

    def identify(self, link: Link) -> None:
        """Do what Discord does when a bot connects: say who it is, and which groups there are."""
        if link not in self.links:
            return  # killed between logging in and this
        self._identified.append(link)
        user = dict(serializers.user_payload(self.backend.bot_user))
        application = {"id": str(self.backend.application_id), "flags": 0}
        here = [{"id": str(self.guild.id), "unavailable": True}]
        ready = {"v": 10, "user": user, "guilds": here, "application": application, "shard": [0, 1]}
        link.send(event="READY", payload=ready | {"session_id": "one", "resume_gateway_url": "wss://example.invalid"})
        group = dict(serializers.guild_create_payload(self.backend, self.guild))
        intents.prune_guild_create(group, _INTENTS, self.backend.bot_user.id)
        link.send(event="GUILD_CREATE", payload=group)

    def hear(self, link: Link, message: Message) -> None:
        """Take what the bot says."""
        if "request" in message:
            task = asyncio.create_task(self._answer(link, message))
            self._tasks.add(task)
            task.add_done_callback(self._done)
        elif "chunks" in message:
            self._send_members(link, message)
        elif "found" in message:
            self.figures["found again by our marker"] += 1

    def _done(self, task: asyncio.Task[None]) -> None:
        """What breaks in here must not look like a broken bot."""
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            traceback.print_exception(error)
            self.broken += 1

    def _send_members(self, link: Link, message: Message) -> None:
        wanted = set(message.get("user_ids") or self.guild.members)
        members = [
            serializers.member_payload(self.backend, self.guild, member)
            for user_id, member in self.guild.members.items()
            if user_id in wanted
        ]
        chunk = {"guild_id": str(self.guild.id), "members": members, "chunk_index": 0, "chunk_count": 1}
        link.send(event="GUILD_MEMBERS_CHUNK", payload=chunk | {"nonce": message.get("nonce")})

    async def _answer(self, link: Link, message: Message) -> None:
        is_answer = message["path"].startswith("/interactions/")
        latest = LATE_PRESS_ANSWER if is_answer else LATEST_ANSWER
        await asyncio.sleep(self.rng.uniform(0, latest))
        self._at("before", link)
        if link not in self.links:
            return  # the bot died before its request arrived
        answer = self._carry_out(message)
        if is_answer:
            self._wake(message["path"])
        self._at("after", link)
        await asyncio.sleep(self.rng.uniform(0, latest))
        link.send(answer=message["request"], **answer)

    def _wake(self, path: str) -> None:
        press = path.split("/")[2]
        if (waiting := self.answered.get(press)) is not None and self.backend.interactions[int(press)].responded:
            waiting.set()

    def _carry_out(self, message: Message) -> dict[str, Any]:
        # discord.py itself repeats what fails during a login; that is not what is tried here.
        luck = self.rng.random() if message["path"].startswith(_FICKLE) else 0.5
        if luck < FAILS_BEFORE:
            return {"status": 500, "code": 0, "message": "Internal Server Error"}
        try:
            data = self._dispatch(message)
        except errors.BackendError as error:
            self.figures[_REFUSALS.get(error.code, f"refused with {error.status} ({error.code})")] += 1
            return {"status": error.status, "code": error.code, "message": error.message}
        if luck > 1 - FAILS_AFTER:
            return {"status": 500, "code": 0, "message": "Internal Server Error"}
        if luck > 1 - FAILS_AFTER - BREAKS:
            return {"status": 599}
        return {"status": 200, "data": data}

    def _dispatch(self, message: Message) -> Any:  # noqa: ANN401 - Discord's JSON
        path, body = message["path"], message["json"]
        nonce = body.get("nonce") if isinstance(body, dict) else None
        said_at, answer = self._nonces.get((path, nonce), (EPOCH, None)) if nonce else (EPOCH, None)
        if answer is not None and self.pace.now() - said_at < NONCE_REMEMBERED:
            self.figures["duplicates absorbed by the nonce"] += 1
            return answer
        data = self._route(message)
        if message["method"] == "POST" and path.endswith("/messages"):
            self._note(int(data["channel_id"]), int(data["id"]))
            self._nonces[path, nonce or data["id"]] = (self.pace.now(), data)
        return data

    def _route(self, message: Message) -> Any:  # noqa: ANN401 - as above
        params, limit = message["params"], None
        if "after" in params:
            # Discord answers the oldest messages after that one, SimCord 3.2.1 the newest of all.
            limit, params = int(params.get("limit", 50)), params | {"limit": sys.maxsize}
        data = router.dispatch(
            self.backend,
            message["method"],
            message["path"],
            json=message["json"],
            params=params,
            message_content_access=False,
        )
        self.backend.transcript.clear()
        self.backend.http_requests.clear()
        return data if limit is None else data[-limit:]

    def _note(self, channel_id: int, message_id: int) -> None:
        components = self.backend.get_message(channel_id, message_id).components
        marker = components[0].get("id") if components else None
        self.posted[channel_id].append(Post(message_id, texts(components), marker))
        self.figures["messages posted"] += 1


def texts(components: list[dict[str, Any]]) -> str:
    """Everything a message says, from the top."""
    said = []
    for component in components:
        said.append(str(component.get("content", "")))
        said.append(texts(component.get("components", [])))
    return "\n".join(filter(None, said))


def controls(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Everything on a message that can be pressed or chosen."""
    found = []
    for component in components:
        if component.get("custom_id") and not component.get("disabled"):
            found.append(component)
        inside = [*component.get("components", []), component.get("component"), component.get("accessory")]
        found += controls([each for each in inside if each])
    return found
