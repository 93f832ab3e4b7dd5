"""A group with a shoutouts channel and a rotation that is due at noon, with people who asked to be written to."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult

from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store as desk
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Niche, Platform, PlatformEntry
from cogs.shoutouts import store_gifts, store_ledger, store_rotations, store_seats, store_turns
from cogs.shoutouts.model import Gift, Rotation, RotationState, Seat, Spec, Turn, What
from cogs.shoutouts.model_order import joined
from cogs.shoutouts.model_seats import Held
from tests.group import Group, labels, said

LINK = "https://www.instagram.com/p/loaf"
CLEAR = "Ad: paid partnership with Mill & Co\nKeiko's loaf of the week"
UNCLEAR = "Keiko's loaf of the week #bread #sunday #flour #spon"
A_DAY = timedelta(days=1)
SPEC = Spec("Weekly spotlight", weekdays=(), every_days=7, minute=720, givers=2, window_days=5)


@dataclass
class Stage:
    """The rotation and everybody in it, by name."""

    group: Group
    rotation_id: int
    channel: ChannelHandle
    log: ChannelHandle
    people: dict[str, MemberActor] = field(default_factory=dict)

    async def rotation(self) -> Rotation:
        """As it is stored."""
        async with self.group.bot.db.read() as conn:
            found = await store_rotations.find(conn, self.group.guild.id, self.rotation_id)
        assert found is not None
        return found

    async def seat(self, name: str) -> Seat:
        """Somebody's seat."""
        return (await self.held(name)).seat

    async def held(self, name: str) -> Held:
        """The same with everything around it."""
        async with self.group.bot.db.read() as conn:
            found = await store_seats.find(conn, self.group.guild.id, self.rotation_id, self.people[name].id)
        assert found is not None
        return found

    async def ledger(self, *whats: What) -> list[tuple[str, str | None]]:
        """Who and whom, of these events."""
        async with self.group.bot.db.read() as conn:
            rows = await store_ledger.events(conn, self.group.guild.id, self.rotation_id)
        found = [event for _, event in rows if event.what in whats]
        return [(self.name(each.user_id), self.name(each.other_id) if each.other_id else None) for each in found]

    def name(self, user_id: int) -> str:
        """Whose number it is."""
        return next(name for name, person in self.people.items() if person.id == user_id)

    async def turns(self) -> list[Turn]:
        """Every turn, the newest first."""
        async with self.group.bot.db.read() as conn:
            return list(await store_turns.newest(conn, self.group.guild.id, self.rotation_id, 100))

    async def gifts(self) -> list[Gift]:
        """Of the newest turn."""
        newest = (await self.turns())[0]
        async with self.group.bot.db.read() as conn:
            return list(await store_gifts.of_turn(conn, self.group.guild.id, newest.id))

    async def givers(self) -> list[str]:
        """Who was asked in the newest turn, in order."""
        return [self.name(each.giver_id) for each in await self.gifts()]

    def cards(self) -> list[discord.Message]:
        """The cards of turns, the newest last."""
        return [each for each in self.channel.history() if "How this works" in labels(each)]

    async def noon(self, days: int = 0) -> None:
        """Go on to noon, so many days later."""
        now = self.group.now()
        then = now.replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=days)
        await self.group.pass_time(then - now if then > now else then + A_DAY - now)

    async def join(self, name: str, way: Way = Way.DM, *, welcomed: bool = False, **told: Any) -> MemberActor:  # noqa: ANN401
        """A creator with a profile takes a seat."""
        self.people[name] = await creator(self.group, name, way, **told)
        return await self.sit_down(name, welcomed=welcomed)

    async def sit_down(self, name: str, *, welcomed: bool = False) -> MemberActor:
        """Somebody who is there takes a seat."""
        person = self.people[name]
        async with self.group.bot.db.write() as conn:
            rotation = await store_rotations.find_to_change(conn, self.group.guild.id, self.rotation_id)
            assert rotation is not None
            seat = joined(rotation.line, person.id, welcomed=welcomed)
            await store_seats.take(conn, Held(rotation.guild_id, rotation.id, seat, self.group.now()))
            what = What.NEWCOMER if seat.front else What.JOINED
            await store_ledger.append(conn, rotation, what, person.id, lot=seat.place.lot, at=self.group.now())
        return person

    async def change(self, **spec: Any) -> None:  # noqa: ANN401
        """Other settings, as a moderator changes them."""
        async with self.group.bot.db.write() as conn:
            rotation = await store_rotations.find_to_change(conn, self.group.guild.id, self.rotation_id)
            assert rotation is not None
            await store_rotations.save(conn, replace(rotation, spec=replace(rotation.spec, **spec)))

    def letter(self, name: str, label: str) -> discord.Message:
        """Somebody's newest letter with that button."""
        return next(each for each in reversed(letters(self.people[name])) if label in labels(each))

    def has(self, name: str, label: str) -> bool:
        """Whether any of their letters has that button."""
        return any(label in labels(each) for each in letters(self.people[name]))

    async def press(self, name: str, label: str) -> InteractionResult:
        """That button."""
        pressed: InteractionResult = await self.people[name].user.click(self.letter(name, label), label=label)
        await self.group.tick()
        return pressed

    async def prove(self, name: str, link: str = LINK, *, brand: bool = False) -> InteractionResult:
        """Say yes if that was not said yet, then give the link."""
        if self.has(name, "I'm in"):
            await self.press(name, "I'm in")
        form = await self.people[name].user.click(self.letter(name, "It is out"), label="It is out")
        done: InteractionResult = await self.people[name].user.submit_modal(
            form, {"link": link, "brand": ["yes" if brand else "no"]}
        )
        await self.group.tick()
        return done


