"""The first steps in the simulated group: two mentors, pairs, looks at profiles, a calendar, a check-in."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo import cast
from bot.demo.stage import Scene, Suggestion
from cogs.firststeps import service, service_audits, service_mentors, text_mentors
from cogs.firststeps.model import CheckIn, Feeling
from cogs.firststeps.model_audits import Mark, Topic
from cogs.firststeps.model_mentors import PairState
from cogs.firststeps.service_progress import progress

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_Feedback = tuple[str, Mapping[Topic, Mark], Mapping[Topic, str]]
Doing = Callable[["World", AsyncConnection], Awaitable[object]]

_FINISHES, _WAITS, _SEEKS = "tomas.tiny", "dani.thrift", "sofia.layers"
_EVERYBODY_KNOWN = 6  # the day on which all who were here before have introduced themselves
_MENTORS = ("lotte.knits", "greta.paints")
_STEPS = Suggestion(
    "steps",
    "See the first steps",
    "As Tomás or as your newcomer, write /steps. Sofia can look at Dani's profile in #introductions.",
    lambda world: world.ears.pressed("/steps") or world.ears.pressed("firststeps:"),
)


async def play(bot: "Greenroom", world: "World") -> None:
    """Book what people do."""

    def book(day: int, hour: int, doing: Doing) -> None:
        world.book(timedelta(days=day, hours=hour), _saving(bot, doing))

    for day in range(_EVERYBODY_KNOWN):
        book(day, 19, partial(_need_no_mentor, day=day))
    for mentor in _MENTORS:
        book(_EVERYBODY_KNOWN, 9, partial(_offer, mentor=mentor))
    book(6, 10, partial(_accept, mentor=_MENTORS[0]))
    world.book(timedelta(days=6, hours=12), _pass_on)
    book(8, 12, partial(_plan, who=_SEEKS, per_week="1", formats=["carousel", "story"]))
    _book_finisher(book)
    _book_waiting(book)
    world.suggest(_STEPS)


def _book_finisher(book: Callable[[int, int, Doing], None]) -> None:
    book(8, 12, partial(_ask, who=_FINISHES))
    book(9, 12, partial(_plan, who=_FINISHES, per_week="3", formats=["photo", "short_video", "story"]))
    for day, (reviewer, marks, notes) in enumerate(_ABOUT_TOMAS, start=9):
        book(day, 12, partial(_review, whose=_FINISHES, reviewer=reviewer, marks=marks, notes=notes))
    book(17, 12, partial(_check_in, who=_FINISHES))


def _book_waiting(book: Callable[[int, int, Doing], None]) -> None:
    book(14, 12, partial(_accept, mentor=_MENTORS[0]))
    book(15, 12, partial(_ask, who=_WAITS))
    book(16, 12, partial(_plan, who=_WAITS, per_week="2", formats=["short_video", "carousel"]))
    for day, (reviewer, marks, notes) in enumerate(_ABOUT_DANI, start=16):
        book(day, 12, partial(_review, whose=_WAITS, reviewer=reviewer, marks=marks, notes=notes))


_GOOD = dict.fromkeys(Topic, Mark.FINE)
_ABOUT_TOMAS: tuple[_Feedback, ...] = (
    ("rosa.market", _GOOD | {Topic.MIX: Mark.STRONG}, {Topic.MIX: "The tram lunches are the best thing here."}),
    ("sofia.layers", _GOOD | {Topic.LINK: Mark.UNCLEAR}, {Topic.LINK: "It leads to a shop. I looked for the recipes."}),
    ("jamal.lifts", _GOOD | {Topic.BIO: Mark.STRONG}, {}),
)
_ABOUT_DANI: tuple[_Feedback, ...] = (
    ("milo.skin", _GOOD | {Topic.PICTURE: Mark.STRONG}, {}),
    ("hana.rooms", _GOOD | {Topic.HIGHLIGHTS: Mark.UNCLEAR}, {Topic.HIGHLIGHTS: "Which one do I open first?"}),
)


def _saving(bot: "Greenroom", doing: Doing) -> Scene:
    async def scene(world: "World") -> None:
        async with bot.db.write() as conn:
            await doing(world, conn)

    return scene


def _id(world: "World", handle: str) -> int:
    return world.people[handle].id


async def _need_no_mentor(world: "World", conn: AsyncConnection, day: int) -> None:
    """Those who were here before the bot, and introduced themselves today, look for nobody, but for Sofia."""
    for person in cast.HERE_BEFORE[day * cast.A_DAY : (day + 1) * cast.A_DAY]:
        if person.handle != _SEEKS:
            await service_mentors.leave(conn, world.guild.id, _id(world, person.handle), world.now())


async def _offer(world: "World", conn: AsyncConnection, mentor: str) -> None:
    await service_mentors.offer(conn, world.guild.id, _id(world, mentor), world.now())


async def _accept(world: "World", conn: AsyncConnection, mentor: str) -> None:
    mentor_id = _id(world, mentor)
    panel = await service.panel(conn, world.guild.id, mentor_id)
    for pair in panel.pairs:
        if pair.state is PairState.PROPOSED and pair.mentor_id == mentor_id:
            await service_mentors.answer(conn, world.guild.id, mentor_id, pair.id, world.now(), gladly=True)


async def _pass_on(world: "World") -> None:
    """Greta wants no messages: Amara asked her, and presses what she said."""
    from bot.demo.hands import Hands  # noqa: PLC0415  the demo's packages are optional

    amara = Hands(world, world.people[cast.MODERATORS[1].handle])
    amara.look(world.channel("moderator-log"), "could use a mentor")
    await amara.press(text_mentors.SAID_GLADLY)


async def _ask(world: "World", conn: AsyncConnection, who: str) -> None:
    await service_audits.ask(conn, world.guild.id, _id(world, who), world.now())


async def _review(
    world: "World",
    conn: AsyncConnection,
    whose: str,
    reviewer: str,
    marks: Mapping[Topic, Mark],
    notes: Mapping[Topic, str],
) -> None:
    known = await progress(conn, world.guild.id, _id(world, whose))
    if known is None or known.audit is None:
        raise LookupError(f"{whose} has not asked for feedback")
    reviewer_id = _id(world, reviewer)
    await service_audits.review(conn, world.guild.id, known.audit.id, reviewer_id, marks, world.now())
    if notes:
        await service_audits.note(conn, world.guild.id, known.audit.id, reviewer_id, notes)


async def _plan(world: "World", conn: AsyncConnection, who: str, per_week: str, formats: list[str]) -> None:
    await service.plan_content(conn, world.guild.id, _id(world, who), per_week, formats, "tomorrow", world.now())


async def _check_in(world: "World", conn: AsyncConnection, who: str) -> None:
    said = CheckIn(1, Feeling.WELL, "Three a week held for two weeks, and people save the lunches.", world.now())
    await service.check_in(conn, world.guild.id, _id(world, who), said)
