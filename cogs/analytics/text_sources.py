"""Every word about linked accounts."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bot.text import listing, moment
from cogs.analytics.model_sources import DEPTH, GONE, MOST_LINKED, Linked, SourceError, Trouble
from cogs.profiles.model import Platform
from cogs.profiles.model_handles import RULES

LINK, UNLINK = "Link an account", "Unlink an account"
LINK_INTRO = (
    "Your numbers can come from the platform by themselves, so that you need not type them. Only you see them, until "
    "you choose to share."
)
WHAT_HOW_STOP = (
    f"**What I read:** what everybody can see: how many follow you, and the numbers of your newest {DEPTH} posts.\n"
    "**How often:** once a day, at a time of its own.\n"
    "**How to stop:** `/stats unlink`, at any time. Then you choose whether what was read stays or goes."
)
CHOOSE = "Where is the account?"
NONE_ON = (
    "No platform is switched on here, so numbers come from you: `/stats log` and `/stats import`. Whoever runs the bot "
    "can switch platforms on in its settings."
)
NOT_ON = "That platform is not switched on here any more. Use /stats link again to see those that are."
ASK_HANDLE = "Your handle there"
ASK_HANDLE_HINT = "With or without @, a link works too."
HINTS: Mapping[Platform, str] = {
    Platform.INSTAGRAM: "It has to be a public business or creator account.",
    Platform.MASTODON: "With its server, such as yourname@mastodon.social. A link works too.",
    Platform.YOUTUBE: "The handle behind the @, not the channel's number. A link works too.",
    Platform.TWITCH: "Only your followers are counted: Twitch tells no more.",
}
YOUTUBE_TERMS = (
    "This uses YouTube API Services. By linking you agree to YouTube's terms, <https://www.youtube.com/t/terms>; what "
    "Google does with data is at <https://policies.google.com/privacy>. Numbers from YouTube are kept for 28 days."
)
ENOUGH = f"You have {MOST_LINKED} linked accounts already. Unlink one first, with /stats unlink."
ALREADY = "That account is linked already. Its numbers are read once a day."
SOMEBODY_ELSES = (
    "Somebody else in this group has linked that account. If it is yours, ask a moderator to sort it out with them."
)
NOT_LINKED = "That account is not linked any more."
NOTHING_LINKED = "You have no linked account. `/stats link` links one."
UNLINK_INTRO = "Which account should I stop reading?"
KEEP, FORGET = "Stop, keep what was read", "Stop, and delete what was read"
STOPPED_KEPT = "I stopped reading {name}. What was read stays with your numbers until it is too old."
STOPPED_GONE = "I stopped reading {name}, and what was read is deleted. What you typed in is still there."
FIRST_LATER = "I could not read all of it just now, and try again by myself."
SEE = "`/stats me` shows it."

_WORDS: Mapping[Trouble, str] = {
    Trouble.NOT_FOUND: "{platform} knows no account of that name. Please look at the spelling.",
    Trouble.NOT_PROFESSIONAL: (
        "{platform} shows no account of that name to me. It has to be public, and a business or creator account; you "
        "can change that in Instagram's settings. Please look at the spelling, too."
    ),
    Trouble.HIDDEN: "{platform} shows that account only to people who are logged in, so I cannot read it.",
    Trouble.AUTH: "{platform} does not let me in at the moment. Moderators see why in /doctor.",
    Trouble.PERMISSION: "{platform} does not let me read this at the moment. Moderators see why in /doctor.",
    Trouble.BUSY: "I have asked {platform} a lot in a short time, and it wants a pause. Please try again {when}.",
    Trouble.QUOTA: "I may not ask {platform} any more today. Please try again {when}.",
    Trouble.UPSTREAM: "{platform} does not answer properly at the moment. Please try again later.",
}
_ENDED: Mapping[Trouble, str] = {
    Trouble.NOT_FOUND: "{platform} does not know {name} any more. Maybe it has another name now.",
    Trouble.NOT_PROFESSIONAL: (
        "{platform} does not show {name} to me any more. Maybe it has another name now, or it is private or personal."
    ),
    Trouble.HIDDEN: "{platform} shows {name} only to people who are logged in now.",
}
_WAITING: Mapping[Trouble, str] = {
    Trouble.AUTH: "{platform} does not let me in. Moderators of the group can see why.",
    Trouble.PERMISSION: "{platform} does not let me read this any more. Moderators of the group can see why.",
    Trouble.BUSY: "{platform} wants fewer questions than I have.",
    Trouble.QUOTA: "I may not ask {platform} as often as I would have to.",
}
_SILENT = "{platform} does not answer properly."
_NO_HARM = (
    "So I have unlinked it. What was read stays with your numbers until it is too old, and you can link it again, "
    "under its new name too: `/stats link`."
)
_GOING_ON = "I try again by myself, and you need not do anything. Your newer numbers are missing until then."
STOPPED_TITLE, WAITING_TITLE = "I stopped reading an account", "Your numbers are a little late"

_STATES: Mapping[Trouble, str] = {
    Trouble.AUTH: "the platform does not let me in; moderators see why in /doctor",
    Trouble.PERMISSION: "the platform does not let me read it; moderators see why in /doctor",
    Trouble.BUSY: "the platform wants a pause",
    Trouble.QUOTA: "no more questions today",
    Trouble.UPSTREAM: "the platform does not answer properly",
}
_UNSEEN = "I did not find it last time"

DOCTOR_AUTH = "{platform} does not accept the bot's credential: linked accounts there are not read any more."
DOCTOR_PERMISSION = "{platform} accepts the bot's credential, and does not let it read accounts."
DOCTOR_FIX: Mapping[Platform, str] = {
    Platform.YOUTUBE: (
        "Look at the key in Google's console: is it there, is the YouTube Data API switched on for it, may this "
        "machine's address use it? Then put it into YOUTUBE_API_KEY."
    ),
    Platform.TWITCH: "Look at the application in Twitch's console, then put TWITCH_CLIENT_ID and _SECRET in again.",
    Platform.INSTAGRAM: (
        "A token lives for 60 days: make a new one with instagram_basic, instagram_manage_insights and "
        "pages_read_engagement, and put it into INSTAGRAM_TOKEN."
    ),
}
_DOCTOR_ON = "Switched on: {names}."


def refused(error: SourceError, platform: Platform) -> str:
    """Why an account cannot be linked now."""
    when = moment(error.again_at, "R") if error.again_at is not None else "later"
    return _WORDS[error.trouble].format(platform=RULES[platform].name, when=when)


def letter(trouble: Trouble, platform: Platform, name: str, *, ended: bool) -> str:
    """What happened to an account that was linked; `name` has been made safe to show."""
    words = _ENDED[trouble] if ended and trouble in GONE else _WAITING.get(trouble, _SILENT)
    said = words.format(platform=RULES[platform].name, name=f"**{name}**")
    return f"{said}\n\n{_NO_HARM if ended else _GOING_ON}"


def state(linked: Linked) -> str:
    """How it goes with a linked account."""
    if linked.trouble is not None:
        return _STATES.get(linked.trouble, _UNSEEN)
    return f"last read {moment(linked.refreshed_at, 'R')}" if linked.refreshed_at else "not read yet"


def first(followers: int | None, contents: int, at: datetime) -> str:
    """What the first look found."""
    known = f"{followers:,} followers" if followers is not None else "followers are hidden"
    posts = f", {contents} posts" if contents else ""
    return f"{known}{posts} · from the platform, {moment(at, 't')}"


def switched_on(platforms: Collection[Platform]) -> str:
    """For the doctor."""
    return _DOCTOR_ON.format(names=listing(sorted(RULES[each].name for each in platforms)))
