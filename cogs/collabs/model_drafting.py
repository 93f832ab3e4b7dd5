"""What an owner fills in, page by page, and what it makes of a request. Pure: typed words in, a spec out.

A page gives its answers as words (typed) and as lists of words (chosen). What cannot be used raises a UserError.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.errors import UserError
from cogs.analytics.model_money import money
from cogs.collabs.model import KINDS, PAYING, Compensation, Kind, Nature, Rights, Term, Where
from cogs.collabs.model_request import Pay, Spec, Wanted
from cogs.giveaways.model_when import understand, written
from cogs.profiles.model import LONGEST_REGION, Niche, Platform
from cogs.profiles.model_sizes import follower_count

Answers = Mapping[str, str | Sequence[str] | None]

LONGEST_TITLE = 100
LONGEST_WHAT = 800
LONGEST_BRAND = 80
LONGEST_FREEDOM = 200
MOST_SLOTS = 20

_Choice = TypeVar("_Choice", bound=StrEnum)
_RANGE = re.compile(r"(?P<low>.+?)\s*(?:-|–|—|\bto\b|\band\b)\s*(?P<high>.+)")
_FROM = re.compile(r"(?:from|at least|over|min\.?|≥|>)\s*(.+)|(.+?)\s*(?:\+|and (?:more|up)|or more)")
_UP_TO = re.compile(r"(?:up to|at most|under|below|max\.?|≤|<)\s*(.+)")
_LAST_MINUTE = "23:59"
_EVERY_SIZE = {"", "any", "all", "every", "everybody", "whatever", "-"}


class Page(StrEnum):
    """The pages of a request. Their order is the order of their buttons."""

    BASICS = "basics"
    PAY = "pay"
    WANTED = "wanted"
    FREEDOM = "freedom"


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading needs to know beside the answers: now, and whose clock is meant."""

    now: datetime
    zone: ZoneInfo


def pages(nature: Nature) -> Sequence[Page]:
    """The pages that the answer to the house question leads to."""
    return tuple(page for page in Page if page is not Page.PAY or nature is Nature.PAID)


def first(nature: Nature) -> Spec:
    """What a request begins with."""
    return Spec(nature, KINDS[nature][0])


def apply(page: Page, spec: Spec, answers: Answers, desk: Desk) -> Spec:
    """The request as the page wants it. Raises UserError, in words for its owner."""
    return _READERS[page](spec, answers, desk)


def known(page: Page, spec: Spec, zone: ZoneInfo) -> Answers:
    """What the form of a page would say if somebody had filled it in to make this request."""
    return _WRITERS[page](spec, zone)


def missing(spec: Spec) -> Sequence[Page]:
    """The pages that have to be filled in before everybody may see it."""
    needs_pay = spec.nature is Nature.PAID and (spec.pay.compensation is Compensation.NONE or not spec.pay.brand)
    wanting = {Page.BASICS: not (spec.title and spec.what), Page.PAY: needs_pay}
    return [page for page, is_missing in wanting.items() if is_missing]


def words(answers: Answers, name: str) -> str:
    """What was typed there, or the first that was chosen."""
    answer = answers.get(name) or ""
    return answer.strip() if isinstance(answer, str) else str(next(iter(answer), ""))


def _basics(spec: Spec, answers: Answers, desk: Desk) -> Spec:
    title, what = " ".join(words(answers, "title").split())[:LONGEST_TITLE], words(answers, "what")[:LONGEST_WHAT]
    if not title or not what:
        raise UserError("Please give it a title, and say what each of you does.")
    slots = words(answers, "slots") or "1"
    if not slots.isdecimal() or not 1 <= int(slots[:9]) <= MOST_SLOTS:
        raise UserError(f"The number of people is a whole number from 1 to {MOST_SLOTS}. You wrote “{slots[:20]}”.")
    kind = _one(Kind, answers, "kind", spec.kind)
    if kind not in KINDS[spec.nature]:
        raise UserError("That kind does not go with your answer to the first question. Please choose another one.")
    deadline = _deadline(spec, words(answers, "deadline"), desk)
    return replace(spec, title=title, what=what, slots=int(slots), kind=kind, deadline=deadline)


def _deadline(spec: Spec, typed: str, desk: Desk) -> datetime | None:
    """A day without a time means its end."""
    if not typed:
        return None
    if spec.deadline is not None and typed == written(spec.deadline, desk.zone):
        return spec.deadline
    try:
        return understand(typed, desk.now, desk.zone)
    except UserError as unclear:
        return _end_of_day(typed, desk, unclear)


def _end_of_day(typed: str, desk: Desk, unclear: UserError) -> datetime:
    try:
        return understand(f"{typed} {_LAST_MINUTE}", desk.now, desk.zone)
    except UserError as error:
        if f"{_LAST_MINUTE}”" in str(error):
            raise unclear from None  # the words are no day either
        raise


