"""How a line of the audit log reads, and the list of who may do what. Not used by services: it loads discord."""

from collections.abc import Mapping
from typing import Any

from bot.text import listing
from bot.ui import escape

TITLE = "What moderators did"
SEARCH = "Search the log"
SEARCH_PERSON, SEARCH_PERSON_HINT = "Who did it, or whom it was about", "Leave it empty for everybody."
SEARCH_WORDS, SEARCH_WORDS_HINT = "Words of what was done", "Such as: channel made. Empty finds everything."
NOTHING = "Nothing like that was done. Try other words, or more days."
UNKNOWN_FEATURE = "There is no feature of that name. Pick one from the list."
WHO_TITLE = "Who may do what"
WHO_HINT = "Change it in /setup, Moderators."
MANAGERS = "everyone who may manage the server"
_MENTIONS = {"channel_id": "<#{}>", "role_id": "<@&{}>", "user_id": "<@{}>", "member_id": "<@{}>", "newcomer": "<@{}>"}
_SAID_BY_ITSELF = {"purpose", "setting"}
_UNSAID = {"pair", "template"}
"""Numbers of our own, which nobody knows."""
_YES_OR_NO = {True: "yes", False: "no"}
_LONGEST_VALUE = 80


def action(name: str) -> str:
    """`template_changed` as people read it."""
    return name.replace("_", " ").replace(".", " ")


def details(given: Mapping[str, Any]) -> str:
    """Ids as mentions, the rest as `name: value`."""
    return " · ".join(_detail(key, value) for key, value in given.items() if _is_said(key, value))


def _is_said(key: str, value: Any) -> bool:  # noqa: ANN401 - plain data from JSON
    return key not in _UNSAID and value not in (None, "", [], {})


def _detail(key: str, value: Any) -> str:  # noqa: ANN401 - plain data from JSON
    if key in _MENTIONS:
        return _MENTIONS[key].format(value)
    if key in _SAID_BY_ITSELF:
        return _value(action(str(value)))
    if key == "value":
        return _value(value)
    if key.endswith("_ids") and isinstance(value, list):
        pattern = _MENTIONS.get(key.removesuffix("s"), "{}")
        return listing([pattern.format(one) for one in value])
    return f"{action(key)}: {_value(value)}"


def _value(value: Any) -> str:  # noqa: ANN401 - as above
    """One short line in which nothing is mark-up and nobody is mentioned."""
    words = _YES_OR_NO[value] if isinstance(value, bool) else str(value)
    return escape(" ".join(words.split()), _LONGEST_VALUE)
