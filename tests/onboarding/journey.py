"""One newcomer on the way through onboarding, as flow tests drive them."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
from simcord.actors import MemberActor

from bot.ui import Card, button
from cogs.desk import store as desk
from cogs.onboarding import service, text
from cogs.onboarding.model import START, Status, Step
from tests.group import Group, said

SENTENCE = "I bake old village breads and show busy people how."
PLATFORM = {"platform": ["instagram"], "handle": "@Keiko.Bakes", "followers": "7k"}
PLACE = {"region": "Lisbon, Portugal", "zone": "Lisbon"}

ROLE_NAMES = ("newcomer", "member", "lifestyle", "local", "reviewers", "events")


async def furnish(group: Group) -> dict[str, Any]:
    """Make the channels and roles that /setup makes. Returns the roles by purpose."""
    roles = {purpose: group.guild.create_role(purpose.title()) for purpose in ROLE_NAMES}
    channels = {purpose: group.guild.create_text_channel(purpose) for purpose in ("introductions", "shoutouts", "log")}
    places = {"introductions": "introductions", "shoutouts": "shoutouts", "moderator_log": "log"}
    async with group.bot.db.write() as conn:
        for purpose, role in roles.items():
            await desk.set_role(conn, group.guild.id, purpose, role.id)
        for purpose, name in places.items():
            await desk.set_place(conn, group.guild.id, purpose, channels[name].id)
    return roles


async def welcome(group: Group) -> discord.Message:
    """A message with the button that begins everything."""
    channel = group.bot.get_partial_messageable(group.lobby.id)
    await channel.send(view=Card().text("Welcome").row(button("Start here", START)))
    return group.lobby.history()[-1]


class Journey:
    """Somebody on their way. `shown` is the latest private card they see."""

    def __init__(self, group: Group, person: MemberActor) -> None:
        self.group = group
        self.person = person
        self.shown: Any = None

    async def start(self) -> Any:  # noqa: ANN401 - SimCord's result
        """Press "Start here" in the welcome channel."""
        self.shown = await self.person.click(await welcome(self.group), label="Start here")
        return self.shown

    @property
    def card(self) -> Any:  # noqa: ANN401 - SimCord's message
        """The private message on the screen."""
        return self.shown.response

    async def press(self, label: str) -> Any:  # noqa: ANN401 - SimCord's result
        """Press a button on the private message; the message is redrawn in place."""
        return await self.person.click(self.card, label=label)

    async def fill(self, label: str, answers: Mapping[str, Any]) -> Any:  # noqa: ANN401 - SimCord's result
        """Press a button that opens a form, and submit it."""
        return await self.person.submit_modal(await self.press(label), dict(answers))

    async def choose(self, *values: str) -> Any:  # noqa: ANN401 - SimCord's result
        """Choose in the menu of niches."""
        return await self.person.select(self.card, list(values), custom_id="onboarding:niches")

    async def answer(self, step: Step) -> Any:  # noqa: ANN401 - SimCord's result
        """Answer one step, as Keiko would."""
        return await self._answers[step]()

    @property
    def _answers(self) -> Mapping[Step, Callable[[], Awaitable[Any]]]:
        return {
            Step.RULES: lambda: self.press("I agree"),
            Step.KIND: lambda: self.press("Niche expert"),
            Step.SUBGROUP: lambda: self.press("Local community"),
            Step.PLATFORMS: self._platforms,
            Step.NICHES: lambda: self.choose("food", "home"),
            Step.REGION: lambda: self.fill("Tell where I am", PLACE),
            Step.SENTENCE: lambda: self.fill("Write it", {"sentence": SENTENCE}),
            Step.PREVIEW: lambda: self.press("Post my introduction"),
        }

    async def _platforms(self) -> Any:  # noqa: ANN401 - SimCord's result
        await self.fill("Add a platform", PLATFORM)
        return await self.press("Continue")

    async def until(self, last: Step) -> None:
        """Start, and answer every step before `last`."""
        await self.start()
        for step in Step:
            if step is last:
                return
            await self.answer(step)

    async def until_done_from(self, first: Step) -> None:
        """Answer every step from `first` to the end."""
        steps = tuple(Step)
        for step in steps[steps.index(first) : -1]:
            await self.answer(step)


async def keiko(group: Group) -> Journey:
    """A newcomer in a furnished group."""
    await furnish(group)
    journey = Journey(group, group.join("keiko"))
    await group.settle()
    return journey


async def status(journey: Journey) -> Status:
    """Where they are, as stored."""
    async with journey.group.bot.db.read() as conn:
        found = await service.status(conn, journey.group.guild.id, journey.person.id)
    assert found is not None
    return found


def posted(group: Group, channel: str) -> list[str]:
    """The text of every message in a channel."""
    return [said(message) for message in group.channel(channel).history()]


def alerts(group: Group) -> list[str]:
    """What onboarding told the moderators; other features talk to them too."""
    ours = (text.NO_CHANNEL, text.NO_ROLES)
    return [told for told in posted(group, "log") if told.strip().startswith(ours)]


def role_names(journey: Journey) -> set[str]:
    """The names of the roles they have."""
    guild = journey.group.backend_guild
    member = guild.members[journey.person.id]
    return {guild.roles[role].name for role in member.role_ids}
