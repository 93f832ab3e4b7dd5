"""What a giver does: say yes or no, have somebody else asked, offer to give too, and say that it is out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.disclosure import service as disclosure
from cogs.disclosure.model import Asked, Kind, Market, Report
from cogs.profiles.model import Platform
from cogs.shoutouts import (
    service_asking,
    service_counting,
    service_noting,
    store_gifts,
    store_rotations,
    store_seats,
    store_turns,
    text_gifts,
    text_proof,
)
from cogs.shoutouts.model import Gift, GiftState, Rotation, SeatState, Turn, TurnState, What
from cogs.shoutouts.model_gifts import may, remind_at
from cogs.shoutouts.model_proof import proof_of
from cogs.shoutouts.service_asking import Owed, Wish
from cogs.shoutouts.service_cards import follow

MOST_OTHERS = 25
"""So many people are offered to be asked instead: as many as a menu holds."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a proof: the gift counts, or a report says what stands in the way of a clear marker."""

    owed: Owed
    link: str
    report: Report | None = None


async def get(conn: AsyncConnection, by: By, gift_id: int) -> Owed:
    """A gift that the person was asked for. Raises UserError when there is none: another's is none, too."""
    owed = await service_asking.owed(conn, by.guild_id, gift_id)
    if owed is None or owed.gift.giver_id != by.user_id:
        raise UserError(text_gifts.NO_GIFT)
    return owed


async def to_change(conn: AsyncConnection, by: By, gift_id: int) -> Owed:
    """The same, and nobody else changes it or its rotation until this transaction ends."""
    rotation_id = (await get(conn, by, gift_id)).rotation.id
    rotation = await store_rotations.find_to_change(conn, by.guild_id, rotation_id)
    gift = await store_gifts.find_to_change(conn, by.guild_id, gift_id)
    owed = await get(conn, by, gift_id)
    return replace(owed, gift=gift or owed.gift, rotation=rotation or owed.rotation)


async def promise(conn: AsyncConnection, by: By, gift_id: int) -> Owed:
    """Yes. A second yes changes nothing. Raises UserError when it is settled."""
    owed = await to_change(conn, by, gift_id)
    if owed.gift.state is GiftState.PROMISED:
        return owed
    return await _becomes(conn, owed, replace(owed.gift, state=GiftState.PROMISED), by)


async def decline(conn: AsyncConnection, by: By, gift_id: int) -> Owed:
    """Not this time; the next one is asked while there is time. A second no changes nothing. Raises UserError."""
    owed = await to_change(conn, by, gift_id)
    if owed.gift.state is GiftState.DECLINED:
        return owed
    declined = await _declines(conn, owed, by)
    await service_asking.ask_next(conn, declined, by.now)
    return declined


async def _declines(conn: AsyncConnection, owed: Owed, by: By) -> Owed:
    declined = await _becomes(conn, owed, replace(owed.gift, state=GiftState.DECLINED, due_at=None), by)
    await service_counting.tell(conn, owed.rotation, owed.turn, What.DECLINED, owed.gift, by.now)
    return declined


async def others(conn: AsyncConnection, by: By, gift_id: int) -> Sequence[int]:
    """Who could be asked instead, the largest debt first. Raises UserError."""
    owed = await get(conn, by, gift_id)
    _still_open(owed, GiftState.DECLINED)
    if owed.turn.featured_id is None:
        raise UserError(text_gifts.NOT_IN_PAIRS)
    asked = {each.giver_id for each in await store_gifts.of_turn(conn, by.guild_id, owed.turn.id)}
    there = await store_turns.debtors(conn, owed.rotation, asked | {owed.gift.featured_id}, MOST_OTHERS)
    return [each.user_id for each in there]


async def pass_on(conn: AsyncConnection, by: By, gift_id: int, other_id: int) -> Owed:
    """Somebody else is asked instead. Raises UserError when they cannot be."""
    owed = await to_change(conn, by, gift_id)
    if other_id not in await others(conn, by, gift_id):
        raise UserError(text_gifts.NOT_THEM)
    declined = await _declines(conn, owed, by)
    wish = Wish(other_id, owed.gift.featured_id, {"instead_of": by.user_id})
    await service_asking.ask(conn, owed.rotation, owed.turn, wish, by.now)
    return declined


async def offer(conn: AsyncConnection, by: By, turn_id: int) -> Owed:
    """Give too, without having been asked. Whoever was asked says yes by it. Raises UserError."""
    turn, rotation = await _open_turn(conn, by, turn_id)
    known = [each for each in await store_gifts.of_turn(conn, by.guild_id, turn.id) if each.giver_id == by.user_id]
    if known:
        return await _again(conn, by, Owed(known[0], turn, rotation))
    wish = Wish(by.user_id, turn.featured_id or 0, {"offered": True}, GiftState.PROMISED)
    gift = await service_asking.ask(conn, rotation, turn, wish, by.now)
    if gift is None:
        raise UserError(text_gifts.NO_GIFT)
    await follow(conn, turn, by.now)
    return Owed(gift, turn, rotation)


