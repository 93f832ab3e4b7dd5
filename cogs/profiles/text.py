"""Every text of profiles for people: names of the choices, the portrait of a creator, questions and their hints."""

from collections.abc import Mapping, Sequence

from bot.text import followers, listing
from bot.ui import escape
from cogs.profiles.model import (
    LONGEST_SENTENCE,
    MOST_PLATFORMS,
    Field,
    Kind,
    Niche,
    Platform,
    PlatformEntry,
    Profile,
    Subgroup,
    Visibility,
)
from cogs.profiles.model_zones import place_of
from cogs.profiles.text_names import NICHES, PLATFORMS

__all__ = ["NICHES", "PLATFORMS"]  # read from here as well by all who show a profile anyway

KINDS: Mapping[Kind, str] = {
    Kind.ASPIRING: "Aspiring creator",
    Kind.EXPERT: "Niche expert",
    Kind.ENTHUSIAST: "Community enthusiast",
    Kind.STRATEGIST: "Brand strategist",
}
SUBGROUPS: Mapping[Subgroup, str] = {
    Subgroup.LIFESTYLE: "Niche lifestyle",
    Subgroup.LOCAL: "Local community",
    Subgroup.REVIEWERS: "Product reviewers and unboxers",
    Subgroup.EVENTS: "Event hosts and community builders",
}
FIELDS: Mapping[Field, str] = {
    Field.KIND: "Here as",
    Field.SUBGROUP: "Subgroup",
    Field.PLATFORMS: "Platforms",
    Field.FOLLOWERS: "Followers",
    Field.NICHES: "Niche",
    Field.REGION: "Region",
    Field.ZONE: "Time zone",
    Field.SENTENCE: "In one sentence",
}
VISIBILITIES: Mapping[Visibility, str] = {
    Visibility.PRIVATE: "Only me",
    Visibility.SUBGROUP: "My subgroup",
    Visibility.GROUP: "Everyone in the group",
}

YOUR_PROFILE = "Your profile"
NOT_TOLD = "not told"
NOTHING_SHARED = "They keep the rest of their profile to themselves for now."
LEFT = "They are not in the group any more."
EDIT = "Edit my profile"
EDIT_TITLE = "Edit your profile"
EDIT_HINT = "Changes are saved at once, and your introduction follows."
ABOUT, PLACE, WHO_SEES, BACK = "About me", "Where I am", "Who sees what", "Back"
MY_PLATFORMS = "My platforms"
WHO_SEES_HINT = "Choose for each part who may see it. What you hide also leaves your introduction."
SEES = "{field}: {visibility}"
SEEN_BY: Mapping[Visibility, str] = {
    Visibility.PRIVATE: "only me",
    Visibility.SUBGROUP: "my subgroup",
    Visibility.GROUP: "the group",
}
"""Shorter, so that a menu on a phone shows all of it."""

ADD_PLATFORM = "Add a platform"
REMOVE_PLATFORM = "Remove a platform"
NO_PLATFORM = "None yet."
PLATFORMS_HINT = f"Up to {MOST_PLATFORMS}. Adding one again replaces what you said about it."

ASK_KIND = "I am here as"
ASK_SUBGROUP = "My subgroup"
ASK_NICHES = "My niches"
ASK_NICHES_HINT = "One or two. Few niches are easier to remember."
ASK_SENTENCE = "Your niche in one sentence"
ASK_SENTENCE_HINT = f"What you make, and for whom. Up to {LONGEST_SENTENCE} characters."
ASK_SENTENCE_EXAMPLE = "I bake old village breads and show busy people how."
ASK_PLATFORM = "Platform"
ASK_HANDLE = "Your handle there"
ASK_HANDLE_HINT = "With or without @, a link works too."
ASK_FOLLOWERS = "How many followers, roughly?"
ASK_FOLLOWERS_HINT = "Such as 950, 12.5k or 1.2M. Only you see it until you decide otherwise."
ASK_REGION = "Your region"
ASK_REGION_HINT = "As much as you like to tell. Everyone in the group sees it; you may leave it empty."
ASK_REGION_EXAMPLE = "Lisbon, Portugal"
ASK_ZONE = "Your time zone"
ASK_ZONE_HINT = "A city, a country or an offset like UTC+2. Only you see it; I use it to never write at night."


def entry_line(entry: PlatformEntry, address: str | None = None) -> str:
    """`Instagram · @keiko.bakes · 7k`, without what is hidden; the handle leads to `address`, if there is one."""
    at = "" if entry.platform is Platform.OTHER or "/" in entry.handle else "@"
    name = PLATFORMS[entry.platform] if entry.platform is not Platform.OTHER else "Also at"
    handle = f"{at}{escape(entry.handle)}"
    parts = [f"**{name}**", handle if address is None else f"[{handle}](<{address}>)"]
    return " · ".join(parts if entry.followers is None else [*parts, followers(entry.followers)])


def niche_names(niches: Sequence[Niche]) -> str:
    """`Food · Parenting`."""
    return " · ".join(NICHES[niche] for niche in niches)


def portrait(profile: Profile) -> list[str]:
    """A creator in a few short paragraphs, with only what the profile still holds."""
    paragraphs = [
        f"> {escape(profile.sentence)}" if profile.sentence else "",
        "\n".join(entry_line(entry) for entry in profile.platforms),
        "\n".join(f"-# {fact}" for fact in _facts(profile)),
    ]
    return [paragraph for paragraph in paragraphs if paragraph]


def _facts(profile: Profile) -> list[str]:
    facts = [
        niche_names(profile.niches),
        SUBGROUPS[profile.subgroup] if profile.subgroup else "",
        " · ".join(filter(None, (escape(profile.region or ""), _clock(profile.zone)))),
    ]
    return [fact for fact in facts if fact]


def _clock(zone: str | None) -> str:
    return f"{place_of(zone)} time" if zone else ""


def byline(profile: Profile) -> str:
    """`@keiko · Niche expert`: the person, to be tapped, and what they are here as."""
    return " · ".join(filter(None, (f"<@{profile.user_id}>", KINDS[profile.kind] if profile.kind else "")))


def told(profile: Profile, name: Field) -> str:
    """One field as its owner sees it."""
    values: Mapping[Field, str] = {
        Field.KIND: KINDS[profile.kind] if profile.kind else "",
        Field.SUBGROUP: SUBGROUPS[profile.subgroup] if profile.subgroup else "",
        Field.PLATFORMS: listing([f"{PLATFORMS[each.platform]} {escape(each.handle)}" for each in profile.platforms]),
        Field.FOLLOWERS: listing(
            [followers(each.followers) for each in profile.platforms if each.followers is not None]
        ),
        Field.NICHES: niche_names(profile.niches),
        Field.REGION: escape(profile.region or ""),
        Field.ZONE: place_of(profile.zone) if profile.zone else "",
        Field.SENTENCE: escape(profile.sentence or ""),
    }
    return values[name] or NOT_TOLD


def own_line(profile: Profile, name: Field) -> str:
    """One field and who may see it, for its owner."""
    return f"**{FIELDS[name]}** · {told(profile, name)}\n-# {VISIBILITIES[profile.visibility_of(name)]}"
