"""People who look after what is kept about them, as they do it."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from simcord.actors import MemberActor
from simcord.results import ResponseMessage
from sqlalchemy import select

from bot.db import metadata
from bot.ui import Card, button
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Field, Visibility
from tests.collabs.scene import answered
from tests.group import Group
from tests.tracking.scene import begun, joined

DAY = timedelta(days=1)
SENTENCE = "I bake old village breads at night."


async def known(group: Group, *names: str, **options: Any) -> list[MemberActor]:  # noqa: ANN401
    """Members about whom something is stored: a profile that others see, and a collab they keep track of."""
    people = await joined(group, *names, **options)
    for person in people:
        await begun(group, person, name=f"Menu of {person.name}")
        async with group.bot.db.write() as conn:
            seen = {Field.SENTENCE: Visibility.GROUP}
            told = Changes(sentence=SENTENCE, visibility=seen)
            await profiles.save(conn, group.guild.id, person.id, told, group.now())
            await profiles.share(conn, group.guild.id, person.id, group.now())
    await group.tick()
    return people


async def shown(group: Group, person: MemberActor, command: str = "show") -> ResponseMessage:
    """The card of /privacy."""
    return answered(await person.slash(group.lobby, f"privacy {command}"))


async def asked(group: Group, person: MemberActor) -> ResponseMessage:
    """The person asked for everything to be deleted, and was asked back."""
    card = await shown(group, person, "delete")
    await person.click(card, label="Yes, delete everything")
    await group.tick()
    return card


async def tables_naming(group: Group, user_id: int) -> set[str]:
    """Every table with the id anywhere in a row."""
    found = set()
    async with group.bot.db.read() as conn:
        for table in metadata.sorted_tables:
            rows = await conn.execute(select(table))
            found |= {table.name for row in rows if any(str(user_id) in str(value) for value in row)}
    return found


async def is_stored(group: Group, person: MemberActor) -> bool:
    """Whether the profile is still there."""
    async with group.bot.db.read() as conn:
        return await profiles.get(conn, group.guild.id, person.id) is not None


async def copied(group: Group, person: MemberActor, custom_id: str) -> Any:  # noqa: ANN401 - SimCord's result
    """The person presses a button that they copied from a card of somebody else."""
    message = await group.bot.get_partial_messageable(group.lobby.id).send(view=Card().row(button("Copied", custom_id)))
    return await person.click(message, label="Copied")


def letters(person: MemberActor) -> list[Any]:
    """The person's direct messages, but for the first hello."""
    return person.user.dm_channel.history()[1:]


def opened(content: bytes) -> ZipFile:
    """A zip that somebody downloaded."""
    return ZipFile(BytesIO(content))
