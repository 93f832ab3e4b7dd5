"""How the first weeks read where people see what is stored about them."""

from bot.telling import PERSON, Part, Words
from cogs.firststeps.model_audits import AuditState
from cogs.firststeps.model_mentors import PairState
from cogs.firststeps.model_nudges import NudgeState, Phase
from cogs.firststeps.text import FEELINGS, FORMATS
from cogs.firststeps.text_audits import MARKS, TOPICS

_LOOKS = {
    AuditState.OPEN.value: "waits for answers",
    AuditState.DONE.value: "answered",
    AuditState.WITHDRAWN.value: "taken back",
    AuditState.EXPIRED.value: "ended",
    AuditState.UNPOSTED.value: "could not be posted",
}
_PAIRS = {
    PairState.PROPOSED.value: "waits for an answer",
    PairState.ACCEPTED.value: "agreed",
    PairState.DECLINED.value: "declined",
    PairState.EXPIRED.value: "not answered",
    PairState.WITHDRAWN.value: "taken back",
    PairState.ENDED.value: "ended",
}
_REMINDERS = {
    NudgeState.WAITING.value: "still to come",
    NudgeState.SENT.value: "sent",
    NudgeState.SKIPPED.value: "not needed",
}
_PHASES = {Phase.ONBOARDING.value: "your introduction", Phase.STEPS.value: "your first steps"}
_MARKS = {mark.value: words for mark, words in MARKS.items()}
_TOPICS = {topic.value: words for topic, words in TOPICS.items()}

TOLD: Words = {
    "path": "Your first weeks",
    "began_at": "Begun",
    "path.reminders": "Reminders",
    "waits_for_a_mentor": "Waiting for a mentor",
    "calendar": "Content calendar",
    "per_week": "Times a week",
    "formats": Part("Formats", {each.value: words for each, words in FORMATS.items()}),
    "starts_on": "From",
    "check_ins": "Check-ins",
    "number": "Which one",
    "feeling": Part("How it went", {each.value: words for each, words in FEELINGS.items()}),
    "line": "In your words",
    "at": "When",
    "reminders": "Reminders",
    "phase": Part("About", _PHASES),
    "day": "Day",
    "reminders.state": Part("State", _REMINDERS),
    "due_at": "Due",
    "requests_for_feedback": "Looks at your profile",
    "requests_for_feedback.state": Part("State", _LOOKS),
    "asked_at": "Asked",
    "answers": "Answers",
    "feedback_given": "Looks you took at others' profiles",
    "marks": "Marks",
    "notes": "Notes",
    **{f"marks.{topic}": Part(name, _MARKS) for topic, name in _TOPICS.items()},
    **{f"notes.{topic}": name for topic, name in _TOPICS.items()},
    "mentoring": "Mentoring",
    "offer": "Your offer",
    "most": "Newcomers at a time",
    "paused": "Paused",
    "pairs": "Pairs",
    "newcomer_id": Part("Newcomer", shown_as=PERSON),
    "mentor_id": Part("Mentor", shown_as=PERSON),
    "pairs.state": Part("State", _PAIRS),
}
