"""What can be said about a creator and a request, one question each; None where too little is shared to say it.

Sizes have a file of their own: `model_questions_sizes`.
"""

from datetime import timedelta

from cogs.collabs.model_facts import Fact, Pair
from cogs.collabs.model_places import common
from cogs.collabs.model_weights import Why

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def niche(pair: Pair) -> Fact | None:
    """The niche that is asked for, or else the owner's."""
    mine, owners = pair.creator.niches, pair.opening.owner.niches
    asked = pair.opening.niches or owners
    if shared := mine & asked:
        why = Why.SAME_NICHE if shared & owners else Why.NICHE_ASKED
        return Fact(why=why, points=pair.points(why), niches=shared & owners or shared)
    if not mine or not pair.opening.niches:
        return None
    return Fact(why=Why.OTHER_NICHE, points=pair.points(Why.OTHER_NICHE), niches=asked)


def platform(pair: Pair) -> Fact | None:
    """The platform that is asked for, or else the owner's."""
    mine, owners = pair.creator.platforms, pair.opening.owner.platforms
    asked = pair.opening.platforms or owners
    if shared := mine & asked:
        why = Why.BOTH_ON if shared & owners else Why.PLATFORM_ASKED
        return Fact(why=why, points=pair.points(why), platforms=shared & owners or shared)
    if not mine or not pair.opening.platforms:
        return None
    return Fact(why=Why.OTHER_PLATFORM, points=pair.points(Why.OTHER_PLATFORM), platforms=asked)


def place(pair: Pair) -> Fact | None:
    """The place that is asked for, or else the owner's."""
    asked, owners, mine = pair.opening.region or None, pair.opening.owner.region, pair.creator.region
    place = asked or owners
    if mine is None or place is None:
        return None
    shared = common(place, mine)
    if shared is not None:
        is_asked = asked is not None and not (owners and common(asked, owners))
        exact = Why.PLACE_ASKED if is_asked else Why.SAME_PLACE
        why = exact if shared.exact else Why.SAME_COUNTRY
        return Fact(why=why, points=pair.points(why), place=shared.name)
    if asked is None:
        return None
    return Fact(why=Why.ELSEWHERE, points=pair.points(Why.ELSEWHERE), place=asked, other_place=mine)


def subgroup(pair: Pair) -> Fact | None:
    """Whether both are in the same subgroup."""
    mine = pair.creator.subgroup
    if mine is None or mine is not pair.opening.owner.subgroup:
        return None
    return Fact(why=Why.SAME_SUBGROUP, points=pair.points(Why.SAME_SUBGROUP))


def answers(pair: Pair) -> Fact | None:
    """How long one waits for the other side; nobody needs to hear it of themselves."""
    span = (pair.opening.owner if pair.creator.is_viewer else pair.creator).answers_in
    limits = pair.weights.limits
    if span is None:
        return None
    hours = span / _HOUR
    if hours < limits.answers_soon_hours:
        points = pair.points(Why.ANSWERS_SOON, 1 - hours / limits.answers_soon_hours)
        return Fact(why=Why.ANSWERS_SOON, points=points, span=span)
    if hours <= limits.answers_late_hours:
        return None
    return Fact(why=Why.ANSWERS_LATE, points=pair.points(Why.ANSWERS_LATE), span=span)


def deadline(pair: Pair) -> Fact | None:
    """Whether there is little time left."""
    soon = pair.weights.limits.deadline_soon_days
    if pair.opening.deadline is None or (left := pair.opening.deadline - pair.now) / _DAY >= soon:
        return None
    points = pair.points(Why.DEADLINE_SOON, 1 - left / _DAY / soon)
    return Fact(why=Why.DEADLINE_SOON, points=points, span=max(left, timedelta()))


def booked(pair: Pair) -> Fact | None:
    """Other collabs that are due at about the same time."""
    if pair.opening.deadline is None or not pair.creator.booked:
        return None
    around = pair.weights.limits.booked_days * _DAY
    count = sum(abs(due - pair.opening.deadline) <= around for due in pair.creator.booked)
    return Fact(why=Why.BOOKED, points=pair.points(Why.BOOKED), count=count) if count else None


def sponsored(pair: Pair) -> Fact | None:
    """Too much sponsored content at once tires an audience."""
    count, limits = pair.creator.sponsored or 0, pair.weights.limits
    if count < limits.sponsored_from:
        return None
    points = pair.points(Why.SPONSORED_LATELY, count / limits.sponsored_most)
    return Fact(why=Why.SPONSORED_LATELY, points=points, count=count)