def letters(person: MemberActor) -> list[discord.Message]:
    """A person's direct messages."""
    return person.user.dm_channel.history()


def told(person: MemberActor) -> str:
    """Everything in them."""
    return "\n".join(map(said, letters(person)))


async def creator(group: Group, name: str, way: Way = Way.DM, **told: Any) -> MemberActor:  # noqa: ANN401
    """Somebody with a shared profile who chose how to be reached."""
    person = await _introduced(group, name, way, **told)
    await group.tick()
    return person


async def _introduced(group: Group, name: str, way: Way = Way.DM, **told: Any) -> MemberActor:  # noqa: ANN401
    """The same, before the bot does what follows from it."""
    person = group.join(name)
    await group.settle()
    about = Changes(
        niches=(Niche.FOOD,),
        sentence=f"I am {name} and I bake old breads.",
        platforms=(PlatformEntry(Platform.INSTAGRAM, f"{name}.bakes", 7000),),
    )
    about.update(told)  # type: ignore[typeddict-item]  # some of the same fields
    async with group.bot.db.write() as conn:
        await profiles.save(conn, group.guild.id, person.id, about, group.now())
        await profiles.share(conn, group.guild.id, person.id, group.now())
        await contact.choose(conn, group.guild.id, person.id, way, group.now())
    return person


async def stage(group: Group, *names: str, starts: datetime | None = None, **spec: Any) -> Stage:  # noqa: ANN401
    """A rotation that is due at the next noon, with these people in it."""
    channel, log = group.guild.create_text_channel("shoutouts"), group.guild.create_text_channel("moderator-log")
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "shoutouts", channel.id)
        await desk.set_place(conn, group.guild.id, "moderator_log", log.id)
        noon = group.now().replace(hour=12, minute=0, second=0, microsecond=0)
        due = starts or (noon if noon > group.now() else noon + A_DAY)
        settings = replace(SPEC, **spec)
        made = await store_rotations.add(conn, group.guild.id, settings, RotationState.OPEN, due - A_DAY * 7, due)
    built = Stage(group, made.id, channel, log)
    for name in names:
        built.people[name] = await _introduced(group, name)
    await group.tick()
    for name in names:
        await built.sit_down(name)
    return built
