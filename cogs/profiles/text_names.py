"""The names of what can be chosen in a profile, for texts that load no Discord."""

from collections.abc import Mapping

from cogs.profiles.model import Niche, Platform
from cogs.profiles.model_handles import RULES

NICHES: Mapping[Niche, str] = {
    Niche.FASHION: "Fashion and beauty",
    Niche.TRAVEL: "Travel and lifestyle",
    Niche.BUSINESS: "Business and tech",
    Niche.ENTERTAINMENT: "Entertainment",
    Niche.HOME: "Home and family",
    Niche.FOOD: "Food",
    Niche.FITNESS: "Fitness and wellness",
    Niche.PARENTING: "Parenting",
}
PLATFORMS: Mapping[Platform, str] = {platform: rule.name for platform, rule in RULES.items()} | {
    Platform.OTHER: "Somewhere else"
}
