"""The address of a profile on its platform, made of its handle."""

from collections.abc import Mapping
from urllib.parse import quote

from cogs.profiles.model import Platform, PlatformEntry
from cogs.profiles.model_handles import server_of

_BEFORE: Mapping[Platform, str] = {
    Platform.INSTAGRAM: "https://www.instagram.com/",
    Platform.TIKTOK: "https://www.tiktok.com/@",
    Platform.YOUTUBE: "https://www.youtube.com/@",
    Platform.PINTEREST: "https://www.pinterest.com/",
    Platform.FACEBOOK: "https://www.facebook.com/",
    Platform.TWITCH: "https://www.twitch.tv/",
    Platform.BLUESKY: "https://bsky.app/profile/",
    Platform.THREADS: "https://www.threads.net/@",
    Platform.X: "https://x.com/",
    Platform.LINKEDIN: "https://www.linkedin.com/in/",
}


def address_of(entry: PlatformEntry) -> str | None:
    """Where the profile is; None for a place that has no addresses of one form."""
    if entry.platform is Platform.MASTODON:
        return f"https://{server_of(entry.handle)}/@{quote(entry.handle.rpartition('@')[0])}"
    before = _BEFORE.get(entry.platform)
    return f"{before}{quote(entry.handle)}" if before is not None else None
