"""Every word of the page that says why this person had the turn, and of the picture to share."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.text import plural
from bot.ui import escape
from cogs.shoutouts.model import Mode, Rotation, Turn

TITLE = "Why this person, why now"
PICTURE = "Picture to share"
PICTURE_SAYS = "Save it, and post it wherever you like. It shows only what their profile shows to this group."
NO_PICTURE = "There is no picture of this turn: whoever was featured is not here any more, or everybody was paired."
NOT_NOW = "The picture cannot be drawn right now. Please try again in a minute."
LIGHT, DARK = "Light", "Dark"
PAIRED = (
    "In this round everybody was paired. Pairs are chosen so that everybody meets everybody before two meet again, "
    "and of those that are left the most alike meet first. Who rested comes first in the next round."
)
FORGOTTEN = "Whoever had this turn has been forgotten since, and why with them."
ANYBODY_CAN = (
    "Nobody chose: the order follows from the ledger alone. Take it as a file and compute it yourself; "
    "docs/fairness.md in my source says how."
)
_REASONS: Mapping[str, str] = {
    "newcomer": (
        "It is their first turn here. A newcomer's first turn comes before the line, at most every second turn, "
        "and nobody loses their place by it."
    ),
    "lap": "Everybody else in line has had a turn in this lap, and they had not.",
    "wait": "Of all whose turn in this lap is still to come, nobody has waited as long.",
    "lot": "Somebody else has waited exactly as long, so the lot decided.",
    "alone": "Nobody else is in line at the moment.",
}


def headline(turn: Turn, rotation: Rotation) -> str:
    """Which turn it is."""
    who = f" · <@{turn.featured_id}>" if turn.featured_id is not None else ""
    return f"**{escape(rotation.spec.name)}** · round {turn.round:,}{who}"


def lines(turn: Turn, rotation: Rotation) -> Sequence[str]:
    """What decided, in sentences."""
    if rotation.spec.mode is Mode.PAIRS:
        return [PAIRED]
    if turn.featured_id is None or str(turn.why.get("reason")) not in _REASONS:
        return [FORGOTTEN]
    return [*filter(None, (_REASONS[str(turn.why["reason"])], _waited(turn.why), _passed(turn.why), _next(turn.why)))]


def _waited(why: Mapping[str, Any]) -> str:
    since = int(why.get("since", 0))
    if not since:
        return "They have been waiting since before the first round."
    return f"They waited {plural(int(why.get('waited_rounds', 0)), 'round')}, since round {since:,}."


def _passed(why: Mapping[str, Any]) -> str:
    passed = int(why.get("passed") or 0)
    if not passed:
        return ""
    if passed == 1:
        return "Somebody ahead of them let this round pass, and keeps the place."
    return f"{passed:,} ahead of them let this round pass, and keep their places."


def _next(why: Mapping[str, Any]) -> str:
    rather = why.get("rather_than")
    return f"Without them it would have been <@{int(rather)}>." if rather else ""


def computed(turn: Turn) -> str:
    """The numbers that decided, to be computed again."""
    since, lap = int(turn.why.get("since", 0)), int(turn.why.get("lap", 0))
    return (
        f"Place: lap {lap:,}, since round {since:,}. The lot is made of "
        f"`{turn.rotation_id}:{since}:{turn.featured_id}` with SHA-256."
    )


PROMPTS = (
    "Say which of their contents stayed with you, and why.",
    "Say what you learned from them, in your own words.",
    "Say who of your audience should know them, and why.",
    "Show the first thing you would recommend to a friend.",
    "Say what they do that nobody else does.",
)


def prompt(number: int) -> str:
    """One line that helps to begin; another one every round."""
    return PROMPTS[(number - 1) % len(PROMPTS)]


def greeting(group: str) -> str:
    """What the group says at the foot of the picture."""
    return f"With love from {group}" if group.strip() else "Hey fam, say hello"
