"""The story of the tour, as data: what holds in any group. Features add their own chapter in the middle."""

from datetime import timedelta

from bot.demo import cast, chatter
from bot.demo.stage import Shot, Step
from bot.demo.world import World

_HERO = cast.NEWCOMERS[0].handle
_MODERATOR = cast.MODERATORS[0].handle
_ROLES = "manage_roles"


def steps(world: World) -> list[Step]:
    """Tell everything: the arrival, what the features do with it, then what goes wrong and is mended."""
    chapters = [step for feature in world.features for step in getattr(feature, "tour", ())]
    return [*ARRIVAL, *chapters, *TROUBLE]


def _hero_is(world: World, kind: str) -> str | None:
    actual = world.people.kind(world.people[_HERO])
    return None if actual == kind else f"they are a {actual}, not a {kind}"


def _is_furnished(world: World) -> str | None:
    missing = [name for name, _ in chatter.CHANNELS if not world.messages(world.channel(name))]
    return f"nobody has said anything in {', '.join(missing)}" if missing else None


def _has_passed(world: World) -> str | None:
    return None if world.ears.changes else "nothing has ever happened"


def _dms_are_closed(world: World) -> str | None:
    return None if world.people.dms_closed(world.people[_HERO]) else "their direct messages are still open"


def _permission(world: World, *, taken: bool) -> str | None:
    found = world.doors.find(_ROLES)
    if found is None or found.taken != taken:
        return "the permission is not as it should be"
    return None


def _is_up(world: World) -> str | None:
    return None if world.env.bot.is_ready() else "the bot is not connected"


def _no_bugs(world: World) -> str | None:
    errors = world.env.errors_since(0)
    return f"the bot raised {errors[0]!r}" if errors else None


async def _close_and_wait(world: World) -> None:
    await world.close_dms(world.people[_HERO])
    await world.pass_time(timedelta(weeks=1))


ARRIVAL = (
    Step(
        f"{cast.GROUP} has talked for three weeks",
        lambda world: world.tick(),
        _is_furnished,
        Shot("group", _MODERATOR, chatter.LOUNGE),
    ),
    Step(
        f"{cast.NEWCOMERS[0].name} joins, reads the rules and accepts them",
        lambda world: world.join(world.people[_HERO]),
        lambda world: _hero_is(world, "newcomer"),
    ),
)

TROUBLE = (
    Step("A day passes", lambda world: world.pass_time(timedelta(days=1)), _has_passed),
    Step(
        f"{cast.NEWCOMERS[0].name} closes their direct messages, and a week passes",
        _close_and_wait,
        _dms_are_closed,
    ),
    Step(
        "The bot loses the permission to manage roles",
        lambda world: world.take_permission(_ROLES),
        lambda world: _permission(world, taken=True),
        Shot("trouble", _MODERATOR, chatter.BACKSTAGE, 390),
    ),
    Step(
        "It gets the permission back",
        lambda world: world.give_permission(_ROLES),
        lambda world: _permission(world, taken=False),
    ),
    Step("The bot restarts on the same data", lambda world: world.restart_bot(), _is_up),
    Step(
        f"{cast.NEWCOMERS[0].name} leaves",
        lambda world: world.leave(world.people[_HERO]),
        lambda world: _hero_is(world, "left"),
    ),
    Step("All the others who were waiting come in at once", lambda world: world.everybody_joins(), _no_bugs),
)
