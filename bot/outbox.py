"""What must reach Discord: saved with the state change, sent after it, once as far as people can see.

The rows are in `bot.outbox_store`. A feature registers, per kind, how an errand becomes a message (or what effect it
has), what to save when it went out, and what to do when it never can.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import outbox_store
from bot.clock import Clock
from bot.db import Database
from bot.outbox_store import LEASE, Delivery, Errand, enqueue, enqueue_again
from bot.reach import LINE_TROUBLE
from bot.trouble import note
from bot.ui import Card, carries

__all__ = ["Delivery", "Errand", "Failure", "Outbox", "Why", "enqueue", "enqueue_again"]

BACK_OFF = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600))
"""The pauses after each failure: about a day in all, then the errand is dead."""

NONCE_LASTS = timedelta(minutes=2)
"""Discord forgets a nonce after "a few minutes"; after this long we look for our own marker instead."""

PATIENCE = 2.0
"""Seconds that a tick waits for what it sends; what takes longer goes on beside the next ticks."""

_CLAIMED_AT_ONCE = 50
_LOOKED_THROUGH = 1000
_CLOSED_DM = 50007
_MISSING_ACCESS = {50001, 50013}


class Why(Enum):
    """Why an errand cannot be done, ever."""

    FORBIDDEN = "a permission is missing"
    GONE = "the channel, message or person is gone"
    CLOSED_DM = "the person's direct messages are closed"
    REFUSED = "Discord refused it"
    EXHAUSTED = "Discord did not answer for a day"


@dataclass(frozen=True, slots=True)
class Failure:
    """What is known about an errand that died."""

    why: Why
    detail: str


Render = Callable[[Delivery], Awaitable[Card | None]]
Sent = Callable[[AsyncConnection, Delivery, int], Awaitable[None]]
Failed = Callable[[Delivery, Failure], Awaitable[bool]]
Perform = Callable[[Delivery], Awaitable[None]]
DeadLetter = Callable[[Delivery, Failure], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class _Kind:
    render: Render | None = None
    perform: Perform | None = None
    sent: Sent | None = None
    failed: Failed | None = None


class Outbox:
    """Sends what is due. Any number of calls at once, in any number of processes, is safe."""

    def __init__(self, client: discord.Client, db: Database, clock: Clock) -> None:
        """Nothing is sent before `send_due` or `kick` is called."""
        self._client = client
        self._db = db
        self._clock = clock
        self._kinds: dict[str, _Kind] = {}
        self._dead_letters: list[DeadLetter] = []
        self.on_settled: Callable[[str, str], None] = _unheard
        self.reach: Callable[[int], Awaitable[None]] = _at_hand
        """Called with a group before anything is done for it: another process's has to be asked for first."""
        self._task: asyncio.Task[None] | None = None
        self._sending: set[asyncio.Task[None]] = set()
        self._kicked = False

    def message(self, kind: str, render: Render, *, sent: Sent | None = None, failed: Failed | None = None) -> None:
        """Register a kind of message.

        `render` builds the card from the present state, or answers None when it no longer makes sense. `sent` runs in
        the transaction that marks the errand as sent. `failed` answers whether it dealt with a permanent failure; if
        not, the moderators are told.
        """
        self._kinds[kind] = _Kind(render=render, sent=sent, failed=failed)

    def effect(self, kind: str, perform: Perform, *, failed: Failed | None = None) -> None:
        """Register a kind of errand that changes something in Discord and may be repeated without harm."""
        self._kinds[kind] = _Kind(perform=perform, failed=failed)

    def on_dead_letter(self, listener: DeadLetter) -> None:
        """Have `listener` told about every errand that died and that nobody dealt with."""
        self._dead_letters.append(listener)

    def kick(self) -> None:
        """Send soon, without waiting for the next tick."""
        self._kicked = True
        if self._task is None:
            self._task = asyncio.create_task(self._work())

    async def _work(self) -> None:
        try:
            while self._kicked:
                self._kicked = False
                await self.send_due()
        except Exception as error:  # noqa: BLE001 - the next tick tries again; it must be seen in the log
            note("the outbox", error)
        finally:
            self._task = None

    async def tick(self) -> None:
        """Send what is due, and wait for that a little: a group that Discord answers slowly holds up no other."""
        sending = asyncio.create_task(self.send_due())
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)
        await asyncio.wait([sending], timeout=PATIENCE)
        if sending.done():
            await sending
        else:
            sending.add_done_callback(_note_trouble)

    async def idle(self) -> None:
        """Let what is under way finish, for five seconds at most; its lease covers it if this is cut short."""
        if tasks := [*self._sending, *([self._task] if self._task is not None else [])]:
            await asyncio.wait(tasks, timeout=5)

    async def send_due(self) -> None:
        """Send everything that is due now. Groups do not wait for each other; within one, order is kept."""
        while claimed := await self._claim(now := self._clock()):
            lanes: dict[int, list[Delivery]] = defaultdict(list)
            for delivery in claimed:
                lanes[delivery.guild_id].append(delivery)
            await asyncio.gather(*(self._send_in_order(lane, now + LEASE) for lane in lanes.values()))
            if len(claimed) < _CLAIMED_AT_ONCE:
                return

    async def _claim(self, now: datetime) -> Sequence[Delivery]:
        # Nobody looks before: whoever calls has just enqueued something, or found that something is due.
        async with self._db.write(alone=True) as conn:
            return await outbox_store.claim(conn, now, _CLAIMED_AT_ONCE, self._db.share)

    async def _send_in_order(self, lane: Iterable[Delivery], leased_until: datetime) -> None:
        for delivery in lane:
            if self._clock() >= leased_until:
                return  # Discord slowed us down: the rest is anybody's again, and is claimed anew.
            try:
                await self._attempt(delivery)
            except Exception as error:  # noqa: BLE001 - one broken errand must not hold up the others
                reference = note(f"delivery {delivery.kind}", error)
                await self._later(delivery, f"bug {reference}" if reference else type(error).__name__)

    async def _attempt(self, delivery: Delivery) -> None:
        kind = self._kinds[delivery.kind]
        try:
            state, message_id = await self._do(kind, delivery)
        except discord.HTTPException as error:
            await self._settle_failure(kind, delivery, error)
        except LINE_TROUBLE as error:
            await self._later(delivery, type(error).__name__)
        else:
            await self._settle(kind, delivery, state, message_id)

    async def _settle(self, kind: _Kind, delivery: Delivery, state: str, message_id: int | None) -> None:
        async with self._db.write(alone=kind.sent is None) as conn:
            known = await outbox_store.settle(conn, delivery, state, self._clock(), message_id=message_id)
            if known and kind.sent is not None and message_id is not None:
                await kind.sent(conn, delivery, message_id)
        self.on_settled(delivery.kind, state)
        if not known and message_id is not None:
            await self._take_back(delivery, message_id)

    async def _take_back(self, delivery: Delivery, message_id: int) -> None:
        """Delete a message whose person was forgotten while it was on its way."""
        channel = await self._destination(delivery)
        await (await channel.fetch_message(message_id)).delete()

    async def _do(self, kind: _Kind, delivery: Delivery) -> tuple[str, int | None]:
        await self.reach(delivery.guild_id)
        if kind.perform is not None:
            await kind.perform(delivery)
            return "sent", None
        if (earlier := await self._find_earlier(delivery)) is not None:
            return "sent", earlier
        card = await kind.render(delivery) if kind.render is not None else None
        if card is None:
            return "dropped", None
        channel = await self._destination(delivery)
        message = await channel.send(view=card.marked(delivery.marker), nonce=delivery.nonce, **card.extras())
        return "sent", message.id

    async def _destination(self, delivery: Delivery) -> discord.abc.Messageable:
        if delivery.channel_id is not None:
            return self._client.get_partial_messageable(delivery.channel_id, guild_id=delivery.guild_id)
        user_id = delivery.user_id or 0
        user = self._client.get_user(user_id) or await self._client.fetch_user(user_id)
        return user.dm_channel or await user.create_dm()

    async def _find_earlier(self, delivery: Delivery) -> int | None:
        """On a late retry the nonce no longer protects: look for the marker that every message of ours carries."""
        if self._clock() - delivery.first_tried_at < NONCE_LASTS:
            return None
        return await find_marked(await self._destination(delivery), delivery)

    async def _settle_failure(self, kind: _Kind, delivery: Delivery, error: discord.HTTPException) -> None:
        why = diagnose(error)
        if why is None and delivery.failures < len(BACK_OFF):
            await self._later(delivery, f"{error.status} {error.code}")
            return
        if kind.render is not None and (earlier := await self._find_though_refused(delivery)) is not None:
            await self._settle(kind, delivery, "sent", earlier)
            return
        failure = Failure(why or Why.EXHAUSTED, f"{error.status} {error.code}: {error.text}"[:300])
        handled = kind.failed is not None and await kind.failed(delivery, failure)
        if not handled:
            for listener in self._dead_letters:
                await listener(delivery, failure)
        async with self._db.write(alone=True) as conn:
            await outbox_store.settle(conn, delivery, "dead", self._clock(), error=failure.detail)
        self.on_settled(delivery.kind, "dead")

    async def _find_though_refused(self, delivery: Delivery) -> int | None:
        """An attempt whose answer nobody got may have arrived, before the permission was lost that is missing now."""
        if is_retry(delivery):  # else nothing can be there, and to find somebody's channel may cost requests
            with suppress(discord.HTTPException, *LINE_TROUBLE):
                return await find_marked(await self._destination(delivery), delivery)
        return None

    async def _later(self, delivery: Delivery, error: str) -> None:
        pause = BACK_OFF[min(delivery.failures, len(BACK_OFF) - 1)]
        async with self._db.write(alone=True) as conn:
            await outbox_store.postpone(conn, delivery, self._clock() + pause, error)


