"""Everything that is shown of one account, worked out from what is kept about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cogs.analytics.model import Account, Content, Note, Snapshot
from cogs.analytics.model_growth import Growth, growth
from cogs.analytics.model_habits import WEEK, WEEKS_LOOKED_BACK, Cadence, cadence, comments_per_100_likes
from cogs.analytics.model_rates import Metric, Preset, Rate, default_metric, derivable, may_derive, rate, value_of

LOOKED_BACK = timedelta(days=400)
CONTENTS_LOOKED_BACK = WEEKS_LOOKED_BACK * WEEK
"""How much content a panel reads: what may count for a rate, and the weeks in a row up to the text's "or more"."""
MOST_CONTENTS = 500
FEW_CONTENTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What is kept about one account, newest content first, oldest snapshot first.

    `youtube_allowed` is the operator's flag: whether rates may be made of what YouTube's API tells.
    """

    account: Account
    contents: Sequence[Content]
    snapshots: Sequence[Snapshot]
    notes: Sequence[Note]
    zone: ZoneInfo
    youtube_allowed: bool = False

    @property
    def derivable(self) -> tuple[Content, ...]:
        """The content that rates may be made of."""
        return derivable(self.contents, self.account.platform, self.youtube_allowed)

    @property
    def comparable(self) -> tuple[Snapshot, ...]:
        """The numbers of followers that may be held against each other: growth is a figure like any other."""
        platform = self.account.platform
        return tuple(one for one in self.snapshots if may_derive(platform, one.source, self.youtube_allowed))

    @property
    def is_shown_as_is(self) -> bool:
        """Whether some numbers of followers may only be shown as their platform tells them."""
        return len(self.comparable) < len(self.snapshots)

    @property
    def newest(self) -> Snapshot | None:
        """The newest snapshot with a number of followers."""
        return next((each for each in reversed(self.snapshots) if each.followers is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """The figures of one account."""

    account: Account
    followers: Snapshot | None
    rate: Rate
    comments: float | None
    cadence: Cadence
    growth: Growth | None


def portrait(shelf: Shelf, now: datetime, metric: Metric | None = None, preset: Preset = Preset.HOUSE) -> Portrait:
    """Work the figures out. Without a metric it is the one that creators of the platform quote."""
    usual = usual_metric(shelf)
    return Portrait(
        account=shelf.account,
        followers=shelf.newest,
        rate=rate(shelf.derivable, metric or usual, now, preset, platform=shelf.account.platform),
        comments=comments_per_100_likes(shelf.derivable, now),
        cadence=cadence(shelf.derivable, now),
        growth=growth(shelf.comparable, 28, now),
    )


def usual_metric(shelf: Shelf) -> Metric:
    """What creators of the platform quote; likes and comments by views where nobody knows the shares."""
    metric = default_metric(shelf.account.platform)
    if metric is Metric.ERV and shelf.contents and not _known(shelf.contents, metric):
        return Metric.ERV_LC if _known(shelf.contents, Metric.ERV_LC) else metric
    return metric


def possible_metrics(shelf: Shelf) -> Mapping[Metric, int]:
    """The formulas that some of the content has all numbers for, and for how much of it."""
    return {metric: known for metric in Metric if (known := _known(shelf.derivable, metric))}


def _known(contents: Sequence[Content], metric: Metric) -> int:
    return sum(value_of(content, metric) is not None for content in contents)
