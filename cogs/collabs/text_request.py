"""What stands on a request's card: the facts, a line each, in the order in which people ask for them."""

from collections.abc import Iterator, Sequence

from bot.text import followers, listing, moment, plural
from bot.ui import escape
from cogs.collabs import text
from cogs.collabs.model import ON_SHOW, Compensation, Nature, Rights, State, Term, Where
from cogs.collabs.model_request import Pay, Request, Spec, Wanted
from cogs.profiles import text as profiles

REPORT = "Report"
UNTITLED = "No title yet"
DISCLOSE = "A paid partnership: whoever takes part marks their content clearly as sponsored, from the first line on."
TAKEN_DOWN = "A moderator closed this request: {reason}"
PAST: dict[State, str] = {
    State.FILLED: "Everybody for this is found.",
    State.EXPIRED: "This request has ended. The person who posted it can renew it.",
    State.CLOSED: "This request is closed.",
}


def above(request: Request) -> str:
    """What it is, in a few words."""
    spec = request.spec
    return f"{text.NATURES[spec.nature]} · {text.KINDS[spec.kind]} · {text.STATES[request.state]}"


def facts(request: Request) -> Sequence[str]:
    """Everything that was chosen."""
    return list(_facts(request))


def _facts(request: Request) -> Iterator[str]:
    spec = request.spec
    yield f"**For** {_for(spec.wanted)}"
    yield f"**Where** {_where(spec.wanted)}"
    yield f"**They get** {pay(spec.pay)}"
    if spec.pay.brand:
        yield f"**Brand partner** {escape(spec.pay.brand)}"
    if spec.nature is Nature.PAID:
        yield f"**Rights to the content** {_rights(spec.pay)}"
    if spec.deadline is not None:
        yield f"**Deadline** {moment(spec.deadline, 'D')}, {moment(spec.deadline, 'R')}"
    yield f"**Places** {_places(request)}"
    yield from _freedom(spec)


def _freedom(spec: Spec) -> Iterator[str]:
    if spec.fixed:
        yield f"**Fixed** {escape(spec.fixed)}"
    if spec.free:
        yield f"**Free** {escape(spec.free)}"


def _for(wanted: Wanted) -> str:
    platforms = listing([profiles.PLATFORMS[each] for each in wanted.platforms], "or")
    niches = listing([profiles.NICHES[each] for each in wanted.niches], "or")
    chosen = [each for each in (niches, sizes(wanted), f"on {platforms}" if platforms else "") if each]
    return ", ".join(chosen) or "everybody"


def sizes(wanted: Wanted) -> str:
    """The range of followers, as people say it."""
    low, high = wanted.smallest, wanted.largest
    if low is not None and high is not None:
        return f"{followers(low)} to {followers(high)} followers"
    if low is not None:
        return f"from {followers(low)} followers"
    return f"up to {followers(high)} followers" if high is not None else ""


def _where(wanted: Wanted) -> str:
    if wanted.where is Where.REGION:
        return escape(wanted.region)
    return f"anywhere; they are in {escape(wanted.region)}" if wanted.region else "anywhere"


def pay(given: Pay) -> str:
    """What somebody gets."""
    if given.compensation is Compensation.NONE:
        return text.COMPENSATIONS[Compensation.NONE].lower()
    words = text.COMPENSATIONS[given.compensation]
    return f"{words}, {given.fee}" if given.fee is not None else words


def _rights(given: Pay) -> str:
    if given.rights is Rights.NONE or given.term is Term.NONE:
        return "none"
    return f"{text.RIGHTS[given.rights]}: {text.TERMS[given.term].lower()}"


def _places(request: Request) -> str:
    return (
        f"{request.left} of {request.spec.slots} free"
        if request.taken
        else plural(request.spec.slots, "person", "people")
    )


def below(request: Request, usual: str) -> str:
    """Who asks, how fast they usually answer, and how long it is open."""
    asks = f"Posted by <@{request.owner_id}>"
    if usual and request.state in ON_SHOW:
        asks = f"{asks}, who {usual}"
    if request.state is State.OPEN and request.expires_at is not None:
        return f"{asks} · open until {moment(request.expires_at, 'D')}"
    return asks
