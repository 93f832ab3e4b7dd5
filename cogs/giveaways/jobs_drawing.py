"""What happens by itself from the close to the winners. Each step can be repeated after a kill, in any process.

Slow work is done outside of transactions: asking Discord who is still here, asking the beacon, computing the order.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from hashlib import sha256

from bot import jobs
from bot.client import Greenroom
from cogs.giveaways import model_closing, model_draw, service, service_closing, service_drawing
from cogs.giveaways.beacon_source import beacon_of
from cogs.giveaways.gathering import UnansweredError, people_now
from cogs.giveaways.model import RUNNING, Giveaway, State
from cogs.giveaways.model_beacon import Beacon
from cogs.giveaways.model_draw import Weights
from cogs.giveaways.model_rules import Reason
from cogs.giveaways.model_winners import Candidate, WinnerState
from cogs.giveaways.service_drawing import LIST_STEP, Next

AT_ONCE = 20
PATIENCE = 2.0
"""Seconds that a tick waits for the work it started; what takes longer goes on beside the next ticks."""
_OURS = RUNNING | {State.CLOSED, State.DRAWN, State.ANNOUNCED, State.DONE}


class Drawing:
    """The draws that this process works on. A beacon or a Discord that is slow holds up no other work of the bot."""

    def __init__(self, bot: Greenroom) -> None:
        """Nothing is under way."""
        self._bot = bot
        self._tasks: dict[int, asyncio.Task[None]] = {}

    async def go_on(self) -> None:
        """Take every giveaway whose time has come one step further; one that fails does not hold up the others."""
        bot, now, room = self._bot, self._bot.now(), AT_ONCE - len(self._tasks)
        async with bot.db.read() as conn:
            if room <= 0 or not await service_closing.has_due(conn, now, _OURS):
                return
        async with bot.db.write() as conn:
            taken = await service_closing.take(conn, now, _OURS, room, bot.db.share)
        started = [self._start(*each) for each in taken if each[1] not in self._tasks]
        if started:
            await asyncio.wait(started, timeout=PATIENCE)

    def _start(self, guild_id: int, giveaway_id: int) -> asyncio.Task[None]:
        name = f"giveaway {giveaway_id} of group {guild_id}"
        task = asyncio.create_task(jobs.run(name, _step(self._bot, guild_id, giveaway_id)))
        self._tasks[giveaway_id] = task
        task.add_done_callback(lambda _: self._tasks.pop(giveaway_id, None))
        return task

    async def stop(self) -> None:
        """Leave what is under way; whoever comes next begins that step anew."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _step(bot: Greenroom, guild_id: int, giveaway_id: int) -> Callable[[], Awaitable[None]]:
    async def step() -> None:
        async with bot.db.read() as conn:
            giveaway = (await service.view(conn, guild_id, giveaway_id)).giveaway
        try:
            await _do(bot, giveaway)
        except UnansweredError:
            async with bot.db.write() as conn:
                await service_closing.put_off(conn, guild_id, giveaway_id, bot.now())

    return step


async def _do(bot: Greenroom, giveaway: Giveaway) -> None:
    if giveaway.state in RUNNING:
        async with bot.db.write() as conn:
            giveaway = await service_closing.close(conn, giveaway.guild_id, giveaway.id, bot.now())
    if giveaway.state is not State.CLOSED:
        await _promote(bot, giveaway)
    elif giveaway.digest is None:
        await fix_list(bot, giveaway)
    elif giveaway.digest_at is not None:
        await draw(bot, giveaway)


async def fix_list(bot: Greenroom, giveaway: Giveaway) -> None:
    """Look at every entrant once more, and store the list."""
    async with bot.db.read() as conn:
        entrants = await service_closing.entrants(conn, giveaway.guild_id, giveaway.id)
    wanted = [entrant.user_id for entrant in entrants if entrant.user_id is not None]
    people = await people_now(bot, giveaway, wanted)
    at = giveaway.closed_at or bot.now()
    verdict = await asyncio.to_thread(
        model_closing.judge, giveaway.public_id, giveaway.spec.rules, entrants, people, at
    )
    async with bot.db.write() as conn:
        await service_closing.settle(conn, giveaway.guild_id, giveaway.id, verdict, bot.now())


