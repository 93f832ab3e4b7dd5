"""Reading a handle as people type or paste it: `@Sofia.Styles`, `https://www.instagram.com/sofia.styles/?hl=en`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import UserError
from cogs.profiles.model import Platform

LONGEST_TYPED = 200

_LINK = re.compile(r"(?:https?://)?(?:www\.|m\.|mobile\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)/(?P<path>\S*)", re.IGNORECASE)


_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NOT_PUBLIC = {
    *("local", "localhost", "localdomain", "internal", "intranet", "private", "lan", "home", "corp", "arpa"),
    *("test", "invalid", "onion", "i2p", "alt"),
}
"""Last words of names that lead to somebody's own network, or nowhere."""
_LONGEST_HOST = 100


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
    Platform.MASTODON: Rule(
        "Mastodon",
        r"(?=.{5,120}$)[a-z0-9_](?:[a-z0-9_.-]{0,28}[a-z0-9_])?@[a-z0-9.-]+",
        "your name and your server, such as yourname@mastodon.social",
        (),
        ("users", "web"),
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
    rule, name = RULES[platform], _name(platform, typed.strip()[:LONGEST_TYPED])
    if not re.fullmatch(rule.pattern, name) or (platform is Platform.MASTODON and not is_public_host(server_of(name))):
        raise UserError(f"That does not look like a handle on {rule.name}: it has {rule.explained}.")
    return name


def _name(platform: Platform, text: str) -> str:
    if platform is Platform.OTHER:
        return re.sub(r"^https?://(?:www\.)?|/$", "", text).lstrip("@")
    if platform is Platform.MASTODON:
        return _with_server(text)
    name = _from_link(platform, text).lstrip("@").casefold()
    return f"{name}.bsky.social" if platform is Platform.BLUESKY and "." not in name else name


def server_of(handle: str) -> str:
    """The server in `name@server`."""
    return handle.rpartition("@")[2]


def is_public_host(name: str) -> bool:
    """Whether it is the plain name of a server that anybody could reach: no address, no port, nobody's own network.

    Where the name leads is for whoever connects to it to check.
    """
    *labels, last = name.split(".")
    return (
        len(name) <= _LONGEST_HOST
        and bool(labels)
        and all(_LABEL.fullmatch(label) for label in (*labels, last))
        and (last.isalpha() or last.startswith("xn--"))
        and last not in _NOT_PUBLIC
    )


def _with_server(text: str) -> str:
    """`name@server`, also out of a link to a profile: there the server is the link's, unless the name has its own."""
    host, slash, path = re.sub(r"^https?://", "", text, flags=re.IGNORECASE).rstrip("/").partition("/")
    if not slash or "@" in host:
        return host.lstrip("@").casefold() if not slash else ""
    name = _first_name(Platform.MASTODON, path).lstrip("@")
    return (name if "@" in name else f"{name}@{host}").casefold()


def _from_link(platform: Platform, text: str) -> str:
    """The handle's part of a pasted link; any other text is left as it is."""
    match = _LINK.match(text)
    if match is None:
        return text
    _refuse_other_place(platform, match["host"].casefold())
    return _first_name(platform, match["path"])


def _first_name(platform: Platform, path: str) -> str:
    words = [word for word in re.split(r"[/?#]", path.partition("?")[0]) if word]
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
