"""The texts for winners and about their prizes."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.text import duration, listing, moment, plural
from cogs.giveaways.model_winners import Prize, WinnerState

CLAIM = "Claim your prize"
DECLINE = "Let somebody else have it"
RECEIVED = "It has arrived"
SENT = "It is sent"
PRIZES = "Winners and prizes"
REPLACE = "Replace a winner"
CHOOSE_WINNER = "Whose prize moves on?"
CHOOSE_SENT = "Which prizes are on their way?"

NOT_A_WINNER = "This time the prize went to somebody else. Press My ticket to see where yours came."
NOT_DRAWN = "That giveaway is not drawn yet. There is nothing to claim."
HOLDS_NOTHING = "That person holds no prize of this giveaway right now. Choose one of its present winners."
NOT_CLAIMED_YET = "That prize is not claimed, so there is nobody to send it to. Choose one that is."
CLAIM_FIRST = "Claim your prize first, then the host can send it."
SENT_ALREADY = "Your prize is on its way already. Talk to the host if it should not be."
MOVED_ON: Mapping[WinnerState, str] = {
    WinnerState.EXPIRED: (
        "The time to claim is over, and the prize has gone to the next in the draw. Better luck next time."
    ),
    WinnerState.DECLINED: "You let somebody else have this prize. That was kind.",
    WinnerState.LEFT: "You had left the group, so the prize has gone to the next in the draw.",
    WinnerState.INELIGIBLE: (
        "You could not have this prize by the giveaway's rules, so it went to the next in the draw."
    ),
}

YOU_WON = "You won"
DECLINED = "Thank you for saying so. The prize goes to the next in the draw."
YOURS = "It is yours"
NO_HOST = "A moderator will be in touch about it."
ON_ITS_WAY = "Your prize is on its way"
ON_ITS_WAY_ASK = "Press the button when it is there, so that the host can rest."
ARRIVED = "Lovely. Enjoy it, and thank you for saying so."
REPLACED = "The prize moves on. The next in the draw is told in a moment, and the reason is posted."
NO_WINNERS = "There are no winners yet."
NONE_LEFT = "Nobody is left in the draw who could have it."
SOMEBODY = "somebody who is not here any more"
FROM = "In the giveaway of {group}."

REASONS: Mapping[WinnerState, str] = {
    WinnerState.EXPIRED: "Not claimed",
    WinnerState.LEFT: "Left",
    WinnerState.DECLINED: "Declined",
    WinnerState.INELIGIBLE: "Not eligible",
}
"""What a moderator chooses from."""

STATES: Mapping[WinnerState, str] = {
    WinnerState.WON: "has not claimed yet",
    WinnerState.CLAIMED: "claimed",
    WinnerState.EXPIRED: "did not claim in time",
    WinnerState.LEFT: "had left",
    WinnerState.DECLINED: "declined",
    WinnerState.INELIGIBLE: "was not eligible",
}
PRIZE_STATES: Mapping[Prize, str] = {
    Prize.PROMISED: "not sent yet",
    Prize.SENT: "on its way",
    Prize.RECEIVED: "arrived",
}
_LOST: Mapping[WinnerState, str] = {
    WinnerState.EXPIRED: "not claimed in time",
    WinnerState.LEFT: "won by somebody who had left",
    WinnerState.DECLINED: "declined",
    WinnerState.INELIGIBLE: "won by somebody who could not have it by the rules",
}


def more(count: int) -> str:
    """How many lines did not fit."""
    return f"and {count:,} more"


def people(user_ids: Sequence[int | None]) -> str:
    """The winners' names, as mentions."""
    return listing([f"<@{user_id}>" if user_id is not None else SOMEBODY for user_id in user_ids])


def congratulations(user_ids: Sequence[int | None]) -> str:
    """To the winners, in front of everybody."""
    return f"Congratulations {people(user_ids)}."


def claim_within(hours: int) -> str:
    """How long the winners have."""
    return f"Please claim within {duration(timedelta(hours=hours))}; after that the prize goes to the next in the draw."


def claim_by(at: datetime) -> str:
    """Until when one winner can claim."""
    return f"Claim it until {moment(at)} ({moment(at, 'R')}), or it goes to the next in the draw."


def reminder(at: datetime) -> str:
    """The same, for somebody who has been told before."""
    return f"Your prize is still waiting for you, until {moment(at)} ({moment(at, 'R')})."


def mention(user_id: int) -> str:
    """For somebody whose direct messages are closed."""
    return f"<@{user_id}>, I could not write to you, so here it is: you won."


def host_writes(host_id: int | None) -> str:
    """Who sees to the prize."""
    return f"<@{host_id}> will be in touch about it." if host_id is not None else NO_HOST


def moved(lost: Mapping[WinnerState, int]) -> str:
    """Why prizes moved on: numbers and reasons, no names."""
    parts = [f"{plural(count, 'prize was', 'prizes were')} {_LOST[state]}" for state, count in lost.items()]
    return f"{listing(parts)}."


def goes_to(user_ids: Sequence[int | None]) -> str:
    """Who has the prize now."""
    return f"Next in the draw, and winning it now: {people(user_ids)}. Congratulations."


def unsent(user_id: int | None, at: datetime) -> str:
    """A reminder for the host."""
    who = f"<@{user_id}>" if user_id is not None else SOMEBODY
    return f"{who} claimed this prize {moment(at, 'R')}, and it is not marked as sent."


def passed_over(lost: Mapping[WinnerState, int]) -> str:
    """Who came first and could not have it, without names."""
    parts = [f"{count:,} {STATES[state]}" for state, count in lost.items()]
    return f"Passed over in the order of the draw: {listing(parts)}."
