"""The ready-made templates: three packs in the tone of the house. A group's own templates take their place."""

from collections.abc import Mapping, Sequence

from cogs.welcome.model import pick
from cogs.welcome.model_settings import Tone
from cogs.welcome.model_template import Kind, Template

NAMES: Mapping[Tone, str] = {Tone.WARM: "Warm", Tone.SHORT: "Short", Tone.PLAYFUL: "Playful"}

PACKS: Mapping[Tone, Mapping[Kind, Sequence[str]]] = {
    Tone.WARM: {
        Kind.ONE: (
            (
                "## Hey fam! What's good?\n"
                "{name}, welcome to {group}. We are {count} creators who share what works and cheer for each other. "
                "It is good to have you here."
            ),
            (
                "## Somebody new is here\n"
                "Welcome, {name}. Whatever your niche and whatever your size, there is a seat for you in {group}. "
                "Have a look around, and ask us anything."
            ),
            (
                "## Good to see you, {name}\n"
                "You have found {group}: honest numbers, real feedback and people who answer. "
                "Take your time, we are glad you came."
            ),
        ),
        Kind.MANY: (
            (
                "## Hey fam! What's good?\n"
                "A warm welcome to {name}. We are {count} creators now, and we are glad that you found {group}."
            ),
            (
                "## New faces in {group}\n"
                "Welcome, {name}. Whatever your niche and whatever your size, there is a seat for each of you."
            ),
        ),
    },
    Tone.SHORT: {
        Kind.ONE: (
            "Hey {name}, welcome to {group}.",
            "Welcome, {name}. Good to have you here.",
            "{name} is here. Welcome to the group.",
        ),
        Kind.MANY: ("Hey {name}, welcome to {group}.", "Welcome, {name}. Good to have you here."),
    },
    Tone.PLAYFUL: {
        Kind.ONE: (
            "## Plot twist\n{name} just walked into {group}. Act natural, and leave them the comfortable chair.",
            (
                "## Lights on, somebody is coming in\nIt is {name}. Welcome to {group}, the snacks are imaginary "
                "and the feedback is real."
            ),
            "## New collab unlocked\n{group} and {name}. Say hello before the algorithm does.",
        ),
        Kind.MANY: (
            "## Full house\n{name} walked in together. Welcome to {group}, there are chairs for everybody.",
            "## Plot twist, extended cut\nPlease welcome {name}. {group} is {count} people strong now.",
        ),
    },
}


def texts(own: Sequence[Template], tone: Tone, kind: Kind) -> Sequence[str]:
    """The texts a group uses for one person or for several: its own, or the pack's when it has none."""
    return [each.text for each in own if each.kind is kind] or PACKS[tone][kind]


def choose(own: Sequence[Template], tone: Tone, kind: Kind, seed: int) -> str:
    """One of them at random; the same again for the same seed."""
    candidates = texts(own, tone, kind)
    return candidates[pick(len(candidates), seed)]
