"""Numbers in the simulated group: some creators have logged and imported for weeks, with what makes numbers real.

Audiences that grow unevenly, one reel that went viral, a giveaway with a note, paid partnerships that do a little
worse, a platform that hides likes. Every figure follows from the day it is played, so that two plays are the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import cos, sin
from typing import TYPE_CHECKING

from bot.by import By
from bot.demo import cast
from bot.demo.stage import Suggestion
from cogs.analytics import service, service_seeding, service_sharing
from cogs.analytics.model import FEATURE, Content, Format, Note, NoteKind, Numbers, Snapshot, Source
from cogs.analytics.model_sharing import Level, Measure
from cogs.profiles.model import Platform

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_SUGGESTION = Suggestion(
    "stats",
    "See your numbers",
    "As Sofia, type /stats me: rate, growth, best times. Everything there is seen by her alone.",
    lambda world: world.ears.pressed(f"{FEATURE}:"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """How one creator's numbers go: rate in percent of followers, content a week, growth a week in percent."""

    handle: str
    platform: Platform
    followers: int
    rate: float
    per_week: int
    growth: float
    formats: Sequence[Format]
    source: Source = Source.IMPORTED
    hides_likes: bool = False
    viral: int | None = None


STORIES = (
    Story(
        "sofia.layers", Platform.INSTAGRAM, 15_000, 3.7, 3, 0.6, (Format.REEL, Format.CAROUSEL, Format.POST), viral=4
    ),
    Story("jamal.lifts", Platform.INSTAGRAM, 40_300, 2.4, 4, 0.3, (Format.REEL, Format.STORY)),
    Story("priya.plates", Platform.INSTAGRAM, 61_400, 2.0, 3, 0.8, (Format.REEL, Format.CAROUSEL), viral=9),
    Story("lotte.knits", Platform.INSTAGRAM, 8_900, 5.1, 2, 0.2, (Format.POST, Format.CAROUSEL), Source.SELF_REPORTED),
    Story("milo.skin", Platform.INSTAGRAM, 12_700, 4.2, 2, 0.4, (Format.REEL,), hides_likes=True),
    Story("hana.rooms", Platform.INSTAGRAM, 27_600, 3.0, 2, 0.5, (Format.CAROUSEL, Format.POST)),
    Story("noor.inks", Platform.INSTAGRAM, 18_200, 3.9, 3, 0.7, (Format.REEL, Format.POST)),
    Story("bex.trails", Platform.INSTAGRAM, 5_300, 6.0, 2, 0.9, (Format.POST, Format.REEL), Source.SELF_REPORTED),
    Story("amara.grows", Platform.INSTAGRAM, 22_800, 3.3, 2, 0.4, (Format.REEL, Format.POST)),
    Story("ines.hosts", Platform.INSTAGRAM, 46_200, 2.2, 2, 0.2, (Format.CAROUSEL,)),
    Story("zuri.spins", Platform.TIKTOK, 88_000, 8.1, 5, 1.2, (Format.VIDEO,), viral=2),
    Story("felix.fixes", Platform.TIKTOK, 24_900, 7.2, 3, 0.6, (Format.VIDEO,)),
)
_WEEKS = 13
_WEEK = timedelta(days=7)
_HOURS = (18, 12, 20, 8, 17, 19)


async def play(bot: "Greenroom", world: "World") -> None:
    """Everybody brings in three months on the second day, and what came since at the end of each week."""
    world.book(timedelta(days=1, hours=15), lambda _: _bring_in(bot, world, _WEEKS * _WEEK))
    for day in (8, 15, 20):
        world.book(timedelta(days=day, hours=15), lambda _: _bring_in(bot, world, _WEEK * 1.5))
    world.book(timedelta(days=2, hours=12), lambda _: _share(bot, world))
    world.suggest(_SUGGESTION)


async def _share(bot: "Greenroom", world: "World") -> None:
    """Who is open about numbers shares them by name, the others without it; Sofia has not decided yet."""
    async with bot.db.write() as conn:
        for story in STORIES[1:]:
            level = Level.NAMED if story.handle in cast.OPEN_ABOUT_NUMBERS else Level.AVERAGE
            user_id = world.people[story.handle].id
            for measure in Measure:
                what = (story.platform, measure)
                await service_sharing.share(conn, world.guild.id, user_id, what, level, world.now())


