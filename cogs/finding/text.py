"""Every word of finding creators, and its place in a custom id."""

from collections.abc import Mapping, Sequence

from cogs.analytics.model_ranks import TIERS
from cogs.finding.model import BANDS, GROUP, Facet
from cogs.profiles.model import Niche, Platform
from cogs.profiles.text_names import NICHES, PLATFORMS

TITLE = "Find creators"
DOOR = "Creators by niche, size, platform and region, in what they share with you"
HINT = (
    "You find what people share with you, and nothing else: what somebody keeps private does not match, whoever looks. "
    "Rates and counted sizes are found by those who share theirs as far."
)
CHOOSE = "Choose one thing or more."
NOBODY = "Nobody fits that shares it with you."
WIDEN = "To see more, take out {what}."
WIDEN_ONE = "Try another {what}. People who keep theirs to themselves cannot be found by it."
SHARE_FIRST = "Rates are found by those who share their own by name: `/stats share`."
OPEN, MORE, AGAIN, REGION, CLEAR = "Profile", "More", "From the start", "Region", "Clear all"
REGION_LABEL, REGION_HINT = "Where", "A city or a country, such as Lisbon. Leave it empty for everywhere."
IN_REGION = "In “{region}”."
ANY = "any"

FACETS: Mapping[str, str] = {"niche": "Niche", "tier": "Size", "platform": "Platform", "rate": "Engagement rate"}
NAMES: Mapping[str, str] = {**FACETS, "region": REGION}

DOCTOR_PROBLEM = "For the search I do not see all members of the group yet, so some people are not found in /find."
DOCTOR_FIX = "Wait a few minutes. If it stays so, switch on the Server Members Intent in Discord's developer portal."


def band(number: int) -> str:
    """A band of engagement rates."""
    low, high = BANDS[number]
    if high is None:
        return f"{low:g} % and more"
    return f"{low:g} to {high:g} %" if low else f"under {high:g} %"


OPTIONS: Mapping[str, Mapping[str, str]] = {
    "niche": {each.value: NICHES[each] for each in Niche},
    "tier": {str(number): f"{tier.name} followers" for number, tier in enumerate(TIERS)},
    "platform": {each.value: PLATFORMS[each] for each in Platform},
    "rate": {str(number): band(number) for number in range(len(BANDS))},
}


_WORDS: Mapping[tuple[str, str], str] = (
    {("niche", each.value): name for each, name in NICHES.items()}
    | {("platform", each.value): name for each, name in PLATFORMS.items()}
    | {
        ("tier", f"{each.value}/t{number}"): f"{name}: {tier.name}"
        for each, name in PLATFORMS.items()
        for number, tier in enumerate(TIERS)
    }
    | {
        ("rate", f"{each.value}/b{number}"): f"{name}: rate {band(number)}"
        for each, name in PLATFORMS.items()
        for number in range(len(BANDS))
    }
)


def because(facets: Sequence[Facet], region: str) -> str:
    """Why somebody matched, in a short line."""
    return " · ".join(_said(each, region) for each in facets)


def _said(facet: Facet, region: str) -> str:
    return f"in {region}" if facet.name == "region" else _WORDS[facet.name, facet.value]


def filed(facet: Facet) -> Mapping[str, str]:
    """What somebody can be found by, and by whom, as they read it themselves."""
    name, value = NAMES.get(facet.name, facet.name), _WORDS.get((facet.name, facet.value), facet.value)
    return {"what": name, "value": value, "seen_by": _seen_by(facet.audience)}


def _seen_by(audience: str) -> str:
    if audience == GROUP:
        return "the group"
    return "my subgroup" if audience.startswith("subgroup:") else "those who share theirs as far"


def widen(chosen: Sequence[str]) -> str:
    """What to take out when nobody fits."""
    if len(chosen) == 1:
        return WIDEN_ONE.format(what=chosen[0])
    return WIDEN.format(what=f"{', '.join(chosen[:-1])} or {chosen[-1]}")
