"""Three rounds of a rotation in `greenroom demo --tour`: with a holiday, somebody who does not come, and a newcomer."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.demo import cast
from bot.demo.chatter import BACKSTAGE, LOUNGE
from bot.demo.hands import Hands, said
from bot.demo.stage import Shot, Step
from cogs.shoutouts import service_turns, text_letters, text_roster, text_rotations, text_turns
from cogs.shoutouts.model import PLACE, Gift, Turn
from cogs.shoutouts.model_drafting import Page

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.people import Actor
    from bot.demo.world import World

_NAME = "One a day"
_THEO = cast.MODERATORS[0].handle
_PEOPLE = ("milo.skin", "dani.thrift", "tomas.tiny", "lotte.knits")
_AWAY, _NEW = "lotte.knits", "wren.words"
_WHEN = {"weekdays": [], "every": "1", "time": "12:00", "zone": "UTC"}
_GIVING = {"givers": ["2"], "proof": ["on"], "window": "1", "cooldown": "0"}
_LINK = "https://www.instagram.com/p/one-a-day"
_A_DAY, _STEP, _A_MOMENT = timedelta(days=1), timedelta(hours=3), timedelta(seconds=10)


class Rounds:
    """What happens in three rounds, and what the person who is looking sees."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self._saw = ""
        self._late: Actor | None = None
        self._turns: list[Turn] = []

    def sees(self, *words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        missing = [each for each in words if each not in self._saw]
        return f"nobody sees {missing[0]!r}" if missing else None

    async def begin(self, world: "World") -> None:
        """One command, two pages, one press; then four people press a button, and one of them takes a break."""
        theo = Hands(world, world.people[_THEO])
        await theo.use(world.channel(BACKSTAGE), "rotation create", name=_NAME)
        await theo.fill(text_rotations.PAGES[Page.WHEN], _WHEN)
        await theo.fill(text_rotations.PAGES[Page.GIVING], _GIVING)
        await theo.press(text_rotations.START)
        await world.deliver()
        for handle in _PEOPLE:
            await self._join(world, handle)

    async def _join(self, world: "World", handle: str) -> Hands:
        hands = Hands(world, world.people[handle])
        hands.look(world.channel(PLACE), _NAME)
        while text_rotations.BEGUN not in said(hands.card):
            hands.card = _before(world, hands.card)
        self._saw = await hands.press(text_rotations.JOIN)
        return hands

    async def go_away(self, world: "World") -> None:
        """A holiday: the place is kept."""
        away = await self._join(world, _AWAY)
        self._saw = await away.fill(text_roster.PAUSE, {"until": "in 10 days"})

    async def first(self, world: "World") -> None:
        """The turn comes by itself; both who are asked say yes, and one of them does it."""
        turn, gifts = await self._next_turn(world)
        one, late = (_person(world, each.giver_id) for each in gifts)
        for each in (one, late):
            await self._promise(world, each)
        hands = await self._task(world, one)
        self._saw = await hands.fill(text_letters.OUT, {"link": _LINK, "brand": ["no"]})
        self._late = late
        await world.pass_time(_A_MOMENT, step=_A_MOMENT)
        featured = Hands(world, _person(world, turn.featured_id or 0))
        featured.look(world.channel(PLACE), _NAME)
        self._saw += await featured.press(text_turns.THANK)

    async def welcome(self, world: "World") -> None:
        """Somebody new joins."""
        await self._join(world, _NEW)

    async def second(self, world: "World") -> None:
        """The newcomer's turn."""
        turn, _ = await self._next_turn(world)
        hands = Hands(world, world.people[_NEW])
        hands.look(world.channel(PLACE), _NAME)
        self._saw = said(hands.card) if turn.featured_id == world.people[_NEW].id else ""

    async def third(self, world: "World") -> None:
        """Somebody who was there all the time and had no turn yet; nobody who is on holiday."""
        await self._next_turn(world)
        away = Hands(world, world.people[_AWAY])
        await self._join_again(world, away)

    async def _join_again(self, world: "World", away: Hands) -> None:
        away.look(world.channel(PLACE), _NAME)
        while text_rotations.BEGUN not in said(away.card):
            away.card = _before(world, away.card)
        await away.press(text_rotations.LINE)
        self._saw = await away.press(text_roster.RESUME)

    def is_kind(self, world: "World") -> str | None:
        """Nothing if the one who did not come reads kind words, in private."""
        letters = [said(each) for each in world.messages(self._late.dm)] if self._late is not None else []
        if not any("it still counts" in each for each in letters):
            return "nobody wrote to the one who did not come"
        public = [said(each) for each in world.messages(world.channel(PLACE))]
        return "it is said in public" if any("it still counts" in each for each in public) else None

    def were_fair(self, world: "World") -> str | None:
        """Nothing if three different people had a turn, and nobody on holiday."""
        featured = [each.featured_id for each in self._turns]
        if world.people[_AWAY].id in featured:
            return "somebody on holiday had a turn"
        return None if len(set(featured)) == len(featured) == 3 else f"turns of {featured}"  # noqa: PLR2004 - rounds

    async def _next_turn(self, world: "World") -> tuple[Turn, Sequence[Gift]]:
        """Let time pass until the next turn is open."""
        known = self._turns[-1].id if self._turns else 0
        for _ in range(_A_DAY // _STEP + 1):
            await world.pass_time(_STEP, step=_STEP)
            found = await self._newest(world)
            if found is not None and found[0].id != known:
                self._turns.append(found[0])
                return found
        raise LookupError(f"no turn in {_NAME}")

    async def _newest(self, world: "World") -> tuple[Turn, Sequence[Gift]] | None:
        bot: Any = world.env.bot
        running: Greenroom = bot
        async with running.db.read() as conn:
            return await service_turns.newest(conn, world.guild.id, _NAME)

    async def _promise(self, world: "World", person: "Actor") -> None:
        await (await self._task(world, person)).press(text_letters.IN)

    async def _task(self, world: "World", person: "Actor") -> Hands:
        """What waits for somebody, as they find it without any letter."""
        hands = Hands(world, person)
        await hands.use(world.channel(LOUNGE), "shoutout done")
        await hands.press(text_letters.LOOK)
        return hands


def _before(world: "World", card: Any) -> Any:  # noqa: ANN401 - SimCord's message
    """The one before it in the channel that names the rotation."""
    earlier = [each for each in world.messages(world.channel(PLACE)) if each.id < card.id and _NAME in said(each)]
    return earlier[-1]


def _person(world: "World", user_id: int) -> "Actor":
    found = world.people.by_id(user_id)
    if found is None:
        raise LookupError(f"nobody has the number {user_id}")
    return found


def _says(world: "World", words: str) -> str | None:
    spoken = [said(each) for each in world.messages(world.channel(PLACE))]
    return None if any(words in each for each in spoken) else f"#{PLACE} does not say {words!r}"


def steps() -> Sequence[Step]:
    """From the first press to the third turn."""
    rounds = Rounds()
    return (
        Step(
            "Theo makes a rotation, and four people join with one press",
            rounds.begin,
            lambda _: rounds.sees(text_roster.JOINED),
        ),
        Step(
            "Lotte goes on holiday: nobody waits for her, and her place is kept",
            rounds.go_away,
            lambda _: rounds.sees(text_roster.PAUSED),
        ),
        Step(
            "The first turn comes by itself; two say yes, one of them does it and is thanked",
            rounds.first,
            lambda world: rounds.sees("It counts in both ledgers", text_turns.said_thanks(1)) or _says(world, _NAME),
            Shot("shoutout", _PEOPLE[0], PLACE, 390),
        ),
        Step("Wren joins, who is new here", rounds.welcome, lambda _: rounds.sees(text_roster.JOINED)),
        Step(
            "The second turn is the newcomer's",
            rounds.second,
            lambda _: rounds.sees(text_turns.NEWCOMER),
        ),
        Step(
            "The third turn is somebody else's again; Lotte comes back to her place",
            rounds.third,
            lambda world: rounds.were_fair(world) or rounds.sees(text_roster.RESUMED),
        ),
        Step(
            "Whoever promised a shoutout and did not come has read kind words, in private",
            lambda world: world.pass_time(_A_DAY / 2, step=_STEP),
            rounds.is_kind,
        ),
    )
