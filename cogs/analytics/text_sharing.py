"""Every word about sharing, leaderboards, comparisons and benchmarks."""

from collections.abc import Mapping, Sequence

from bot.text import followers, listing, moment, plural
from cogs.analytics.model import Source
from cogs.analytics.model_benchmarks import FOR_A_BAND, Benchmark
from cogs.analytics.model_boards import GROWN_OVER, Asked, Board, Entrant, Line, Scope
from cogs.analytics.model_consistency import TO_RANK as WEEKS_TO_RANK
from cogs.analytics.model_consistency import WEEKS
from cogs.analytics.model_formulas import is_made_of_youtubes
from cogs.analytics.model_rates import FORMULAS, LAST, NAMES, TO_RANK, TO_SHOW, Metric, default_metric
from cogs.analytics.model_sharing import FOR_AN_AVERAGE, Level, Measure
from cogs.analytics.text_levels import LEVELS
from cogs.profiles.model import Platform
from cogs.profiles.text import NICHES, PLATFORMS

MEASURES: Mapping[Measure, str] = {
    Measure.RATE: "Engagement rate",
    Measure.GROWTH: f"Growth over {GROWN_OVER} days",
    Measure.FOLLOWERS: "Followers",
    Measure.CONSISTENCY: "Consistency",
}
LEVELS_EXPLAINED: Mapping[Level, str] = {
    Level.PRIVATE: "Nobody sees it, and you see nobody's.",
    Level.AVERAGE: f"You see the group's middle, from {FOR_AN_AVERAGE} creators on.",
    Level.PLACE: "You see who stands where.",
    Level.NAMED: "You see the numbers of all who share theirs.",
    Level.POSTED: "Everybody in the group may read it.",
}
SOURCES: Mapping[Source, str] = {
    Source.SELF_REPORTED: "self-reported",
    Source.IMPORTED: "imported",
    Source.PEER_VERIFIED: "seen by a moderator",
    Source.API_PUBLIC: "from the platform",
    Source.API_AUTHORISED: "from the platform",
}

# Sharing

SHARE_TITLE = "What you share"
SHARE_HOW = (
    "Everything is private until you choose otherwise, one figure at a time. You see of others at most what you share "
    "yourself. You can change your mind at any time: it acts at once, also on messages that were posted."
)
STOP = "Share nothing"
OTHER_PLATFORM = "Another platform"
ONLY_YOU = "Only you see this."

# Leaderboards

SHARE_TO_SEE = (
    "Here you see of others what you share yourself, and you keep this figure private. Share as much as you like, "
    "even without your name, and come back."
)
PLACES_TO_SEE = (
    "You share this without your name, so you see the group's figures. Share your place to see who stands where."
)
NUMBERS_TO_SEE = "You share your place without the number, so you see places. Share your number to see the numbers."
NOBODY_YET = "Nobody stands here yet."
TIES = "Places overlap where the difference may be chance: those are ties."
SEE_MINE = "See as much as I share"
WHAT_I_SHARE = "What I share"
POST_HERE = "Post it here"
MY_TIER, EVERYBODY = "My tier", "Everybody"
STAFF_OUT, STAFF_IN = "Leave staff out", "Let staff in"
ON_ITS_WAY = "It is on its way. Everybody on it agreed to be posted, and leaves it when they change their mind."
NOBODY_TO_POST = "Nobody agreed to be on a posted board here yet. People choose that in /stats share."
STAFF_ARE_OUT = "Moderators are left out."
YOUTUBE = "Calculated by this bot, not by YouTube."

# Comparisons

NOT_BETWEEN_YOU = "not shared between you two"
NOT_ENOUGH = "not enough yet"
UNKNOWN = "not known"
WHOM = "Who would you like to compare with?"
NO_PLACE = "no place in your tier yet"
COMPARE_HINT = "You see of each other what both of you share. Choose how much in /stats share."
NO_DIFFERENCE = "The intervals overlap: there may be no difference."

# Benchmarks

BENCHMARKS = "Where you stand"
PUBLISHED = "**Published for this definition**"
OTHERWISE = "**Counted otherwise, so not comparable**"
NONE_PUBLISHED = "Nothing was published for this definition and size that we know of."
EDIT = "Edit the benchmarks"
EDIT_TITLE = "Benchmarks of this group"
EDIT_HINT = "Every row names its source and year. Hide what you do not trust, add what you do."
ADD, ADD_TITLE = "Add one", "A published benchmark"
HIDE, SHOW = "Hide or remove one", "Show one again"
ASK_PLATFORM, ASK_METRIC, ASK_TIER = "Platform", "What it counts", "For accounts of this size"
ASK_FIGURE, ASK_FIGURE_HINT = "The figure in percent", "Such as 2.4"
ASK_SOURCE, ASK_SOURCE_HINT = "Who published it, and the year", "Such as: HypeAuditor, 2026"
ALL_SIZES = "All sizes"
OWN_ROW = "added here"


def percent(value: float) -> str:
    """`4.31 %`; one decimal from 10 on, where two say nothing."""
    return f"{value:.2f} %" if abs(value) < 10 else f"{value:.1f} %"  # noqa: PLR2004 - two digits before the point


def signed(value: float) -> str:
    """`+0.8 %`; no sign where it rounds to nothing."""
    return f"{value:+.1f} %" if abs(value) >= 0.05 else "0.0 %"  # noqa: PLR2004 - half of what is shown


def figure(measure: Measure, value: float) -> str:
    """A rate, or growth with its sign."""
    return signed(value) if measure is Measure.GROWTH else percent(value)


def level_line(measure: Measure, level: Level) -> str:
    """`**Engagement rate** · Only me`."""
    return f"**{MEASURES[measure]}** · {LEVELS[level]}"


