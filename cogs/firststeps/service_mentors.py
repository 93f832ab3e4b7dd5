"""Mentors: offer, be asked, answer, part after four weeks. No Discord."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from bot.outbox_store import Errand, enqueue
from cogs.contact import service as contact
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG, Act
from cogs.firststeps import service_newcomers, store, store_mentors, text_mentors
from cogs.firststeps.model_mentors import DEFAULT_MOST, LASTS, MOST, TELL_AFTER, Candidate, Offer, Pair, PairState, pair

PROPOSAL = "firststeps.proposal"
PROPOSAL_FOR = "firststeps.proposal_for"
THREAD = "firststeps.mentor_thread"
HELLO = "firststeps.mentor_hello"
THANKS = "firststeps.mentor_thanks"
NOBODY_FREE = "firststeps.no_mentor"


async def offer(
    conn: AsyncConnection,
    guild_id: int,
    user_id: int,
    now: datetime,
    *,
    most: int | None = None,
    paused: bool = False,
) -> Offer:
    """Offer to mentor up to `most` newcomers at a time (None: as before, else two), or pause.

    Raises UserError for an odd number.
    """
    before = await store_mentors.offer_of(conn, guild_id, user_id)
    number = most if most is not None else before.most if before is not None else DEFAULT_MOST
    if not 1 <= number <= MOST:
        raise UserError(text_mentors.ODD_NUMBER)
    made = Offer(user_id, number, paused, before.waiting_since if before is not None else now)
    await store_mentors.put_offer(conn, guild_id, made)
    await match(conn, guild_id, now)
    return made


async def offer_or_make(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Offer:
    """The person's offer; without one, an offer is made."""
    return await store_mentors.offer_of(conn, guild_id, user_id) or await offer(conn, guild_id, user_id, now)


async def get(conn: AsyncConnection, guild_id: int, pair_id: int) -> Pair | None:
    """One pair."""
    return await store_mentors.get(conn, guild_id, pair_id)


async def match(conn: AsyncConnection, guild_id: int, now: datetime) -> None:
    """A place became free: ask for those who wait."""
    for newcomer_id in await store.seeking(conn, guild_id):
        await seek(conn, guild_id, newcomer_id, now)


async def seek(conn: AsyncConnection, guild_id: int, newcomer_id: int, now: datetime) -> None:
    """Ask the best free mentor for this newcomer; with nobody free the moderators hear of it."""
    candidates = [
        Candidate(each, mentees, await service_newcomers.niches(conn, guild_id, each.user_id))
        for each, mentees in await store_mentors.offers(conn, guild_id)
    ]
    niches = await service_newcomers.niches(conn, guild_id, newcomer_id)
    mentor_id = pair(newcomer_id, niches, candidates, await store_mentors.met(conn, guild_id, newcomer_id))
    await store.set_seeking(conn, guild_id, newcomer_id, seeking=mentor_id is None)
    if mentor_id is None:
        await _tell_moderators(conn, guild_id, now)
    elif (proposed := await store_mentors.propose(conn, guild_id, newcomer_id, mentor_id, now)) is not None:
        await _ask(conn, proposed, now)


async def _ask(conn: AsyncConnection, proposed: Pair, now: datetime) -> None:
    """Ask the mentor privately; one who wants no messages through the moderators."""
    guild_id, mentor_id = proposed.guild_id, proposed.mentor_id
    key, ref = f"{PROPOSAL}:{proposed.id}", {"pair": proposed.id}
    due_at = await contact.allowed(conn, guild_id, mentor_id, now)
    if await contact.reach(conn, guild_id, mentor_id, PROPOSAL, key, ref, now, due_at):
        return
    log = await desk.place(conn, guild_id, MODERATOR_LOG)
    if log is not None:
        await enqueue(conn, Errand(guild_id, PROPOSAL_FOR, f"{key}:for", ref, channel_id=log), now)