def _pay(spec: Spec, answers: Answers, desk: Desk) -> Spec:
    del desk
    compensation = _one(Compensation, answers, "compensation", PAYING[0])
    typed, brand = words(answers, "fee"), " ".join(words(answers, "brand").split())[:LONGEST_BRAND]
    if not brand:
        raise UserError("Please name the brand partner. In a paid partnership, people want to know for whom they work.")
    if compensation is Compensation.FEE and not typed:
        raise UserError("Please say how high the fee is, with its currency, such as 250 EUR.")
    rights, term = _one(Rights, answers, "rights", Rights.NONE), _one(Term, answers, "term", Term.NONE)
    if (rights is Rights.NONE) is not (term is Term.NONE):
        raise UserError("Rights and their time belong together: choose both, or neither.")
    fee = money(typed) if typed else None
    if fee is not None and not fee.minor:
        raise UserError("A fee of nothing is no fee. Write how high it is, or choose what they get instead.")
    return replace(spec, pay=Pay(compensation, fee, brand, rights, term))


def _wanted(spec: Spec, answers: Answers, desk: Desk) -> Spec:
    del desk
    smallest, largest = sizes(words(answers, "sizes"))
    region = " ".join(words(answers, "region").split())[:LONGEST_REGION]
    where = _one(Where, answers, "where", Where.REMOTE)
    if where is Where.REGION and not region:
        raise UserError("Please say which place or region it is in, or choose that people can be anywhere.")
    platforms, niches = _many(Platform, answers, "platforms"), _many(Niche, answers, "niches")
    return replace(spec, wanted=Wanted(platforms, niches, smallest, largest, where, region))


def sizes(typed: str) -> tuple[int | None, int | None]:
    """The fewest and the most followers that are meant. Raises UserError."""
    plain = " ".join(typed.casefold().split())
    if plain in _EVERY_SIZE:
        return None, None
    if match := _UP_TO.fullmatch(plain):
        return None, follower_count(match[1])
    if match := _FROM.fullmatch(plain):
        return follower_count(match[1] or match[2]), None
    match = _RANGE.fullmatch(plain)
    if match is None:
        raise UserError("Please write sizes like one of these: 5k to 20k, from 5k, up to 20k. Empty means any size.")
    low, high = follower_count(match["low"]), follower_count(match["high"])
    return min(low, high), max(low, high)


def _freedom(spec: Spec, answers: Answers, desk: Desk) -> Spec:
    del desk
    fixed, free = (words(answers, name)[:LONGEST_FREEDOM] for name in ("fixed", "free"))
    return replace(spec, fixed=fixed, free=free)


def _one(choices: type[_Choice], answers: Answers, name: str, otherwise: _Choice) -> _Choice:
    chosen = words(answers, name)
    return choices(chosen) if chosen in tuple(choices) else otherwise


def _many(choices: type[_Choice], answers: Answers, name: str) -> tuple[_Choice, ...]:
    answer = answers.get(name) or ()
    chosen = {answer} if isinstance(answer, str) else set(answer)
    return tuple(choice for choice in choices if choice.value in chosen)


_READERS: Mapping[Page, Callable[[Spec, Answers, Desk], Spec]] = {
    Page.BASICS: _basics,
    Page.PAY: _pay,
    Page.WANTED: _wanted,
    Page.FREEDOM: _freedom,
}


def _basics_of(spec: Spec, zone: ZoneInfo) -> Answers:
    return {
        "title": spec.title,
        "kind": [spec.kind.value],
        "what": spec.what,
        "deadline": written(spec.deadline, zone) if spec.deadline else "",
        "slots": str(spec.slots),
    }


def _pay_of(spec: Spec, zone: ZoneInfo) -> Answers:
    del zone
    pay = spec.pay
    return {
        "compensation": [pay.compensation.value] if pay.compensation in PAYING else [],
        "fee": str(pay.fee) if pay.fee else "",
        "brand": pay.brand,
        "rights": [pay.rights.value],
        "term": [pay.term.value],
    }


def _wanted_of(spec: Spec, zone: ZoneInfo) -> Answers:
    del zone
    wanted = spec.wanted
    return {
        "platforms": [each.value for each in wanted.platforms],
        "niches": [each.value for each in wanted.niches],
        "sizes": _sizes_as_typed(wanted),
        "where": [wanted.where.value],
        "region": wanted.region,
    }


def _sizes_as_typed(wanted: Wanted) -> str:
    low, high = wanted.smallest, wanted.largest
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    return f"from {low:,}" if low is not None else f"up to {high:,}" if high is not None else ""


def _freedom_of(spec: Spec, zone: ZoneInfo) -> Answers:
    del zone
    return {"fixed": spec.fixed, "free": spec.free}


_WRITERS: Mapping[Page, Callable[[Spec, ZoneInfo], Answers]] = {
    Page.BASICS: _basics_of,
    Page.PAY: _pay_of,
    Page.WANTED: _wanted_of,
    Page.FREEDOM: _freedom_of,
}