async def _again(conn: AsyncConnection, by: By, owed: Owed) -> Owed:
    """They changed their mind, or press a second time."""
    if owed.gift.state is GiftState.ASKED:
        return await promise(conn, by, owed.gift.id)
    if owed.gift.state in {GiftState.PROMISED, GiftState.GIVEN}:
        return owed
    remind = remind_at(by.now, owed.turn.ends_at)
    again = replace(owed.gift, state=GiftState.PROMISED, due_at=remind)
    await store_gifts.save(conn, again)
    await follow(conn, owed.turn, by.now)
    return replace(owed, gift=again)


async def _open_turn(conn: AsyncConnection, by: By, turn_id: int) -> tuple[Turn, Rotation]:
    turn = await store_turns.find(conn, by.guild_id, turn_id)
    rotation = await store_rotations.find_to_change(conn, by.guild_id, turn.rotation_id) if turn is not None else None
    if turn is None or rotation is None:
        raise UserError(text_gifts.NO_TURN)
    if turn.state is not TurnState.OPEN or turn.ends_at <= by.now or turn.featured_id is None:
        raise UserError(text_gifts.TURN_OVER)
    if turn.featured_id == by.user_id:
        raise UserError(text_gifts.OWN_TURN)
    held = await store_seats.find(conn, by.guild_id, rotation.id, by.user_id)
    if held is None or held.seat.state is SeatState.LEFT:
        raise UserError(text_gifts.no_seat(rotation.spec.name))
    return turn, rotation


async def give(conn: AsyncConnection, by: By, gift_id: int) -> Owed:
    """It is out, in a rotation that asks for no proof. Raises UserError in another."""
    owed = await to_change(conn, by, gift_id)
    if owed.rotation.spec.proof:
        raise UserError(text_proof.LINK_WANTED)
    return await _given(conn, by, owed, replace(owed.gift, link="", marking=""))


async def prove(conn: AsyncConnection, by: By, gift_id: int, typed: str) -> Outcome:
    """It is out, at that link, and no brand is in it. Raises UserError for a link that is none."""
    owed = await to_change(conn, by, gift_id)
    link = await _link(conn, owed, typed)
    return Outcome(await _given(conn, by, owed, replace(owed.gift, link=link, marking="none")), link)


async def checked_link(conn: AsyncConnection, by: By, gift_id: int, typed: str) -> tuple[Owed, str]:
    """The same look at a link, before a caption is asked for. Raises UserError."""
    owed = await get(conn, by, gift_id)
    _still_open(owed, GiftState.GIVEN)
    return owed, await _link(conn, owed, typed)


async def prove_with_brand(
    conn: AsyncConnection, by: By, gift_id: int, typed: str, caption: str, where: tuple[Market, Platform]
) -> Outcome:
    """It is out, with a brand in it: the caption is looked at first. Raises UserError for a link or caption.

    The caption is kept for a day where every caption is kept that somebody has looked at, and nowhere else.
    """
    owed = await to_change(conn, by, gift_id)
    _still_open(owed, GiftState.GIVEN)
    link = await _link(conn, owed, typed)
    asked = Asked(*where, Kind.PAID, caption)
    report = await disclosure.check_for(conn, by.guild_id, by.user_id, asked, by.now)
    if not report.is_clear:
        return Outcome(owed, link, report)
    return Outcome(await _given(conn, by, owed, replace(owed.gift, link=link, marking="clear")), link)


async def prove_as_it_is(conn: AsyncConnection, by: By, gift_id: int, typed: str) -> Outcome:
    """It counts although the report had something to explain. Raises UserError without a caption that was looked at."""
    owed = await to_change(conn, by, gift_id)
    link = await _link(conn, owed, typed)
    last = await disclosure.last(conn, by.guild_id, by.user_id)
    if last is None or not last.caption:
        raise UserError(text_proof.NO_CAPTION)
    clear = disclosure.check(last.caption, last.market, last.platform, Kind.PAID).is_clear
    marking = "clear" if clear else "as_it_is"
    return Outcome(await _given(conn, by, owed, replace(owed.gift, link=link, marking=marking)), link)


async def _given(conn: AsyncConnection, by: By, owed: Owed, gift: Gift) -> Owed:
    if owed.gift.state is GiftState.GIVEN:
        return owed
    given = replace(gift, state=GiftState.GIVEN, given_at=by.now, due_at=None)
    after = await _becomes(conn, owed, given, by)
    await service_counting.given(conn, owed.rotation, owed.turn, given, by.now)
    await service_noting.note(conn, after)
    return after


async def _becomes(conn: AsyncConnection, owed: Owed, gift: Gift, by: By) -> Owed:
    _still_open(owed, gift.state)
    await store_gifts.save(conn, gift)
    await follow(conn, owed.turn, by.now)
    return replace(owed, gift=gift)


def _still_open(owed: Owed, to: GiftState) -> None:
    if not may(owed.gift, to):
        raise UserError(text_gifts.SETTLED[owed.gift.state])


async def _link(conn: AsyncConnection, owed: Owed, typed: str) -> str:
    link = proof_of(typed, _platform(owed.rotation))
    if await store_gifts.link_known(conn, owed.gift, link):
        raise UserError(text_proof.KNOWN)
    return link


def _platform(rotation: Rotation) -> Platform | None:
    return Platform(rotation.spec.platform) if rotation.spec.platform else None
