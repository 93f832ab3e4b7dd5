"""What the letters about interests say: to owners, and to those who offered."""

from bot.text import plural

SEE = "See who"

ACCEPTED = "<@{owner}> said yes: you are in for “{title}” in {group}. /room show has the next steps."
DECLINED = (
    "<@{owner}> thanks you for your interest in “{title}” in {group}. It is not this time; "
    "that says nothing about your work. /collab browse shows what else is open."
)
THEIR_WORDS = "> {words}"
QUEUED = (
    "You are on the waiting list for “{title}” in {group}, place {place}. <@{owner}> hears of you when one is free."
)
FULL = (
    "Everybody for “{title}” in {group} is found. You are on the waiting list, place {place}: "
    "when a place comes free, <@{owner}> hears of you."
)
ENDED = (
    "The request “{title}” in {group} has ended before it came to an answer for you. Thank you for offering. "
    "/collab browse shows what else is open."
)
GONE = "A request that you offered for in {group} is not there any more. /collab browse shows what is open."

REMINDER = (
    "{people} in {group} for more than two days for your answer about “{title}”. A short “not this time” is kind, too."
)
FREE = "A place for “{title}” in {group} came free. Next in line: {people}."

DOCTOR_PROBLEM = "Owners of {requests} should have heard more than a day ago that people are interested."
DOCTOR_FIX = "That is my part. Restart me; if it stays, look into my log for errors and report them."


def interest(count: int, title: str, group: str) -> str:
    """Somebody is interested."""
    return f"{plural(count, 'person is', 'people are')} interested in “{title}” in {group}."


def reminder(count: int, title: str, group: str) -> str:
    """Some have waited long."""
    people = plural(count, "person has waited", "people have waited")
    return REMINDER.format(people=people, title=title, group=group)
