"""How the way through the introduction reads where people see what is stored about them."""

from bot.telling import CHANNEL, Part, Words
from cogs.onboarding.model import Step
from cogs.onboarding.text import TITLES

TOLD: Words = {
    "step": Part("Where you are", {**TITLES, Step.DONE: "finished"}),
    "started_at": "Begun",
    "pledged_at": "Agreed to the rules",
    "finished_at": "Finished",
    "pledged_revision": "Which version of the rules",
    "introduction": "Your introduction",
    "channel_id": Part("Channel", shown_as=CHANNEL),
    "message_id": "Number of the message",
}
