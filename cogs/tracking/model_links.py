"""Links that tell where somebody came from: UTM parameters added to a brand partner's link.

What the link had before stays as it was, letter by letter, except for a parameter that is set anew. Where on a platform
a link can be pressed at all is here too. Promo codes are in `model_promo`, what came of it all is in `model_results`.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit, urlunsplit

from bot.errors import UserError
from cogs.profiles.model import Platform

LONGEST_LINK = 512
"""What a link button holds."""
LONGEST_TAG = 60
_UNFIT = re.compile(r"[\s\\<>\"'`{}|^\x00-\x1f\x7f-\x9f]")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_ACCENTS, _DASHES = re.compile(r"[\u0300-\u036f]"), re.compile(r"-+")
_KEPT = ("L", "M", "N")
_SHOW_ME = "such as https://example.com/spring"
MEDIUM = "influencer"
"""The same as `/stats campaign` proposes, so that a brand partner sees one medium and not two."""


class Spot(StrEnum):
    """Where on a platform people find the link."""

    PROFILE = "profile"
    POST = "post"
    STORY = "story"
    DESCRIPTION = "description"
    COMMENT = "comment"
    MESSAGE = "message"
    ELSEWHERE = "elsewhere"


_WORDS_ONLY: Mapping[Platform, frozenset[Spot]] = {
    Platform.INSTAGRAM: frozenset({Spot.POST, Spot.DESCRIPTION, Spot.COMMENT}),
    Platform.TIKTOK: frozenset({Spot.POST, Spot.DESCRIPTION, Spot.COMMENT}),
}
"""Where a link is shown as mere words, so that nobody can open it with a press."""


def can_be_pressed(platform: Platform, spot: Spot) -> bool:
    """Whether people can open a link there."""
    return spot not in _WORDS_ONLY.get(platform, frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What a link says about the visit, each as `tag` makes it. Source is where, medium is by which means."""

    source: str
    medium: str
    campaign: str
    content: str = ""
    term: str = ""

    def parameters(self) -> dict[str, str]:
        """Name and value of each that is not empty."""
        named = {name: getattr(self, name) for name in ("source", "medium", "campaign", "content", "term")}
        return {f"utm_{name}": value for name, value in named.items() if value}


def tags_for(platform: Platform, spot: Spot, campaign: str, handle: str = "") -> Tags:
    """What a link at that spot says: the platform, the campaign, whose it is and where. Raises UserError."""
    whose = f"{handle}-{spot}" if any(map(str.isalnum, handle)) else spot.value
    return Tags(source=platform.value, medium=MEDIUM, campaign=tag(campaign), content=tag(whose[-LONGEST_TAG:]))


def tag(typed: str) -> str:
    """One spelling for one thing, since statistics count `Spring Sale` and `spring-sale` apart.

    Raises UserError when nothing is left of it, or when it is too long.
    """
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", typed).casefold())
    joined = unicodedata.normalize("NFC", _ACCENTS.sub("", spread))
    fit = "".join(one if one == "." or unicodedata.category(one)[0] in _KEPT else "-" for one in joined)
    kept = _DASHES.sub("-", fit).strip("-.")
    if not any(map(str.isalnum, kept)):
        raise UserError("Please give it a name with letters or digits in it, such as spring-menu.")
    if len(kept) > LONGEST_TAG:
        raise UserError(f"That name is {len(kept)} characters long. Please keep it under {LONGEST_TAG + 1}.")
    return kept


def tracked(link: str, tags: Tags) -> str:
    """The link with these tags. Raises UserError when it is no link for the web, or gets too long."""
    parts, new = web_link(link), tags.parameters()
    kept = [each for each in parts.query.split("&") if _name(each) not in new] if parts.query else []
    added = [f"{name}={quote(value, safe='')}" for name, value in new.items()]
    made = urlunsplit(parts._replace(query="&".join(kept + added)))
    if len(made) > LONGEST_LINK:
        raise UserError(
            f"With its tags that link is {len(made)} characters long, and {LONGEST_LINK} fit. "
            "Please use a shorter link or shorter names."
        )
    return made


def web_link(typed: str) -> SplitResult:
    """The parts of a link. Raises UserError with what is wrong."""
    link = typed.strip().removeprefix("<").removesuffix(">")
    if not link or _UNFIT.search(link):
        raise UserError(f"Please paste one link and nothing else, without spaces, {_SHOW_ME}.")
    try:
        parts = urlsplit(link)
        is_right = _is_host(parts.hostname or "") and parts.port != 0
    except ValueError:
        raise UserError(f"I cannot read that link. Please copy it from the address bar, {_SHOW_ME}.") from None
    if parts.scheme not in {"http", "https"}:
        raise UserError(f"Please begin the link with https://, {_SHOW_ME}.")
    if parts.username is not None or parts.password is not None:
        raise UserError("There is a name or a password in that link, before the @. Please use the link without it.")
    if not is_right:
        raise UserError(f"That link names no website. Please copy it from the address bar, {_SHOW_ME}.")
    return parts


def _is_host(host: str) -> bool:
    """A name with a dot in it, whose last part is no number."""
    labels = host.removesuffix(".").split(".")
    return len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdecimal()


def _name(parameter: str) -> str:
    return unquote_plus(parameter.partition("=")[0]).strip().casefold()
