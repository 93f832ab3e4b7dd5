"""What the doctor says: each finding as (problem, fix), in plain words."""

from collections.abc import Sequence

from bot.text import listing, plural

Words = tuple[str, str]

ALL_WELL = "All is well"
ALL_WELL_HINT = "Every permission, role and channel is as I need it. I look again by myself once a day."
FOUND = "What needs mending"
FOUND_HINT = "The most urgent comes first. Press **Check again** when you have mended something."
BROKEN_MARK = "🔴"
WARNING_MARK = "🟡"

NOT_SET_UP: Words = ("This group is not set up yet.", "Run /setup. It shows you first what it will do.")
CANNOT_SEE_PEOPLE: Words = (
    "Discord does not tell me who joins.",
    "The person who runs me switches on Server Members Intent: Discord's developer portal, my application, Bot.",
)

_ROLE_SETTINGS = "In Server settings, Roles, open my role"


def lacks(permissions: Sequence[str], titles: Sequence[str]) -> Words:
    """The bot's role lacks permissions that features need."""
    return (
        f"I lack the permission {_bold(permissions)}.",
        f"{_ROLE_SETTINGS} and switch on {listing(permissions)}. Needed for: {listing(titles)}.",
    )


def lacks_in_channel(permissions: Sequence[str], channel_id: int) -> Words:
    """A channel's own permissions take something from the bot."""
    return (
        f"In <#{channel_id}> I may not {_bold(permissions)}.",
        f"Open its settings, Permissions, add me or my role, and allow {listing(permissions)}.",
    )


def place_missing(name: str) -> Words:
    """A channel was never made or chosen."""
    return f"There is no channel for **{name}** yet.", "Run /setup and press Do it, or choose one of yours."


def place_gone(name: str) -> Words:
    """A channel was deleted."""
    return f"The channel for **{name}** is gone.", "Run /setup and press Do it: I make it again. Or choose another."


def place_too_open(channel_id: int) -> Words:
    """A channel for moderators can be read by all."""
    return (
        f"Everyone can read <#{channel_id}>, but it is meant for moderators.",
        "Open its settings, Permissions, and take View Channel from everyone. Allow it for moderators and me.",
    )


def place_hidden(channel_id: int) -> Words:
    """A channel for newcomers cannot be read by them."""
    return (
        f"Newcomers cannot see <#{channel_id}>.",
        "Open its settings, Permissions, and allow View Channel for everyone.",
    )


def role_missing(name: str) -> Words:
    """A role was never made or chosen."""
    return f"There is no role **{name}** yet.", "Run /setup and press Do it, or choose one of yours."


def role_gone(name: str) -> Words:
    """A role was deleted."""
    return f"The role **{name}** is gone.", "Run /setup and press Do it: I make it again. Or choose another."


def role_order(roles: Sequence[str], mine: str) -> Words:
    """Roles that the bot gives stand above its own."""
    return (
        f"My role **{mine}** stands below {_bold(roles)}, so I may not give {'it' if len(roles) == 1 else 'them'}.",
        f"In Server settings, Roles, drag **{mine}** above {listing(roles)}.",
    )


def role_too_strong(role: str) -> Words:
    """A role that everyone gets carries a moderator's permissions."""
    return (
        f"I give **{role}** to people, and it may do what only moderators should.",
        "Take those permissions from the role, or choose another role in /setup.",
    )


def stuck(count: int) -> Words:
    """Messages wait for Discord."""
    return (
        f"{plural(count, 'message')} could not be sent for more than half an hour.",
        "I keep trying for a day. If it stays: look at Discord's status page, and tell the person who runs me.",
    )


def not_checked(feature: str) -> Words:
    """A check itself failed."""
    return (
        f"I could not check **{feature}**.",
        "Press Check again in a minute. If it stays, tell the person who runs me.",
    )


def _bold(names: Sequence[str]) -> str:
    return listing([f"**{name}**" for name in names])
