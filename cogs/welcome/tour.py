"""The welcome story of `greenroom demo --tour`: Keiko arrives, finds her way, is reminded, is looked at by others.

What goes wrong and is mended is in `tour_trouble`. Everything is done by pressing what people press.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo import cast
from bot.demo.hands import Hands, said
from bot.demo.stage import Shot, Step

if TYPE_CHECKING:
    from bot.demo.world import World

KEIKO = cast.NEWCOMERS[0].handle
HALF_A_DAY = timedelta(hours=12)
_SENTENCE = "I bake old village breads and show busy people how."
_REVIEWERS = ("priya.plates", "rosa.market", "ana.boards")
_MARKS = {"bio": ["strong"], "picture": ["fine"], "highlights": ["fine"], "link": ["unclear"], "mix": ["strong"]}
_TALK = 20  # messages at the end of a channel that a check looks at


def shows(world: "World", channel: str, words: str) -> str | None:
    """Nothing if the end of a channel says this, else what is wrong."""
    newest = world.messages(world.channel(channel))[-_TALK:]
    return None if any(words in said(message) for message in newest) else f"#{channel} does not say {words!r}"


def named(world: "World", handle: str) -> str:
    """How a message names somebody."""
    return f"<@{world.people[handle].id}>"


class Keiko:
    """What she does, and what she sees meanwhile."""

    def __init__(self) -> None:
        """Begin outside the door."""
        self._hands: Hands | None = None
        self._saw = ""
        self._letters = 0

    def hands(self, world: "World", *, direct: bool = False) -> Hands:
        """Her hands; in direct messages if so."""
        if self._hands is None or direct:
            self._hands = Hands(world, world.people[KEIKO], direct=direct)
        return self._hands

    def sees(self, words: str) -> str | None:
        """Nothing if she sees this, else what is wrong."""
        return None if words in self._saw else f"she does not see {words!r}"

    async def start(self, world: "World") -> None:
        """Press Start here."""
        hands = self.hands(world)
        hands.look(world.channel("welcome"), named(world, KEIKO))
        self._saw = await hands.press("Start here")

    async def agree(self, world: "World") -> None:
        """Rules and pledge, then what she is here as and where she feels at home."""
        for label in ("I agree", "Niche expert", "Niche lifestyle"):
            self._saw = await self.hands(world).press(label)

    async def tell(self, world: "World") -> None:
        """Her platform, niche, place and sentence."""
        hands = self.hands(world)
        await hands.fill("Add a platform", {"platform": ["instagram"], "handle": "@Keiko.Bakes", "followers": "7k"})
        await hands.press("Continue")
        await hands.choose(["food"], "onboarding:niches")
        await hands.fill("Tell where I am", {"region": "Tokyo, Japan", "zone": "Tokyo"})
        self._saw = await hands.fill("Write it", {"sentence": _SENTENCE})

    async def post(self, world: "World") -> None:
        """The last press of onboarding."""
        self._saw = await self.hands(world).press("Post my introduction")
        await world.tick()

    async def ask_for_letters(self, world: "World") -> None:
        """May I remind you? By direct message."""
        self._saw = await self.hands(world).press("Remind me by DM")
        await world.tick()
        self._letters = len(world.messages(world.people[KEIKO].dm))

    async def wait_for_letter(self, world: "World") -> None:
        """Two days and a morning."""
        await world.pass_time(timedelta(days=2, hours=12), step=HALF_A_DAY)

    def has_a_letter(self, world: "World") -> str | None:
        """Nothing if the reminder of the second day is there, else what is wrong."""
        letters = world.messages(world.people[KEIKO].dm)
        return None if len(letters) > self._letters else "there is no reminder in her direct messages"

    async def close_letters(self, world: "World") -> None:
        """She refuses direct messages; the reminder of day seven finds another way."""
        await world.close_dms(world.people[KEIKO])
        await world.pass_time(timedelta(days=5, hours=12), step=HALF_A_DAY)

    async def ask_for_feedback(self, world: "World") -> None:
        """From /steps."""
        await self.hands(world).use(world.channel("introductions"), "steps")
        self._saw = await self.hands(world).press("Ask for feedback")
        await world.tick()


def _introduced(world: "World") -> str | None:
    member = world.people[KEIKO].member.member
    roles = {role.name for role in member.roles} if member else set()
    wrong = None if {"Member", "Niche lifestyle"} <= roles and "Newcomer" not in roles else f"her roles are {roles}"
    return wrong or shows(world, "introductions", _SENTENCE) or shows(world, "shoutouts", named(world, KEIKO))


def _has_a_thread(world: "World") -> str | None:
    keiko = world.people[KEIKO]
    private = [thread for thread in world.channel("welcome").threads if "Private notes" in str(thread.name)]
    hers = [thread for thread in private if world.env.backend.channels[thread.id].thread_members.get(keiko.id)]
    return None if any(len(world.messages(thread)) > 0 for thread in hers) else "no private thread has a letter for her"


async def _look_at_her(world: "World") -> None:
    for handle in _REVIEWERS:
        hands = Hands(world, world.people[handle])
        hands.look(world.channel("introductions"), f"{named(world, KEIKO)} would love")
        await hands.fill("Give feedback", _MARKS)
    await world.tick()


def steps() -> Sequence[Step]:
    """The chapter, from the greeting to the feedback of three others."""
    keiko = Keiko()
    return (
        Step(
            "The bot greets her in #welcome",
            lambda world: world.tick(),
            lambda world: shows(world, "welcome", named(world, KEIKO)),
            Shot("welcome", KEIKO, "welcome", 390),
        ),
        Step("She presses “Start here”; only she sees what follows", keiko.start, lambda _: keiko.sees("pledge")),
        Step("She agrees, says what she is here as and where", keiko.agree, lambda _: keiko.sees("Where is your")),
        Step(
            "She tells her platform, niche, place and one sentence", keiko.tell, lambda _: keiko.sees("One last look")
        ),
        Step(
            "She posts her introduction, gets her roles, and the group says hello",
            keiko.post,
            _introduced,
            Shot("introductions", "sofia.layers", "introductions"),
        ),
        Step("She asks to be reminded by direct message", keiko.ask_for_letters, lambda _: keiko.sees("direct")),
        Step("Two days pass, and a reminder comes", keiko.wait_for_letter, keiko.has_a_letter),
        Step("She closes her direct messages; a private thread takes over", keiko.close_letters, _has_a_thread),
        Step(
            "She asks for a look at her profile",
            keiko.ask_for_feedback,
            lambda world: shows(world, "introductions", f"{named(world, KEIKO)} would love"),
        ),
        Step(
            "Three others look at it",
            _look_at_her,
            lambda world: shows(world, "introductions", "3 people have answered"),
        ),
    )
