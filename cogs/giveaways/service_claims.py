"""From the announcement to the claim: winners are told, claim or decline, are reminded, and lose what nobody claims."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from bot.outbox_store import Errand, enqueue
from cogs.contact import service as contact
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG, Act
from cogs.giveaways import service, store, store_winners, text_winners
from cogs.giveaways.model import ENDED, FEATURE, Giveaway, State
from cogs.giveaways.model_winners import (
    HOST_REMINDERS,
    LOST,
    Prize,
    Winner,
    WinnerState,
    next_call,
)

LETTER = "giveaways.letter"
MENTION = "giveaways.mention"
REMINDER = "giveaways.reminder"
UNSENT = "giveaways.unsent"


async def announced(conn: AsyncConnection, guild_id: int, giveaway_id: int, message_id: int, now: datetime) -> None:
    """The winners are known to everybody: from now on they can be waited for."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    if giveaway.state is not State.DRAWN:
        return
    told = giveaway.becomes(State.ANNOUNCED, due_at=giveaway.due_at, announcement_id=message_id)
    taken = await store_winners.of(conn, guild_id, giveaway_id)
    for winner in taken:
        if winner.state in LOST and winner.told_at is None:
            await store_winners.save(conn, replace(winner, told_at=now))
    await _write_to(conn, told, [winner for winner in taken if winner.holds and winner.claim_by is None], now)
    await keep(conn, told, now)


async def moved(
    conn: AsyncConnection, guild_id: int, giveaway_id: int, new: Sequence[int], message_id: int | None, now: datetime
) -> None:
    """The same for those who were promoted later, at these positions."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    taken = await store_winners.of(conn, guild_id, giveaway_id)
    fresh = [winner for winner in taken if winner.position in new and winner.holds and winner.claim_by is None]
    await _write_to(conn, giveaway, [replace(winner, notice_id=message_id) for winner in fresh], now)


async def _write_to(conn: AsyncConnection, giveaway: Giveaway, winners: Sequence[Winner], now: datetime) -> None:
    """Set their deadline, and write each a letter. They are few, and have asked for it by entering.

    Somebody may have claimed already, from a message whose sending was not noted yet: they need no letter.
    """
    claim_by = now + timedelta(hours=giveaway.spec.after.claim_hours)
    for winner in winners:
        due_at = next_call(now, claim_by, now) if winner.waits else winner.due_at
        await store_winners.save(conn, replace(winner, claim_by=claim_by, due_at=due_at))
        if winner.user_id is not None and winner.waits:
            await enqueue(conn, errand(winner, LETTER, user_id=winner.user_id), now)


def errand(
    winner: Winner, kind: str, detail: str = "", *, user_id: int | None = None, channel_id: int | None = None
) -> Errand:
    """A message about one winner, once for each kind and detail."""
    key = ":".join(filter(None, (kind, str(winner.giveaway_id), str(winner.position), detail)))
    ref = {"giveaway": winner.giveaway_id, "position": winner.position}
    return Errand(winner.guild_id, kind, key, ref, channel_id=channel_id, user_id=user_id)


async def letter_refused(conn: AsyncConnection, guild_id: int, giveaway_id: int, position: int, now: datetime) -> None:
    """The winner's direct messages are closed: mention them in the channel instead, once."""
    found = await _at(conn, guild_id, giveaway_id, position)
    if found is not None and found[1].waits:
        giveaway, winner = found
        await enqueue(conn, errand(winner, MENTION, channel_id=giveaway.channel_id), now)


async def mentioned(conn: AsyncConnection, guild_id: int, giveaway_id: int, position: int, message_id: int) -> None:
    """Remember the mention: reminders take the same way, and it is deleted with the person's data."""
    found = await _at(conn, guild_id, giveaway_id, position)
    if found is not None:
        await store_winners.save(conn, replace(found[1], mention_id=message_id))


async def _at(conn: AsyncConnection, guild_id: int, giveaway_id: int, position: int) -> tuple[Giveaway, Winner] | None:
    giveaway = await store.find_to_change(conn, guild_id, giveaway_id)
    found = await store_winners.of(conn, guild_id, giveaway_id) if giveaway is not None else ()
    winner = next((each for each in found if each.position == position), None)
    return (giveaway, winner) if giveaway is not None and winner is not None else None


