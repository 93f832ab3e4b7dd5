"""What moderators read about rotations: the settings, the forms, what stands in the way."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.text import listing, moment, plural
from cogs.profiles.model import Niche, Platform
from cogs.profiles.text_names import NICHES, PLATFORMS
from cogs.shoutouts.model import Mode, Rotation, RotationState, Spec
from cogs.shoutouts.model_drafting import OFF, ON, Page, clock

GONE = "That rotation is not there any more. /shoutout queue shows those of your group."
MOST = 10
TOO_MANY = f"A group has up to {MOST} rotations. End one that nobody needs any more, then add this one."
ENDED = "This rotation is over. Its ledger stays; for new turns, make another rotation."
NO_PLACE = "There is no shoutouts channel yet. Run /setup to make or choose one, then start the rotation."
NEEDS_END = "This rotation has begun: it cannot be thrown away. You can end it."
NOT_BEGUN = "This rotation has not begun yet. Start it first."
PLACE_PROBLEM = "The shoutout rotations have no channel for their turns."
PLACE_FIX = "Run /setup and make or choose the shoutouts channel."

HEADING = "Rotations"
NOTHING = (
    "There is no rotation yet. In a rotation, one creator after the other gets shoutouts from the others. "
    "Make one with /rotation create."
)
DRAFT_HEADING = "A new rotation: {name}"
DRAFT = "Only you and the other moderators see this. Nobody can join before you start it."
FIRST = "The first turns would be:"
NEXT = "The next turns:"
STARTED = "It has begun. Members join with /shoutout join."
DISCARDED = "Thrown away. Nobody has seen it."
END_ASK = "End “{name}” for good? No more turns come. The ledger stays. To let it rest for a while, pause it instead."
END_DONE = "“{name}” is over. Thank you for having run it."
SKIP_ASK = "Who lets the next turn pass? They keep their place and are in line again right after it."
SKIPPED = "<@{user}> lets the next turn pass, and keeps their place."
SWAP_ASK = "Have both told you that they want to exchange their places? <@{one}> and <@{other}>: both read about it."
SWAPPED = "<@{one}> and <@{other}> have exchanged their places."

BEGUN = "Hey fam, there is a new rotation: one creator after the other gets shoutouts from the others, in a fair order."
HOW = "Taking part is up to you. You can take a break at any time and keep your place."

START, PAUSE, RESUME, END, DISCARD = "Start it", "Pause it", "Go on", "End it", "Throw away"
JOIN, LINE = "Join", "See the line"
END_YES, NO, BACK, SKIP, SWAP_YES = "Yes, end it", "No, go back", "Back", "Let somebody pass", "Yes, both want it"
CORRECT = "Correct it"
REPORT = "How fair it is"
NOTHING_LOST = "Nothing is lost: the button brings back what you wrote."
OPEN = "Open"

PAGES: Mapping[Page, str] = {Page.BASICS: "Name and people", Page.WHEN: "When", Page.GIVING: "Shoutouts"}
LABELS: Mapping[str, str] = {
    "name": "Name",
    "niche": "Niche",
    "platform": "Platform",
    "mode": "Who is featured",
    "weekdays": "On these days",
    "every": "Or every so many days",
    "time": "At what time",
    "zone": "Time zone",
    "givers": "Shoutouts for each turn",
    "proof": "A link as proof",
    "window": "Days to give",
    "cooldown": "Rounds before the same two meet again",
}
HINTS: Mapping[str, str] = {
    "every": "Only if you choose no day above.",
    "time": "Such as 18:00 or 6pm.",
    "zone": "A large city nearby, such as Berlin. It follows summer time.",
    "window": "How long members have for their shoutout.",
    "cooldown": "0 if it does not matter.",
}
EVERYBODY = ""
NICHE_CHOICES: Mapping[str, str] = {EVERYBODY: "Every niche"} | {niche.value: NICHES[niche] for niche in Niche}
PLATFORM_CHOICES: Mapping[str, str] = {EVERYBODY: "Every platform"} | {
    platform.value: PLATFORMS[platform] for platform in Platform if platform is not Platform.OTHER
}
MODES: Mapping[str, str] = {
    Mode.TURNS.value: "One creator per turn, several give",
    Mode.PAIRS.value: "Everybody in pairs, for each other",
}
DAYS: Mapping[str, str] = {
    str(number): name
    for number, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
}
PROOF: Mapping[str, str] = {ON: "Yes, the link of what they posted", OFF: "No, their word is enough"}
GIVERS: Mapping[str, str] = {str(number): plural(number, "shoutout") for number in range(1, 6)}
MENUS: Mapping[str, Mapping[str, str]] = {
    "niche": NICHE_CHOICES,
    "platform": PLATFORM_CHOICES,
    "mode": MODES,
    "weekdays": DAYS,
    "proof": PROOF,
    "givers": GIVERS,
}
STATES: Mapping[RotationState, str] = {
    RotationState.OPEN: "running",
    RotationState.PAUSED: "paused",
    RotationState.ENDED: "over",
}


def whom(spec: Spec) -> str:
    """For whom it is: `For everybody`, `For Food on Instagram`."""
    niche = NICHES[Niche(spec.niche)] if spec.niche else ""
    platform = PLATFORMS[Platform(spec.platform)] if spec.platform else ""
    if niche and platform:
        return f"For {niche} on {platform}"
    return f"For {niche or f'everybody on {platform}'}" if niche or platform else "For everybody"


def rhythm(spec: Spec) -> str:
    """When its turns come: `Mondays and Thursdays at 18:00, Lisbon time`."""
    days = listing([f"{DAYS[str(day)]}s" for day in spec.weekdays])
    if not spec.weekdays:
        days = "Every day" if spec.every_days == 1 else f"Every {spec.every_days} days"
    city = spec.zone.rpartition("/")[2].replace("_", " ")
    return f"{days} at {clock(spec.minute)}, {city}{' time' if '/' in spec.zone else ''}"


def giving(spec: Spec) -> str:
    """What a turn asks for, in a line."""
    in_pairs = spec.mode is Mode.PAIRS
    much = "Everybody in pairs" if in_pairs else f"{plural(spec.givers, 'shoutout')} for each turn"
    proof = "with the link as proof" if spec.proof else "without proof"
    rests = spec.cooldown and not in_pairs  # in pairs all others come first anyway
    again = f", the same two meet again after {plural(spec.cooldown, 'round')}" if rests else ""
    return f"{much}, within {plural(spec.window_days, 'day')}, {proof}{again}"


def settings(spec: Spec) -> str:
    """All of it, in three lines."""
    return f"{whom(spec)}\n{rhythm(spec)}\n{giving(spec)}"


def dates(moments: Sequence[datetime]) -> str:
    """Some moments, one in a line."""
    return "\n".join(f"- {moment(at)}" for at in moments)


def stands(rotation: Rotation, members: int) -> str:
    """How a rotation stands, in a line."""
    state = STATES[rotation.state] if rotation.has_begun else "not started"
    counts = f"{plural(members, 'member')} in line · {plural(rotation.line.round, 'round')}"
    if rotation.state is RotationState.OPEN and rotation.next_at is not None:
        counts += f" · next turn {moment(rotation.next_at, 'R')}"
    return f"{state.capitalize()} · {counts}"