def _note_trouble(sending: asyncio.Task[None]) -> None:
    """Of one that nobody waits for any more."""
    if not sending.cancelled() and (error := sending.exception()) is not None:
        note("the outbox", error)


def _unheard(kind: str, state: str) -> None:
    """Until somebody wants to know what comes to its end."""
    del kind, state


async def _at_hand(guild_id: int) -> None:
    """Where there is one process, every group is known."""
    del guild_id


def is_retry(delivery: Delivery) -> bool:
    """Whether an attempt before this one may have reached Discord: it was not tried for the first time just now."""
    return delivery.first_tried_at != delivery.leased_until - LEASE


async def find_marked(channel: discord.abc.Messageable, delivery: Delivery) -> int | None:
    """The message that an earlier attempt left in that channel. Raises discord.HTTPException."""
    if not is_retry(delivery):
        return None
    since = delivery.first_tried_at - timedelta(minutes=1)
    async for message in channel.history(limit=_LOOKED_THROUGH, after=since):
        if carries(message, delivery.marker):
            return message.id
    return None


def diagnose(error: discord.HTTPException) -> Why | None:
    """Sort Discord's refusals. None means: it may work later."""
    if error.status == 429 or error.status >= 500:  # noqa: PLR2004 - HTTP's own numbers
        return None
    if error.code == _CLOSED_DM:
        return Why.CLOSED_DM
    if error.code in _MISSING_ACCESS or error.status == 403:  # noqa: PLR2004 - as above
        return Why.FORBIDDEN
    return Why.GONE if error.status == 404 else Why.REFUSED  # noqa: PLR2004 - as above
