"""Giveaways from the close on, in the simulated group: people who are in, steps one by one, what is then on show."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import discord
from simcord.actors import MemberActor
from sqlalchemy import insert, select, update

from bot.outbox_store import outbox
from bot.ui import Card, button
from cogs.desk import store as desk
from cogs.desk.store_audit import audit
from cogs.giveaways import service_closing, store_winners
from cogs.giveaways.model import Giveaway, control
from cogs.giveaways.model_winners import Winner
from cogs.giveaways.store_entries import entries
from tests.giveaways.scene import opened, present
from tests.group import Group, said

BEACON_TIME = timedelta(seconds=20)


async def enter(group: Group, giveaway: Giveaway, people: Sequence[MemberActor]) -> None:
    """Put them in, as if each had pressed Enter."""
    rows = [
        {
            "guild_id": group.guild.id,
            "giveaway_id": giveaway.id,
            "user_id": person.id,
            "ticket": secrets.token_hex(8),
            "entered_at": group.now(),
        }
        for person in people
    ]
    async with group.bot.db.write() as conn:
        await conn.execute(insert(entries), rows)


async def people(group: Group, number: int, **options: Any) -> list[MemberActor]:  # noqa: ANN401 - SimCord's options
    """So many members."""
    found = [group.join(f"creator_{secrets.token_hex(4)}", **options) for _ in range(number)]
    await group.settle()
    return found


async def running(group: Group, number: int, **options: Any) -> tuple[Giveaway, list[MemberActor]]:  # noqa: ANN401 - as in `opened`
    """One with so many people in."""
    giveaway = await opened(group, **options)
    found = await people(group, number)
    await enter(group, giveaway, found)
    return giveaway, found


async def close(group: Group, giveaway: Giveaway) -> Giveaway:
    """End it early, and let the digest be posted."""
    async with group.bot.db.write() as conn:
        await service_closing.close(conn, group.guild.id, giveaway.id, group.now())
    await group.tick()
    return await present(group, giveaway.id)


async def drawn(group: Group, giveaway: Giveaway) -> Giveaway:
    """Closed, drawn and announced."""
    await close(group, giveaway)
    await group.pass_time(BEACON_TIME)
    await group.tick()
    return await present(group, giveaway.id)


async def winners(group: Group, giveaway: Giveaway) -> list[Winner]:
    """Everybody who was or is one."""
    async with group.bot.db.read() as conn:
        return list(await store_winners.of(conn, group.guild.id, giveaway.id))


async def holders(group: Group, giveaway: Giveaway) -> list[int]:
    """Who holds the prizes now."""
    return [winner.user_id or 0 for winner in await winners(group, giveaway) if winner.holds]


def by_id(found: Sequence[MemberActor], user_id: int) -> MemberActor:
    """One of these people."""
    return next(person for person in found if person.id == user_id)


def cards(group: Group, words: str) -> list[discord.Message]:
    """The messages in the lobby that say so."""
    return [message for message in group.lobby.history() if words in said(message)]


def announcement(group: Group) -> discord.Message:
    """The one announcement there is."""
    (found,) = cards(group, "it is drawn")
    return found


async def claim(group: Group, person: MemberActor, card: discord.Message | None = None) -> str:
    """Press Claim on the announcement, or on that card; what is answered."""
    pressed = await person.click(card or announcement(group), label="Claim your prize")
    await group.tick()
    return said(pressed)


async def moderator_log(group: Group) -> Any:  # noqa: ANN401 - SimCord's channel
    """Where moderators are told things."""
    channel = group.guild.create_text_channel("moderator-log")
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "moderator_log", channel.id)
    return channel


async def reroll(group: Group, giveaway: Giveaway, user_id: int, reason: str = "declined") -> None:
    """A moderator lets the prize of one person move on."""
    card = await panel(group, giveaway)
    shown: Any = await group.moderator.click(card, label="Replace a winner")
    menu = next(each for each in _selects(shown.response) if each.custom_id.startswith("giveaways:reroll_whom"))
    shown = await group.moderator.select(shown.response, custom_id=menu.custom_id, values=[str(user_id)])
    await group.moderator.click(shown.response, label=reason)
    await group.tick()
    await group.tick()


def _selects(message: Any) -> list[Any]:  # noqa: ANN401 - as above
    shown = getattr(message, "message", message)
    return [item for top in shown.components for item in _inside(top) if hasattr(item, "options")]


def _inside(component: Any) -> Any:  # noqa: ANN401 - as above
    yield component
    for child in getattr(component, "children", ()):
        yield from _inside(child)


async def panel(group: Group, giveaway: Giveaway) -> Any:  # noqa: ANN401 - as above
    """A message with the button that opens winners and prizes, for moderators."""
    from bot.ui import Card, button

    card = Card().row(button("Winners and prizes", control("prizes", giveaway.id)))
    await group.bot.get_partial_messageable(group.lobby.id).send(view=card)
    shown: Any = await group.moderator.click(group.lobby.history()[-1], label="Winners and prizes")
    return shown.response


async def errands(group: Group, kind: str) -> list[str]:
    """The states of the outbox's errands of that kind."""
    async with group.bot.db.read() as conn:
        return list((await conn.scalars(select(outbox.c.state).where(outbox.c.kind == kind))).all())


def menu(shown: Any, begins: str) -> str:  # noqa: ANN401 - as above
    """The custom id of a menu on a message."""
    return str(next(each.custom_id for each in _selects(shown.response) if each.custom_id.startswith(begins)))


async def audited(group: Group) -> list[str]:
    """What moderators did, in the order in which they did it."""
    async with group.bot.db.read() as conn:
        return list((await conn.scalars(select(audit.c.action).order_by(audit.c.id))).all())


async def order(group: Group, giveaway: Giveaway) -> list[int]:
    """Everybody who counted, in the order of the draw."""
    placed = (entries.c.giveaway_id == giveaway.id, entries.c.place.is_not(None))
    async with group.bot.db.read() as conn:
        return list((await conn.scalars(select(entries.c.user_id).where(*placed).order_by(entries.c.place))).all())


async def copied(group: Group, custom_id: str, channel: Any = None) -> discord.Message:  # noqa: ANN401 - as above
    """A message with a button that leads wherever somebody wishes it to."""
    place = channel or group.lobby
    await group.bot.get_partial_messageable(place.id).send(view=Card().row(button("Copied", custom_id)))
    found: discord.Message = place.history()[-1]
    return found


def ruling_role(guild: Any) -> Any:  # noqa: ANN401 - as above
    """A role for people who may manage a server."""
    return guild.create_role("Owners", permissions=discord.Permissions(manage_guild=True))


async def attached(group: Group, shown: Any, name: str) -> bytes:  # noqa: ANN401 - as above
    """A file of an answer, as whoever downloads it gets it."""
    message = getattr(shown, "response", shown)
    message = getattr(message, "message", message)
    found = next(each for each in message.attachments if each.filename == name)
    data: bytes = await found.read()
    return data


async def weigh(group: Group, giveaway: Giveaway) -> None:
    """Give every entry a weight that has none: what only somebody with the database's password can do."""
    nobody = (entries.c.giveaway_id == giveaway.id, entries.c.weight.is_(None))
    async with group.bot.db.write() as conn:
        await conn.execute(update(entries).where(*nobody).values(weight=1))


async def press(group: Group, channel: Any, custom_id: str) -> Any:  # noqa: ANN401 - as above
    """What a moderator is shown after pressing a button that leads there."""
    return await group.moderator.click(await copied(group, custom_id, channel), label="Copied")
