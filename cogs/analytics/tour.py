"""The numbers of `greenroom demo --tour`: logged, imported, looked at."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.demo.chatter import LOUNGE, WINS
from bot.demo.hands import Hands, said
from bot.demo.stage import Shot, Step
from cogs.analytics import text_cards, text_logging, text_panel, ui_sources
from cogs.analytics.model_sharing import Level, Measure
from cogs.profiles.model import Platform

if TYPE_CHECKING:
    from bot.demo.world import World

_SOFIA = "sofia.layers"
_BEX = "bex.trails"
_JAMAL = "jamal.lifts"
_WREN = "wren.words"
_CONTENT = "yesterday 18:30 reel 610 likes 24 comments 11 shares 52 saves 9.4k views\n3 days ago 480 12 - 31"
_FILE = (
    b"published;format;likes;comments;saves;views;followers\n"
    b"2026-09-02 18:00;reel;310;14;22;4.100;5.210\n2026-09-05;post;274;9;;;5.220\nsoon;post;1;1;;;\n"
)


class Numbers:
    """What a creator does with their numbers, and what they see."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self._saw = ""

    def sees(self, *words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        missing = [each for each in words if each not in self._saw]
        return f"nobody sees {missing[0]!r}" if missing else None

    async def log(self, world: "World") -> None:
        """Two lines, typed on a phone."""
        sofia = Hands(world, world.people[_SOFIA])
        await sofia.use(world.channel(LOUNGE), "stats me")
        answers = {"account": _first_account(sofia.card.components), "followers": "15.1k", "contents": _CONTENT}
        self._saw = await sofia.fill(text_logging.LOG, answers)

    async def look(self, world: "World") -> None:
        """The overview, then growth with its chart."""
        sofia = Hands(world, world.people[_SOFIA])
        self._saw = await sofia.use(world.channel(LOUNGE), "stats growth", days=28)

    async def link(self, world: "World") -> None:
        """Bluesky, which needs no credential; in the demo it is a simulated one."""
        wren = Hands(world, world.people[_WREN])
        await wren.use(world.channel(LOUNGE), "stats link")
        self._saw = await wren.choose_and_fill([Platform.BLUESKY.value], ui_sources.CHOOSE, {"handle": _WREN})

    async def share(self, world: "World") -> None:
        """Rate and followers, as far as a card may go."""
        sofia = Hands(world, world.people[_SOFIA])
        await sofia.use(world.channel(WINS), "stats share")
        for measure in (Measure.RATE, Measure.FOLLOWERS):
            custom_id = f"analytics:share_level:{Platform.INSTAGRAM}:{measure}"
            self._saw = await sofia.choose([str(Level.POSTED.value)], custom_id)

    async def compare(self, world: "World") -> None:
        """As far as both of them share."""
        sofia = Hands(world, world.people[_SOFIA])
        self._saw = await sofia.use(world.channel(LOUNGE), "stats compare", member=world.people[_JAMAL].member)

    async def post(self, world: "World") -> None:
        """She looks at the card, then posts it."""
        sofia = Hands(world, world.people[_SOFIA])
        await sofia.use(world.channel(WINS), "stats card")
        await sofia.press(text_cards.POST)
        await world.tick()

    async def stop(self, world: "World") -> None:
        """The same menu, and the message goes."""
        sofia = Hands(world, world.people[_SOFIA])
        await sofia.use(world.channel(WINS), "stats share")
        await sofia.choose([str(Level.PRIVATE.value)], f"analytics:share_level:{Platform.INSTAGRAM}:{Measure.RATE}")
        await world.tick()

    async def bring_in(self, world: "World") -> None:
        """A spreadsheet with a semicolon, decimal points, and a line that says nothing."""
        bex = Hands(world, world.people[_BEX])
        self._saw = await bex.use(world.channel(LOUNGE), "stats import", file=("numbers.csv", _FILE))


def _first_account(components: Sequence[Mapping[str, Any]]) -> list[str]:
    """The first account that a panel's menu offers, as the form for logging names it."""
    for each in components:
        if "options" in each:
            return [f"a-{each['options'][0]['value']}"]
        if found := _first_account(each.get("components", ())):
            return found
    return []


def _card(world: "World") -> str | None:
    """Nothing if a card is posted, else what is wrong."""
    spoken = map(said, world.messages(world.channel(WINS)))
    return None if any("shares their numbers" in each for each in spoken) else f"#{WINS} shows no card"


def steps() -> Sequence[Step]:
    """From a line that is typed to a curve."""
    numbers = Numbers()
    return (
        Step(
            "Sofia logs her followers and two pieces of content, as she would write them down",
            numbers.log,
            lambda _: numbers.sees("610 likes", "480 likes", "15,100"),
        ),
        Step(
            "Bex brings in a spreadsheet; one line says nothing, and she is told which",
            numbers.bring_in,
            lambda _: numbers.sees("came in", "line 4"),
        ),
        Step(
            "Wren links Bluesky, and the numbers come by themselves from now on",
            numbers.link,
            lambda _: numbers.sees("followers, 30 posts", "once a day", "/stats unlink"),
        ),
        Step(
            "Sofia looks how she grows",
            numbers.look,
            lambda _: numbers.sees(text_panel.GROWTH.lower(), "28 days"),
            Shot("growth", _SOFIA, LOUNGE, 390),
        ),
        Step(
            "She shares two figures as far as her own card",
            numbers.share,
            lambda _: numbers.sees("my share card"),
        ),
        Step(
            "She compares herself with Jamal, who shares his numbers with his name",
            numbers.compare,
            lambda world: numbers.sees(f"<@{world.people[_JAMAL].id}>", "%"),
        ),
        Step("She posts her card", numbers.post, _card, Shot("card", _SOFIA, WINS, 390)),
        Step(
            "She takes one figure back, and the card is gone from the channel at once",
            numbers.stop,
            lambda world: None if _card(world) else "the card is still there",
        ),
    )
