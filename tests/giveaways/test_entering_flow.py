"""Entering through the running bot, as people meet it."""

from sqlalchemy import func, select

from cogs.giveaways import service, text_entering
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.store_entries import entries
from tests.giveaways.scene import card, opened
from tests.group import Group, labels, said


async def stored(group: Group) -> int:
    async with group.bot.db.read() as conn:
        return await conn.scalar(select(func.count()).select_from(entries)) or 0


async def become(group: Group, giveaway: Giveaway, state: State) -> None:
    async with group.bot.db.write() as conn:
        loaded = await service.load(conn, group.guild.id, giveaway.id)
        await service.keep(conn, loaded.becomes(state, due_at=loaded.due_at), group.bot.now())
    await group.tick()


async def test_one_press_enters_and_the_next_shows_the_ticket(group_on_each_engine: Group) -> None:
    """G2: the answer is private, holds the ticket, and the entry outlives a restart; so does the button."""
    group = group_on_each_engine
    keiko, sofia = group.join("keiko"), group.join("sofia")
    await opened(group)
    answer = await keiko.click(card(group), label="Enter")
    assert answer.ephemeral
    words = said(answer)
    number = words.split("`")[1]
    assert len(bytes.fromhex(number)) == 8
    assert "You have 1 entry." in words
    assert "the first one in" in words
    await group.restart()
    again = await keiko.click(card(group), label="Enter")
    assert number in said(again)
    assert labels(again) == [text_entering.LEAVE]
    assert "1 other person is in" in said(await sofia.click(card(group), label="Enter"))
    assert await stored(group) == 2
