"""What the first steps say on somebody's own panel."""

from collections.abc import Mapping

from cogs.firststeps.model import Step

OPEN = "My first steps"
ANSWER = "Answer"
CHECK_IN = "How did it go?"
NOT_BEGUN = "Your first steps begin after your introduction: four small weeks, one thing at a time."
ALL_DONE = "You have taken all of your first steps. Perhaps somebody new could use a mentor like you."
NOTHING_NOW = "Nothing to do right now; the next step opens by itself."
ASKED_CHECK_IN = "A short check-in is open: how is it going?"
NEXT: Mapping[Step, str] = {
    Step.NICHE: "name your niche in one sentence",
    Step.AUDIT: "let three people look at your profile",
    Step.CALENDAR: "plan your content for the coming weeks",
    Step.FIRST_CHECK_IN: "say how it went so far",
    Step.SECOND_CHECK_IN: "say how it went so far",
}


def next_step(step: Step, done: int) -> str:
    """How far somebody is, and what comes next."""
    return f"{done} of {len(Step)} done. Next: {NEXT[step]}."


def proposal(newcomer_id: int) -> str:
    """Somebody could be their mentor."""
    return f"<@{newcomer_id}> is new here. Would you be their mentor?"
