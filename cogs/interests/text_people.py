"""What a profile shows of somebody who is interested, in a line for the owner's list."""

from bot.text import followers, listing
from bot.ui import escape
from cogs.interests.text_owner import NO_PROFILE
from cogs.profiles.model import PlatformEntry, Profile
from cogs.profiles.text import NICHES, PLATFORMS


def facts(profile: Profile | None) -> str:
    """Niches, platforms with their sizes, the region: whatever they show."""
    if profile is None:
        return NO_PROFILE
    niches = listing([NICHES[each] for each in profile.niches])
    platforms = ", ".join(_platform(each) for each in profile.platforms)
    return " · ".join(filter(None, (niches, platforms, escape(profile.region or ""))))


def _platform(entry: PlatformEntry) -> str:
    name = PLATFORMS[entry.platform]
    return f"{name} {followers(entry.followers)}" if entry.followers is not None else name