async def _tell_moderators(conn: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Nobody is free: if that is still so tomorrow, say it, once a week at most."""
    year, week, _ = now.isocalendar()
    log = await desk.place(conn, guild_id, MODERATOR_LOG)
    if log is not None:
        errand = Errand(guild_id, NOBODY_FREE, f"{NOBODY_FREE}:{guild_id}:{year}-{week}", {}, channel_id=log)
        await enqueue(conn, errand, now, due_at=now + TELL_AFTER)


async def waiting(conn: AsyncConnection, guild_id: int) -> Sequence[int]:
    """Who waits for a mentor, longest first."""
    return await store.seeking(conn, guild_id)


async def answer(
    conn: AsyncConnection, guild_id: int, mentor_id: int, pair_id: int, now: datetime, *, gladly: bool
) -> Pair:
    """Accept or decline a proposal as the mentor who was asked. Raises UserError."""
    asked = await store_mentors.get(conn, guild_id, pair_id)
    if asked is None or asked.mentor_id != mentor_id:
        raise UserError(text_mentors.NOT_YOURS)
    return await _answered(conn, asked, now, gladly=gladly)


async def answer_for(
    conn: AsyncConnection, guild_id: int, moderator_id: int, pair_id: int, now: datetime, *, gladly: bool
) -> Pair:
    """Pass on what a mentor told a moderator. Raises UserError."""
    asked = await store_mentors.get(conn, guild_id, pair_id)
    if asked is None:
        raise UserError(text_mentors.NOT_YOURS)
    details = {"pair": pair_id, "gladly": gladly, "newcomer": asked.newcomer_id}
    answered = await _answered(conn, asked, now, gladly=gladly)
    act = Act(guild_id, moderator_id, "firststeps", "answered_for_mentor", asked.mentor_id, details)
    await desk.record(conn, act, now)
    return answered


async def _answered(conn: AsyncConnection, asked: Pair, now: datetime, *, gladly: bool) -> Pair:
    state, due_at = (PairState.ACCEPTED, now + LASTS) if gladly else (PairState.DECLINED, None)
    proposed = asked.state is PairState.PROPOSED
    moved = await store_mentors.move(conn, asked, state, due_at) if proposed else None
    if moved is None:
        raise UserError(text_mentors.ANSWERED_BEFORE)
    if gladly:
        key = f"{THREAD}:{asked.id}"
        await enqueue(conn, Errand(asked.guild_id, THREAD, key, {"pair": asked.id}), now)
    else:
        await seek(conn, asked.guild_id, asked.newcomer_id, now)
    return moved


async def thread_made(conn: AsyncConnection, paired: Pair, thread_id: int, now: datetime) -> None:
    """Remember where the two talk, and greet them there."""
    await store_mentors.set_thread(conn, paired.guild_id, paired.id, thread_id)
    errand = Errand(paired.guild_id, HELLO, f"{HELLO}:{paired.id}", {"pair": paired.id}, channel_id=thread_id)
    await enqueue(conn, errand, now)


async def thread_refused(conn: AsyncConnection, paired: Pair, now: datetime) -> None:
    """No thread for the two: ask the moderators to bring them together."""
    alert = text_mentors.no_thread(paired.newcomer_id, paired.mentor_id)
    await desk.alert(conn, paired.guild_id, f"firststeps:mentor_thread:{paired.id}", alert, now)


async def has_due(conn: AsyncConnection, now: datetime) -> bool:
    """Whether `run_out` would find anything."""
    return bool(await store_mentors.due(conn, now))


async def run_out(conn: AsyncConnection, now: datetime) -> None:
    """Ask the next mentor when one did not answer; thank those whose four weeks are over."""
    for found in await store_mentors.due(conn, now):
        if found.state is PairState.PROPOSED:
            if await store_mentors.move(conn, found, PairState.EXPIRED) is not None:
                await seek(conn, found.guild_id, found.newcomer_id, now)
        elif await store_mentors.move(conn, found, PairState.ENDED) is not None:
            await _thank(conn, found, now)
            await match(conn, found.guild_id, now)


async def _thank(conn: AsyncConnection, ended: Pair, now: datetime) -> None:
    if ended.thread_id is not None:
        key, ref = f"{THANKS}:{ended.id}", {"pair": ended.id}
        await enqueue(conn, Errand(ended.guild_id, THANKS, key, ref, channel_id=ended.thread_id), now)


async def leave(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Somebody left: end their pairs, and ask another mentor for the newcomers they leave behind."""
    await store.set_seeking(conn, guild_id, user_id, seeking=False)
    await store_mentors.remove_offer(conn, guild_id, user_id)
    for found in await store_mentors.open_pairs(conn, guild_id, user_id):
        state = PairState.WITHDRAWN if found.state is PairState.PROPOSED else PairState.ENDED
        moved = await store_mentors.move(conn, found, state)
        if moved is not None and found.mentor_id == user_id:
            await seek(conn, guild_id, found.newcomer_id, now)
