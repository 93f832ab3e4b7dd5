"""What a card must say when a brand partner gives the prize, and what it says about the platform it is shown on."""

PLATFORMS = {
    "": "None",
    "instagram": "Instagram",
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "facebook": "Facebook",
    "pinterest": "Pinterest",
    "twitch": "Twitch",
    "x": "X",
    "bluesky": "Bluesky",
    "discord": "Discord",
}
_DISCLOSURE = "**#ad · Paid partnership with {name}**, who gives the prize."
_RELEASE = (
    "This giveaway is in no way sponsored, endorsed or administered by {platform}, or connected with it. "
    "{platform} is not responsible for any part of it: by entering, you release {platform} from every claim."
)


def disclosure(name: str) -> str:
    """Who gives the prize, clearly and first. The name has been made safe to show."""
    return _DISCLOSURE.format(name=name)


def release(platform: str) -> str:
    """The platform has nothing to do with it."""
    return _RELEASE.format(platform=PLATFORMS[platform])
