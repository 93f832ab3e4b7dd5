"""Every word of the fairness report, the ledger as a file, and the page that says why it is whose turn."""

from collections.abc import Mapping, Sequence
from statistics import median

from bot.text import listing, plural
from bot.ui import escape
from cogs.profiles.text import SUBGROUPS
from cogs.shoutouts.model import Rotation, What
from cogs.shoutouts.model_report import Report, Share

TITLE = "How fair is it?"
REPORT = "How fair is it?"
LEDGER_FILE = "Ledger as a file"
BACK = "Back"
FILE_NAME = "shoutouts-{rotation}.csv"
ZIP_NAME = "shoutouts-{rotation}.zip"
FORMULA = "Turns and waits are counted from the ledger: rounds since the last turn, or since coming."
PROVENANCE = "from the group's ledger"
NOTHING_YET = "Nobody had a turn yet. The numbers come with the first rounds."
FOR_MODERATORS = "Who waits is shown to moderators only. The picture names nobody."
TOO_LARGE = "This ledger has grown too large for a file in Discord. Ask whoever runs me for it."
FILE_SAYS = (
    "Everything that the order follows from, one row for each event. Anybody can compute from it who comes next: "
    "the rule is in docs/fairness.md of my source."
)
FILE_LEAVES_OUT = (
    "Members are their Discord numbers; whoever was forgotten has another one. A no, or a shoutout that did not come, "
    "is not in it: it changes nothing about the order, and is nobody else's business."
)


def headline(rotation: Rotation) -> str:
    """Which rotation, and how far it is."""
    return f"**{escape(rotation.spec.name)}** · {plural(rotation.line.round, 'round')}"


def lines(report: Report) -> Sequence[str]:
    """The report in sentences."""
    if not any(report.turns):
        return [NOTHING_YET]
    found = (_spread(report), _longest(report), _newcomers(report), _given(report.counts))
    return [*filter(None, found), *map(_share, report.shares)]


def _spread(report: Report) -> str:
    if report.spread is None:
        return "Nobody was there all the time yet, so there is no fair way to compare turns."
    judged = " That is as even as it gets." if report.spread <= 1 else " Swaps and skipped rounds can do that."
    return f"Among those who were always there, most and fewest turns are {report.spread:,} apart.{judged}"


def _longest(report: Report) -> str:
    if not report.longest:
        return ""
    people = [f"<@{user_id}>" for user_id in report.waiting[:3]]
    more = len(report.waiting) - len(people)
    who = listing([*people, plural(more, "other")] if more else people)
    return f"Longest wait now: {plural(report.longest, 'round')}, {who}. {plural(len(report.waits), 'member')} in line."


def _newcomers(report: Report) -> str:
    if not report.newcomers:
        return ""
    usual, most = round(median(report.newcomers)), max(report.newcomers)
    return (
        f"Newcomers had their first turn after {plural(usual, 'round')}, at most {most:,} ({len(report.newcomers):,})."
    )


def _given(counts: Mapping[What, int]) -> str:
    given = counts.get(What.GAVE, 0)
    thanks = f", {plural(counts[What.THANKED], 'thank-you')}" if counts.get(What.THANKED) else ""
    late = f", {counts[What.MISSED]:,} that did not come" if counts.get(What.MISSED) else ""
    return f"{plural(given, 'shoutout')} given{late}{thanks}." if given or late else ""


def _share(share: Share) -> str:
    said = "too few to say" if share.turns is None else f"{share.turns:.1f} turns each, among {share.people:,}"
    return f"{SUBGROUPS[share.subgroup]}: {said}."


def file_line(rotation: Rotation, rows: int) -> str:
    """Above the file."""
    return f"**{escape(rotation.spec.name)}** · {plural(rows, 'row')}"
