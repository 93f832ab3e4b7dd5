"""Every word of the weekly card and of its switch."""

from datetime import datetime

from bot.text import moment, plural
from cogs.analytics import text_panel, text_sharing
from cogs.analytics.model_daily import DAILY, Daily
from cogs.analytics.model_digest import Sum, Week
from cogs.analytics.model_formulas import is_made_of_youtubes
from cogs.analytics.model_rates import NAMES
from cogs.analytics.text_numbers import (
    content_line,
    followers_line,
    growth_basis,
    growth_line,
    percent,
    provenance,
    rate_paragraph,
    small,
)
from cogs.analytics.text_panel import DAYS

TITLE = "Your week"
UNDER_TITLE = "The seven days up to {day}, from {group}."
GENTLE = "Nothing new this week. That is fine: once a week is enough if it lasts."
NOTHING_OF_THE_WEEK = "No content of this week here, and that is fine."
NO_SUM = "Likes and comments are not known yet, or hidden."
NO_COMPARISON = "It grows with how much you publish: for your own eyes, not for comparing."
STILL_GROWING = "{pieces} counted before 72 hours were over: these numbers still grow."
MORE = "And {accounts} more: press “My numbers”."

ON = "Send me my week"
OFF = "Stop my week"
STOP_THESE = "Stop these"
COMES = "Your week comes as a direct message on Monday mornings, on your own clock. The next one: {day}."
CLOSED = (
    "Your direct messages are closed to me, so your week did not reach you and I stopped: open them, then press "
    "“Send me my week”."
)
STOPPED = "Stopped. No more weekly cards; your numbers stay as they are."
NUMBERS_NONE = "There are no numbers here any more. To begin again, use /stats me in {group}."
NUMBERS_MORE = "Charts, formats and everything else: /stats me in {group}."


def account(week: Week) -> str:
    """One account, from followers to the rate."""
    lines = [followers_line(week.followers), growth_line(7, week.growth)]
    if week.growth is not None:
        lines.append(small(growth_basis(week.growth)))
    return "\n".join(
        [*lines, *_published(week), *_by_day(week), *_best(week), rate_paragraph(week.rate), *_of_youtube(week)]
    )


def _of_youtube(week: Week) -> list[str]:
    """What YouTube wants said beside a rate that was made of its numbers; or why there is none."""
    if week.kept_back or week.shown_as_is:
        return [small(text_panel.YOUTUBE)]
    made_of_theirs = is_made_of_youtubes(week.account.platform, week.rate.sources)
    return [small(text_sharing.YOUTUBE)] if made_of_theirs else []


def _published(week: Week) -> list[str]:
    if not week.published:
        return [NOTHING_OF_THE_WEEK] if week.has_news else []
    parts = [f"**{plural(week.published, 'piece')}** of content this week", *_sums(week)]
    return [" · ".join(parts), *(small(each) for each in _beside(week))]


def _sums(week: Week) -> list[str]:
    reached = [_sum(week.reach, "reach added up", week), _sum(week.views, "views", week)]
    told = [_sum(week.engagement, "likes and comments", week), *reached]
    known = [each for each in told if each]
    return known if known or week.kept_back else [NO_SUM]


def _sum(found: Sum, name: str, week: Week) -> str:
    return f"{found.value:,} {name} ({found.n} of {week.published})" if found.value is not None else ""


def _beside(week: Week) -> list[str]:
    told = [f"counted up to {moment(week.counted_at, 'D')} · {provenance(week.sources)}"] if week.counted_at else []
    if week.young:
        told.append(STILL_GROWING.format(pieces=plural(week.young, "piece")))
    return told


def _by_day(week: Week) -> list[str]:
    days = [f"{DAYS[each.day.weekday()]} {percent(each.percent)} ({_pieces(each)})" for each in week.daily]
    return [f"By day: {' · '.join(days)}", small(f"{DAILY}. {NO_COMPARISON}")] if days else []


def _pieces(day: Daily) -> str:
    return plural(day.n, "piece") if day.n == day.of else f"{day.n} of {plural(day.of, 'piece')}"


def _best(week: Week) -> list[str]:
    if week.best is None or week.compared == 1:
        return []
    which = f"the highest {NAMES[week.rate.metric]} of these {week.compared}, so far"
    return [f"Best piece: {content_line(week.best)}", small(which)]


def more(accounts: int) -> str:
    """What the card has no room for."""
    return MORE.format(accounts=plural(accounts, "account"))


def comes(next_at: datetime) -> str:
    """When the next one comes."""
    return COMES.format(day=moment(next_at, "D"))
