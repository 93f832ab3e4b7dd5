"""The texts of the close, the draw and its proof."""

from collections.abc import Mapping
from datetime import datetime

from bot.text import listing, moment, plural

NOT_RUNNING = "That giveaway is not running, so there is nothing to end. Open the list again to see what there is."
NOT_DRAWN = "That giveaway is not drawn yet. Once it is, everybody can check it."
DRAWN_ALREADY = "That giveaway is drawn already, or was cancelled. There is nothing left to decide."
NOTHING_TO_CHECK = "Nobody was in that draw, so there is nothing to check."
NOTHING_DRAWN = "No giveaway has been drawn in this group yet. Once one is, you can check it here."
NOTHING_TO_POST = "Nothing of that giveaway is waiting to be posted."
NOT_IN = "You were not in that giveaway, so there is no ticket of yours."
BEACON_WORKS = "The public beacon has not been asked in vain. The draw happens by itself in a moment."
BEACON_BACK = "The public beacon has just answered, so the draw is being made with it. That is the better way."
WITHOUT_BEACON = "Done. The draw is being made without the beacon, and its proof says so."

CHECK = "Check the draw"
PLACE = "My ticket"
FINISH = "Finish without the beacon"
OTHER_CHANNEL = "Go on in another channel"
ELSEWHERE = "Choose a channel to go on in"

CLOSED = "Entries are closed"
FINGERPRINT = "Fingerprint of the list: `{digest}`"
WITH_ROUND = (
    "The winners follow from the sealed seed, this list, and the first number that the public beacon drand publishes "
    "at least 15 seconds after this message. Nobody knows it yet."
)
WITHOUT_ROUND = "The winners follow from the sealed seed and this list."

ON_CARD_CHECKING = "Entries are closed. Every entry is being looked at once more."
ON_CARD_LATE = (
    "Entries are closed. The public beacon does not answer at the moment, so the draw waits for it. "
    "Every entry is kept."
)

DRAWN = "{prize}: it is drawn"
EVERYBODY = "There were as many prizes as people, or more: everybody who was in wins."
NOBODY_IN = "Nobody was in this draw, so nobody wins this time. Thank you for having a look."
NOBODY_COUNTED = (
    "Nobody who had entered could still win when it closed, so nobody wins this time. Press My ticket to see why."
)
LEVEL_1 = (
    "Drawn without the public beacon: the seed was fixed before the first entry, and whoever runs the bot had to be "
    "trusted not to add entries."
)
LEVEL_1_FORCED = f"The beacon was silent for half an hour, and a moderator decided to go on. {LEVEL_1}"

TAKE_HOME = (
    "Do not take my word for it: open verify.html in a browser, even without a network, and drop the proof into it."
)
TOO_LARGE = "This proof is too large for Discord. Ask whoever runs the bot for the file."
SIMULATED = (
    "This bot was given a simulated beacon. Outside of it the signature will not be found genuine, and rightly so."
)
FORCED = (
    "The beacon did not answer for half an hour, and a moderator decided to finish without it. The "
    "announcement says so too."
)
CANNOT_WRITE = (
    "I may not write in that channel. Give me the right to see it, write in it and read its history, or choose another."
)

EXCLUDED: Mapping[str, str] = {
    "left": "had left the group",
    "bot": "bots",
    "barred": "taken out by the moderators",
    "barred_role": "a role it was not open to",
    "cooldown": "won not long before",
    "needs_all": "a role was missing",
    "needs_any": "a role was missing",
    "account_age": "account too new",
    "member_age": "not long enough in the group",
    "not_introduced": "not introduced",
}
"""Why entries did not count, told to all: numbers, never names."""

TROUBLES: Mapping[str, str] = {
    "closing": (
        "The giveaway “{prize}” is closed, but its list could not be posted in its channel, and nothing is drawn "
        "before that. No entry is lost. Give me back the right to write there and choose that channel below, or "
        "another one."
    ),
    "announcement": (
        "The giveaway “{prize}” is drawn, but the winners could not be announced in its channel. They are kept, and "
        "stay the same. Give me back the right to write there and choose that channel below, or another one."
    ),
    "moved": (
        "A prize of the giveaway “{prize}” moved on to the next in the draw, but that could not be posted in its "
        "channel. Choose the channel for what comes next below."
    ),
    "mention": (
        "A winner of the giveaway “{prize}” could not be reached, by direct message or in the channel. Tell them "
        "yourself: Winners and prizes on the panel shows who it is."
    ),
    "beacon": (
        "The giveaway “{prize}” has waited half an hour for the public beacon. I keep asking. You may also finish "
        "without it: then its proof says that whoever runs the bot had to be trusted not to add entries."
    ),
}


STUCK_FIX = (
    "Look for my question about it in the moderator log, and answer it there. If there is none, I am still trying by "
    "myself: the log of whoever runs the bot says what is in the way."
)


def stuck(prize: str) -> str:
    """A draw that takes too long."""
    return f"The giveaway “{prize}” was closed more than an hour ago, and its winners are not announced yet."


def goes_on(channel_id: int) -> str:
    """Where it goes on."""
    return f"Done. That giveaway goes on in <#{channel_id}>."


def too_early(at: datetime) -> str:
    """Why a moderator cannot do without the beacon yet."""
    return (
        f"That is possible from {moment(at, 't')} on, when the beacon has been silent for half an hour. I keep asking."
    )


def facts_missing(prize: str) -> str:
    """Discord did not answer."""
    return (
        f"Discord does not tell me right now who is still in the group, so the draw of “{prize}” waits. Nobody is left "
        "out for that. I try again by myself."
    )


def waiting(digest: str | None, due_at: datetime | None, *, silent: bool) -> str:
    """What the card says between the close and the draw; `silent`: the beacon does not answer."""
    if silent:
        return ON_CARD_LATE
    if digest is None or due_at is None:
        return ON_CARD_CHECKING
    return f"Entries are closed. The draw is made {moment(due_at, 'R')}."


def in_the_draw(count: int) -> str:
    """How many were in."""
    return f"{plural(count, 'entry', 'entries')} counted in the draw."


def left_out(counts: Mapping[str, int]) -> str:
    """How many did not count, and why."""
    total = sum(counts.values())
    reasons = [f"{EXCLUDED.get(reason, reason)} ({count:,})" for reason, count in sorted(counts.items())]
    return f"{plural(total, 'entry', 'entries')} did not count: {listing(reasons)}."


def with_beacon(number: int) -> str:
    """Which of the beacon's numbers decided."""
    return f"Drawn with round {number:,} of the public beacon drand."


def your_ticket(ticket: str, weight: int) -> str:
    """The ticket, before anything is known about its place."""
    return f"Your ticket is `{ticket}`, with {plural(weight, 'entry', 'entries')}."


def your_place(place: int, entrants: int) -> str:
    """Where the ticket came."""
    return f"It came number **{place:,}** of {entrants:,} in the draw."


def not_counted(why: str) -> str:
    """Why the ticket did not count."""
    return f"It did not count when the giveaway closed: {why}."
