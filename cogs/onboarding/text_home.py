"""What onboarding says on somebody's own panel."""

from cogs.onboarding.model import QUESTIONS, Step, number

START = "Start here"
GO_ON = "Go on"
NOT_STARTED = "You have not introduced yourself yet. It takes seven short steps, and you can stop at any of them."


def half_way(step: Step) -> str:
    """Where they stopped."""
    if step is Step.PREVIEW:
        return "Your introduction is written. Have a look at it and post it."
    return f"Your introduction waits for you at step {number(step)} of {QUESTIONS}."
