"""Reading a handle as people type or paste it: `@Sofia.Styles`, `https://www.instagram.com/sofia.styles/?hl=en`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import UserError
from cogs.profiles.model import Platform

LONGEST_TYPED = 200

_LINK = re.compile(r"(?:https?://)?(?:www\.|m\.|mobile\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)/(?P<path>\S*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """How handles look on one platform. `before` are the words of a link that stand before the handle."""

    name: str
    pattern: str
    explained: str
    hosts: tuple[str, ...]
    before: tuple[str, ...] = ()


RULES: Mapping[Platform, Rule] = {
    Platform.INSTAGRAM: Rule(
        "Instagram", r"[a-z0-9._]{1,30}", "up to 30 letters, digits, dots and underscores", ("instagram.com",)
    ),
    Platform.TIKTOK: Rule(
        "TikTok", r"[a-z0-9._]{2,24}", "2 to 24 letters, digits, dots and underscores", ("tiktok.com",)
    ),
    Platform.YOUTUBE: Rule(
        "YouTube",
        r"[^\W_][\w.·-]{1,28}[^\W_]",
        "3 to 30 letters, digits, dots, hyphens and underscores",
        ("youtube.com",),
        ("c", "user", "channel"),
    ),
    Platform.PINTEREST: Rule(
        "Pinterest",
        r"[a-z0-9_]{3,30}",
        "3 to 30 letters, digits and underscores",
        ("pinterest.com", "pinterest.co.uk", "pinterest.de", "pinterest.fr", "pinterest.ca", "pinterest.pt"),
    ),
    Platform.FACEBOOK: Rule(
        "Facebook", r"[a-z0-9.]{5,50}", "5 to 50 letters, digits and dots", ("facebook.com", "fb.com"), ("pg",)
    ),
    Platform.TWITCH: Rule("Twitch", r"[a-z0-9_]{3,25}", "3 to 25 letters, digits and underscores", ("twitch.tv",)),
    Platform.BLUESKY: Rule(
        "Bluesky",
        r"(?=.{4,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+",
        "a name such as yourname.bsky.social",
        ("bsky.app",),
        ("profile",),
    ),
    Platform.THREADS: Rule(
        "Threads",
        r"[a-z0-9._]{1,30}",
        "up to 30 letters, digits, dots and underscores",
        ("threads.net", "threads.com"),
    ),
    Platform.X: Rule("X", r"[a-z0-9_]{1,15}", "up to 15 letters, digits and underscores", ("x.com", "twitter.com")),
    Platform.LINKEDIN: Rule(
        "LinkedIn",
        r"[\w-]{3,100}",
        "3 to 100 letters, digits and hyphens",
        ("linkedin.com",),
        ("in", "company"),
    ),
    Platform.OTHER: Rule("that place", r"[^\s<>@]{2,100}", "2 to 100 characters without spaces", ()),
}


def handle(platform: Platform, typed: str) -> str:
    """The handle alone, in lower case, without @ and link. Raises UserError when it cannot be one."""
    text = typed.strip()[:LONGEST_TYPED]
    rule = RULES[platform]
    if platform is Platform.OTHER:
        name = re.sub(r"^https?://(?:www\.)?|/$", "", text).lstrip("@")
    else:
        name = _from_link(platform, text).lstrip("@").casefold()
    if platform is Platform.BLUESKY and "." not in name:
        name = f"{name}.bsky.social"
    if not re.fullmatch(rule.pattern, name):
        raise UserError(f"That does not look like a handle on {rule.name}: it has {rule.explained}.")
    return name


def _from_link(platform: Platform, text: str) -> str:
    """The handle's part of a pasted link; any other text is left as it is."""
    match = _LINK.match(text)
    if match is None:
        return text
    _refuse_other_place(platform, match["host"].casefold())
    words = [word for word in re.split(r"[/?#]", match["path"].partition("?")[0]) if word]
    names = [word for word in words if word.casefold() not in RULES[platform].before]
    return names[0] if names else ""


def _refuse_other_place(platform: Platform, host: str) -> None:
    """Raise UserError for a link to somewhere else than the chosen platform."""
    if host.endswith(RULES[platform].hosts):
        return
    other = next((rule.name for rule in RULES.values() if rule.hosts and host.endswith(rule.hosts)), "another place")
    raise UserError(
        f"That link leads to {other}, and you chose {RULES[platform].name}. "
        "Change one of them, or type just your handle."
    )
