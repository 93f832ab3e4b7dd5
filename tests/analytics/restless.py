"""Accounts for the tests of checks: a steady one, and ones in which something stands out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from cogs.analytics.model import Content, Format, Note, NoteKind, Numbers, Snapshot
from cogs.analytics.model_check_look import Given
from cogs.profiles.model import Platform

DAY = timedelta(days=1)
WOBBLE = (0, 9, -8, 14, -13, 4, -20, 21, -3, 12)
"""In percent: what makes steady numbers differ."""
EVERY = 2
"""Days between two contents."""


def content(
    now: datetime, days_ago: float, likes: int | None, comments: int | None, views: int | None = None
) -> Content:
    published = now - days_ago * DAY
    return Content(
        key=f"c{days_ago}",
        published_at=published,
        captured_at=min(published + 4 * DAY, now),
        numbers=Numbers(likes=likes, comments=comments, views=views),
        format=Format.REEL,
        followers=10_000,
    )


def steady(now: datetime, count: int = 40, likes: int = 400, comments: int = 8, views: int = 9_000) -> list[Content]:
    """One content every other day, the newest four days old. Newest first."""
    found = []
    for number in range(count):
        wobble, other = (WOBBLE[(number * step) % len(WOBBLE)] for step in (1, 3))
        liked, talked = likes * (100 + wobble) // 100, round(comments * (100 + other) / 100)
        found.append(content(now, 4 + number * EVERY, liked, talked, views * (100 + other) // 100))
    return found


def raised(contents: Sequence[Content], times: int = 8, places: Sequence[int] = (0, 2, 3, 5)) -> list[Content]:
    """Some of them with more likes, and nothing else."""

    def more(number: int, each: Content) -> Content:
        likes = (each.numbers.likes or 0) * (times if number in places else 1)
        return replace(each, numbers=replace(each.numbers, likes=likes))

    return [more(number, each) for number, each in enumerate(contents)]


def followed(
    now: datetime, days: int = 60, jump: tuple[int, int] = (0, 0), lost: tuple[int, int] = (0, 0)
) -> list[Snapshot]:
    """A snapshot a day: ten more each day, and (days ago, how many) that came or went on one day. Oldest first."""
    found = []
    for ago in range(days, -1, -1):
        followers = 10_000 + 10 * (days - ago) + WOBBLE[ago % len(WOBBLE)] // 5
        followers += (jump[1] if ago <= jump[0] else 0) - (lost[1] if ago <= lost[0] else 0)
        found.append(Snapshot(at=now - ago * DAY, followers=followers))
    return found


def given(contents: Sequence[Content], snapshots: Sequence[Snapshot] = (), *notes: Note) -> Given:
    return Given(platform=Platform.INSTAGRAM, contents=contents, snapshots=snapshots, notes=notes)


def note(since: datetime, until: datetime, kind: NoteKind = NoteKind.GIVEAWAY) -> Note:
    return Note(id=1, kind=kind, since=since, until=until)
