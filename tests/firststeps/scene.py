"""A group that is set up, with people at the beginning of their first steps, at noon."""

from datetime import timedelta
from typing import Any

import discord
from simcord.actors import MemberActor

from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store as desk_store
from cogs.firststeps import service
from tests.group import Group, said

PLACES = {"welcome": "welcome", "introductions": "introductions", "moderator_log": "moderator-log"}
BEST = {"bio": ["strong"], "picture": ["fine"], "highlights": ["fine"], "link": ["unclear"], "mix": ["strong"]}


async def furnish(group: Group) -> None:
    """Make the channels that /setup makes, and wait for noon: at midnight nobody is written to."""
    channels = {purpose: group.guild.create_text_channel(name) for purpose, name in PLACES.items()}
    async with group.bot.db.write() as conn:
        for purpose, channel in channels.items():
            await desk_store.set_place(conn, group.guild.id, purpose, channel.id)
    await group.pass_time(timedelta(hours=12))


async def newcomer(group: Group, name: str = "sofia", way: Way = Way.DM) -> MemberActor:
    """Somebody who has just finished onboarding, and chose how to be reached."""
    person = group.join(name)
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, person.id, way, group.now())
        await service.begin(conn, group.guild.id, person.id, group.now())
    await group.tick()
    return person


async def panel(group: Group, person: MemberActor) -> Any:  # noqa: ANN401 - SimCord's result
    """Use /steps."""
    return await person.slash(group.lobby, "steps")


async def press(group: Group, person: MemberActor, label: str) -> Any:  # noqa: ANN401 - SimCord's result
    """Use /steps, then a button on it."""
    shown = await panel(group, person)
    pressed = await person.click(shown.response, label=label)
    await group.tick()
    return pressed


def letters(person: MemberActor) -> list[discord.Message]:
    """The person's direct messages."""
    return person.user.dm_channel.history()


def posted(group: Group, name: str) -> list[str]:
    """What is in a channel."""
    return [said(message).strip() for message in group.channel(name).history()]


def told(group: Group, words: str) -> list[str]:
    """What the moderators were told with these words; other features write there too."""
    return [text for text in posted(group, "moderator-log") if words in text]


async def give(group: Group, person: MemberActor) -> Any:  # noqa: ANN401 - SimCord's result
    """Press "Give feedback" on the last card, and submit the checklist."""
    card = group.channel("introductions").history()[-1]
    form = await person.click(card, label="Give feedback")
    given = await person.submit_modal(form, BEST)
    await group.tick()
    return given
