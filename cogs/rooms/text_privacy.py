"""How rooms and feedback read where people see what is stored about them."""

from bot.telling import Part, Words
from cogs.collabs.text_privacy import SPEC
from cogs.rooms.model import Did, Marking, Side, State
from cogs.rooms.text import STEPS

_SIDES = {Side.OWNER: "it was your request", Side.CREATOR: "you were accepted for it"}
_STATES = {State.ACTIVE: "under way", State.DONE: "done", State.CANCELLED: "called off"}
_MARKINGS = {
    Marking.NONE: "not looked at",
    Marking.CLEAR: "clearly marked",
    Marking.AS_IT_IS: "kept as it was",
}
_DID = {
    Did.BEGAN: "it began",
    Did.STEPPED: "went on",
    Did.CONFIRMED: "said that it is done",
    Did.WENT_BACK: "went back",
    Did.CALLED_OFF: "called it off",
    Did.LEFT: "left",
}

TOLD: Words = {
    **SPEC,
    "rooms": "Rooms",
    "side": Part("Your side", _SIDES),
    "state": Part("State", _STATES),
    "step": Part("Step", STEPS),
    "brief": "The brief",
    "dates": "Dates",
    **{f"dates.{step}": name for step, name in STEPS.items()},
    "link": "Link",
    "marking": Part("The caption", _MARKINGS),
    "numbers": "Your numbers in the case study",
    "history": "What you did",
    "did": Part("What", _DID),
    "at": "When",
    "words": "In your words",
    "feedback_given": "Feedback you gave",
    "clear": "Clear",
    "reliable": "Reliable",
    "again": "Again",
    "given_at": "Given",
    "feedback_kept_for_you": "Feedback that others gave you, to be read in its room",
}
