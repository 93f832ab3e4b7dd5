"""What people read when something on the board is not possible, and the names of what can be chosen."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.text import listing, moment, plural
from cogs.collabs.model import Compensation, Kind, Nature, Rights, State, Term, Where
from cogs.collabs.model_drafting import Page

NATURES: Mapping[Nature, str] = {Nature.COLLAB: "Collab", Nature.PAID: "Paid partnership"}
KINDS: Mapping[Kind, str] = {
    Kind.CREATOR: "Creator collab",
    Kind.SPONSORED: "Sponsored content",
    Kind.REVIEW: "Review or unboxing",
    Kind.GIVEAWAY: "Giveaway",
    Kind.AMBASSADOR: "Ambassador",
    Kind.UGC: "UGC",
    Kind.EVENT: "Event or workshop",
}
COMPENSATIONS: Mapping[Compensation, str] = {
    Compensation.NONE: "Swap, nobody is paid",
    Compensation.PRODUCT: "Product or PR package",
    Compensation.EXPERIENCE: "Experience",
    Compensation.AFFILIATE: "Affiliate or commission",
    Compensation.FEE: "Fee",
}
RIGHTS: Mapping[Rights, str] = {
    Rights.NONE: "None, it stays yours alone",
    Rights.SHARE: "They may share your content with your name",
    Rights.CHANNELS: "They may use it on their own channels",
    Rights.ADS: "They may use it in paid ads",
    Rights.ALL: "Everywhere, ads too",
}
TERMS: Mapping[Term, str] = {
    Term.NONE: "No rights, so no time",
    Term.MONTH: "30 days",
    Term.QUARTER: "3 months",
    Term.HALF: "6 months",
    Term.YEAR: "1 year",
    Term.EVER: "Without an end",
}
WHERES: Mapping[Where, str] = {
    Where.REMOTE: "Anywhere, it works from afar",
    Where.REGION: "In the same place or region",
}
STATES: Mapping[State, str] = {
    State.DRAFT: "Draft",
    State.WAITING: "Waiting",
    State.OPEN: "Open",
    State.FILLED: "Full",
    State.EXPIRED: "Ended",
    State.CLOSED: "Closed",
}
PAGES: Mapping[Page, str] = {
    Page.BASICS: "What it is",
    Page.PAY: "What they get",
    Page.WANTED: "Who it is for",
    Page.FREEDOM: "What is fixed, what is free",
}

GONE = "This request is not there any more. /collab browse shows the ones that are open."
NO_BOARD = "This group has no collab board yet. Ask a moderator to run /setup; your draft waits for you."
NO_REASON = "Please give a reason. The person who posted it reads it."
ENOUGH_DRAFTS = "You have {most} drafts. Post one or throw one away first: /collab mine shows them."
TOO_FEW_SLOTS = "{taken} people are in already. The number of people cannot be smaller than that."
DEADLINE_PASSED = "The deadline has passed. Change it first, under “What it is”."
STANDS_IN_THE_WAY: Mapping[State, str] = {
    State.DRAFT: "This is a draft that nobody has seen. /collab mine shows it.",
    State.WAITING: "A moderator looks at this request. To change it, take it back first: /collab mine.",
    State.OPEN: "This request is on the board already. /collab mine shows what you can do with it.",
    State.FILLED: "Everybody for this request is found. /collab mine shows what you can do with it.",
    State.EXPIRED: "This request has ended. Renew it first: /collab mine.",
    State.CLOSED: "This request is closed. Post a new one with /collab post.",
}


def fill_in_first(pages: Sequence[Page]) -> str:
    """Some pages still need the person."""
    names = [f"“{PAGES[page]}”" for page in dict.fromkeys(pages)]
    return f"Nearly there. Please fill in {listing(names)} first."


def enough_open(most: int) -> str:
    """Too many at once."""
    return f"In this group everybody can have {plural(most, 'open request')} at once. Close one first: /collab mine."


def cooldown(free_at: datetime) -> str:
    """Too soon after the last one."""
    return f"You posted a request a short while ago. You can post the next one {moment(free_at, 'R')}."
