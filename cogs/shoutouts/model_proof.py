"""The link that proves a shoutout: looked at for its form and its platform only. Nobody ever opens it for that."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.errors import UserError
from cogs.profiles.model import Platform
from cogs.profiles.model_handles import RULES
from cogs.rooms.model_link import LONGEST_LINK, link_of

__all__ = ["LONGEST_LINK", "platform_of", "proof_of"]

_SHORT_HOSTS = {"youtu.be": Platform.YOUTUBE, "pin.it": Platform.PINTEREST, "fb.watch": Platform.FACEBOOK}
_OURS = ("discord.com", "discord.gg", "discordapp.com")
_IN_HERE = "That link leads back to Discord. Paste the address of what your audience sees."
_FRONT_PAGE = "That is the address of a front page. Paste the one of the content itself, the way the app shares it."


def proof_of(typed: str, wanted: Platform | None = None) -> str:
    """The link. Raises UserError for what is no link, leads to no content, or to another platform than is wanted."""
    link = link_of(typed)
    parts = urlsplit(link)
    if _is_at(parts.hostname or "", _OURS):
        raise UserError(_IN_HERE)
    if not parts.path.strip("/") and not parts.query:
        raise UserError(_FRONT_PAGE)
    if wanted is not None and wanted is not Platform.OTHER and RULES[wanted].hosts and platform_of(link) is not wanted:
        raise UserError(_elsewhere(wanted))
    return link


def platform_of(link: str) -> Platform | None:
    """Where a link leads, as far as its address tells."""
    host = urlsplit(link).hostname or ""
    if host in _SHORT_HOSTS:
        return _SHORT_HOSTS[host]
    return next((platform for platform, rule in RULES.items() if _is_at(host, rule.hosts)), None)


def _is_at(host: str, names: Sequence[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)


def _elsewhere(wanted: Platform) -> str:
    name = RULES[wanted].name
    return f"This rotation is about {name}, and that link leads somewhere else. Paste the address of what is on {name}."
