"""Every word about the path, the reminders, the calendar and the check-ins."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.text import listing, moment
from cogs.firststeps.model import Feeling, Step
from cogs.firststeps.model_calendar import Calendar, Format, Planned

TITLE = "Your first steps"
OPEN = "My first steps"
NAMES: Mapping[Step, str] = {
    Step.NICHE: "Your niche in one sentence",
    Step.AUDIT: "Three people look at your profile",
    Step.CALENDAR: "Your content calendar",
    Step.FIRST_CHECK_IN: "First check-in",
    Step.SECOND_CHECK_IN: "Second check-in",
}
NEXT: Mapping[Step, str] = {
    Step.NICHE: "Say what you create in one sentence.",
    Step.AUDIT: "Ask for a second pair of eyes. One press, and three people here look at your profile.",
    Step.CALENDAR: "Plan what you publish. Once a week is fine if it lasts.",
    Step.FIRST_CHECK_IN: "Look back for a moment: how did the first two weeks go?",
    Step.SECOND_CHECK_IN: "Four weeks, well done. How did they go?",
}
WAITING_FOR_FEEDBACK = "Your request is in the introductions. Feedback comes in over the next days."
NOTHING_NOW = "Nothing to do right now. Keep your rhythm, the next step opens by itself."
ALL_DONE = "You have done every step. Maybe you would like to help the next newcomer along."
BEFORE = "Three to four weeks, one small step at a time: a look at your profile, a content calendar, two check-ins."
NEW_OR_NOT = "New here? **Start here** comes first. If the group knows you already, begin right away."
IN_ONBOARDING = (
    "First finish your introduction: press **Start here** in the welcome channel. You go on where you left it."
)
FINISH_ONBOARDING = (
    "Your introduction comes first. Press “Start here” in the welcome channel and go on where you left it."
)
TOO_EARLY = "That check-in is not open yet. /steps shows when it opens."
CHOOSE_FEELING = "Please choose how it went, then send it again."

BEGIN = "Begin"
START = "Start here"
ASK = "Ask for feedback"
TAKE_BACK = "Take my request back"
READ = "Read my feedback"
PLAN = "Plan my content"
REPLAN = "Change my calendar"
CHECK_IN = "How did it go?"
RESUME = "Remind me again"
LATER = "Later"
STOP = "Stop reminders"

REMINDERS_OFF = "Reminders about your first steps are off."
SEE_YOU_LATER = "All right, I will ask again in two days."
STOPPED = "Done, no more reminders about your first steps. They wait for you in /steps, with the way back."

NUDGES: Mapping[Step, str] = {
    Step.AUDIT: "How about a second pair of eyes? One press asks three people in {group} to look at your bio, picture, "
    "highlights, link and mix.",
    Step.CALENDAR: "A small plan makes publishing lighter. Choose how often and which formats, it takes a minute. "
    "Once a week is fine if it lasts.",
    Step.FIRST_CHECK_IN: "Two weeks in {group} already. How did they go? One choice and a line, if you like.",
    Step.SECOND_CHECK_IN: "Four weeks in {group}. How did they go? This is the last thing I ask about.",
}
NUDGE_ONBOARDING = "Your introduction in {group} waits where you left it. Press **Start here** in {channel} to go on."
WELCOME_CHANNEL = "the welcome channel"


def opens(at: datetime) -> str:
    """When a step opens, beside its name."""
    return moment(at, "R")


def day_of(began_at: datetime, now: datetime) -> str:
    """Where somebody is in their weeks."""
    return f"Day {(now - began_at).days + 1}"


FORMATS: Mapping[Format, str] = {
    Format.PHOTO: "photo",
    Format.CAROUSEL: "carousel",
    Format.SHORT_VIDEO: "short video",
    Format.LONG_VIDEO: "long video",
    Format.STORY: "story",
    Format.LIVE: "live",
    Format.WRITING: "writing",
}
CALENDAR_TITLE = "Your content calendar"
CALENDAR_FORM = "Plan my content"
PER_WEEK_LABEL = "How often a week?"
PER_WEEK_HELP = "Once a week is fine if it lasts."
FORMATS_LABEL = "Which formats?"
FORMATS_HELP = "They take turns."
STARTS_LABEL = "From which day?"
STARTS_HELP = "“today”, a weekday, or a date such as 2026-05-04"
CALENDAR_END = "A plan is a friend, not a boss. Change it whenever life does."


def per_week(times: int) -> str:
    """`once a week`, `twice a week`, `3 times a week`."""
    return {1: "once a week", 2: "twice a week"}.get(times, f"{times} times a week")


def short_day(on: date) -> str:
    """`Mon 4 May`."""
    return f"{on:%a} {on.day} {on:%b}"


def calendar_line(calendar: Calendar) -> str:
    """The calendar in one sentence."""
    kinds = listing([FORMATS[kind] for kind in calendar.formats])
    return f"{per_week(calendar.per_week).capitalize()} from {short_day(calendar.starts_on)}: {kinds}."


def planned_line(planned: Planned) -> str:
    """One piece of the plan."""
    return f"{short_day(planned.on)} · {FORMATS[planned.format]}"


FEELINGS: Mapping[Feeling, str] = {
    Feeling.WELL: "It went well",
    Feeling.SO_SO: "So-so",
    Feeling.HARD: "It was hard",
}
CHECK_IN_FORM = "How did it go?"
FEELING_LABEL = "All in all"
LINE_LABEL = "A line about it, if you like"
LINE_HELP = "Only you see it here."
CHECK_IN_ANSWERS: Mapping[Feeling, str] = {
    Feeling.WELL: "Lovely to hear. Keep what works, and share it with the group when you feel like it.",
    Feeling.SO_SO: "That is how most beginnings feel. Make one thing smaller this week, once is enough.",
    Feeling.HARD: "Thank you for saying so. Take a smaller step this week, and ask in the group: somebody here "
    "has been through it.",
}
