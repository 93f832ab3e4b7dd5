"""What goes wrong in the tour and is mended: a permission lost, a restart, a crowd at the door."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo import cast
from bot.demo.chatter import BACKSTAGE
from bot.demo.hands import Hands, said
from bot.demo.stage import Shot, Step
from cogs.welcome.tour import named, shows

if TYPE_CHECKING:
    from bot.demo.people import Actor
    from bot.demo.world import World

_A_MOMENT = timedelta(seconds=20)
_THEO = cast.MODERATORS[0].handle
_DEV = cast.NEWCOMERS[1].handle


class Theo:
    """A moderator who looks after things."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._saw = ""
        self._greetings = 0
        self._crowd: list[Actor] = []

    def sees(self, words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        return None if words in self._saw else f"nobody sees {words!r}"

    async def lose(self, world: "World") -> None:
        """The bot may not write in #welcome when somebody comes."""
        await world.take_permission(f"send_messages@{world.channel('welcome').id}")
        await world.join(world.people[_DEV])

    async def ask_doctor(self, world: "World") -> None:
        """Use /doctor."""
        self._saw = await Hands(world, world.people[_THEO]).use(world.channel(BACKSTAGE), "doctor")

    async def mend(self, world: "World") -> None:
        """Give the permission back, and switch greetings on again."""
        await world.give_permission(f"send_messages@{world.channel('welcome').id}")
        hands = Hands(world, world.people[_THEO])
        await hands.use(world.channel(BACKSTAGE), "welcome settings")
        await hands.press("Greetings")
        await hands.press("Switch on again")
        await world.pass_time(_A_MOMENT, step=_A_MOMENT)

    async def press_old(self, world: "World") -> None:
        """A button from before the restart."""
        await world.restart_bot()
        hands = Hands(world, world.people[_DEV])
        hands.look(world.channel("welcome"), named(world, _DEV))
        self._saw = await hands.press("Start here")

    async def open_doors(self, world: "World") -> None:
        """Everybody who is left comes at once."""
        self._greetings = len(world.messages(world.channel("welcome")))
        self._crowd = await world.everybody_joins()

    def greeted_together(self, world: "World") -> str | None:
        """Nothing if all were greeted in fewer messages than people, else what is wrong."""
        fresh = world.messages(world.channel("welcome"))[self._greetings :]
        text = "".join(said(message) for message in fresh)
        missing = [actor.cast.name for actor in self._crowd if f"<@{actor.id}>" not in text]
        if missing:
            return f"nobody greeted {', '.join(missing)}"
        return None if len(fresh) < len(self._crowd) else f"there were {len(fresh)} greetings"


def steps() -> Sequence[Step]:
    """The second chapter."""
    theo = Theo()
    return (
        Step(
            "The bot may no longer write in #welcome when Dev comes: greetings are off, the moderators are told",
            theo.lose,
            lambda world: shows(world, "moderator-log", "welcome"),
            Shot("trouble", _THEO, "moderator-log", 390),
        ),
        Step(
            "Theo asks /doctor what is wrong",
            theo.ask_doctor,
            lambda _: theo.sees("Send Messages"),
            Shot("doctor", _THEO, BACKSTAGE, 390),
        ),
        Step(
            "He mends it and switches greetings on again; Dev is greeted now",
            theo.mend,
            lambda world: shows(world, "welcome", named(world, _DEV)),
        ),
        Step("The bot restarts; Dev presses the button from before", theo.press_old, lambda _: theo.sees("pledge")),
        Step("A crowd comes at once and is greeted together", theo.open_doors, theo.greeted_together),
    )
