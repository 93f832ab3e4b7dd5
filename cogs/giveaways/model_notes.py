"""What moderators are told about a giveaway in their log. Standard library only."""

from enum import StrEnum


class Note(StrEnum):
    """What a note is about."""

    STARTED = "started"
    NOT_STARTED = "not_started"
    PAUSED = "paused"
    CARD_GONE = "card_gone"
    CHANNEL_GONE = "channel_gone"
    LACKS = "lacks"
