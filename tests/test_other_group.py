"""Somebody from another group copies every button there is, with our group's id and numbers in it: nothing happens."""

import inspect
from datetime import timedelta
from typing import Any

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from sqlalchemy import select

from bot.access import Who
from bot.db import metadata
from bot.ui import Card, button
from cogs.contact.model import Way
from tests.collabs.scene import scene
from tests.firststeps.scene import furnish, newcomer, press
from tests.group import Group
from tests.rooms.scene import accept
from tests.shoutouts import scene as rotations
from tests.tracking.scene import begun, fill


async def everything_of(group: Group) -> dict[str, list[Any]]:
    """Every row that belongs to our group, but for what was sent."""
    found = {}
    async with group.bot.db.read() as conn:
        for table in metadata.sorted_tables:
            if "guild_id" in table.c and table.name != "outbox":
                rows = await conn.execute(select(table).where(table.c.guild_id == group.guild.id))
                found[table.name] = sorted(map(repr, rows))
    return found


def copied_ids(group: Group) -> list[str]:
    """A custom id for everything that can be pressed, as it stands on our group's cards. Forms and menus are not."""
    return [
        f"{feature}:{verb}:{arguments}"
        for (feature, verb), pressable in group.bot.switchboard.pressables.items()
        if pressable.who is not Who.MODERATOR and not _takes_more(inspect.getsource(pressable.handler))
        for arguments in (f"{group.guild.id}:1:1", "1:1")
    ]


def _takes_more(handler: str) -> bool:
    return "press.fields" in handler or "press.values" in handler


async def elsewhere(group: Group) -> tuple[MemberActor, ChannelHandle]:
    """Somebody in another group."""
    other = group.env.create_guild("Elsewhere")
    channel = other.create_text_channel("lounge")
    person = other.add_member(group.env.create_user("curious_carla"))
    await group.settle()
    return person, channel


async def test_no_copied_button_reaches_into_our_group(group: Group) -> None:
    """W12, W17, W19, W3: every row of our group is as it was before, in a group and in direct messages."""
    await furnish(group)
    mentor = await newcomer(group, "keiko", Way.NONE)
    await press(group, mentor, "I can mentor")
    sofia = await newcomer(group, "sofia", Way.NONE)
    await press(group, sofia, "Ask for feedback")
    stranger, lounge = await elsewhere(group)
    made = await scene(group, forum=False)
    request = await made.post(sofia)
    form = await mentor.click(made.cards()[0], label="I'm interested")
    await mentor.submit_modal(form, {"note": "I bring the bread", "numbers": ["profile"]})
    await group.tick()
    await accept(group, sofia, mentor, request)
    await fill(sofia, await begun(group, sofia, other=[mentor]), "Package", what="Two jars", route=["to_other"])
    await sofia.submit_modal(await sofia.slash(group.lobby, "track code"), {"code": "SOFIA15", "brand": "Mill & Co"})
    line = await rotations.scene(group)
    await line.begin()
    for person in (sofia, mentor, *(await line.join("jamal", "bex"))):
        await person.slash(group.lobby, "shoutout join")
    await line.ask_swap()
    await group.pass_time(timedelta(days=7))
    before = await everything_of(group)
    expected = {"firststeps_audits", "firststeps_pairs", "collabs_requests", "interests_interests", "rooms_rooms"}
    expected |= {"tracking_packages", "tracking_codes"}
    expected |= {f"shoutouts_{name}" for name in ("rotations", "seats", "ledger", "turns", "gifts", "swaps")}
    assert expected <= {name for name, rows in before.items() if rows}
    user = await group.bot.fetch_user(stranger.id)
    for custom_id in copied_ids(group):
        copied = Card().row(button("Copied", custom_id))
        card = await group.bot.get_partial_messageable(lounge.id).send(view=copied)
        await stranger.click(card, label="Copied")
        letter = await user.send(view=copied)
        await stranger.user.click(letter, label="Copied")
    await group.tick()
    assert await everything_of(group) == before
