"""People who keep track of something, as they do it: the panel, its buttons and forms."""

from datetime import timedelta
from typing import Any

from simcord.actors import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from cogs.contact import service as contact
from cogs.contact.model import Way
from tests.collabs.scene import answered
from tests.group import Group

WORK: dict[str, Any] = {"name": "Spring menu", "nature": ["paid"], "brand": "Mill & Co"}
LINK: dict[str, Any] = {
    "link": "https://example.com/menu?a=1",
    "campaign": "Spring menu",
    "platform": ["instagram"],
    "spot": ["story"],
}
RESULTS = {
    "cost": "Fee: 100 GBP\nProduct: 25 GBP\nCommission: 0",
    "counted": "Likes: 300\nComments: 50\nClicks: 40\nSign-ups: 4\nSales: 5",
    "revenue": "150 GBP",
}


async def joined(group: Group, *names: str, way: Way = Way.DM) -> list[MemberActor]:
    """Members who are written to, at noon."""
    people = [group.join(name) for name in names]
    await group.pass_time(timedelta(hours=12))
    async with group.bot.db.write() as conn:
        for person in people:
            await contact.choose(conn, group.guild.id, person.id, way, group.now())
    await group.tick()
    return people


async def panel(group: Group, person: MemberActor) -> ResponseMessage:
    """/track mine."""
    return answered(await person.slash(group.lobby, "track mine"))


async def fill(person: MemberActor, card: ResponseMessage, label: str, **typed: Any) -> InteractionResult:  # noqa: ANN401
    """Press the button and send the form that opens."""
    return await person.submit_modal(await person.click(card, label=label), typed)


async def begun(group: Group, person: MemberActor, **typed: Any) -> ResponseMessage:  # noqa: ANN401
    """The card of something that the person has begun to keep track of."""
    card = await panel(group, person)
    await fill(person, card, "Track a collab", **{**WORK, **typed})
    return card


async def shared_tea(group: Group, keiko: MemberActor, sofia: MemberActor) -> ResponseMessage:
    """Keiko sends Sofia a tin of tea, and shares that with her. The card of the package, for Keiko."""
    card = await begun(group, keiko, name="Tea", other=[sofia])
    await keiko.click(card, label="Share it")
    await keiko.click(card, label="Yes, share it")
    await fill(keiko, card, "Package", what="A tin of *tea*", route=["to_other"])
    await group.tick()
    return card


def letters(person: MemberActor) -> list[Any]:
    """The person's direct messages, but for the first hello."""
    return person.user.dm_channel.history()[1:]
