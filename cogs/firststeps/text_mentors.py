"""Every word about mentors."""

from collections.abc import Sequence

from bot.text import listing, moment, plural
from cogs.firststeps.model_mentors import MOST, Offer, Pair

I_CAN = "I can mentor"
MENTORING = "My mentoring"
GLADLY = "Gladly"
NOT_NOW = "Not now"
SAID_GLADLY = "They said gladly"
SAID_NOT_NOW = "They said not now"
PAUSE = "Pause"
GO_ON = "Go on mentoring"

SOMEBODY = "Somebody new"
TITLE = "Mentoring"
ODD_NUMBER = f"Please choose a number from 1 to {MOST}."
NOT_YOURS = "That question was for somebody else, or it is over. /steps shows what waits for you."
ANSWERED_BEFORE = (
    "That has been answered already, or it took too long and somebody else was asked. Thank you all the same."
)
PAUSED = "You are taking a break from mentoring. Nobody new is sent to you."
MOST_LABEL = "How many newcomers at a time?"
ACCEPTED = "Lovely. I am opening a private thread for the two of you under the welcome channel."
DECLINED = "No problem, I will ask somebody else."
THREAD_NAME = "{mentor} and {newcomer}"
HELLO_TITLE = "A mentor for the first weeks"
THANKS_TITLE = "Four weeks together"
TALK = "Good to start with: what would make the next four weeks a success?"


def offering(offer: Offer) -> str:
    """What the person offered."""
    if offer.paused:
        return PAUSED
    return f"You mentor up to {plural(offer.most, 'newcomer')} at a time, four weeks each. Thank you."


def at_a_time(newcomers: int) -> str:
    """One choice of how many: `2 newcomers at a time`."""
    return f"{plural(newcomers, 'newcomer')} at a time"


def passed_on(newcomer_id: int, mentor_id: int, *, gladly: bool) -> str:
    """What a moderator passed on, and what I do about it."""
    if gladly:
        return f"<@{mentor_id}> will mentor <@{newcomer_id}>. I open a private thread for the two of them."
    return f"<@{mentor_id}> cannot mentor <@{newcomer_id}> now. I ask somebody else."


def proposal(newcomer: str, group: str) -> str:
    """The question to a mentor; a name, because a mention in direct messages can be a bare number."""
    return f"**{newcomer}** has just arrived in {group}. Would you be their mentor for four weeks?"


def proposal_short(newcomer_id: int) -> str:
    """The same question in the panel."""
    return f"<@{newcomer_id}> is new here. Would you be their mentor for four weeks?"


PROPOSAL_MORE = "A chat now and then is enough. If it does not suit you now, I ask somebody else."


def proposal_for(newcomer_id: int, mentor_id: int) -> str:
    """The same question through the moderators."""
    return (
        f"<@{newcomer_id}> could use a mentor, and <@{mentor_id}> offered to be one but wants no messages from me. "
        f"Could you ask <@{mentor_id}>? They can also answer in /steps."
    )


def nobody_free(waiting: Sequence[int]) -> str:
    """The weekly word to moderators."""
    people = listing([f"<@{person}>" for person in waiting[:10]])
    return (
        f"No mentor is free for {plural(len(waiting), 'newcomer')} ({people}). "
        f"Members can offer in /steps with “{I_CAN}”. I say this once a week at most."
    )


def no_thread(newcomer_id: int, mentor_id: int) -> str:
    """The word to moderators when the two have no place to talk."""
    return (
        f"<@{mentor_id}> will mentor <@{newcomer_id}>, but I may not open a private thread for them in the welcome "
        "channel. Please bring the two together, and run /doctor to see what is missing."
    )


def hello(newcomer_id: int, mentor_id: int) -> str:
    """The first message in the pair's thread."""
    return (
        f"<@{newcomer_id}>, meet <@{mentor_id}>, who will be your mentor for the next four weeks. "
        "Ask anything, no question is too small."
    )


def thanks(newcomer_id: int, mentor_id: int) -> str:
    """The last message in the pair's thread."""
    return (
        f"<@{mentor_id}>, thank you for being there for <@{newcomer_id}> these four weeks. "
        "The official part ends here, the thread stays yours."
    )


def mentor_line(pair: Pair) -> str:
    """The newcomer's mentor, in the panel."""
    until = f" until {moment(pair.due_at, 'D')}" if pair.due_at else ""
    where = f", in <#{pair.thread_id}>" if pair.thread_id else ""
    return f"<@{pair.mentor_id}> is your mentor{until}{where}."


def mentee_line(pair: Pair) -> str:
    """One of the mentor's newcomers, in the panel."""
    where = f" in <#{pair.thread_id}>" if pair.thread_id else ""
    return f"You are mentoring <@{pair.newcomer_id}>{where}."
