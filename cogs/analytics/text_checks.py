"""Every word that checks say to people. They offer reasons and judge nobody; the arithmetic is in `text_signals`."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.text import listing, moment, plural
from cogs.analytics.model_check import LEAST_MATURE, LEAST_SPAN, Badge, Kind, Look, Outcome
from cogs.analytics.model_check_matter import Matter

TITLE = "Your numbers, looked at closely"
NO_ACCOUNT = "You have not logged any numbers yet, so there is nothing to look at. Begin with /stats log."
LIMITS = (
    "This is arithmetic over few numbers. It can notice only very large changes, and most that happens goes unnoticed."
)
PRIVATE = "Only you see this."
NOTICE_TITLE = "May I ask you about some numbers?"
NOTICE = (
    "Some numbers of your {account} in {group} moved in an unusual way. There are many good reasons for that: a "
    "giveaway, a shoutout, something that took off. I cannot see which one it was, so here is the arithmetic."
)
ASKED_BEFORE = (
    "Some numbers moved in an unusual way. I asked you about them within the last month, so there is nothing to do."
)
ASK = "If you know what it was, tell me below. That closes the matter."
ALONE_YOURS = "Only you see this. Moderators do not, because you do not take part in verification."
SHARED_LATER = (
    "Only you see this. You take part in verification: if it is still open {when}, moderators see the same as you."
)
SHARED_NOW = "You take part in verification and a week has passed, so moderators can see the same as you."
WAITING = "I have a question about some of your numbers. Only you see it."
SEE_IT = "See it"
ADD_CONTEXT = "Add context"
ADD_CONTEXT_TO = "Add context: {account}"
CONTEXT_FORM = "What was it?"
CONTEXT_LABEL = "A few words, if you like"
CONTEXT_HINT = "It is kept as a note with your numbers."
THANKS = "Thank you. I noted it with your numbers, and the matter is closed."
CLOSED_BEFORE = "That is closed already. Use /stats check to see how your numbers look now."
NOT_YOURS = "That was about somebody else's numbers. Use /stats check to see your own."
NO_SUCH_KIND = "That button is from an older version of me. Use /stats check for a new one."
MY_CHECK = "How my numbers look"

VERIFICATION = "Verification"
VERIFICATION_TEXT = (
    "Whoever takes part lets moderators of this group see open questions about their numbers: the arithmetic, and the "
    "context you gave. They see one only when you could see it for seven days first and it is still open. Nothing is "
    "ever posted, and there is no score. You can stop at any time, and from that moment they see nothing."
)
TAKES_PART = "You take part."
TAKES_NO_PART = "You do not take part. That is fine, and nobody is told."
AGREE = "Take part"
WITHDRAW = "Stop taking part"
OTHER_TEXT = "The words changed since you opened this. Please read them again: /stats check, then Verification."

MATTERS = "Open questions (moderators)"
MATTERS_TITLE = "Open questions of people who take part in verification"
NO_MATTERS = "Nothing is open. You see only questions of people who take part, a week after they could see them."
MATTERS_LIMITS = (
    "This is arithmetic, not a finding. It has many honest causes. If you ask, ask in private and kindly, and keep it "
    "to yourself."
)
CONTEXT_SO_FAR = "What they told: {notes}."
NO_CONTEXT = "They told nothing about it yet."
NEXT = "Next"

DOCTOR_PROBLEM = "{accounts} were not looked at since {since}."
DOCTOR_FIX = "Look into the log for “the look at account”; if nothing is there, start me again."

WHAT_IS_LOOKED_AT: Mapping[Kind, str] = {
    Kind.RAISED_LIKES: "likes against your usual",
    Kind.EVEN_LIKES: "how much likes differ",
    Kind.COMMENT_SHIFT: "comments to likes",
    Kind.JUMP_ALONE: "jumps in followers and what else rose",
    Kind.JUMP_AND_LOSS: "followers lost after a jump",
    Kind.LIKES_OVER_VIEWS: "likes to views",
}


def heard(badge: Badge) -> str | None:
    """The badge, if it is earned. That it is not says nothing, so nothing is said."""
    if not badge.earned or badge.newest is None:
        return None
    return f"✅ Verified data: {badge.n} contents read from the platform, last {moment(badge.newest, 'R')}."


def state(look: Look, *, asks: bool = True) -> str:
    """What a look comes to; `asks` whether there is an open matter about it."""
    match look.outcome:
        case Outcome.TOO_LITTLE:
            return f"Too little to say. {_too_little(look)}"
        case Outcome.NOTHING:
            return f"Nothing unusual. {_looked_at(look)}"
        case Outcome.ALONE:
            return f"Nothing to ask. One thing stands out, and one thing alone never counts. {_looked_at(look)}"
        case Outcome.UNUSUAL:
            return NOTICE_TITLE if asks else ASKED_BEFORE


def _too_little(look: Look) -> str:
    if look.mature < LEAST_MATURE:
        return (
            f"I look from {LEAST_MATURE} contents on, counted when they were three days old or older; "
            f"you have {look.mature}."
        )
    if look.span < LEAST_SPAN:
        return f"Your content spans {plural(look.span.days, 'day')}; I look from {LEAST_SPAN.days} days on."
    return "The numbers I would need, such as likes, are hidden or missing. That never counts against you."


def _looked_at(look: Look) -> str:
    seen = [words for kind, words in WHAT_IS_LOOKED_AT.items() if kind in look.looked_at]
    rest = [words for kind, words in WHAT_IS_LOOKED_AT.items() if kind not in look.looked_at]
    said = f"I looked at {plural(look.mature, 'content')} over {plural(look.span.days, 'day')}: {listing(seen)}."
    return f"{said} Too little for: {listing(rest)}." if rest else said


def who_sees(matter: Matter, now: datetime, *, joined: bool) -> str:
    """Who else sees it, and from when on."""
    quiet_until = matter.quiet_until
    if not joined:
        return ALONE_YOURS
    if quiet_until is None:
        return SHARED_LATER.format(when="seven days after you see it")
    return SHARED_NOW if quiet_until <= now else SHARED_LATER.format(when=moment(quiet_until, "R"))


def context(notes: Sequence[str]) -> str:
    """What the creator told about it, safe to show."""
    if not notes:
        return NO_CONTEXT
    return CONTEXT_SO_FAR.format(notes=listing(notes))
