"""Every word of a person's own ledger. It counts, and never blames."""

from datetime import datetime

from bot.text import moment, plural
from bot.ui import escape
from cogs.shoutouts.model import Event, SeatState, What
from cogs.shoutouts.model_balance import Mine, Waiting

TITLE = "Your shoutout ledger"
ONLY_YOU = "Only you see this page. What you give and receive stays counted for as long as you are here."
NO_SEAT = "You are in no rotation yet. /shoutout join brings you in, and the counting begins."
CHOOSE = "Choose a rotation"
NEXT_TURN = "Give at the next turn"
NOT_NEXT = "Not at the next turn"
OFFERED = "At the next turn you are the first whom I ask."
NOW = "Give to somebody now"
GIVE = "I'm in"
WAITING_TITLE = "Who would be glad of a shoutout"
WAITING_SAYS = "They waited longest for one. Yours is welcome at any time; nobody is told that it was missing."
NOBODY_WAITS = (
    "Nobody waits for one at the moment, which is a good sign. “Give at the next turn” puts you first when it comes."
)
BACK = "Back"
RESTING = "Your seat rests at the moment, and keeps its place."


def balance(mine: Mine) -> str:
    """Given and received, and what that means."""
    seat = mine.held.seat
    counted = f"**{escape(mine.rotation.spec.name)}** · given {seat.given:,} · received {seat.received:,}"
    rests = f" {RESTING}" if seat.state is SeatState.PAUSED else ""
    return f"{counted}\n{_meaning(seat.given, seat.received)}{rests}"


def _meaning(given: int, received: int) -> str:
    if not given and not received:
        return "Nothing yet. It begins with the first shoutout, in either direction."
    if given == received:
        return "As much came back as went out."
    more = abs(given - received)
    if received > given:
        return f"{more:,} more came to you than went out. One back is always welcome, whenever it suits you."
    return f"You gave {more:,} more than came back. Thank you: whoever gave less is asked before you."


def row(at: datetime, event: Event, me: int) -> str:
    """One row, as the person it is about reads it."""
    return f"{moment(at, 'd')} · {_told(event, me)}"


def _told(event: Event, me: int) -> str:
    is_mine = event.user_id == me
    other = _who(event.other_id if is_mine else event.user_id)
    said = {
        What.TURN: "your turn",
        What.NEWCOMER_TURN: "your first turn, as a newcomer",
        What.GAVE: f"you gave {other} a shoutout" if is_mine else f"{other} gave you a shoutout",
        What.THANKED: f"you thanked {other}" if is_mine else f"{other} said thanks to you",
        What.MISSED: f"your shoutout for {other} has not come yet; it still counts when it does",
        What.SWAPPED: f"you and {other} exchanged places",
    }
    return said[event.what]


def _who(user_id: int | None) -> str:
    return f"<@{user_id}>" if user_id is not None else "somebody"


def waiting(each: Waiting, wanted: int) -> str:
    """Somebody who would be glad of one."""
    came = f"{each.given:,} of {plural(wanted, 'shoutout')} came" if each.given else "no shoutout came so far"
    return f"<@{each.featured_id}> · their turn was in round {each.round:,}, {came}."
