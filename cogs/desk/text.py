"""What the desk says when it sets up, and what it tells moderators. Findings of the doctor are in `text_findings`."""

from collections.abc import Sequence

from bot.text import listing, plural

HELLO_MODERATORS = (
    "Hello. This is where I tell moderators what needs them, and nothing else. "
    "I look after myself once a day; /doctor asks me at any time."
)
ALREADY_AT_IT = "I am already making things for this group. Give me a few minutes, then open /setup again."
ONLY_MANAGERS = "Only people who may manage the server decide who moderates. Ask one of them to open /setup."
NO_CHANNEL = "I cannot see that channel. Let me view it, or choose another one."
NOT_EVERYONE = "That role is everyone in the group. Choose a role that only your moderators have."
ROLE_TOO_STRONG = (
    "**{role}** may do what only moderators should, and I would give it to every newcomer or member. "
    "Choose a role without such permissions."
)
ROLE_OF_APP = "**{role}** belongs to an app, so nobody can be given it. Choose another role."
ROLE_TOO_HIGH = (
    "**{role}** stands above my own role, so I may not give it. In Server settings, Roles, drag my role above it. "
    "Or choose another role."
)
ALL_MENDED = "What I warned about is mended. All is well."
ROLES_TITLE = "Roles"
CHANNELS_TITLE = "Channels"

SETUP = "Set up the group"
MEND_FIRST = "**Please mend this first**"
ADOPTED_STAY = "Your own channels keep the permissions they have; I only use them."
EVERYTHING_THERE = "Everything is in place."
LEGEND = "➕ I make it · 🔗 I use yours · ✅ is there"
WORKING = "Working on it"
DONE = "Your group is set up"
HALF_WAY = "Not finished yet"
TRY_NEXT = "Now see the group as a newcomer does, and let me look over everything once."
KEPT = "What is made stays. Press **Go on** and I make only what is missing."

MARKS = {"THERE": "✅", "ADOPT": "🔗", "MAKE": "➕", "REMAKE": "➕"}
NOTES = {"REMAKE": " · was deleted"}

CHOOSE_CHANNELS = "Choose channels"
CHOOSE_CHANNELS_HINT = "Pick a channel for each purpose. What you pick is used at once."
CHOOSE_ROLES = "Choose roles"
CHOOSE_ROLES_HINT = "Pick a role for each purpose. What you pick is used at once."
MODERATORS = "Who moderates what"
MODERATORS_HINT = "Everyone who may manage the server moderates everything. Add roles for single features here."
HIDDEN_HINT = (
    "Discord hides moderator commands from people who may not manage the server. To show one to a role: "
    "Server settings, Integrations, my name, the command, add the role."
)
ZONE_TITLE = "Time zone of the group"
ZONE_LABEL = "A large city near you"
ZONE_HINT = "For example: Berlin, New York, Europe/Lisbon or UTC"


def progress(done: int, total: int) -> str:
    """How far the run is."""
    return f"{done} of {plural(total, 'step')} done. This takes a few seconds."


def tell_made(made: int, adopted: int) -> str:
    """What the run did."""
    parts = [f"made {plural(made, 'thing')}"] if made else []
    parts += [f"took {adopted} that you already had"] if adopted else []
    return f"I {listing(parts)}." if parts else EVERYTHING_THERE


def missing(names: Sequence[str]) -> str:
    """What the run did not get to."""
    return f"Still missing: {listing(names)}."


def trouble(status: int, code: int, name: str) -> str:
    """Why Discord did not do it, and what to do."""
    if code in {30005, 30013}:
        return f"I could not make {name}: the server has as many as Discord allows. Remove one that nobody needs."
    if status == 403:  # noqa: PLR2004 - HTTP's own number
        return (
            f"Discord did not let me make {name}: a permission is missing. In Server settings, Roles, my role, "
            "switch on Manage Channels and Manage Roles."
        )
    if status == 404:  # noqa: PLR2004 - as above
        return f"Something I needed for {name} was deleted meanwhile."
    return f"Discord had a problem while I made {name} ({status})."


def warning(problems: Sequence[tuple[str, str]], shown: int = 8) -> str:
    """The findings of the daily check, for the moderator log."""
    lines = [f"**{problem}**\n{fix}" for problem, fix in problems[:shown]]
    more = [f"And {len(problems) - shown} more: see /doctor."] if len(problems) > shown else []
    return "\n\n".join(["I looked after myself and found something to mend.", *lines, *more])


DEAD_FIX = {
    "FORBIDDEN": "A permission is missing there. /doctor names it and says how to mend it.",
    "GONE": "It was deleted, or I can no longer see it. /setup makes or chooses another.",
    "CLOSED_DM": "Their direct messages are closed. Nothing to do; please tell them yourself if it matters.",
    "REFUSED": "Discord refused it. If this happens again, tell the person who runs me.",
    "EXHAUSTED": "Discord did not answer for a day. It will not be tried again.",
}


def dead_letter(feature: str, why: str, channel_id: int | None, user_id: int | None) -> str:
    """Something of a feature never reached Discord."""
    if channel_id is not None:
        what = f"A message of **{feature}** could not be posted in <#{channel_id}>."
    elif user_id is not None:
        what = f"A direct message of **{feature}** to <@{user_id}> could not be delivered."
    else:
        what = f"Something that **{feature}** had to do did not work."
    return f"{what}\n{DEAD_FIX[why]}"
