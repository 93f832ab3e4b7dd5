"""The words of a match: `same niche, sizes 7k and 9k, both on Instagram, both in Leeds; caution: booked twice`.

They fit whoever reads them: "they" and "you" are not in them, since both the owner and the creator read the same.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping

from bot.text import duration, followers, listing, plural
from cogs.collabs.model_match import Fact, Match
from cogs.collabs.model_weights import Why
from cogs.interests.text import usual
from cogs.profiles.model import Niche, Platform
from cogs.profiles.text_names import NICHES, PLATFORMS

TITLE = "What fits you"
NOTHING_FITS = (
    "Nothing open fits you yet, by what you told the group. The more your profile says, the better I can look: "
    "/profile edit. Or look through everything."
)
BROWSE = "Look through everything"
HOW = (
    "Made from your profile, from the numbers that you have, and from what others share with you. "
    "Nobody else sees this list, and nobody is left out for a caution."
)
BETTER = "‹ Better"
MORE = "More ›"
NOTHING_SHARED = "nothing shared yet that could be compared"
CAUTION = "caution"
_LONGEST_PLACE = 60
_IN_PLACES = frozenset(" .,'’&()/-")
"""What a place's name has beside letters and digits; so nothing of it can be mark-up, a mention or a link."""
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def explained(match: Match) -> str:
    """All of it in one line."""
    reasons = ", ".join(fact(each) for each in match.reasons) or NOTHING_SHARED
    cautions = ", ".join(fact(each) for each in match.cautions)
    return f"{reasons}; {CAUTION}: {cautions}" if cautions else reasons


def fact(told: Fact) -> str:
    """One reason or caution in a few words."""
    return _SAID[told.why](told)


def _niches(niches: Iterable[Niche], last: str = "and") -> str:
    return listing([NICHES[each] for each in Niche if each in niches], last)


def _platforms(platforms: Iterable[Platform], last: str = "and") -> str:
    """`Instagram and TikTok`, in the order of the menus."""
    return listing([PLATFORMS[each] for each in Platform if each in platforms], last)


def _asked(told: Fact) -> str:
    """`5k to 20k followers`, `5k followers or more`, `up to 20k followers`."""
    low, high = told.asked
    if high is None:
        return f"{followers(low or 0)} followers or more"
    return f"{followers(low)} to {followers(high)} followers" if low else f"up to {followers(high)} followers"


def _size(told: Fact) -> str:
    return followers(told.sizes[-1]) if told.sizes else f"a tier of {_tier(told)}"


def _tier(told: Fact) -> str:
    return told.tier.name if told.tier is not None else "unknown size"


def _number(count: int, one: str, many: str) -> str:
    """`three sponsored pieces`; in digits from ten on."""
    return f"{_WORDS[count]} {one if count == 1 else many}" if count < len(_WORDS) else plural(count, one, many)


def _there(place: str) -> str:
    """A place as somebody typed it, with nothing that Discord would read as more than words."""
    kept = (each for each in place if each in _IN_PLACES or unicodedata.category(each)[0] in "LMN")
    return "".join(kept)[:_LONGEST_PLACE].strip()


def _sizes(told: Fact) -> str:
    first, second = (followers(size) for size in told.sizes)
    return f"sizes {first} and {second}" if first != second else f"both at {first}"


_SAID: Mapping[Why, Callable[[Fact], str]] = {
    Why.SAME_NICHE: lambda _: "same niche",
    Why.NICHE_ASKED: lambda it: f"{_niches(it.niches)}, as asked",
    Why.SIZE_ASKED: lambda it: f"{_size(it)} where {_asked(it)} are asked for",
    Why.SIZES_NEAR: _sizes,
    Why.SAME_TIER: lambda it: f"same tier, {_tier(it)}",
    Why.BOTH_ON: lambda it: f"both on {_platforms(it.platforms)}",
    Why.PLATFORM_ASKED: lambda it: f"on {_platforms(it.platforms)}, as asked",
    Why.SAME_PLACE: lambda it: f"both in {_there(it.place)}",
    Why.PLACE_ASKED: lambda it: f"in {_there(it.place)}, as asked",
    Why.SAME_COUNTRY: lambda it: f"both in {_there(it.place)}",
    Why.SAME_SUBGROUP: lambda _: "same subgroup",
    Why.ANSWERS_SOON: lambda it: usual(it.span),
    Why.OTHER_NICHE: lambda it: f"asks for {_niches(it.niches, 'or')}",
    Why.OTHER_SIZE: lambda it: f"asks for {_asked(it)}, and this is {_size(it)}",
    Why.OTHER_PLATFORM: lambda it: f"asks for {_platforms(it.platforms, 'or')}",
    Why.ELSEWHERE: lambda it: f"asks for {_there(it.place)}, and the profile says {_there(it.other_place)}",
    Why.DEADLINE_SOON: lambda it: f"{duration(it.span)} left",
    Why.BOOKED: lambda it: f"{_number(it.count, 'other collab', 'other collabs')} due at about that time",
    Why.SPONSORED_LATELY: lambda it: f"{_number(it.count, 'sponsored piece', 'sponsored pieces')} this week",
    Why.ANSWERS_LATE: lambda it: usual(it.span),
}
