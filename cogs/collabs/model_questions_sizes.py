"""What sizes say about a creator and a request: by the number where it is shared, else by the tier."""

from math import log

from cogs.analytics.model_ranks import Tier, tier_of
from cogs.collabs.model_facts import Fact, Pair
from cogs.collabs.model_seen import Seen
from cogs.collabs.model_weights import Why
from cogs.profiles.model import Platform


def nearness(first: int, second: int, factor: float) -> float:
    """1 for equal sizes, falling with their ratio to 0 at that factor and beyond."""
    return max(0.0, 1 - abs(log(max(first, 1) / max(second, 1))) / log(factor))


def size_asked(pair: Pair) -> Fact | None:
    """Whether one of the sizes is what is asked for. The number is best; a tier must lie wholly in or out."""
    low, high = pair.opening.smallest or 0, pair.opening.largest
    if low == 0 and high is None:
        return None
    sizes = sorted(size for platform, size in pair.creator.sizes.items() if pair.counts(platform))
    fitting = [size for size in sizes if low <= size and (high is None or size <= high)]
    if not sizes:
        return _tier_asked(pair, low, high)
    why = Why.SIZE_ASKED if fitting else Why.OTHER_SIZE
    return Fact(why=why, points=pair.points(why), sizes=((fitting or sizes)[-1],), asked=(pair.opening.smallest, high))


def _tier_asked(pair: Pair, low: int, high: int | None) -> Fact | None:
    tiers = sorted((tier for at, tier in pair.creator.tiers.items() if pair.counts(at)), key=lambda tier: tier.low)
    inside = [tier for tier in tiers if low <= tier.low and (high is None or (tier.high or high + 2) <= high + 1)]
    outside = [tier for tier in tiers if (tier.high or low + 1) <= low or (high is not None and high < tier.low)]
    if not inside and (not tiers or len(outside) < len(tiers)):
        return None
    why = Why.SIZE_ASKED if inside else Why.OTHER_SIZE
    return Fact(why=why, points=pair.points(why), tier=(inside or tiers)[-1], asked=(pair.opening.smallest, high))


def sizes_near(pair: Pair) -> Fact | None:
    """How near the two audiences are, on the platform where they are nearest."""
    if pair.opening.is_paid:
        return None
    facts = [fact for platform in _compared(pair) if (fact := _near_on(platform, pair))]
    return max(facts, key=lambda fact: fact.points, default=None)


def _compared(pair: Pair) -> list[Platform]:
    """Where both have a size, always in the same order."""
    owner, mine = pair.opening.owner, pair.creator
    both = (owner.sizes.keys() | owner.tiers.keys()) & (mine.sizes.keys() | mine.tiers.keys())
    return sorted(platform for platform in both if pair.counts(platform))


def _near_on(platform: Platform, pair: Pair) -> Fact | None:
    owners, mine = pair.opening.owner.sizes.get(platform), pair.creator.sizes.get(platform)
    tier = _tier(pair.creator, platform)
    tied = pair.points(Why.SAME_TIER) if tier is not None and tier == _tier(pair.opening.owner, platform) else 0.0
    near = 0.0
    if owners is not None and mine is not None:
        near = pair.points(Why.SIZES_NEAR, nearness(owners, mine, pair.weights.limits.near_factor))
        if near >= tied and near > 0:
            return Fact(why=Why.SIZES_NEAR, points=near, sizes=(owners, mine), platforms=frozenset({platform}))
    return Fact(why=Why.SAME_TIER, points=tied, tier=tier, platforms=frozenset({platform})) if tied else None


def _tier(person: Seen, platform: Platform) -> Tier | None:
    return tier_of(person.sizes.get(platform)) or person.tiers.get(platform)
