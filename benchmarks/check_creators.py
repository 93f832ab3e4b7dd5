"""Simulated honest creators with the noise of real accounts, and the same creators with bought likes.

What real accounts do was measured on a public set of organic ones: likes are lognormal around a level that drifts (the
median of twelve contents to that of the twelve before lies between 0.81 and 2.11 for nine of ten), their robust spread
has a median of 0.20, comments per 100 likes lie between 0.6 and 4.1. The rest is made up to be at least as restless:
viral outliers with an echo, giveaways (one in four without a note), shoutouts, changes of format, counts that are
rounded, hidden or logged once a week.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import exp, floor, log, log10
from random import Random

from cogs.analytics.model import Content, Format, Note, NoteKind, Numbers, Snapshot
from cogs.analytics.model_check_look import Given
from cogs.profiles.model import Platform

WATCHED = 90
BEFORE = 150
"""Days that the creators were there before anybody looked."""
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(slots=True)
class Traits:
    """What one creator is like."""

    followers: float
    per_week: float
    level: float
    """The logarithm of the likes of an ordinary content."""
    sigma: float
    trend: float
    wander: float
    comments: float
    talk: float
    over_views: float
    videos: float
    growth: float
    hides_likes: bool
    rounded: bool
    logs_every: int


@dataclass(slots=True)
class Moment:
    """Something that happens to a creator: what it does to likes, comments and followers."""

    day: float
    lasts: float
    likes: float
    talk: float
    gained: float
    kept: float
    kind: NoteKind
    noted: bool


def traits(chance: Random) -> Traits:
    """Somebody between 1,000 and 100,000 followers."""
    followers = exp(chance.uniform(log(1_000), log(100_000)))
    rate = exp(log(0.057) - 0.345 * (log(followers) - log(3_000))) * exp(chance.gauss(0, 0.5))
    return Traits(
        followers=followers,
        per_week=min(max(exp(chance.gauss(log(3.5), 0.5)), 1), 12),
        level=log(followers * rate),
        sigma=min(max(exp(chance.gauss(log(0.19), 0.45)), 0.06), 0.8),
        trend=chance.gauss(0.18, 0.18) / 12,
        wander=0.22 / 12**0.5,
        comments=exp(chance.gauss(log(1.5), 0.58)),
        talk=exp(chance.gauss(log(0.45), 0.3)),
        over_views=exp(chance.gauss(log(0.06), 0.5)),
        videos=chance.choice((0.0, 0.3, 0.6, 1.0)),
        growth=exp(chance.gauss(log(0.0008), 0.8)),
        hides_likes=chance.random() < 0.05,
        rounded=chance.random() < 0.3,
        logs_every=7 if chance.random() < 0.3 else 1,
    )


def moments(chance: Random) -> list[Moment]:
    """Giveaways (one creator in six holds one in a quarter) and shoutouts (one in three) of 240 days."""
    found = []
    for _ in range(3):
        day = chance.uniform(0, BEFORE + WATCHED)
        if chance.random() < 0.15:
            noted = chance.random() < 0.75
            gained, kept = chance.uniform(0.02, 0.12), chance.uniform(0.5, 0.8)
            boosts = chance.uniform(1.2, 2.5), chance.uniform(2, 6)
            found.append(Moment(day, chance.uniform(3, 7), *boosts, gained, kept, NoteKind.GIVEAWAY, noted))
        if chance.random() < 0.35:
            day, gained = chance.uniform(0, BEFORE + WATCHED), chance.uniform(0.005, 0.04)
            found.append(Moment(day, 2, 1.1, 1.1, gained, 0.9, NoteKind.SHOUTOUT, chance.random() < 0.3))
    return found


def creator(seed: int) -> Given:
    """The whole life of one honest creator. The same seed is always the same creator."""
    chance = Random(seed)
    who, lived = traits(chance), moments(chance)
    contents = _contents(chance, who, lived)
    platform = chance.choice((Platform.INSTAGRAM, Platform.TIKTOK, Platform.YOUTUBE))
    return Given(
        platform=platform,
        contents=contents,
        snapshots=_snapshots(chance, who, lived),
        notes=[_note(number, each) for number, each in enumerate(lived) if each.noted],
    )


def inflated(given: Given, seed: int, factor: int, share: float) -> Given:
    """The same creator, who from the first day of being watched on buys likes for a share of the content."""
    chance = Random(-seed)

    def bought(content: Content) -> Content:
        likes = content.numbers.likes
        if likes is None or content.published_at < START + BEFORE * DAY or chance.random() >= share:
            return content
        return replace(content, numbers=replace(content.numbers, likes=likes * factor))

    return replace(given, contents=[bought(content) for content in given.contents])


def _contents(chance: Random, who: Traits, lived: list[Moment]) -> list[Content]:
    found: list[Content] = []
    day, level, talked, echo, often = 0.0, who.level, 0.0, 0.0, who.videos
    usual = (BEFORE + WATCHED) * who.per_week / 7
    level -= who.trend * usual / 2
    while (day := day + chance.gammavariate(2, 3.5 / who.per_week)) < BEFORE + WATCHED:
        level += who.trend + chance.gauss(0, who.wander)
        talked += chance.gauss(0, 0.1 / 12**0.5)
        hit = chance.uniform(1, 2.3) if chance.random() < 0.006 else 0.0
        if chance.random() < 0.005:
            often = chance.choice((0.0, 0.3, 0.6, 1.0))
        video = chance.random() < often
        now = [each for each in lived if each.day <= day <= each.day + each.lasts]
        boost = sum(log(each.likes) for each in now)
        likes = exp(level + chance.gauss(0, who.sigma) + (0.2 if video else 0) + max(hit, echo) + boost)
        echo = hit * 0.4 if hit else echo * 0.4
        rate = who.comments / 100 * exp(talked + chance.gauss(-0.1, who.talk) + sum(log(each.talk) for each in now))
        found.append(_content(chance, who, day, likes, rate, video=video))
        if hit:
            lived.append(Moment(day, 2, 1, 1, chance.uniform(0.003, 0.03), 0.85, NoteKind.VIRAL, noted=False))
    return found


def _content(chance: Random, who: Traits, day: float, likes: float, rate: float, *, video: bool) -> Content:
    at = START + day * DAY
    views = round(likes / who.over_views * exp(chance.gauss(0, 0.25))) if video else None
    return Content(
        key=f"{day:.4f}",
        published_at=at,
        captured_at=at + 4 * DAY,
        numbers=Numbers(
            likes=None if who.hides_likes else round(likes), comments=_count(chance, likes * rate), views=views
        ),
        format=Format.REEL if video else Format.POST,
        followers=round(who.followers * exp(who.growth * (day - BEFORE))),
    )


def _count(chance: Random, expected: float) -> int:
    """A number that varies as counts do."""
    if expected > 50:
        return max(round(chance.gauss(expected, expected**0.5)), 0)
    left, count = exp(-expected), 0
    product = chance.random()
    while product > left:
        count, product = count + 1, product * chance.random()
    return count


def _snapshots(chance: Random, who: Traits, lived: Sequence[Moment]) -> list[Snapshot]:
    followers, found = who.followers * exp(-who.growth * BEFORE), []
    weekday = chance.randrange(7)
    for day in range(BEFORE + WATCHED):
        usual = followers * who.growth * exp(chance.gauss(0, 0.5)) * (1.3 if day % 7 >= 5 else 0.9)
        noise = chance.gauss(0, (followers * 0.001) ** 0.5 + followers * 0.0003)
        followers += usual + noise + sum(followers * _brought(each, day) for each in lived)
        if day % who.logs_every == weekday % who.logs_every:
            quantum = max(10 ** (floor(log10(followers)) - 2), 1) if who.rounded else 1
            at = START + day * DAY + timedelta(hours=chance.uniform(-4, 4))
            found.append(Snapshot(at=at, followers=int(followers) // quantum * quantum, quantum=quantum))
    return found


def _brought(moment: Moment, day: int) -> float:
    """The share of followers that a moment brings or takes on that day: in its time, and lost over four weeks."""
    since = day - moment.day
    if 0 <= since < moment.lasts:
        return moment.gained / moment.lasts
    if moment.lasts <= since < moment.lasts + 28:
        return -moment.gained * (1 - moment.kept) / 28
    return 0.0


def _note(number: int, moment: Moment) -> Note:
    since = START + moment.day * DAY
    return Note(id=number, kind=moment.kind, since=since - DAY, until=since + (moment.lasts + 1) * DAY)
