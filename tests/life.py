"""One person's whole life in a group: whatever any feature stores about somebody, in any table."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import discord
from simcord.actors import MemberActor
from sqlalchemy import select

from bot.by import By
from bot.db import metadata
from cogs.giveaways import service_kept
from cogs.giveaways.model_spec import Spec
from cogs.onboarding.model import Step
from cogs.rooms.model import Step as RoomStep
from tests.collabs.scene import Scene
from tests.firststeps.scene import BEST
from tests.giveaways import draws
from tests.giveaways.scene import opened
from tests.group import Group, labels, said
from tests.onboarding.journey import SENTENCE, Journey
from tests.rooms.scene import Pair, accept, post
from tests.tracking.scene import begun, fill


class Life:
    """Sofia and three friends, who do everything there is to do."""

    def __init__(self, group: Group) -> None:
        self.group = group

    async def live(self) -> None:
        """From the set-up of the group to the last of the first steps, at noon so that nobody sleeps."""
        await self.furnish()
        self.friends = [await self.friend(name) for name in ("keiko", "jamal", "maya")]
        for friend in self.friends:
            await self.press(friend, "I can mentor")
        self.sofia = await self.newcomer("sofia")
        await self.change_her_profile()
        await self.walk()
        await self.help_others()
        await self.play()
        await self.count()
        await self.collaborate()
        await self.share_rooms()
        await self.take_turns()
        await self.disclose()
        await self.track()

    async def furnish(self) -> None:
        """A moderator sets the group up; it is noon."""
        moderator = self.group.moderator
        shown: Any = await moderator.slash(self.group.lobby, "setup")
        await moderator.click(shown.response, label="Do it")
        await self.group.pass_time(timedelta(hours=12))

    async def friend(self, name: str) -> MemberActor:
        """A member who begins with the first steps straight away."""
        person = self.group.join(name, roles=[self.group.guild.roles["Member"]])
        await self.group.settle()
        await self.press(person, "Begin")
        return person

    async def newcomer(self, name: str) -> MemberActor:
        """Somebody joins, is greeted, and goes from "Start here" to the end."""
        person = self.group.join(name)
        await self.group.pass_time(timedelta(minutes=2))
        journey = Journey(self.group, person)
        await journey.until(Step.DONE)
        await self.group.tick()
        return person

    async def press(self, person: MemberActor, label: str) -> Any:  # noqa: ANN401 - SimCord's result
        """A button of /steps."""
        shown: Any = await person.slash(self.group.lobby, "steps")
        pressed = await person.click(shown.response, label=label)
        await self.group.tick()
        return pressed

    async def change_her_profile(self) -> None:
        """A change after the introduction leaves word for others to redraw."""
        shown: Any = await self.sofia.slash(self.group.lobby, "profile edit")
        form = await self.sofia.click(shown.response, label="Where I am")
        await self.sofia.submit_modal(form, {"region": "Porto", "zone": "Lisbon"})
        await self.group.tick()

    async def walk(self) -> None:
        """The first steps: reminders, a mentor asked through a moderator, a calendar, three looks, a check-in."""
        await self.press(self.sofia, "In a private thread here")
        proposal = self.find("moderator-log", "They said gladly", self.sofia)
        await self.group.moderator.click(proposal, label="They said gladly")
        form = await self.press(self.sofia, "Plan my content")
        plan = {"per_week": ["2"], "formats": ["photo"], "starts_on": "monday"}
        await self.sofia.submit_modal(form, plan)
        await self.be_reviewed(self.sofia, self.friends)
        await self.group.pass_time(timedelta(days=11), steps=3)
        form = await self.press(self.sofia, "How did it go?")
        await self.sofia.submit_modal(form, {"feeling": ["well"], "line": "Two posts a week, easily"})

    async def help_others(self) -> None:
        """Sofia looks at somebody's profile, and becomes a mentor of somebody who comes later."""
        await self.be_reviewed(self.friends[1], [self.sofia])
        await self.press(self.sofia, "I can mentor")
        await self.friend("tomas")

    async def play(self) -> None:
        """Giveaways: Sofia wins one and claims, wins another and is silent, is in a third, and may enter no more."""
        claimed, silent, running = [await opened(self.group, spec=Spec(what)) for what in ("A mug", "A lamp", "A pen")]
        for giveaway in (claimed, silent, running):
            await draws.enter(self.group, giveaway, [self.sofia])
        for giveaway in (claimed, silent):
            await draws.drawn(self.group, giveaway)
        announcement = draws.cards(self.group, "A mug: it is drawn")[0]
        assert "It is yours" in await draws.claim(self.group, self.sofia, announcement)
        async with self.group.bot.db.write() as conn:
            by = By(self.group.guild.id, self.group.moderator.id, self.group.now())
            await service_kept.bar(conn, by, [self.sofia.id], "Sold the last prize")

    async def count(self) -> None:
        """Analytics: Sofia logs content, notes a spike, asks about a screenshot, wants her week, adds a campaign."""
        form = await self.sofia.slash(self.group.lobby, "stats log")
        answers = {"account": ["p-instagram"], "followers": "7,000", "contents": "4 days ago reel 300 9"}
        logged: Any = await self.sofia.submit_modal(form, answers)
        upload = await self.sofia.click(logged.response, label="Add a screenshot")
        await self.sofia.submit_modal(upload, {"picture": ("mine.png", b"picture")})
        notes: Any = await self.sofia.slash(self.group.lobby, "stats note")
        note = await self.sofia.click(notes.response, label="Add a note")
        await self.sofia.submit_modal(note, {"kind": ["viral"], "since": "4 days ago", "words": "My cat walked in"})
        panel: Any = await self.sofia.slash(self.group.lobby, "stats me")
        await self.sofia.click(panel.response, label="Send me my week")
        campaigns: Any = await self.sofia.slash(self.group.lobby, "stats campaign")
        campaign = await self.sofia.click(campaigns.response, label="Add a campaign")
        await self.sofia.submit_modal(campaign, {"name": "Ring Light Co.", "pay": "450 EUR"})
        await self.group.tick()

    async def collaborate(self) -> None:
        """The collab board: Sofia posts a request, begins another one, blocks somebody and is blocked by another."""
        for label in ("Post it", "What it is"):
            shown: Any = await self.sofia.slash(self.group.lobby, "collab post")
            form = await self.sofia.click(shown.response, label="A collab")
            answers = {"title": "A reel with a baker", "kind": ["creator"], "what": "A reel each", "slots": "1"}
            await self.sofia.submit_modal(form, {**answers, "deadline": ""})
            await self.sofia.click(shown.response, label=label)
            await self.group.tick()
        for person, other in ((self.sofia, self.friends[2]), (self.friends[1], self.sofia)):
            await person.slash(self.group.lobby, "collab block", member=other)
        await self.be_interesting(self.friends[0])

    async def be_interesting(self, friend: MemberActor) -> None:
        """A friend offers for Sofia's request and asks about it; Sofia answers, and offers for the friend's."""
        shown: Any = await friend.slash(self.group.lobby, "collab post")
        form = await friend.click(shown.response, label="A collab")
        answers = {"title": "Tea at dawn", "kind": ["creator"], "what": "A reel each", "slots": "1", "deadline": ""}
        await friend.submit_modal(form, answers)
        await friend.click(shown.response, label="Post it")
        await self.group.tick()
        for person, owner in ((friend, self.sofia), (self.sofia, friend)):
            card = self.find("collabs", "Ask", owner)
            offer = {"note": f"{person.id} brings honest bread", "numbers": ["numbers"]}
            await person.submit_modal(await person.click(card, label="I'm interested"), offer)
            await person.submit_modal(await person.click(card, label="Ask"), {"words": "Could it be in May?"})
        await self.group.tick()

    async def share_rooms(self) -> None:
        """Two rooms with Keiko: one that came to its end with feedback from both, one that is under way with dates."""
        keiko = self.friends[0]
        board = Scene(self.group, self.group.channel("collabs"), self.group.channel("moderator-log"))
        await board.limits(cooldown_hours=0)
        for title, until in (("A loaf for two", RoomStep.DONE), ("A pie for two", RoomStep.BRIEFED)):
            request = await post(self.group, board, keiko, title=title)
            room = await accept(self.group, keiko, self.sofia, request)
            shared = Pair(self.group, board, keiko, self.sofia, request, room.id)
            await shared.walk(until)
            if until is RoomStep.BRIEFED:
                await shared.fill(self.sofia, "Dates", posted="in 9 days")
                continue
            for person, words in ((self.sofia, "Keiko bakes well"), (keiko, "Sofia is quick")):
                grades = {"clear": ["5"], "reliable": ["4"], "again": ["5"]}
                await shared.fill(person, "Give feedback", **grades, words=words)
            for person in (self.sofia, keiko):
                await shared.press(person, "Make a case study")

    async def disclose(self) -> None:
        """Sofia has a caption looked at."""
        form = await self.sofia.slash(self.group.lobby, "disclose check")
        caption = {"caption": "#spon My secret launch", "market": ["uk"], "platform": ["instagram"], "kind": ["paid"]}
        await self.sofia.submit_modal(form, caption)

    async def track(self) -> None:
        """Sofia keeps track of a partnership with its code and a package; Keiko notes her as the other side of one."""
        theirs = await begun(self.group, self.friends[0], name="Of Keiko", other=[self.sofia])
        await self.friends[0].click(theirs, label="Share it")
        await self.friends[0].click(theirs, label="Yes, share it")
        card = await begun(self.group, self.sofia, name="Of Sofia", other=[self.friends[0]])
        await fill(self.sofia, card, "Promo code", code="SOFIA15", brand="Mill & Co")
        await self.sofia.click(card, label="Back")
        await fill(self.sofia, card, "Package", what="A mug of mine", route=["to_other"])
        await self.group.tick()

    async def take_turns(self) -> None:
        """A rotation: Sofia has the first turn and asks to exchange places; then she gives, and offers to again."""
        maya, lobby = self.group.moderator, self.group.lobby
        made: Any = await maya.slash(lobby, "rotation create", name="Everybody")
        daily: dict[str, Any] = {"weekdays": [], "every": "1", "time": "12:00", "zone": "UTC"}
        await maya.submit_modal(await maya.click(made.response, label="When"), daily)
        alone: dict[str, Any] = {"givers": ["3"], "proof": ["off"], "window": "5", "cooldown": "0"}
        await maya.submit_modal(await maya.click(made.response, label="Shoutouts"), alone)
        await maya.click(made.response, label="Start it")
        for friend in self.friends:
            await friend.slash(lobby, "shoutout join")
        await self.group.pass_time(timedelta(days=2), steps=2)
        line: Any = await self.sofia.slash(lobby, "shoutout queue")
        await self.sofia.click(line.response, label="Exchange places")
        await self.sofia.select(line.response, [next(_offered(line.response.message.components))])
        mine: Any = await self.sofia.slash(lobby, "shoutout done")
        gift: Any = await self.sofia.click(mine.response, label="Look at it")
        for label in ("I'm in", "It is out"):
            await self.sofia.click(gift.response, label=label)
        await self.group.tick()

    async def be_reviewed(self, person: MemberActor, peers: list[MemberActor]) -> None:
        """Somebody asks for a look at their profile, and gets it."""
        await self.press(person, "Ask for feedback")
        for peer in peers:
            form = await peer.click(self.find("introductions", "Give feedback", person), label="Give feedback")
            given: Any = await peer.submit_modal(form, BEST)
            words = await peer.click(given.response, label="Add a few words")
            await peer.submit_modal(words, {"bio": "Lead with the bread."})
            await self.group.tick()

    def rooms_naming_her(self) -> Iterator[str]:
        """What the bot wrote in rooms that names her, or tells what a room of hers was about."""
        for thread in self.group.channel("collabs").threads:
            for message in thread.history():
                if f"<@{self.sofia.id}>" in said(message) or "for two" in f"{thread.name} {said(message)}":
                    yield said(message)

    def find(self, channel: str, label: str, about: MemberActor) -> Any:  # noqa: ANN401 - SimCord's message
        """The newest card with that button that names the person."""
        cards = reversed(self.group.channel(channel).history())
        return next(card for card in cards if label in labels(card) and f"<@{about.id}>" in said(card))

    async def export(self) -> dict[str, Any]:
        """Everything the group says it stores about Sofia."""
        async with self.group.bot.db.read() as conn:
            return dict(await self.group.bot.export_person(conn, self.group.guild.id, self.sofia.id))

    async def forget(self) -> None:
        """Forget Sofia, and let everything that follows from that happen."""
        async with self.group.bot.db.write() as conn:
            await self.group.bot.forget_person(conn, self.group.guild.id, self.sofia.id)
        await self.group.tick()

    async def tables_naming_her(self) -> set[str]:
        """Every table with her id anywhere in a row: as a number, in a key, in the middle of a text."""
        name, found = str(self.sofia.id), set()
        async with self.group.bot.db.read() as conn:
            for table in metadata.sorted_tables:
                rows = await conn.execute(select(table))
                found |= {table.name for row in rows if any(name in str(value) for value in row)}
        return found

    def cards_naming_her(self) -> Iterator[str]:
        """Cards with her own words, anywhere."""
        for channel in self.group.guild.channels:
            for message in self.group.channel(channel).history():
                if SENTENCE in said(message) and f"<@{self.sofia.id}>" in said(message):
                    yield said(message)


def _offered(components: Sequence[Any]) -> Iterator[str]:
    """What the menus of a message offer."""
    for component in components:
        if isinstance(component, discord.SelectMenu):
            yield from (option.value for option in component.options)
        yield from _offered(getattr(component, "children", ()))
