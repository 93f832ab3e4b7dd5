"""The controls of mentoring: offer, pause, answer, and answer for somebody as a moderator."""

from bot.access import Who
from bot.direct import group_of
from bot.presses import Press
from bot.ui import Card
from cogs.firststeps import service_mentors, text_mentors, ui_mentors
from cogs.firststeps.presses import presses


@presses.on("mentor", Who.ANYWHERE)
async def mentor(press: Press) -> None:
    """I can mentor, or what I offered."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        offer = await service_mentors.offer_or_make(conn, guild_id, press.user_id, press.bot.now())
    await press.show(ui_mentors.offer_card(guild_id, offer))


async def _change(press: Press, *, most: int | None = None, paused: bool = False) -> None:
    guild_id, now = await group_of(press), press.bot.now()
    async with press.bot.db.write() as conn:
        offer = await service_mentors.offer(conn, guild_id, press.user_id, now, most=most, paused=paused)
    await press.redraw(ui_mentors.offer_card(guild_id, offer))


@presses.on("most", Who.ANYWHERE)
async def most(press: Press) -> None:
    """How many at a time."""
    await _change(press, most=int("".join(press.values)))


@presses.on("pause", Who.ANYWHERE)
async def pause(press: Press) -> None:
    """Nobody new for now."""
    await _change(press, paused=True)


@presses.on("unpause", Who.ANYWHERE)
async def unpause(press: Press) -> None:
    """Go on mentoring."""
    await _change(press)


@presses.on("gladly", Who.ANYWHERE)
async def gladly(press: Press) -> None:
    """The mentor says yes."""
    guild_id, now = await group_of(press), press.bot.now()
    async with press.bot.db.write() as conn:
        await service_mentors.answer(conn, guild_id, press.user_id, press.id(1), now, gladly=True)
    await press.redraw(Card().text(text_mentors.ACCEPTED))


@presses.on("not_now", Who.ANYWHERE)
async def not_now(press: Press) -> None:
    """The mentor says no."""
    guild_id, now = await group_of(press), press.bot.now()
    async with press.bot.db.write() as conn:
        await service_mentors.answer(conn, guild_id, press.user_id, press.id(1), now, gladly=False)
    await press.redraw(Card().text(text_mentors.DECLINED))


@presses.on("gladly_for", Who.MODERATOR)
async def gladly_for(press: Press) -> None:
    """A moderator passes on a yes."""
    await _pass_on(press, gladly=True)


@presses.on("not_now_for", Who.MODERATOR)
async def not_now_for(press: Press) -> None:
    """A moderator passes on a no."""
    await _pass_on(press, gladly=False)


async def _pass_on(press: Press, *, gladly: bool) -> None:
    async with press.bot.db.write() as conn:
        now = press.bot.now()
        pair = await service_mentors.answer_for(conn, press.guild_id, press.user_id, press.id(), now, gladly=gladly)
    await press.redraw(Card().text(text_mentors.passed_on(pair.newcomer_id, pair.mentor_id, gladly=gladly)))
