"""The words of a checked proof. The page verify.html says the same; a test holds the two in step."""

from collections.abc import Mapping

from bot.text import plural
from cogs.giveaways.model_beacon import Beacon, round_time
from cogs.giveaways.model_check import Check, Finding, Report, Standing

SENTENCES: Mapping[Check, tuple[str, str]] = {
    Check.FILE: (
        "The file is whole, as it was made.",
        "The file was changed after it was made.",
    ),
    Check.COMMITMENT: (
        "The secret seed is the one that was promised at the start.",
        "The secret seed is not the one that was promised at the start.",
    ),
    Check.LIST: (
        "The list of entries is in order, and no ticket is there twice.",
        "The list of entries is not in order, or a ticket is there twice.",
    ),
    Check.DIGEST: (
        "The list is the one whose fingerprint was posted at the close.",
        "The list is not the one whose fingerprint was posted at the close.",
    ),
    Check.ROUND: (
        "The beacon's round is the one that was fixed at the close, and nobody could choose it.",
        "The beacon's round is not the one that was fixed at the close.",
    ),
    Check.RANDOMNESS: (
        "The beacon's number follows from its signature.",
        "The beacon's number does not follow from its signature.",
    ),
    Check.SIGNATURE: (
        "The beacon's signature is genuine.",
        "The beacon's signature is not genuine.",
    ),
    Check.ORDER: (
        "The order of all tickets, drawn again here, is the same.",
        "The order of the tickets, drawn again here, is another one.",
    ),
    Check.WINNERS: (
        "The winners are the first in that order, and every change is explained.",
        "The winners are not the first in that order.",
    ),
}
"""What each check says when it holds, and when it does not."""

GOOD = "Every step of this draw fits."
BAD = "This draw cannot be trusted: not every step fits."

LEVEL_2 = (
    "Level 2, with the public beacon: nobody could know or steer the result, not even whoever runs the bot. "
    "What remains to be trusted: that each ticket belongs to one member, and that nobody was left out without a reason."
)
LEVEL_1 = (
    "Level 1, without the public beacon: the operator had to be trusted not to add entries. "
    "The seed was fixed before anybody entered, but whoever runs the bot could read it before the close."
)

COMPARE = "Compare these yourself with what stands in Discord:"


def verdict(report: Report) -> str:
    """The first line."""
    return GOOD if report.holds else BAD


def finding(one: Finding) -> str:
    """One check, as it went."""
    return SENTENCES[one.check][0 if one.holds else 1]


def trust(report: Report) -> str:
    """What had to be trusted. Says nothing about a draw that is not right."""
    return LEVEL_2 if report.level > 1 else LEVEL_1


def counts(report: Report) -> list[str]:
    """How many were in, and how many were left out, by reason."""
    proof = report.proof
    lines = [f"{plural(len(proof.order), 'entry', 'entries')}, {plural(len(proof.winners), 'winner')}."]
    if proof.exclusions:
        left_out = ", ".join(f"{count:,} {reason.replace('_', ' ')}" for reason, count in proof.exclusions.items())
        lines.append(f"Left out at the close: {left_out}.")
    return lines


def comparisons(report: Report) -> list[str]:
    """What only somebody who was there can compare: the proof cannot know what Discord showed."""
    proof = report.proof
    lines = [
        f"on the giveaway's message, from its start: {proof.commitment.hex()}",
        f"in the message at the close: {proof.digest.hex()}",
    ]
    return [*lines, _in_time(proof.beacon)] if proof.beacon else lines


def _in_time(beacon: Beacon) -> str:
    at = round_time(beacon.round).strftime("%Y-%m-%d %H:%M:%S")
    return f"the message at the close was there before {at} UTC, when the beacon's round {beacon.round} became known"


def winners(report: Report) -> list[str]:
    """The tickets that hold the prizes, then those that were passed over and why."""
    held = [f"{ticket}" for ticket in report.proof.winners]
    lost = [f"{entry.ticket} no longer: {entry.reason.replace('_', ' ')}" for entry in report.proof.replaced]
    return [*held, *lost]


def standing(found: Standing | None) -> str:
    """Where one ticket came."""
    if found is None:
        return "That ticket was not in this draw. Compare it with the private answer that you got when you entered."
    entries = f"with weight {found.weight}, and came {ordinal(found.place)} of {found.entrants:,}"
    return f"Your ticket was in, {entries}."


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`, `1,000th`."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
