"""How a profile reads where people see what is stored about them."""

from bot.telling import Part, Words
from cogs.profiles.text import FIELDS, KINDS, NICHES, PLATFORMS, SUBGROUPS, VISIBILITIES

TOLD: Words = {
    "kind": Part("I am here as", KINDS),
    "subgroup": Part("Subgroup", SUBGROUPS),
    "niches": Part("Niches", NICHES),
    "region": "Region",
    "zone": "Time zone",
    "sentence": "In one sentence",
    "platforms": "Platforms",
    "platform": Part("Platform", PLATFORMS),
    "handle": "Handle",
    "followers": "Followers",
    "visibility": "Who sees it",
    **{f"visibility.{each}": Part(name, VISIBILITIES) for each, name in FIELDS.items()},
    "shared_at": "Introduced to the group",
}
