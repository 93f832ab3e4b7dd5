"""Every word that privacy says to people."""

from datetime import datetime

from bot.text import duration, listing, moment, plural
from cogs.privacy.model import AFTER_LEAVING, TO_RECONSIDER, Clock

TITLE = "What I keep about you"
HOW = "Only you see this. It is what this group's database holds about you, part by part."
NOTHING = "Nothing at all."
LOOK = "Look at one part"
DOWNLOAD = "Download everything"
WHO_SEES = "Who sees what"
DELETE = "Delete everything"
BACK = "Back"
EARLIER, LATER = "Earlier", "Later"
PAGE = "Page {page} of {pages}"
GONE_PART = "There is nothing of that part any more."
MOST_COUNTED = 6

FILE_READY = (
    "Here is everything. `data.json` has it as it is stored, and each table of `.csv` opens in a spreadsheet. "
    "Only you see this message; save the file before you close it."
)
FILE_PART = "Part {number} of {all}. It was too large for one message in Discord, so it comes in several."
README = (
    "What this group's Greenroom keeps about you.\n\n"
    "data.json holds everything as it is stored. Each .csv holds one part of the bot in words, for a spreadsheet.\n"
    "A file whose name ends in .1, .2 and so on was too large: join its pieces in that order.\n"
    "Nothing that others wrote in private is in here, and no password or token.\n"
)

VISIBILITY_TITLE = "Who sees what of you"
YOUR_PROFILE = "**Your profile**"
NO_PROFILE = "You have not told the group anything yet."
YOUR_NUMBERS = "**Your numbers**"
NO_NUMBERS_SHARED = "Only you see your numbers."
YOUR_LETTERS = "**How I write to you**"
ALWAYS_SEEN = (
    "What you post yourself can be read by all who are in its channel: requests on the board, "
    "your introduction, a giveaway you won."
)
CHANGE_PROFILE = "Change my profile"
CHANGE_NUMBERS = "Change my numbers"
ALL_PRIVATE = "Everything private"
HIDDEN = "Done. Nobody sees your profile or your numbers any more, also not where they were posted."

DELETE_TITLE = "Delete everything about you?"
WHAT_GOES = (
    "**What goes**\n"
    "Your profile and introduction, your numbers with everything posted of them, requests, rooms, codes, entries, "
    "reminders, your way to be reached, and the messages in which I showed any of it. A giveaway you won and have not "
    "claimed goes to the next in the draw."
)
WHAT_STAYS = (
    "**What stays, without your name**\n"
    "The proof of each draw, so that it can still be checked. Feedback you gave to others. "
    "What others noted about their own work.\n"
    "**What stays**\n"
    "The moderators' log of what they did, with ids and no words of yours. Messages that you wrote yourself: "
    "you can delete those in Discord. Backups that the operator made, until they age out."
)
TAKE_A_COPY = "It cannot be undone afterwards. Take a copy first if you like."
YES_DELETE = "Yes, delete everything"
KEEP = "Keep everything"
KEPT = "All right, everything stays as it is."
KEPT_BUT_LEFT = "All right. You have left the group, so it goes {when}, unless you come back before."
NOTHING_RUNS = "There is nothing to stop: no deletion is under way for you. /privacy show has what I keep."
NOT_A_PERSON = "That is a bot. I keep nothing about bots."
ONESELF = "For yourself, use /privacy delete. It needs no moderator."
A_MODERATOR = (
    "They moderate this group. Ask them to use /privacy delete themselves, so that nobody's work is erased by another."
)
THEIR_OWN_WISH = "They asked for it themselves, so only they can stop it: the button is in their /privacy show."
START_FOR = "Start the deletion"
STOP_FOR = "Stop it"
STARTED_FOR = "Started. It is in the audit log."
STOPPED_FOR = "Stopped. It is in the audit log."

DOCTOR_PROBLEM = "The deletion of {count} is late."
DOCTOR_FIX = (
    "I try again every hour. Ask the operator to look for “forgetting somebody” in the log: "
    "it names what is in the way."
)


def counted(found: list[tuple[str, int]]) -> str:
    """`Requests 2 · People you blocked 1`."""
    said = [f"{name} {number}" if number else name for name, number in found[:MOST_COUNTED]]
    more = len(found) - MOST_COUNTED
    return " · ".join([*said, f"and {more} more"] if more > 0 else said)


def deleted_at(at: datetime) -> str:
    """When, both ways."""
    return f"{moment(at, 'f')} ({moment(at, 'R')})"


def runs(clock: Clock) -> str:
    """That a deletion is under way, for the person."""
    by = "A moderator has started this for you. " if clock.by_moderator else ""
    return f"**Everything about you is deleted {deleted_at(clock.due_at)}.** {by}Until then you can change your mind."


def letter(clock: Clock, group: str) -> str:
    """The same in a letter."""
    by = "A moderator started this because you asked for it. " if clock.by_moderator else ""
    return (
        f"Everything that I keep about you in {group} is deleted {deleted_at(clock.due_at)}. {by}"
        "If you would rather keep it, press the button until then."
    )


def kept(after: Clock | None) -> str:
    """What happens after somebody changed their mind."""
    return KEPT if after is None else KEPT_BUT_LEFT.format(when=deleted_at(after.due_at))


def time_to_reconsider() -> str:
    """How long there is to stop it."""
    return (
        f"You have {duration(TO_RECONSIDER)} to change your mind. Who leaves the group has {duration(AFTER_LEAVING)}, "
        "and coming back stops it."
    )


def forget_for(user_id: int, found: list[str]) -> str:
    """What a moderator is about to start; where something is stored, never what."""
    where = f"Something is stored in: {listing(found)}." if found else "Nothing is stored about them, as far as I see."
    return (
        f"Start the deletion of everything about <@{user_id}>? Do it only when they asked you for it. {where}\n"
        f"It happens after {duration(TO_RECONSIDER)}. They are told if they asked for letters, "
        "and can stop it in /privacy show."
    )


def running_for(user_id: int, clock: Clock) -> str:
    """For a moderator: what is under way."""
    return f"Everything about <@{user_id}> is deleted {deleted_at(clock.due_at)}."


def doctor_problem(count: int) -> str:
    """Deletions that did not happen."""
    return DOCTOR_PROBLEM.format(count=plural(count, "person", "people"))
