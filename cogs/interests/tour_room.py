"""What two people do in their room during `greenroom demo --tour`, and what they see there."""

from typing import TYPE_CHECKING

from bot.by import By
from bot.demo.hands import Hands, said
from cogs.rooms import service
from cogs.rooms.model import Room, Step
from cogs.rooms.text import TAKE

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World


class Two:
    """The owner of a request and the one who makes it with them; the last thing that one of them saw."""

    def __init__(self, bot: "Greenroom", owner: str, creator: str) -> None:
        """Nothing has happened yet."""
        self._bot = bot
        self.owner, self.creator = owner, creator
        self.saw = ""

    def sees(self, *words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        missing = [each for each in words if each not in self.saw]
        return f"nobody sees {missing[0]!r}" if missing else None

    def hands(self, world: "World", person: str) -> Hands:
        """Of one of them."""
        return Hands(world, world.people[person])

    async def room(self, world: "World") -> Room:
        """The newest one of these two."""
        ids = {world.people[person].id for person in (self.owner, self.creator)}
        by = By(world.guild.id, world.people[self.owner].id, world.now())
        async with self._bot.db.read() as conn:
            return next(each for each in await service.mine(conn, by) if {each.owner_id, each.creator_id} == ids)

    async def enter(self, world: "World", person: str) -> Hands:
        """The card in their thread, before one of them."""
        room, hands = await self.room(world), self.hands(world, person)
        thread = world.place(room.thread_id or 0)
        if thread is None:
            raise LookupError(f"no thread for {self.owner} and {self.creator}")
        hands.card = next(each for each in world.messages(thread) if each.id == room.message_id)
        self.saw = said(hands.card)
        return hands

    async def say(self, world: "World", *steps: tuple[str, Step]) -> None:
        """Each says that a step is taken."""
        for person, step in steps:
            self.saw = await (await self.enter(world, person)).press(TAKE[step])
            await world.deliver()