async def mine(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int) -> tuple[Giveaway, Winner]:
    """The person's win, to be changed. Raises UserError for somebody who did not win, or lost it again."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    taken = await store_winners.of(conn, guild_id, giveaway_id)
    winner = next((each for each in taken if each.user_id == user_id), None)
    if winner is None:
        raise UserError(text_winners.NOT_A_WINNER if giveaway.state in ENDED else text_winners.NOT_DRAWN)
    if not winner.holds:
        raise UserError(text_winners.MOVED_ON[winner.state])
    return giveaway, winner


async def claim(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int, now: datetime) -> Winner:
    """Take the prize. A second time changes nothing. Raises UserError for anybody but a winner."""
    giveaway, winner = await mine(conn, guild_id, giveaway_id, user_id)
    if not winner.waits:
        return winner
    claimed = replace(winner, state=WinnerState.CLAIMED, settled_at=now, due_at=now + HOST_REMINDERS[0])
    await store_winners.save(conn, claimed)
    await keep(conn, giveaway, now)
    return claimed


async def decline(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int, now: datetime) -> None:
    """Let somebody else have it. Raises UserError for anybody but a winner, and once it is on its way."""
    giveaway, winner = await mine(conn, guild_id, giveaway_id, user_id)
    if winner.prize is not Prize.PROMISED:
        raise UserError(text_winners.SENT_ALREADY)
    await lose(conn, giveaway, [winner], WinnerState.DECLINED, now)


async def lose(
    conn: AsyncConnection, giveaway: Giveaway, winners: Sequence[Winner], state: WinnerState, now: datetime
) -> None:
    """Take the prize from these winners; the next tick gives it to the next of the order."""
    for winner in winners:
        await store_winners.save(conn, replace(winner, state=state, settled_at=now, due_at=None))
    reopened = giveaway.becomes(State.ANNOUNCED) if giveaway.state is State.DONE else giveaway
    await service.keep(conn, replace(reopened, due_at=now), now)


async def reroll(conn: AsyncConnection, act: Act, giveaway_id: int, reason: WinnerState, now: datetime) -> None:
    """Take the prize from one named winner (the act's subject), as a moderator decided; the act is recorded.

    Raises UserError for somebody who holds no prize.
    """
    giveaway = await service.load(conn, act.guild_id, giveaway_id)
    taken = await store_winners.of(conn, act.guild_id, giveaway_id)
    winner = next((each for each in taken if each.user_id == act.subject_id and each.holds), None)
    if winner is None or giveaway.state not in {State.ANNOUNCED, State.DONE}:
        raise UserError(text_winners.HOLDS_NOTHING)
    await lose(conn, giveaway, [winner], reason, now)
    await desk.record(conn, act, now)


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and giveaway of winners for whom something is due."""
    return await store_winners.due(conn, now, limit)


async def see_to(conn: AsyncConnection, guild_id: int, giveaway_id: int, now: datetime) -> None:
    """Do what is due for the winners of one giveaway: remind, end what was not claimed in time, ask about the prize."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    taken = await store_winners.of(conn, guild_id, giveaway_id)
    due = [winner for winner in taken if winner.due_at is not None and winner.due_at <= now]
    late = [winner for winner in due if winner.waits and winner.claim_by is not None and winner.claim_by <= now]
    for winner in due:
        if winner.waits and winner not in late:
            await _remind(conn, giveaway, winner, now)
        elif winner.state is WinnerState.CLAIMED:
            await _ask_for_the_prize(conn, winner, now)
        elif not winner.waits:
            await store_winners.save(conn, replace(winner, due_at=None))
    if late:
        await lose(conn, giveaway, late, WinnerState.EXPIRED, now)


async def _remind(conn: AsyncConnection, giveaway: Giveaway, winner: Winner, now: datetime) -> None:
    """By direct message; in the channel only the last time, for those whose direct messages are closed."""
    if winner.claim_by is None:
        return
    told_at = winner.claim_by - timedelta(hours=giveaway.spec.after.claim_hours)
    following = next_call(told_at, winner.claim_by, now)
    await store_winners.save(conn, replace(winner, due_at=following))
    if winner.user_id is None:
        return
    detail = str(int(winner.claim_by.timestamp()) - int(following.timestamp()))
    if winner.mention_id is None:
        waking = await contact.allowed(conn, giveaway.guild_id, winner.user_id, now)
        note = errand(winner, REMINDER, detail, user_id=winner.user_id)
        await enqueue(conn, note, now, due_at=waking if waking < winner.claim_by else now)
    elif following == winner.claim_by:
        await enqueue(conn, errand(winner, REMINDER, detail, channel_id=giveaway.channel_id), now)


async def _ask_for_the_prize(conn: AsyncConnection, winner: Winner, now: datetime) -> None:
    """Remind the moderators of a prize that was claimed and not sent; twice, then it is up to them."""
    since = winner.settled_at or now
    later = [since + span for span in HOST_REMINDERS if since + span > now]
    unsent = winner.prize is Prize.PROMISED
    await store_winners.save(conn, replace(winner, due_at=later[0] if later and unsent else None))
    channel_id = await desk.place(conn, winner.guild_id, MODERATOR_LOG)
    if unsent and channel_id is not None:
        await enqueue(conn, errand(winner, UNSENT, str(len(later)), channel_id=channel_id), now)


async def keep(conn: AsyncConnection, giveaway: Giveaway, now: datetime) -> Giveaway:
    """Save it; it is done when nobody is waited for any more."""
    taken = await store_winners.of(conn, giveaway.guild_id, giveaway.id)
    over = giveaway.due_at is None and not any(winner.waits for winner in taken)
    if giveaway.state is State.ANNOUNCED and over:
        giveaway = giveaway.becomes(State.DONE)
    return await service.keep(conn, giveaway, now)


def act(guild_id: int, actor_id: int, action: str, subject_id: int | None = None, **details: object) -> Act:
    """A moderator's act, for the audit log."""
    return Act(guild_id, actor_id, FEATURE, action, subject_id=subject_id, details=details)
