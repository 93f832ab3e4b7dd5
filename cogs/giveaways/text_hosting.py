"""What moderators read about their giveaways: the list, the panel, the questions before something is done for good."""

from cogs.giveaways.model import State

LIST = "Giveaways"
NONE = "There is none right now. Start one with /giveaway start, it takes half a minute."
CHOOSE = "Choose one to manage it"
STANDS = {
    State.DRAFT: "a draft",
    State.SCHEDULED: "starts",
    State.OPEN: "open",
    State.PAUSED: "paused",
    State.CLOSED: "closed, the draw is being made",
    State.DRAWN: "drawn",
    State.ANNOUNCED: "drawn, prizes are on their way",
    State.DONE: "over",
    State.CANCELLED: "cancelled",
}