async def _bring_in(bot: "Greenroom", world: "World", span: timedelta) -> None:
    """What came out in that time, in one transaction: people wait for the curtain to rise."""
    since, end = world.now() - span, world.curtain
    async with bot.db.write() as conn:
        for story in STORIES:
            by = By(world.guild.id, world.people[story.handle].id, world.now())
            account = await service.keep(conn, by, story.platform, story.handle)
            contents = [each for each in _contents(story, by.now, end) if each.published_at >= since]
            snapshots = [each for each in _snapshots(story, by.now, end) if each.at >= since]
            await service_seeding.keep(conn, by, account, contents, snapshots, _notes(story, end))


def _moment(story: Story, number: int, end: datetime) -> datetime:
    """When the content of that number came out, counted back from the end."""
    apart = timedelta(days=7) / story.per_week
    day = (end - apart * number).replace(minute=30 * (number % 2), second=0, microsecond=0)
    return day.replace(hour=_HOURS[(number * number + len(story.handle)) % len(_HOURS)])


def _contents(story: Story, now: datetime, end: datetime) -> Iterator[Content]:
    for number in range(1, _WEEKS * story.per_week):
        at = _moment(story, number, end)
        if at < now:
            yield _content(story, number, at, now, end)


def _content(story: Story, number: int, at: datetime, now: datetime, end: datetime) -> Content:
    followers = _followers(story, at, end)
    sponsored = number % 6 == 1
    mood = 1 + 0.22 * sin(number * 2.3 + len(story.handle)) + 0.11 * cos(number * 5.1)
    mood *= (0.82 if sponsored else 1.0) * (4.2 if story.viral == number else 1.0)
    grown = min(1.0, 0.55 + (now - at) / timedelta(days=5))
    by_views = story.platform is Platform.TIKTOK
    views = int(followers * (0.42 + 0.2 * abs(sin(number))) * mood * grown)
    engaged = (
        views * story.rate / 100 * (0.6 + 0.4 * min(mood, 1.5))
        if by_views
        else followers * story.rate / 100 * mood * grown
    )
    numbers = Numbers(
        likes=None if story.hides_likes and number % 3 == 0 else int(engaged * 0.93),
        comments=int(engaged * 0.035) + number % 3,
        shares=int(engaged * 0.03),
        saves=None if by_views else int(engaged * 0.09),
        views=views if by_views or number % 2 else None,
        reach=None if by_views else int(views * 0.8),
    )
    return Content(
        key=f"at-{at:%Y%m%d%H%M}-{story.formats[number % len(story.formats)]}",
        published_at=at,
        captured_at=now,
        numbers=numbers,
        format=story.formats[number % len(story.formats)],
        sponsored=sponsored,
        followers=followers,
        followers_at_capture=False,
        source=story.source,
    )


def _followers(story: Story, at: datetime, end: datetime) -> int:
    weeks = (end - at) / timedelta(days=7)
    jump = 0.012 if story.viral is not None and at > _moment(story, story.viral, end) else 0.0
    wave = 0.0015 * sin(weeks * 3 + len(story.handle))
    return int(story.followers * (1 - story.growth / 100 * weeks + jump + wave))


def _snapshots(story: Story, now: datetime, end: datetime) -> Iterator[Snapshot]:
    for day in range(_WEEKS * 7, -1, -1):
        at = (end - timedelta(days=day)).replace(hour=7, minute=0, second=0, microsecond=0)
        if at < now and (story.source is Source.IMPORTED or day % 7 == 0):
            yield Snapshot(at=at, followers=_followers(story, at, end), source=story.source)


def _notes(story: Story, end: datetime) -> Sequence[Note]:
    if story.viral is None:
        return ()
    since = _moment(story, story.viral, end).replace(hour=0, minute=0)
    return (Note(id=0, kind=NoteKind.VIRAL, since=since, until=since + timedelta(days=3), words="One reel travelled."),)
