"""The link to what was posted: looked at for its form only. Nobody ever opens it for that."""

from urllib.parse import urlsplit

from bot.errors import UserError

LONGEST_LINK = 500
_NOT_A_LINK = "That does not look like a link. Paste the address of what you posted; it begins with https://."
_WITH_A_NAME = "That link holds a name or a password before the address. Paste it the way the app shares it."


def link_of(typed: str) -> str:
    """The link, whole and in one line. Raises UserError for what cannot be one."""
    link = typed.strip()
    if not link or len(link) > LONGEST_LINK or any(each.isspace() or not each.isprintable() for each in link):
        raise UserError(_NOT_A_LINK)
    if "://" not in link:
        link = f"https://{link}"
    return _checked(link)


def _checked(link: str) -> str:
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise UserError(_NOT_A_LINK) from None
    if parts.username is not None or parts.password is not None:
        raise UserError(_WITH_A_NAME)
    is_site = "." in host.strip(".") and not host.replace(".", "").isdecimal()
    if parts.scheme not in {"http", "https"} or not is_site or set(link) & set('<>()[]`"|\\'):
        raise UserError(_NOT_A_LINK)
    return link
