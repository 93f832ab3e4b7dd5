"""What members read about a rotation: their place, the line, resting, letting a turn pass, exchanging places."""

from collections.abc import Mapping
from datetime import datetime

from bot.text import moment, plural
from cogs.shoutouts.model import PausedBy, Seat, SeatState, Spec
from cogs.shoutouts.model_order import NoSwap
from cogs.shoutouts.model_roster import Standing
from cogs.shoutouts.text_rotations import whom

HEADING = "Shoutout rotations"
NOTHING = "There is no rotation yet. When a moderator starts one, its card appears in the shoutouts channel."
NOTHING_TO_JOIN = "You are in every rotation that is for you. /shoutout queue shows where you are in line."
NOT_IN_ANY = "You are in no rotation yet. /shoutout join takes you in."
NOT_IN = "You are not in this rotation. Join it first, with /shoutout join."
THEY_ARE_NOT_IN = "They are not in line in this rotation. Choose somebody who is."
PASSED = "That turn has passed already. /shoutout queue shows how the line is now."
YOU_REST = "You are resting, so no turn comes to you. Come back first, then you are in line again."
NO_LINE = "In this rotation everybody has their turn in every round, in pairs. There are no places to exchange."
ASKED_ALREADY = "You have asked somebody already. Take that back first, or wait for their answer."
NOBODY_TO_SWAP = "Nobody else waits for the same lap as you, so there is no place to exchange at the moment."
NO_SUCH_SWAP = "That has been answered or taken back already. /shoutout queue shows how the line is now."
NO_SWAP: Mapping[NoSwap, str] = {
    NoSwap.SAME_PERSON: "That is one and the same person. Choose somebody else.",
    NoSwap.NOT_IN_LINE: "Only two who are both in line can exchange their places.",
    NoSwap.NEWCOMER: "A newcomer's first turn comes out of the line, so there is no place to exchange.",
    NoSwap.OTHER_LAP: (
        "One of you has had a turn in this lap and the other has not, so exchanging would take a turn from somebody. "
        "It works with somebody who waits for the same lap."
    ),
}

JOIN, LEAVE, PAUSE, RESUME, SKIP, SWAP = (
    "Join",
    "Leave",
    "Take a break",
    "I'm back",
    "Not this time",
    "Exchange places",
)
OPEN, BACK, EARLIER, LATER = "Open", "All rotations", "Earlier", "Later"
WAITS, LEDGER = "What waits for me", "My ledger"
AGREE, DECLINE, WITHDRAW = "Yes, exchange", "No, thanks", "Take it back"
LEAVE_YES, NO = "Yes, leave", "No, stay"

THEY_REST = "<@{user}> rests, and keeps their place. They can come back by themselves at any time."
JOINED = "You are in. Your turn comes by itself, and you hear of it before."
LEFT = "You are out of it. What you gave and received stays in the ledger. You can join again at any time."
LEAVE_ASK = "Leave “{name}”? You give up your place. To keep it over a holiday, take a break instead."
PAUSED = "Enjoy your break. Nobody waits for you, and your place is kept."
RESUMED = "Welcome back. You are in line at the place that was kept for you."
SKIPPED = "All right, the next turn passes. You keep your place and are in line again right after it."
SWAP_HEADING = "With whom would you like to exchange places? They are asked, and only if they want it, it happens."
SWAP_ASKED = "{other} is asked. You hear of the answer."
SWAP_ASKED_QUIETLY = (
    "{other} gets no letters from me, so they find your question in /shoutout queue. You may tell them."
)
SWAP_DONE = "You have exchanged your places."
SWAP_DECLINED = "All right, everything stays as it is."
SWAP_WITHDRAWN = "Taken back. Everything stays as it is."
ASKED_YOU = "<@{asker}> would like to exchange places with you."
YOU_ASKED = "You asked <@{other}> to exchange places."

PAUSE_TITLE = "Take a break"
PAUSE_UNTIL = "Until when"
PAUSE_HINT = "Such as 24 Dec or in 2 weeks. Leave it empty to come back by button."
CHOOSE_JOIN = "Which one would you like to join?"
CHOOSE_LEAVE = "Which one would you like to leave?"
CHOOSE_PAUSE = "From which one would you like a break?"
RESTS_ALL = "No turns come at the moment: the moderators have paused this rotation."
ONLY_YOU = "Only you see this."
ALL_PAIRS = "Everybody in pairs, every round."
NEWCOMER = "newcomer"
PASSES = "lets the next turn pass"

LETTER_ASKED = (
    "{other} would like to exchange places with you in the rotation “{name}”. It is up to you: without your yes, "
    "everything stays as it is."
)
LETTER_AGREED = "{other} said yes: you have exchanged your places in the rotation “{name}”."
LETTER_DECLINED = "{other} would rather keep their place in the rotation “{name}”. Nothing has changed."
LETTER_MODERATED = (
    "A moderator has exchanged your place in the rotation “{name}” with that of {other}, as you both wanted. "
    "If you did not, please tell them."
)
RESTS: Mapping[PausedBy, str] = {
    PausedBy.SELF: "You are on a break, and your place is kept.",
    PausedBy.MODERATOR: "A moderator has let you rest, and your place is kept. Come back whenever you like.",
    PausedBy.MISSED: "You rest after two shoutouts that did not come. Your place is kept. Come back whenever you like.",
}


def waits(number: int) -> str:
    """The button to the shoutouts that wait for somebody."""
    return f"{WAITS} ({number})" if number else WAITS


def not_for_you(spec: Spec) -> str:
    """Why somebody cannot join, and what to do."""
    return (
        f"This rotation is {whom(spec)[0].lower()}{whom(spec)[1:]}, and your profile does not say so. "
        "If that is you, add it with /profile, then join."
    )


def stands(standing: Standing, at: datetime | None) -> str:
    """How somebody stands, in a line or two."""
    if standing.held is None or standing.state is SeatState.LEFT:
        return f"{plural(standing.members, 'member')} in line. You are not in it."
    if standing.state is SeatState.PAUSED:
        rests = RESTS[standing.held.paused_by or PausedBy.SELF]
        return f"{rests} It ends {moment(standing.held.until, 'R')}." if standing.held.until else rests
    if standing.position is None:
        words = f"You are in, with {plural(standing.members - 1, 'other')}. {ALL_PAIRS}"
    else:
        words = f"You are number {standing.position} of {standing.members}"
        words += f": your turn would come {moment(at, 'D')}." if at is not None else "."
    return f"{words} You let the next turn pass." if standing.skips else words


def place(position: int | None, seat: Seat, at: datetime | None, *, passes: bool) -> str:
    """Somebody in the line."""
    number = f"{position}. " if position is not None else "- "
    notes = [NEWCOMER] if seat.front else []
    notes += [PASSES] if passes else []
    notes += [moment(at, "D")] if at is not None else []
    return " · ".join((f"{number}<@{seat.user_id}>", *notes))
