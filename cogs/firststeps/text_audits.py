"""Every word about looks at profiles."""

from collections.abc import Mapping

from bot.text import listing, moment, plural
from cogs.firststeps.model_audits import LASTS, REVIEWERS, Audit, AuditState, Mark, Topic

TOPICS: Mapping[Topic, str] = {
    Topic.BIO: "Bio",
    Topic.PICTURE: "Picture",
    Topic.HIGHLIGHTS: "Highlights",
    Topic.LINK: "Link",
    Topic.MIX: "Content mix",
}
QUESTIONS: Mapping[Topic, str] = {
    Topic.BIO: "Does the bio say who and for whom?",
    Topic.PICTURE: "Is the picture easy to recognise?",
    Topic.HIGHLIGHTS: "Do highlights show the best?",
    Topic.LINK: "Does the link lead somewhere?",
    Topic.MIX: "Is the content mix balanced?",
}
MARKS: Mapping[Mark, str] = {
    Mark.STRONG: "Strong",
    Mark.FINE: "Good enough",
    Mark.UNCLEAR: "Could be clearer",
}

GIVE = "Give feedback"
ADD_NOTES = "Add a few words"
FORM = "A look at the profile"
NOTES_FORM = "A few words"
NOTE_HELP = "Optional. One kind, useful sentence."
THANKS = "Thank you, that helps. Only {name} sees it, without your name beside it."
NOTED = "Your words are with {name} now."

NO_CHANNEL = "There is no introductions channel yet, so nobody would see your request. Ask a moderator to run /setup."
DONE_BEFORE = "Three people have looked at your profile already. /steps has their feedback."
ASKED_BEFORE = "Your request is open already. /steps shows how many people have answered."
OVER = "This request is closed. Thank you for wanting to help."
OWN = "That is your own profile. Others look at it for you, and you can look at theirs."
GIVEN_BEFORE = "You have given your feedback here already. Thank you."
NO_FEEDBACK_YET = "Press “Give feedback” first, then you can add words."
NOTHING_TO_READ = "Nobody has answered yet. /steps shows it when somebody has."
CHOOSE_ALL = "Please choose something for each of the five, then send it again."
ALERT_REFUSED = (
    "I could not post a newcomer's request for feedback in the introductions channel. Check that I may send messages "
    "there, /doctor shows what is missing. They can ask again in /steps after."
)
UNPOSTED = "I could not post your request. The moderators know, please ask again later."
DOCTOR_PROBLEM = "I may not write in {channel}, so newcomers cannot ask for a look at their profile."
DOCTOR_FIX = "Give me *View Channel* and *Send Messages* in {channel}."

RESULT_TITLE = "Your feedback is in"
FEEDBACK_TITLE = "What others see in your profile"
FEEDBACK_END = "Take what helps, leave the rest."


def request(user_id: int) -> str:
    """The heading of the card."""
    return f"<@{user_id}> would love a look at their profile"


def count_line(audit: Audit) -> str:
    """How many have answered, beside the step's name."""
    return f"{len(audit.reviewers)} of {REVIEWERS}"


CHECKLIST = "Bio, picture, highlights, link, content mix. It takes two minutes, and only they see what you say."


def state_line(audit: Audit) -> str:
    """How far the request is, under the card."""
    count = len(audit.reviewers)
    lines = {
        AuditState.OPEN: f"{count} of {REVIEWERS} have answered · open until {moment(audit.asked_at + LASTS, 'D')}",
        AuditState.DONE: f"{REVIEWERS} people have answered. Thank you.",
        AuditState.EXPIRED: f"Closed with {plural(count, 'answer')}. Thank you.",
        AuditState.WITHDRAWN: "Taken back. Thank you for looking.",
        AuditState.UNPOSTED: UNPOSTED,
    }
    return lines[audit.state]


def result(group: str, count: int) -> str:
    """The letter when a request is over."""
    if not count:
        return f"Nobody in {group} got around to your profile in two weeks. That happens, ask again in /steps."
    return f"{plural(count, 'person has', 'people have')} looked at your profile in {group}."


def marks_line(marks: Mapping[Mark, int]) -> str:
    """`Strong (2), Could be clearer`."""
    return ", ".join(f"{MARKS[mark]} ({count})" if count > 1 else MARKS[mark] for mark, count in marks.items()) or "–"


def helpers(people: tuple[int | None, ...]) -> str:
    """Who answered, as a thank-you."""
    known = [f"<@{person}>" for person in people if person is not None]
    return f"With thanks to {listing(known)}." if known else ""
