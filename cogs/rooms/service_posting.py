"""What was posted: the link, and for a paid partnership a look at the caption first. It explains, never forbids."""

from dataclasses import dataclass, field, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.disclosure import service as disclosure
from cogs.disclosure.model import Asked, Market, Report, needs_disclosure
from cogs.profiles.model import Platform
from cogs.rooms import service, text
from cogs.rooms.model import Marking, Room, Side, Step
from cogs.rooms.model_link import link_of


@dataclass(frozen=True, slots=True)
class Posting:
    """What somebody says they posted. A collab without a brand has no caption to look at."""

    link: str
    caption: str = field(default="", repr=False)
    market: Market = Market.ELSEWHERE
    platform: Platform = Platform.OTHER


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the step is taken, or a report says what stands in the way of a clear marker."""

    room: Room
    link: str
    report: Report | None = None


async def post(conn: AsyncConnection, by: By, room_id: int, posting: Posting) -> Outcome:
    """Take the step “posted” when nothing has to be explained first. Raises UserError for a link or caption.

    The caption is kept for a day where every caption is kept that somebody has looked at, and nowhere else.
    """
    room, side = await service.to_change(conn, by, room_id)
    service.may_take(room, side, Step.POSTED)
    link = link_of(posting.link)
    if not needs_disclosure(room.kind):
        return await _posted(conn, by, side, replace(room, link=link, marking=Marking.NONE, found=()))
    asked = Asked(posting.market, posting.platform, room.kind, posting.caption)
    report = await disclosure.check_for(conn, by.guild_id, by.user_id, asked, by.now)
    if not report.is_clear:
        return Outcome(room, link, report)
    return await _posted(conn, by, side, replace(room, link=link, marking=Marking.CLEAR, found=()))


async def post_as_it_is(conn: AsyncConnection, by: By, room_id: int, link: str) -> Outcome:
    """Take the step although the report had something to explain; what it had is kept. Raises UserError."""
    room, side = await service.to_change(conn, by, room_id)
    service.may_take(room, side, Step.POSTED)
    last = await disclosure.last(conn, by.guild_id, by.user_id)
    if last is None or not last.caption:
        raise UserError(text.NO_CAPTION)
    report = disclosure.check(last.caption, last.market, last.platform, room.kind)
    marking = Marking.CLEAR if report.is_clear else Marking.AS_IT_IS
    found = () if report.is_clear else tuple(each.what.name.lower() for each in report.findings)
    return await _posted(conn, by, side, replace(room, link=link_of(link), marking=marking, found=found))


async def _posted(conn: AsyncConnection, by: By, side: Side, posted: Room) -> Outcome:
    return Outcome(await service.stepped(conn, posted.moves(Step.POSTED, by.now), side, by.now), posted.link)
