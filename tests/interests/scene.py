"""A board with a request, people who are interested in it, and what they read."""

from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from cogs.collabs.model_request import Request
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.interests import store
from cogs.interests.model import Interest, State, control
from tests.collabs.scene import Scene, answered, scene
from tests.group import Group, said

BOTH = pytest.mark.parametrize("forum", [True, False], ids=["forum", "text"])
NOTE = "I bake on Sundays"


class House:
    """A board where Keiko has posted one request."""

    def __init__(self, board: Scene, keiko: MemberActor, request: Request) -> None:
        self.board = board
        self.group = board.group
        self.keiko = keiko
        self.request = request

    @property
    def card(self) -> discord.Message:
        """The card on the board, as it is now."""
        return self.board.cards()[0]

    async def join(self, name: str) -> MemberActor:
        """Somebody comes who gets letters by direct message."""
        person = self.group.join(name)
        await self.group.settle()
        await reachable(self.group, person)
        return person

    async def offer(self, person: MemberActor, note: str = NOTE, numbers: str = "profile") -> ResponseMessage:
        """The button on the card, and its form; the private answer."""
        form = await person.click(self.card, custom_id=f"interests:offer:{self.request.id}")
        return answered(await person.submit_modal(form, {"note": note, "numbers": [numbers]}))

    async def list(self) -> ResponseMessage:
        """From /collab mine to those who are interested."""
        card = answered(await self.keiko.slash(self.group.lobby, "collab mine"))
        await self.keiko.select(card, [str(self.request.id)], custom_id="collabs:choose")
        await self.keiko.click(card, custom_id=f"interests:list:{self.group.guild.id}:{self.request.id}:0")
        return card

    async def decide(self, verb: str, person: MemberActor, shown: ResponseMessage | None = None) -> InteractionResult:
        """A button of the list beside that person: accept, decline, queue or more."""
        card = shown or await self.list()
        page = [] if verb == "more" else [0]
        return await self.keiko.click(card, custom_id=await self.id(verb, person, *page))

    async def id(self, verb: str, person: MemberActor, *args: int) -> str:
        """The custom id of such a button."""
        return control(verb, self.group.guild.id, (await self.of(person)).id, *args)

    async def mine(self, person: MemberActor) -> ResponseMessage:
        """From /collab mine to what the person offered for."""
        card = answered(await person.slash(self.group.lobby, "collab mine"))
        await person.click(card, label="What I offered for")
        return card

    async def of(self, person: MemberActor) -> Interest:
        """How the person's interest stands."""
        async with self.group.bot.db.read() as conn:
            found = await store.of_person(conn, self.group.guild.id, self.request.id, person.id)
        assert found is not None
        return found

    async def state(self, person: MemberActor) -> State:
        """The same in a word."""
        return (await self.of(person)).state


async def house(group: Group, *, forum: bool = False, **typed: Any) -> House:  # noqa: ANN401 - what Keiko types
    """Keiko posts a request at noon, and reads her letters."""
    board = await scene(group, forum=forum)
    noon = group.now().replace(hour=12, minute=0)
    if noon > group.now():
        await group.pass_time(noon - group.now())
    keiko = group.join("keiko")
    await group.settle()
    await reachable(group, keiko)
    return House(board, keiko, await board.post(keiko, **typed))


async def reachable(group: Group, person: MemberActor) -> None:
    """By direct message."""
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, person.id, Way.DM, group.now())
    await group.tick()


def letters(person: MemberActor) -> list[discord.Message]:
    """The direct messages of the person, but for the first short one."""
    return [each for each in person.user.dm_channel.history() if each.author.bot][1:]


def last_letter(person: MemberActor) -> discord.Message:
    """The newest."""
    return letters(person)[-1]


def read_letters(person: MemberActor, words: str) -> list[str]:
    """Every letter that says so."""
    return [said(each) for each in letters(person) if words in said(each)]
