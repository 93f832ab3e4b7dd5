"""Letters about turns: who is asked, reminded, thanked; whose turn is near; and what became of it."""

from collections.abc import Mapping
from enum import StrEnum

SOMEBODY = "somebody who has left since"


class Topic(StrEnum):
    """What a letter is about: the first six a gift, the others a turn or a rotation."""

    ASK = "ask"
    REMIND = "remind"
    MISSED = "missed"
    RESTS = "rests"
    THANKS = "thanks"
    CALLED_OFF = "called_off"
    CAME = "came"
    NEXT = "next"
    YOURS = "yours"


ASK = (
    "Hey fam. It is {other}'s turn in “{rotation}” in {group}. "
    "Would you show them to your audience, in your own words, by {until}? A no is fine, too."
)
ASK_PAIR = (
    "Hey fam. This round of “{rotation}” in {group} brings you and {other} together. "
    "Show each other to your audiences, in your own words, by {until}. A no is fine, too."
)
REMIND = (
    "A gentle reminder: your shoutout for {other} in “{rotation}” in {group} would be lovely by {until}. "
    "If it does not fit, say so, and nobody minds."
)
MISSED = (
    "The days for your shoutout for {other} in “{rotation}” in {group} are over, and I have no shoutout of yours. "
    "If it is out, tell me now: it still counts. If life got in the way, that happens."
)
RESTS = (
    "Twice now a shoutout in “{rotation}” in {group} did not come, so I let your seat rest: "
    "nobody asks you for anything, and your place in line is kept. You are back with one press, whenever you like."
)
THANKS = "{other} says thank you for your shoutout in “{rotation}” in {group}."
CALLED_OFF = (
    "{other}'s turn in “{rotation}” in {group} ends early, so there is nothing for you to do any more. "
    "Whoever has given it keeps it in their ledger. Thank you for being there."
)
CAME_PAIR = "The round of pairs in “{rotation}” in {group} is over. {words}"
CAME = "Your turn in “{rotation}” in {group} is over. {words}"
NEXT = (
    "You are next in “{rotation}” in {group}: your turn is planned for {when}. "
    "A good moment to look at what your profile says. If that week does not suit you, say so."
)
YOURS = (
    "It is your turn in “{rotation}” in {group}. {words} "
    "The card in the shoutouts channel shows you, and a thank-you button for later."
)

WORDS: Mapping[Topic, str] = {
    Topic.ASK: ASK,
    Topic.REMIND: REMIND,
    Topic.MISSED: MISSED,
    Topic.RESTS: RESTS,
    Topic.THANKS: THANKS,
    Topic.CALLED_OFF: CALLED_OFF,
    Topic.CAME: CAME,
    Topic.NEXT: NEXT,
    Topic.YOURS: YOURS,
}

IN = "I'm in"
NOT_NOW = "Not this time"
OTHER = "Ask somebody else"
OUT = "It is out"
BACK = "I'm back"
THANK = "Say thanks"
NOT_THEN = "Not then"
SWAP = "Swap"
LOOK = "Look at it"


def asked(number: int) -> str:
    """How many are asked to give, for the one who is featured."""
    if not number:
        return "Nobody else is in line yet who could give, so everybody may."
    return "I have asked one person to show you." if number == 1 else f"I have asked {number} people to show you."


def came(names: str, *, paired: bool = False) -> str:
    """Who gave."""
    if not names and paired:
        return "This time no shoutout came of it for you. That says nothing about you: the next round comes as planned."
    if not names:
        return "This time no shoutout came of it. That says nothing about you: your next turn comes as planned."
    return f"These showed you to their audience: {names}. A thank-you is one press."
