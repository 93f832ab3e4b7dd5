"""A group with a shoutouts channel and a rotation, and people who join it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.by import By
from bot.errors import UserError
from bot.ui import Card, button
from cogs.desk import store as desk
from cogs.shoutouts import service_line, store_ledger, store_rotations, store_seats
from cogs.shoutouts.model import Rotation, What
from cogs.shoutouts.model_seats import Held
from tests.collabs.scene import answered
from tests.group import Group

NO_PAGES: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


@dataclass
class Scene:
    """The channels of a group, and what can be asked of it."""

    group: Group
    channel: ChannelHandle

    async def rotation(self, number: int = 1) -> Rotation:
        """As it is stored."""
        async with self.group.bot.db.read() as conn:
            found = await store_rotations.find(conn, self.group.guild.id, number)
        assert found is not None
        return found

    async def seat(self, person: MemberActor, number: int = 1) -> Held | None:
        """As it is stored."""
        async with self.group.bot.db.read() as conn:
            return await store_seats.find(conn, self.group.guild.id, number, person.id)

    async def told(self, number: int = 1) -> list[tuple[What, int]]:
        """What the ledger says, and about whom."""
        async with self.group.bot.db.read() as conn:
            found = await store_ledger.events(conn, self.group.guild.id, number)
        return [(event.what, event.user_id) for _, event in found]

    async def join(self, *names: str) -> list[MemberActor]:
        """New people of the group, who join the rotation one after the other."""
        people = [self.group.join(name) for name in names]
        await self.group.settle()
        for person in people:
            await person.slash(self.group.lobby, "shoutout join")
        return people

    async def begin(self, name: str = "Everybody", pages: Mapping[str, Mapping[str, Any]] = NO_PAGES) -> Any:  # noqa: ANN401
        """The moderator makes a rotation, fills in pages by the labels of their buttons, and starts it."""
        shown = answered(await self.group.moderator.slash(self.group.lobby, "rotation create", name=name))
        for label, answers in pages.items():
            await fill(self.group.moderator, shown, label, **answers)
        await self.group.moderator.click(shown, label="Start it")
        await self.group.tick()
        return shown

    async def ask_swap_of(self, person: MemberActor, other: MemberActor) -> None:
        """One asks the other, in the panel."""
        shown = await self.panel(person)
        await person.click(shown, label="Exchange places")
        await person.select(shown, [str(other.id)])

    async def ask_swap(self) -> None:
        """Somebody asks somebody to exchange places."""
        async with self.group.bot.db.write() as conn:
            for held in await store_seats.in_rotation(conn, self.group.guild.id, 1):
                by = By(self.group.guild.id, held.seat.user_id, self.group.now())
                with suppress(UserError):
                    _, partners = await service_line.partners(conn, by, 1)
                    await service_line.ask_swap(conn, by, 1, partners[0])
                    return

    async def panel(self, person: MemberActor) -> Any:  # noqa: ANN401 - SimCord's message
        """/shoutout queue."""
        return answered(await person.slash(self.group.lobby, "shoutout queue"))


async def scene(group: Group) -> Scene:
    """A group with its shoutouts channel and a moderator log."""
    channel = group.guild.create_text_channel("shoutouts")
    log = group.guild.create_text_channel("log")
    await group.settle()
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "shoutouts", channel.id)
        await desk.set_place(conn, group.guild.id, "moderator_log", log.id)
    return Scene(group, channel)


async def fill(person: MemberActor, shown: Any, label: str, **answers: Any) -> Any:  # noqa: ANN401
    """A button that opens a form, and the answers."""
    return await person.submit_modal(await person.click(shown, label=label), answers)


async def copied(group: Group, person: MemberActor, custom_id: str) -> Any:  # noqa: ANN401
    """Somebody presses a copy of a button: one that was drawn before, or for other people."""
    await group.bot.get_partial_messageable(group.lobby.id).send(view=Card().row(button("Copied", custom_id)))
    return await person.click(group.lobby.history()[-1], label="Copied")
