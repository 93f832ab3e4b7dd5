"""Every word that checks say to people. They tell arithmetic, offer reasons, and judge nobody."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.text import listing, moment, plural
from bot.ui import escape
from cogs.analytics.model import Account, Note, NoteKind
from cogs.analytics.model_check import LEAST_MATURE, LEAST_SPAN, Badge, Kind, Look, Outcome, Signal
from cogs.analytics.model_check_matter import Matter
from cogs.profiles.model import Platform
from cogs.profiles.text import PLATFORMS

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

KINDS: Mapping[NoteKind, str] = {
    NoteKind.GIVEAWAY: "Giveaway",
    NoteKind.SHOUTOUT: "Shoutout",
    NoteKind.COLLAB: "Collab",
    NoteKind.PAID: "Paid promotion",
    NoteKind.VIRAL: "It took off",
    NoteKind.SALE: "Sale",
    NoteKind.OTHER: "Something else",
}
WHAT_IS_LOOKED_AT: Mapping[Kind, str] = {
    Kind.RAISED_LIKES: "likes against your usual",
    Kind.EVEN_LIKES: "how much likes differ",
    Kind.COMMENT_SHIFT: "comments to likes",
    Kind.JUMP_ALONE: "jumps in followers and what else rose",
    Kind.JUMP_AND_LOSS: "followers lost after a jump",
    Kind.LIKES_OVER_VIEWS: "likes to views",
}


def account_name(account: Account) -> str:
    """The platform and the handle."""
    if account.platform is Platform.OTHER:
        return escape(account.handle)
    return f"{PLATFORMS[account.platform]} · {escape(account.handle)}"


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


def explained(signals: Sequence[Signal]) -> str:
    """The arithmetic, a paragraph for each signal."""
    return "\n".join(f"- {_EXPLAINED[signal.kind](signal)}" for signal in signals)


def _raised_likes(signal: Signal) -> str:
    return (
        f"**Likes.** {signal.count} of the last {signal.n} contents, {_span(signal)}, have {_number(signal.value)} "
        f"likes (median). The {signal.of} before had {_number(signal.baseline)}. "
        f"That is {signal.effect:.1f} times as many ({_sure(signal, '.1f', '')})."
    )


def _even_likes(signal: Signal) -> str:
    return (
        f"**Likes.** The last {signal.n} contents, {_span(signal)}, have nearly the same number of likes: about "
        f"{_number(signal.baseline)}, give or take {_number(signal.value)}. That is a spread of {signal.effect:.1f} % "
        f"({_sure(signal, '.1f', ' %')}); about 20 % is usual, less than 5 % is rare."
    )


def _comment_shift(signal: Signal) -> str:
    return (
        f"**Comments to likes.** The last {signal.n} contents, {_span(signal)}, have {signal.value:.1f} comments per "
        f"100 likes. The {signal.of} before had {signal.baseline:.1f}. "
        f"That is {signal.effect:.1f} times as many ({_sure(signal, '.1f', '')})."
    )


def _jump_alone(signal: Signal) -> str:
    return (
        f"**Followers.** {_number(signal.value)} more from about {moment(signal.since, 'D')} on; in as many days it is "
        f"usually {_number(signal.baseline)}. On the {plural(signal.n, 'content')} within two weeks of it nothing else "
        f"rose: {signal.effect:.1f} times the {signal.of} before ({_sure(signal, '.1f', '')})."
    )


def _jump_and_loss(signal: Signal) -> str:
    return (
        f"**Followers.** {_number(signal.value)} more came about {moment(signal.since, 'D')}, and "
        f"{_number(signal.baseline)} fewer were there by {moment(signal.until, 'D')}: {signal.effect:.0f} % of them "
        f"({_sure(signal, '.0f', ' %')}), against the usual change over {signal.of} snapshots."
    )


def _likes_over_views(signal: Signal) -> str:
    return (
        f"**Likes to views.** {signal.count} of the last {signal.n} public videos, {_span(signal)}, have likes from "
        f"more than 60 % of their views: {_number(signal.value)} likes on {_number(signal.baseline)} views (medians), "
        f"{signal.effect:.0f} % ({_sure(signal, '.0f', ' %')})."
    )


_EXPLAINED: Mapping[Kind, Callable[[Signal], str]] = {
    Kind.RAISED_LIKES: _raised_likes,
    Kind.EVEN_LIKES: _even_likes,
    Kind.COMMENT_SHIFT: _comment_shift,
    Kind.JUMP_ALONE: _jump_alone,
    Kind.JUMP_AND_LOSS: _jump_and_loss,
    Kind.LIKES_OVER_VIEWS: _likes_over_views,
}


def _sure(signal: Signal, form: str, unit: str) -> str:
    return f"90 % interval {signal.low:{form}} to {signal.high:{form}}{unit}"


def _span(signal: Signal) -> str:
    return f"{moment(signal.since, 'D')} to {moment(signal.until, 'D')}"


def _number(value: float) -> str:
    return f"{value:,.0f}"


def who_sees(matter: Matter, now: datetime, *, joined: bool) -> str:
    """Who else sees it, and from when on."""
    quiet_until = matter.quiet_until
    if not joined:
        return ALONE_YOURS
    if quiet_until is None:
        return SHARED_LATER.format(when="seven days after you see it")
    return SHARED_NOW if quiet_until <= now else SHARED_LATER.format(when=moment(quiet_until, "R"))


def context(notes: Sequence[Note]) -> str:
    """What the creator told about it."""
    if not notes:
        return NO_CONTEXT
    said = [f"{KINDS[each.kind]} ({escape(each.words)})" if each.words else KINDS[each.kind] for each in notes]
    return CONTEXT_SO_FAR.format(notes=listing(said))
