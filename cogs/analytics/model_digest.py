"""A creator's week: what is on the weekly card of one account, worked out from what is kept about it.

A number is said only of the content that has it, with how many that are; hidden or missing is never zero. What nobody
may turn into a figure (YouTube's own numbers, without its permission) is counted as published and nothing more. When
the card goes out is in `model_mondays`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cogs.analytics.model import Account, Content, Snapshot, Source
from cogs.analytics.model_daily import Daily, daily
from cogs.analytics.model_growth import Growth, comparable_views, growth
from cogs.analytics.model_portrait import Shelf, usual_metric
from cogs.analytics.model_rates import BY_VIEWS, Metric, Rate, is_mature, rate, total, value_of

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Digest:
    """Somebody's wish for a weekly card.

    `chosen` is how often they had said how they want to be reached when they asked: what they say later counts more.
    `closed_at` is when their direct messages turned out to be closed; nothing is sent until they ask again.
    """

    guild_id: int
    user_id: int
    chosen: int
    asked_at: datetime
    due_at: datetime | None
    closed_at: datetime | None = None

    @property
    def is_on(self) -> bool:
        """Whether one comes."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Sum:
    """A number added up over the `n` pieces of content that have it; None when none has."""

    value: int | None
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The last seven days of one account.

    `published` counts all own content of the week; the sums, `daily` and `best` are of what figures may be made of, and
    `kept_back` says that this is not all of it. `best` has the highest `rate.metric` of `compared` pieces. `young` are
    so fresh that their numbers still grow. `shown_as_is`: growth is not of all numbers of followers that are kept.
    """

    account: Account
    followers: Snapshot | None
    growth: Growth | None
    rate: Rate
    published: int
    young: int
    engagement: Sum
    reach: Sum
    views: Sum
    daily: tuple[Daily, ...]
    best: Content | None
    compared: int
    counted_at: datetime | None
    sources: frozenset[Source]
    kept_back: bool
    shown_as_is: bool
    has_news: bool


def week(shelf: Shelf, now: datetime) -> Week:
    """Work it out."""
    metric, platform = usual_metric(shelf), shelf.account.platform
    published, usable = _of_week(shelf.contents, now), _of_week(shelf.derivable, now)
    viewed = [each for each in usable if comparable_views(platform, each.published_at, now)]
    compared = _with_value(viewed if metric in BY_VIEWS else usable, metric)
    return Week(
        account=shelf.account,
        followers=shelf.newest,
        growth=growth(shelf.comparable, WEEK.days, now),
        rate=rate(shelf.derivable, metric, now, platform=platform),
        published=len(published),
        young=sum(not is_mature(each, now) for each in usable),
        engagement=_sum(usable, lambda each: total(each.numbers.likes, each.numbers.comments)),
        reach=_sum(usable, lambda each: each.numbers.reach),
        views=_sum(viewed, lambda each: each.numbers.views),
        daily=daily(usable, shelf.zone),
        best=_best(compared),
        compared=len(compared),
        counted_at=max((each.captured_at for each in published), default=None),
        sources=frozenset(each.source for each in published),
        kept_back=len(usable) < len(published),
        shown_as_is=shelf.is_shown_as_is,
        has_news=_has_news(shelf, now),
    )


def _is_of_week(at: datetime, now: datetime) -> bool:
    return now - WEEK < at <= now


def _of_week(contents: Sequence[Content], now: datetime) -> list[Content]:
    return [each for each in contents if _is_of_week(each.published_at, now) and not each.repost]


def _has_news(shelf: Shelf, now: datetime) -> bool:
    moments = [each.captured_at for each in shelf.contents] + [each.published_at for each in shelf.contents]
    newest = shelf.newest
    return any(_is_of_week(at, now) for at in (*moments, *([newest.at] if newest is not None else [])))


def _sum(contents: Sequence[Content], number: Callable[[Content], int | None]) -> Sum:
    known = [value for each in contents if (value := number(each)) is not None]
    return Sum(sum(known) if known else None, len(known))


def _with_value(contents: Sequence[Content], metric: Metric) -> list[tuple[float, Content]]:
    return [(value, each) for each in contents if (value := value_of(each, metric)) is not None]


def _best(compared: Sequence[tuple[float, Content]]) -> Content | None:
    """The highest; of two alike the newer."""
    return max(compared, key=lambda each: (each[0], each[1].published_at), default=(0.0, None))[1]
