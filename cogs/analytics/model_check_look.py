"""One look at an account: every signal there are numbers for, and the gate that keeps noise out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cogs.analytics import model_check_comments as comments
from cogs.analytics import model_check_echo as echo
from cogs.analytics import model_check_followers as followers
from cogs.analytics import model_check_likes as likes
from cogs.analytics import model_check_views as views
from cogs.analytics.model import Content, Note, Snapshot
from cogs.analytics.model_check import (
    HISTORY,
    LEAST_FAMILIES,
    LEAST_MATURE,
    LEAST_SPAN,
    TOGETHER,
    Kind,
    Look,
    Signal,
)
from cogs.analytics.model_rates import is_mature
from cogs.profiles.model import Platform

Found = tuple[Kind, Signal | None]
"""A kind that there were enough numbers for, and what stood out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of an account, as far as it may be used."""

    platform: Platform
    contents: Sequence[Content]
    snapshots: Sequence[Snapshot]
    notes: Sequence[Note]


def look(given: Given, now: datetime) -> Look:
    """Look at everything. Missing numbers take a signal away, they never make one."""
    mature = _mature(given.contents, now)
    span = mature[0].published_at - mature[-1].published_at if mature else timedelta()
    if len(mature) < LEAST_MATURE or span < LEAST_SPAN:
        return Look(mature=len(mature), span=span)
    found = [*_of_contents(given, mature, now), *_of_followers(given, mature, now)]
    recent = tuple(signal for _, signal in found if signal is not None and signal.until >= now - TOGETHER)
    return Look(
        mature=len(mature),
        span=span,
        signals=recent,
        together=_together(recent),
        looked_at=frozenset(kind for kind, _ in found),
    )


def _mature(contents: Sequence[Content], now: datetime) -> list[Content]:
    """Newest first."""
    counted = [
        each
        for each in contents
        if not each.repost and now - HISTORY <= each.published_at <= now and is_mature(each, now)
    ]
    return sorted(counted, key=lambda each: each.published_at, reverse=True)


def _of_contents(given: Given, mature: Sequence[Content], now: datetime) -> list[Found]:
    """What a note covers is left out of the arithmetic altogether, before and after."""
    told = [each for each in mature if not any(note.covers(each.published_at) for note in given.notes)]
    liked, talked = likes.liked(told), comments.talked_about(told)
    videos = views.videos(views.comparable(told, given.platform, now))
    found: list[Found] = []
    if likes.can_see_raised(liked):
        found.append((Kind.RAISED_LIKES, likes.raised_likes(liked)))
    if likes.can_see_even(liked):
        found.append((Kind.EVEN_LIKES, likes.even_likes(liked)))
    if comments.can_see_shift(talked):
        found.append((Kind.COMMENT_SHIFT, comments.comment_shift(talked)))
    if views.can_see_over(videos):
        found.append((Kind.LIKES_OVER_VIEWS, views.likes_over_views(videos)))
    return found


def _of_followers(given: Given, mature: Sequence[Content], now: datetime) -> list[Found]:
    taken = followers.steps(given.snapshots, now)
    if not followers.can_see_jumps(taken):
        return []
    found: list[Found] = [(Kind.JUMP_ALONE, None), (Kind.JUMP_AND_LOSS, None)]
    for jump in followers.jumps(taken):
        if jump.is_explained(given.notes):
            continue
        found.append((Kind.JUMP_AND_LOSS, followers.jump_and_loss(jump, given.snapshots)))
        if now - jump.until >= echo.SETTLED:
            heard = echo.echoes(jump, mature, given.platform, now)
            found.append((Kind.JUMP_ALONE, echo.jump_alone(jump, heard)))
    return found


def _together(recent: Sequence[Signal]) -> tuple[Signal, ...]:
    """What the gate lets through: two families within the same thirty days, the newest such days first."""
    for end in sorted((signal.until for signal in recent), reverse=True):
        near = tuple(signal for signal in recent if end - TOGETHER <= signal.until <= end)
        if len({signal.family for signal in near}) >= LEAST_FAMILIES:
            return near
    return ()
