"""Words that all of analytics uses: names of platforms, formats, sources and notes, and what services refuse with.

Figures are said in `text_numbers`, logging in `text_logging`. Nothing here needs Discord.
"""

from collections.abc import Mapping

from cogs.analytics.model import Format, NoteKind, Source
from cogs.profiles.model import Platform
from cogs.profiles.model_handles import RULES

PLATFORMS: Mapping[Platform, str] = {platform: rule.name for platform, rule in RULES.items()} | {
    Platform.OTHER: "Somewhere else"
}
FORMATS: Mapping[Format, str] = {
    Format.POST: "Photo",
    Format.CAROUSEL: "Carousel",
    Format.REEL: "Reel",
    Format.SHORT: "Short",
    Format.VIDEO: "Video",
    Format.STORY: "Story",
    Format.STREAM: "Stream",
    Format.OTHER: "Something else",
}
SOURCES: Mapping[Source, str] = {
    Source.SELF_REPORTED: "typed in by you",
    Source.IMPORTED: "from your file",
    Source.PEER_VERIFIED: "confirmed by a moderator",
    Source.API_PUBLIC: "from the platform",
    Source.API_AUTHORISED: "from the platform, with your permission",
}
SOURCES_FOR_OTHERS: Mapping[Source, str] = {
    Source.SELF_REPORTED: "self-reported",
    Source.IMPORTED: "self-reported, from a file",
    Source.PEER_VERIFIED: "confirmed by a moderator",
    Source.API_PUBLIC: "from the platform",
    Source.API_AUTHORISED: "from the platform",
}
"""On what others read."""
NOTES: Mapping[NoteKind, str] = {
    NoteKind.GIVEAWAY: "A giveaway",
    NoteKind.SHOUTOUT: "A shoutout",
    NoteKind.COLLAB: "A collab",
    NoteKind.PAID: "A paid partnership",
    NoteKind.VIRAL: "It went viral",
    NoteKind.SALE: "A sale",
    NoteKind.OTHER: "Something else",
}

NOTE_LABELS: Mapping[NoteKind, str] = {
    NoteKind.GIVEAWAY: "giveaway",
    NoteKind.SHOUTOUT: "shoutout",
    NoteKind.COLLAB: "collab",
    NoteKind.PAID: "paid",
    NoteKind.VIRAL: "viral",
    NoteKind.SALE: "sale",
    NoteKind.OTHER: "note",
}
"""On charts, where there is room for a word."""
SPONSORED, ORGANIC = "Sponsored", "Organic"
PRIVATE = "Your numbers are private: nobody sees them, moderators included, unless you share them."

# What is refused

NO_SUCH_ACCOUNT = "That account is not here any more. Open /stats me to see yours."
UNDER_18 = "You told me that you are under 18, so I keep no numbers of yours. If that was a mistake, open /stats me."
NO_SUCH_CONTENT = "That piece of content is not here any more. Open the list again."
NOTHING_TYPED = "There was nothing to log: no followers, and no content. Fill in one of the two."
FROM_THE_PLATFORM = "These numbers come from the platform itself, so they are changed only there."
NO_NUMBER_LEFT = "There would be no number left. To take this content out, press “Remove”."
ENDS_FIRST = "The last day is before the first one. Swap them."
NO_PICTURE = "That is no picture. Send a screenshot as PNG or JPEG."
PICTURE_TOO_LARGE = "That picture is larger than 10 MB. Cut it to the part with the numbers, then send it again."
NOBODY_TO_ASK = "There is no place to ask the moderators yet. Ask one of them to run /setup, then try again."
NOTHING_TO_CONFIRM = "Those numbers were changed or removed since. Log them again, then add the screenshot."
ASKED_ALREADY = "The moderators have been asked about these numbers already."
PROOF_GONE = "The creator has removed these numbers. There is nothing to confirm any more."
PROOF_ANSWERED = "Somebody has answered this already."
OWN_PROOF = "These are your own numbers. Another moderator has to look at them."
NO_FILE = "I could not fetch that file from Discord. Please send it again."


def too_many_accounts(most: int) -> str:
    """No room for another account."""
    return f"You have {most} accounts here already. Remove one first: open it in /stats me."


def too_many_contents(most: int) -> str:
    """No room for more content."""
    return f"That would be more than {most:,} pieces of content for one account. Send only the newest."


def too_many_notes(most: int) -> str:
    """No room for another note."""
    return f"There are {most} notes already. Remove an old one first."


def too_long(days: int) -> str:
    """A note over too long a time."""
    return f"That is a long time. A note covers {days} days at most, so that it explains something in particular."


def file_too_large(most: int) -> str:
    """A file that is too large to be read."""
    return f"That file is larger than {most // 1_000_000} MB. Split it and send one after another."
