"""Names of the steps, and what people read when something in a room is not possible.

The card is worded in `text_card`, letters in `text_letters`, the caption in `text_posting`, the end in `text_end`.
"""

from collections.abc import Mapping

from cogs.rooms.model import Step

STEPS: Mapping[Step, str] = {
    Step.AGREED: "Agreed",
    Step.BRIEFED: "Briefed",
    Step.PRODUCTION: "In production",
    Step.APPROVAL: "In approval",
    Step.POSTED: "Posted",
    Step.MEASURED: "Measured",
    Step.DONE: "Done",
}
TAKE: Mapping[Step, str] = {
    Step.BRIEFED: "The brief is clear",
    Step.PRODUCTION: "I have begun",
    Step.APPROVAL: "Ready for a look",
    Step.POSTED: "It is posted",
    Step.MEASURED: "The numbers are in",
    Step.DONE: "Done, from my side",
}
"""What the button of the next step says."""

GONE = "This room is not there any more. /room show lists the ones you are in."
NOT_ACTIVE = "This collab is over, so nothing in it can be changed any more. /room show still has it."
MOVED_ON = "This room is at another step by now. Look at the card again and press the button that is there."
CONFIRMED_ALREADY = "You have said so already. As soon as the other one says it too, it is done."
AT_THE_BEGINNING = "There is no step before this one."
NO_WORDS = "Please write a few words. The other one reads them."
NOT_OVER = "Feedback comes at the end: when both of you have said that it is done."
GIVEN_ALREADY = "You gave your feedback already. Thank you."
NOT_YET_READABLE = (
    "There is nothing to read yet. You see what the other one wrote when both of you gave feedback, or a week after "
    "the end."
)
NO_CAPTION = "I have no caption of yours any more. Press “It is posted” again and paste it."
NOT_A_GRADE = "Choose a number from 1 to 5 for each question."
CASE_WANTED = "One of you would like to make a case study of this. It is made when both press the button."
NO_NUMBERS = "There are no numbers of yours for this. Choose this request in /track mine, and type in what it came to."
ONESELF = "Nobody can have a room with themselves."


def not_your_turn(user_id: int, step: Step) -> str:
    """The other one has to say it."""
    return f"<@{user_id}> says when it is “{STEPS[step]}”. If you are waiting for that, ask in this thread."