async def draw(bot: Greenroom, giveaway: Giveaway, *, without: bool = False) -> None:
    """Ask the beacon, unless the draw does without it, compute the order, and store who won."""
    beacon = None
    if giveaway.round is not None:
        beacon = await ask(bot, giveaway.round)
        if beacon is None and not without:
            async with bot.db.write() as conn:
                await service_drawing.beacon_silent(conn, giveaway.guild_id, giveaway.id, bot.now())
            return
    await _draw_with(bot, giveaway, beacon)


async def ask(bot: Greenroom, number: int) -> Beacon | None:
    """The beacon's round, or None while nobody has it."""
    source = beacon_of(bot)
    signature = await source.ask(number) if source is not None else None
    return Beacon(number, signature, sha256(signature).digest()) if signature is not None else None


async def _draw_with(bot: Greenroom, giveaway: Giveaway, beacon: Beacon | None) -> None:
    guild_id, giveaway_id = giveaway.guild_id, giveaway.id
    async with bot.db.read() as conn:
        weights = await service_drawing.weights(conn, guild_id, giveaway_id)
    order = await asyncio.to_thread(_order, giveaway, weights, beacon)
    for start in range(0, len(order), LIST_STEP):
        async with bot.db.write() as conn:
            await service_drawing.place(conn, guild_id, giveaway_id, order, start)
    async with bot.db.read() as conn:
        vacancy = await service_drawing.vacancy(conn, guild_id, giveaway_id)
    first = await _look_at(bot, giveaway, vacancy.following if vacancy is not None else ())
    async with bot.db.write() as conn:
        await service_drawing.draw(conn, guild_id, giveaway_id, beacon, first, bot.now())


def _order(giveaway: Giveaway, weights: Weights, beacon: Beacon | None) -> Sequence[str]:
    """The draw itself. Raises ValueError when the list is not the one whose digest was posted: it was tampered with."""
    digest = model_draw.digest(giveaway.public_id, model_draw.list_text(weights))
    if digest.hex() != giveaway.digest:
        message = f"the list of {giveaway.public_id} is not the one whose digest was posted"
        raise ValueError(message)
    randomness = beacon.randomness if beacon is not None else b""
    key = model_draw.key(giveaway.public_id, digest, bytes.fromhex(giveaway.seed), randomness)
    return model_draw.order(key, weights)


async def _promote(bot: Greenroom, giveaway: Giveaway) -> None:
    async with bot.db.read() as conn:
        vacancy = await service_drawing.vacancy(conn, giveaway.guild_id, giveaway.id)
    looked_at = await _look_at(bot, giveaway, vacancy.following if vacancy is not None else ())
    async with bot.db.write() as conn:
        await service_drawing.promote(conn, giveaway.guild_id, giveaway.id, looked_at, bot.now())


async def _look_at(bot: Greenroom, giveaway: Giveaway, following: Sequence[Next]) -> Sequence[Candidate]:
    """Whether those who come next may still win: they may have left since the close."""
    people = await people_now(bot, giveaway, [each.user_id for each in following if each.user_id is not None])
    found = []
    for each in following:
        person = people.get(each.user_id) if each.user_id is not None else None
        reason = model_closing.why_not(giveaway.spec.rules, person, bot.now())
        found.append(Candidate(each.position, each.ticket, _state(reason)))
    return found


def _state(reason: Reason | None) -> WinnerState:
    if reason is None:
        return WinnerState.WON
    return WinnerState.LEFT if reason is Reason.LEFT else WinnerState.INELIGIBLE