def scope(chosen: Scope) -> str:
    """Who is compared."""
    if chosen.tier is not None:
        return f"{chosen.tier.name} followers"
    return NICHES[chosen.niche] if chosen.niche is not None else "everybody"


def board_title(asked: Asked) -> str:
    """`Engagement rate on Instagram`."""
    return f"{MEASURES[asked.measure]} on {PLATFORMS[asked.platform]}"


def formula(asked: Asked) -> str:
    """How the figure is made, in a line."""
    if asked.measure is Measure.GROWTH:
        return f"100 × new followers of {GROWN_OVER} days ÷ followers before"
    if asked.measure is Measure.CONSISTENCY:
        return f"100 × weeks with content ÷ weeks since the first known, {WEEKS} at most, with its 90 % interval"
    return f"{FORMULAS[default_metric(asked.platform)]}, median of the last {LAST}, with its 90 % interval"


def board_line(line: Line, measure: Measure) -> str:
    """Place, name, figure with interval, sample, origin and age; or place and name alone."""
    place = f"**{places(line.place.best, line.place.worst)}** · <@{line.entrant.user_id}>"
    return f"{place} · {told(line.entrant, measure)}" if line.shows_number else place


def places(best: int, worst: int) -> str:
    """One number, or for a tie the first and the last that are possible."""
    return str(best) if best == worst else f"{best}–{worst}"


def told(entrant: Entrant, measure: Measure) -> str:
    """A figure with its interval, sample, origin and age."""
    if entrant.value is None:
        return NOT_ENOUGH
    parts = [f"**{figure(measure, entrant.value)}**"]
    if entrant.high > entrant.low:
        parts[0] += f" ({figure(measure, entrant.low)} to {figure(measure, entrant.high)})"
    if entrant.n is not None:
        parts.append(f"{entrant.n} of {entrant.of}{' weeks' if measure is Measure.CONSISTENCY else ''}")
    return " · ".join([*parts, origin(entrant)])


def basis(entrant: Entrant, measure: Measure) -> str:
    """What a figure rests on: `12 of 12`, `12 of 13 weeks`, `28 days`."""
    if measure is Measure.GROWTH:
        return f"{GROWN_OVER} days"
    return f"{entrant.n} of {entrant.of}{' weeks' if measure is Measure.CONSISTENCY else ' pieces'}"


def origin(entrant: Entrant) -> str:
    """`self-reported and imported, 3 days ago`."""
    words = listing(sorted({SOURCES[each] for each in entrant.sources}))
    return f"{words}, {moment(entrant.newest, 'R')}" if entrant.newest is not None else words


def group_figures(board: Board) -> Sequence[str]:
    """The middle of the group, and its quartiles; or from how many creators on there are any."""
    if board.average is None:
        return [f"The group's middle is shown from {FOR_AN_AVERAGE} creators on who share; {board.contributors} do."]
    name = scope(board.asked.scope)
    lines = [f"The middle of this group ({name}, {board.contributors} creators): **{board.average:.1f} %**"]
    if board.band is not None:
        lines.append(f"Half of them are between {board.band.p25:.1f} % and {board.band.p75:.1f} %.")
    else:
        lines.append(f"Quartiles come from {FOR_A_BAND} creators on.")
    return lines


def waiting(count: int, measure: Measure) -> str:
    """How many share, but have too little content."""
    who = plural(count, "creator shares this, but has", "creators share this, but have")
    needed = f"{WEEKS_TO_RANK} weeks" if measure is Measure.CONSISTENCY else f"{TO_RANK} pieces of content"
    return f"{who} too little to be ranked: it takes {needed}."


def none_of_yours(entrant: Entrant | None) -> str:
    """Why there is no rate of one's own."""
    n = entrant.n or 0 if entrant is not None else 0
    return f"You have no rate there yet: {plural(n, 'piece')} of content count, and it takes {TO_SHOW}."


def is_youtube_s(entrants: Sequence[Entrant], platform: Platform) -> bool:
    """Whether a figure was made of what YouTube tells, which must be said."""
    return any(is_made_of_youtubes(platform, each.sources) for each in entrants)


def size(count: int | None) -> str:
    """`15.4k followers`."""
    return f"{followers(count)} followers" if count is not None else UNKNOWN


def metric_line(metric: Metric) -> str:
    """The name of a metric and its formula."""
    name = NAMES[metric]
    return f"{name[0].upper()}{name[1:]}: {FORMULAS[metric]}"


def sizes(row: Benchmark) -> str:
    """`1k to 5k`, `1M and more`, `all sizes`."""
    if row.until is None:
        return "all sizes" if row.since == 0 else f"{followers(row.since)} and more"
    return f"under {followers(row.until)}" if row.since == 0 else f"{followers(row.since)} to {followers(row.until)}"


def published(row: Benchmark) -> str:
    """`5.7 % mean · 1k to 5k · House figure, 2019`."""
    parts = [f"**{_range(row)}** {row.statistic}", sizes(row), f"{row.source}, {row.year}"]
    if row.metric is None:
        parts.append(row.definition)
    elif row.note:
        parts.append(row.note)
    return " · ".join(parts)


def row_name(row: Benchmark) -> str:
    """The same, short enough for a menu."""
    return f"{PLATFORMS[row.platform]} · {_range(row)} · {sizes(row)}"


def row_source(row: Benchmark) -> str:
    """The second line in a menu."""
    return f"{row.source}, {row.year}" + (f" · {OWN_ROW}" if row.id is not None else "")


def _range(row: Benchmark) -> str:
    if row.low is None or row.high is None:
        return "no figure"
    return f"{row.low:g} %" if row.low == row.high else f"{row.low:g} to {row.high:g} %"
