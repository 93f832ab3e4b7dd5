"""Two people who agreed on a collab, in a group with a board and a welcome channel, at noon."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult

from bot.ui import Card, button
from cogs.collabs import service_slots
from cogs.collabs.model_request import Request
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store as desk
from cogs.rooms import service, store
from cogs.rooms.model import Room, Start, Step
from cogs.rooms.text import TAKE
from tests.collabs.scene import PAY, Scene, answered, scene
from tests.group import Group

BOTH = pytest.mark.parametrize("forum", [True, False], ids=["forum", "text"])
"""Every way that a group can have its board."""
WAY_TO_POSTED = ((0, Step.BRIEFED), (1, Step.PRODUCTION), (1, Step.APPROVAL))
"""Who presses for which step: 0 the owner, 1 the creator."""
LINK = "https://video.example/keiko/bread"
CLEAR = "Ad: paid partnership with Mill & Co\nMy loaf of the week"
UNCLEAR = "My loaf of the week #bread #sunday #flour #spon"


@dataclass
class Pair:
    """The owner of a request, whom they accepted, and their room."""

    group: Group
    board: Scene
    owner: MemberActor
    creator: MemberActor
    request: Request
    room_id: int

    async def room(self) -> Room:
        """As it is stored."""
        async with self.group.bot.db.read() as conn:
            found = await store.find(conn, self.group.guild.id, self.room_id)
        assert found is not None
        return found

    def threads(self) -> list[ChannelHandle]:
        """Every private thread of a room."""
        channels = [self.board.board, self.group.channel("welcome")]
        found = [thread for channel in channels for thread in channel.threads]
        return [each for each in found if (each.name or "").endswith(f"· {self.room_id}")]

    @property
    def thread(self) -> ChannelHandle:
        """The one there is."""
        (thread,) = self.threads()
        return thread

    def card(self) -> discord.Message:
        """The card in the thread."""
        return next(each for each in self.thread.history() if each.pinned)

    async def archive(self) -> None:
        """What Discord does with a thread after a week of silence."""
        found = await self.group.bot.fetch_channel(self.thread.id)
        assert isinstance(found, discord.Thread)
        await found.edit(archived=True)
        await self.group.settle()

    def is_archived(self) -> bool:
        """Whether Discord has put the thread away."""
        metadata = self.group.env.backend.channels[self.thread.id].thread_metadata
        assert metadata is not None
        return bool(metadata.archived)

    async def press(self, who: MemberActor, label: str) -> InteractionResult:
        """A button of the card, and what follows from it."""
        pressed = await who.click(self.card(), label=label)
        await self.group.tick()
        return pressed

    async def fill(self, who: MemberActor, label: str, **answers: Any) -> InteractionResult:  # noqa: ANN401
        """A button of the card that opens a form, and the answers."""
        form = await who.click(self.card(), label=label)
        done = await who.submit_modal(form, answers)
        await self.group.tick()
        return done

    async def panel(self, who: MemberActor) -> Any:  # noqa: ANN401 - SimCord's message
        """/room show and the room chosen there: the same card, for this person alone."""
        shown = answered(await who.slash(self.group.lobby, "room show"))
        await who.select(shown, [str(self.room_id)])
        return shown

    async def walk(self, until: Step) -> None:
        """Take every step up to that one, each from the right side."""
        for side, step in WAY_TO_POSTED:
            if list(Step).index(step) <= list(Step).index(until):
                await self.press((self.owner, self.creator)[side], TAKE[step])
        if until in {Step.POSTED, Step.MEASURED, Step.DONE}:
            await self.fill(self.creator, "It is posted", link=LINK)
        if until in {Step.MEASURED, Step.DONE}:
            await self.press(self.creator, "The numbers are in")
        if until is Step.DONE:
            await self.press(self.owner, "Done, from my side")
            await self.press(self.creator, "Done, from my side")


async def copied(group: Group, person: MemberActor, custom_id: str) -> InteractionResult:
    """Somebody presses a copy of a button: one that was drawn before, or for other people."""
    await group.bot.get_partial_messageable(group.lobby.id).send(view=Card().row(button("Copied", custom_id)))
    return await person.click(group.lobby.history()[-1], label="Copied")


def letters(person: MemberActor) -> list[discord.Message]:
    """A person's direct messages."""
    return person.user.dm_channel.history()


async def pair(group: Group, *, forum: bool = False, paid: bool = False, way: Way = Way.DM) -> Pair:
    """Keiko posts a request and accepts Sofia; both asked to be written to."""
    board = await scene(group, forum=forum)
    welcome = group.guild.create_text_channel("welcome")
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "welcome", welcome.id)
    await group.pass_time(timedelta(hours=12))
    owner, creator = await member(group, "keiko", way), await member(group, "sofia", way)
    request = await post(group, board, owner, paid=paid)
    room = await accept(group, owner, creator, request)
    return Pair(group, board, owner, creator, request, room.id)


async def member(group: Group, name: str, way: Way = Way.DM) -> MemberActor:
    """Somebody who chose how to be reached."""
    person = group.join(name)
    await group.settle()
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, person.id, way, group.now())
    await group.tick()
    return person


async def post(group: Group, board: Scene, owner: MemberActor, *, paid: bool = False, **typed: Any) -> Request:  # noqa: ANN401
    """A request on the board, paid or not."""
    if not paid:
        return await board.post(owner, **typed)
    kind = {"kind": ["sponsored"], **typed}
    card = await board.draft(owner, "A paid partnership", **kind)
    form = await owner.click(card, label="What they get")
    await owner.submit_modal(form, PAY)
    await owner.click(card, label="Post it")
    await group.tick()
    return (await board.of(owner))[0]


async def accept(group: Group, owner: MemberActor, creator: MemberActor, request: Request) -> Room:
    """What accepting somebody does: a slot is taken, and the two have a room."""
    start = Start(group.guild.id, request.id, owner.id, creator.id)
    async with group.bot.db.write() as conn:
        await service_slots.take(conn, group.guild.id, request.id, group.now())
        room = await service.begin(conn, start, group.now())
    await group.tick()
    return room
