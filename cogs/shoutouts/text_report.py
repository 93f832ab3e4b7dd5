"""Every word of the fairness report, the ledger as a file, and the page that says why it is whose turn."""

from collections.abc import Sequence

from bot.text import plural
from bot.ui import escape
from cogs.profiles.model import Subgroup
from cogs.profiles.text import SUBGROUPS
from cogs.shoutouts.model import Mode, Rotation
from cogs.shoutouts.model_fairness import Fairness, Newcomers, Share
from cogs.shoutouts.model_report import Report

TITLE = "How fair is it?"
REPORT = "How fair is it?"
LEDGER_FILE = "Ledger as a file"
BACK = "Back"
FILE_NAME = "shoutouts-{rotation}.csv"
ZIP_NAME = "shoutouts-{rotation}.zip"
FORMULA = "A wait counts the rounds in which somebody was in line. 1.00 of a share: as many turns as others on average."
PROVENANCE = "from the group's ledger"
NOTHING_YET = "Nobody had a turn yet. The numbers come with the first rounds."
PAIRED = "In this rotation everybody is paired in every round, so nobody waits for a turn."
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
    if report.rotation.spec.mode is Mode.PAIRS:
        return [PAIRED, *filter(None, [_given(report)])]
    if not report.has_begun:
        return [NOTHING_YET]
    numbers = report.numbers
    found = (_spread(numbers), _longest(numbers), _newcomers(numbers.newcomers), _given(report))
    return [*filter(None, found), *map(_share, numbers.shares)]


def _spread(numbers: Fairness) -> str:
    if numbers.spread is None:
        return "Fewer than two people were there all the time, so turns cannot be compared fairly."
    judged = " That is as even as it gets." if numbers.spread <= 1 else " Places that were exchanged can do that."
    there = f"the {numbers.always:,} who were always there"
    return f"Among {there}, most and fewest turns are {numbers.spread:,} apart.{judged}"


def _longest(numbers: Fairness) -> str:
    ever = f"The longest wait that ended with a turn was {plural(numbers.longest_ever, 'round')}."
    if numbers.longest is None or not numbers.longest.rounds:
        return ever
    now = f"Longest wait now: {plural(numbers.longest.rounds, 'round')}, <@{numbers.longest.user_id}>"
    return f"{now}, of {plural(len(numbers.waits), 'member')} in line. {ever}"


def _newcomers(newcomers: Newcomers) -> str:
    still = f" {newcomers.waiting:,} still to come." if newcomers.waiting else ""
    if newcomers.average is None or newcomers.longest is None:
        return f"Newcomers:{still}" if still else ""
    had = "A newcomer had" if len(newcomers.waits) == 1 else f"{len(newcomers.waits):,} newcomers had"
    usual = round(newcomers.average)
    most = f", at most {newcomers.longest:,}" if newcomers.longest > usual else ""
    return f"{had} their first turn after {plural(usual, 'round')}{most}.{still}"


def _given(report: Report) -> str:
    given, missed = report.numbers.given, report.numbers.missed
    thanks = f", {plural(report.thanks, 'thank-you')}" if report.thanks else ""
    late = f", {missed:,} that did not come in time" if missed else ""
    return f"{plural(given, 'shoutout')} given{late}{thanks}." if given or missed else ""


def _share(share: Share) -> str:
    said = "too few to say" if share.share is None else f"{share.share:.2f} times their share, {share.people:,} people"
    return f"{SUBGROUPS[Subgroup(share.name)]}: {said}."


def file_line(rotation: Rotation, rows: int) -> str:
    """Above the file."""
    return f"**{escape(rotation.spec.name)}** · {plural(rows, 'row')}"
