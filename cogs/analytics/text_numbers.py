"""Figures said in words: always with the formula, the sample, how sure they are, how old, and who says so."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.text import listing, moment, plural
from cogs.analytics.model import Content, Format, Numbers, Snapshot, Source
from cogs.analytics.model_follows import MASS, Follows
from cogs.analytics.model_growth import Growth
from cogs.analytics.model_habits import WEEKS_LOOKED_BACK, Cadence, Sponsored
from cogs.analytics.model_matching import is_timed
from cogs.analytics.model_portrait import Portrait
from cogs.analytics.model_rates import FORMULAS, NAMES, PRESETS, TO_SHOW, Preset, Rate
from cogs.analytics.text import FORMATS, SOURCES

_COUNTED = tuple(Numbers.__dataclass_fields__)
PRESET_NAMES: Mapping[Preset, str] = {
    Preset.HOUSE: "The median, as this group counts",
    Preset.HYPEAUDITOR: "The mean, as HypeAuditor counts",
    Preset.MODASH: "Likes only, as Modash counts",
}
_PRECISE = 10
_A_DAY = 24
NOT_YET = "not enough yet"
UNKNOWN = "unknown"
MASS_FOLLOWER = (
    f"Some tools, HypeAuditor among them, call who follows more than {MASS:,} a mass follower. It says nothing here."
)


def percent(value: float) -> str:
    """`4.31 %`, and `43.1 %` where two decimals say nothing."""
    return f"{value:.2f} %" if abs(value) < _PRECISE else f"{value:.1f} %"


def signed(value: float) -> str:
    """`+0.8 %`; no sign where it rounds to nothing."""
    return f"{value:+.1f} %" if abs(value) >= 0.05 else "0.0 %"  # noqa: PLR2004 - half of what is shown


def provenance(sources: frozenset[Source] | Sequence[Source]) -> str:
    """`typed in by you and from your file`."""
    return listing([SOURCES[each] for each in Source if each in sources])


def rate_paragraph(rate: Rate) -> str:
    """The figure with all that has to stand beside it; or why there is none."""
    if rate.value is None:
        return f"**No {NAMES[rate.metric]} yet**\n{why_none(rate)}\n{small(basis(rate))}"
    lines = [f"**{percent(rate.value)}** {NAMES[rate.metric]}", _interval(rate)]
    return "\n".join([*lines, small(basis(rate)), small(sample(rate))])


def rate_line(rate: Rate) -> str:
    """The same in a line, for a list."""
    if rate.value is None:
        return f"no rate yet ({rate.n} of {TO_SHOW} contents)"
    return f"{percent(rate.value)} {NAMES[rate.metric]} ({rate.n} of {rate.of})"


def why_none(rate: Rate) -> str:
    """Why there is no figure, and what helps."""
    need = TO_SHOW - rate.n
    return (
        f"There are {plural(rate.n, 'piece')} of content that count, and it takes {TO_SHOW}: "
        f"fewer would say more about chance than about you. {need} to go.{left_out(rate.left_out)}"
    )


def _interval(rate: Rate) -> str:
    if rate.low is None or rate.high is None or rate.mean is None or rate.median is None:
        return ""
    other = f"median {percent(rate.median)}" if rate.preset is Preset.HYPEAUDITOR else f"mean {percent(rate.mean)}"
    return f"between {percent(rate.low)} and {percent(rate.high)} (90\N{NO-BREAK SPACE}% sure) · {other}"


def basis(rate: Rate) -> str:
    """The formula, and how one value is made of many."""
    return f"{FORMULAS[rate.metric]} · {PRESETS[rate.preset]}"


def sample(rate: Rate) -> str:
    """`12 of 12 · counted 22 Nov · typed in by you`."""
    parts = [sample_phrase(rate)]
    if rate.newest is not None:
        parts.append(f"newest numbers of {moment(rate.newest, 'D')}")
    if rate.sources:
        parts.append(provenance(rate.sources))
    return " · ".join(parts)


def sample_phrase(rate: Rate) -> str:
    """`12 of 12`."""
    return f"{rate.n} of {rate.of}" if rate.preset is not Preset.MODASH else f"{rate.n} pieces of content"


def left_out(reasons: Mapping[str, int]) -> str:
    """What was left out, and why."""
    told = [f"{number} {reason}" for reason, number in reasons.items() if not str(reason).startswith("before the last")]
    return f" Left out: {', '.join(told)}." if told else ""


def small(text: str) -> str:
    """A quiet line."""
    return f"-# {text}"


def followers_line(snapshot: Snapshot | None) -> str:
    """`15,120 followers · 22 Nov · typed in by you`."""
    if snapshot is None or snapshot.followers is None:
        return "Followers are not known yet."
    return f"**{snapshot.followers:,}** followers\n" + small(f"{moment(snapshot.at, 'D')} · {SOURCES[snapshot.source]}")


def follows_lines(found: Follows | None) -> list[str]:
    """`Following 830: 0.05 for each follower`, and what others call more than 1,500."""
    if found is None:
        return []
    told = f"Following **{found.following:,}**: {found.ratio:.2f} for each follower"
    return [told, small(MASS_FOLLOWER)] if found.is_mass else [told]


def growth_line(days: int, growth: Growth | None) -> str:
    """`28 days: +120 (+0.8 %)`."""
    if growth is None:
        return f"{days} days: {NOT_YET}"
    if growth.under_quantum:
        return f"{days} days: less than {growth.quantum:,} either way, the step this platform counts in"
    change = "" if growth.percent is None else f" ({signed(growth.percent)})"
    return f"{days} days: **{growth.net:+,}**{change}"


def usual_day_line(net: float) -> str:
    """`A usual day: +5, the median of the last seven`."""
    return f"A usual day: **{round(net):+,}**, the median of the last seven"


def growth_basis(growth: Growth) -> str:
    """`15,000 on 25 Oct, 15,120 on 22 Nov · typed in by you`."""
    since, until = growth.since, growth.until
    ends = [f"{each.followers or 0:,} on {moment(each.at, 'D')}" for each in (since, until)]
    return f"{', '.join(ends)} · {provenance((since.source, until.source))}"


def cadence_line(cadence: Cadence) -> str:
    """How often, and how evenly."""
    if not cadence.contents:
        return "No content in the last 28 days."
    parts = [f"**{cadence.per_week:.1f}** a week"]
    if cadence.gap is not None:
        parts.append(f"usually {_hours(cadence.gap)} apart")
    if cadence.regularity is not None:
        parts.append(f"half of the gaps within {_hours(cadence.regularity)} of each other")
    if cadence.weeks_in_a_row > 1:
        more = " or more" if cadence.weeks_in_a_row >= WEEKS_LOOKED_BACK else ""
        parts.append(f"{cadence.weeks_in_a_row}{more} weeks in a row")
    return " · ".join(parts)


def _hours(hours: float) -> str:
    return f"{hours / _A_DAY:.1f} days" if hours >= 2 * _A_DAY else f"{hours:.0f} hours"


def comments_line(value: float | None) -> str:
    """How much people say for each hundred who like."""
    return f"**{value:.1f}** comments for each 100 likes" if value is not None else f"Comments per 100 likes: {NOT_YET}"


def sponsored_lines(found: Sponsored, share: float | None) -> str:
    """Sponsored content beside the creator's own."""
    count = f"{found.sponsored} sponsored, {found.organic} organic"
    if found.sponsored_median is None or found.organic_median is None:
        text = f"It takes four of each to compare them. So far: {count}."
    else:
        ratio = f" · {found.ratio:.2f} times the organic rate" if found.ratio is not None else ""
        text = f"Sponsored **{percent(found.sponsored_median)}** · organic **{percent(found.organic_median)}**{ratio}"
        text += f"\n{small(f'medians of 90 days · {count}')}"
    return text if share is None else f"{text}\n{small(f'{share:.0f} % of the last 28 days is sponsored content')}"


