"""The story of the tour, as data: what holds in any group. Features add their own chapter in the middle."""

from bot.demo import cast, chatter
from bot.demo.stage import Shot, Step
from bot.demo.world import World

_HERO = cast.NEWCOMERS[0].handle
_MEMBER = cast.CREATORS[0].handle


def steps(world: World) -> list[Step]:
    """Tell everything: the arrival, what the features make of it, the farewell."""
    tours = [tour for feature in world.features if (tour := getattr(feature, "tour", None))]
    return [*ARRIVAL, *(step for tour in tours for step in tour()), *LEAVING]


def _hero_is(world: World, kind: str) -> str | None:
    actual = world.people.kind(world.people[_HERO])
    return None if actual == kind else f"they are a {actual}, not a {kind}"


def _is_furnished(world: World) -> str | None:
    missing = [name for name, _ in chatter.CHANNELS if not world.messages(world.channel(name))]
    return f"nobody has said anything in {', '.join(missing)}" if missing else None


def _no_bugs(world: World) -> str | None:
    errors = world.env.errors_since(0)
    return f"the bot raised {errors[0]!r}" if errors else None


ARRIVAL = (
    Step(
        f"{cast.GROUP} has talked for three weeks",
        lambda world: world.tick(),
        _is_furnished,
        Shot("group", _MEMBER, chatter.LOUNGE),
    ),
    Step(
        f"{cast.NEWCOMERS[0].name} joins, reads the rules and accepts them",
        lambda world: world.join(world.people[_HERO]),
        lambda world: _hero_is(world, "newcomer"),
    ),
)

LEAVING = (
    Step(
        f"{cast.NEWCOMERS[0].name} leaves",
        lambda world: world.leave(world.people[_HERO]),
        lambda world: _hero_is(world, "left") or _no_bugs(world),
    ),
)
