"""What members of the simulated group say when somebody new is announced."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo.stage import Scene

if TYPE_CHECKING:
    from bot.demo.world import World

_SAID = (
    (4, 19, "shoutouts", "zuri.spins", "Sofia, the rain outfit with the yellow coat? I sent it to three people."),
    (6, 13, "shoutouts", "rosa.market", "Tomás, how do you get a pear onto a tram in one piece? Asking for a friend."),
    (6, 15, "introductions", "bex.trails", "Trams and twins. I would watch a whole season of this."),
    (13, 14, "shoutouts", "ana.boards", "Dani, the one euro blazer. Which of the three ways did you wear home?"),
    (19, 14, "shoutouts", "noor.inks", "Wren, may I letter the one about the kettle? With your name on it, of course."),
)


async def play(world: "World") -> None:
    """Book what they say."""
    for day, hour, channel, handle, text in _SAID:
        world.book(timedelta(days=day, hours=hour), _saying(channel, handle, text))


def _saying(channel: str, handle: str, text: str) -> Scene:
    async def say(world: "World") -> None:
        await world.people[handle].member.send(world.channel(channel), text)

    return say