def format_line(kind: Format, rate: Rate) -> str:
    """One format's rate, or how much is missing."""
    if rate.value is None:
        return f"{FORMATS[kind]}: {rate.n} of {TO_SHOW}, {NOT_YET}"
    between = (
        f" ({percent(rate.low)} to {percent(rate.high)})" if rate.low is not None and rate.high is not None else ""
    )
    return f"{FORMATS[kind]}: **{percent(rate.value)}**{between}, {rate.n} pieces"


def numbers_line(numbers: Numbers) -> str:
    """`480 likes · 12 comments`; what is unknown is left out."""
    told = [f"{value:,} {name}" for name in _COUNTED if (value := getattr(numbers, name)) is not None]
    return " · ".join(told) or "no number known"


def content_line(content: Content) -> str:
    """`12 Nov · Reel · 480 likes · 12 comments · sponsored`."""
    when = moment(content.published_at, "f" if is_timed(content) else "D")
    parts = [when, FORMATS[content.format], numbers_line(content.numbers)]
    return " · ".join([*parts, "sponsored content"] if content.sponsored else parts)


def home_line(found: Portrait) -> str:
    """One account on the first page: followers and growth, then the rate."""
    newest = found.followers
    parts = [f"{newest.followers:,} followers" if newest and newest.followers is not None else "followers unknown"]
    if found.growth is not None and not found.growth.under_quantum:
        parts.append(f"{found.growth.net:+,} in 28 days")
    return f"{' · '.join(parts)}\n{rate_line(found.rate)}"


def day(at: datetime) -> str:
    """A day that Discord shows in each reader's own words."""
    return moment(at, "D")
