"""Every sentence of the welcome, for newcomers and for moderators. The ready-made templates are in `text_tones`."""

from cogs.welcome.model_settings import GreetOn, Part, Settings, Trouble, Young
from cogs.welcome.model_template import Kind

START_HERE = "Start here"
FORMS = {Kind.ONE: "A greeting for one person", Kind.MANY: "A greeting for several"}
WHEN_AND_HOW_SOON = "When do I greet somebody, and how soon after?"
START_HINT = "Start here takes about five minutes, and only you see it. Leave whenever you like, I keep your place."
BEGIN_WITHOUT_GREETING = "Nobody is shown the Start here button before that. Tell newcomers to begin with /start."
FAREWELL = "{name} has left us. Take care out there."
THE_RULES = "the rules"
THE_INTRODUCTIONS = "the introductions"
MORE_PEOPLE = ("the next person", "one more")
"""Stand in for the others in the preview of a greeting for several people."""

TEMPLATE_IS_GONE = "Somebody has removed that template. Open /welcome settings again to see what there is."
RUSH_IS_OVER = "The rush is over, and nobody is held back any more. There is nothing left to do."

DELAYS = {
    0: "right away",
    60: "after 1 minute",
    300: "after 5 minutes",
    900: "after 15 minutes",
    3600: "after 1 hour",
    86400: "after 1 day",
}
GREET_ON = {
    GreetOn.JOIN: "When they arrive",
    GreetOn.ROLE: "When they get the member role",
    GreetOn.INTRODUCTION: "When they have introduced themselves",
}
YOUNG = {
    Young.OFF: "Do nothing",
    Young.TELL: "Tell moderators",
    Young.HOLD: "Wait for a moderator before greeting",
}
PARTS = {Part.GREETING: "Greetings", Part.ROLE: "The newcomer role", Part.FAREWELL: "Leave messages"}

_WHY = {
    (Part.GREETING, Trouble.FORBIDDEN): "I may not write in the welcome channel any more",
    (Part.GREETING, Trouble.GONE): "the welcome channel is gone",
    (Part.GREETING, Trouble.REFUSED): "Discord refused the greeting",
    (Part.ROLE, Trouble.FORBIDDEN): "I may not give the newcomer role any more",
    (Part.ROLE, Trouble.GONE): "the newcomer role is gone",
    (Part.ROLE, Trouble.REFUSED): "Discord refused to give the newcomer role",
    (Part.FAREWELL, Trouble.FORBIDDEN): "I may not write in the welcome channel any more",
    (Part.FAREWELL, Trouble.GONE): "the welcome channel is gone",
    (Part.FAREWELL, Trouble.REFUSED): "Discord refused the leave message",
}
_FIX_CHANNEL = {
    Trouble.FORBIDDEN: "Let my role view the welcome channel and send messages there",
    Trouble.GONE: "Run /setup to make or choose a welcome channel",
    Trouble.REFUSED: "Look at the texts with /welcome preview and change what looks wrong",
}
_FIX_ROLE = {
    Trouble.FORBIDDEN: "Give my role Manage Roles and move it above the newcomer role in the server's role list",
    Trouble.GONE: "Run /setup to make or choose a newcomer role",
    Trouble.REFUSED: "Run /setup and choose another newcomer role",
}
_NOBODY_LOST = {
    Part.GREETING: " Nobody is forgotten: those who wait are greeted then.",
    Part.ROLE: " Nobody is forgotten: those who wait get it then.",
    Part.FAREWELL: "",
}


def why(part: Part, trouble: Trouble) -> str:
    """What happened to a part, as the second half of a sentence."""
    return _WHY[part, trouble]


def fix(part: Part, trouble: Trouble) -> str:
    """How to mend a part, as a sentence."""
    steps = _FIX_ROLE if part is Part.ROLE else _FIX_CHANNEL
    return f"{steps[trouble]}, then press Switch on again in /welcome settings."


def problem(part: Part, trouble: Trouble) -> str:
    """What the doctor says about a part that switched itself off."""
    return (
        f"{PARTS[part]} are off, because {why(part, trouble)}."
        if part is not Part.ROLE
        else (f"The newcomer role is not given, because {why(part, trouble)}.")
    )


def trouble_alert(part: Part, trouble: Trouble) -> str:
    """What moderators read when a part switches itself off."""
    return f"**{PARTS[part]}: switched off**\n{_upper(why(part, trouble))}. {fix(part, trouble)}{_NOBODY_LOST[part]}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def switch(settings: Settings, part: Part) -> str:
    """Whether a part is on, in words."""
    trouble = settings.trouble(part)
    if trouble is not None:
        return f"off, because {why(part, trouble)}"
    return "on" if settings.is_on(part) else "off"


def raid_limit(limit: int) -> str:
    """When the raid guard steps in, in words."""
    return f"pauses greetings when more than {limit} people join within a minute" if limit else "off"


def young(settings: Settings) -> str:
    """What happens with young accounts, in words."""
    if settings.young is Young.OFF:
        return "nothing special"
    action = "you get a note" if settings.young is Young.TELL else "greeted when a moderator says so"
    days = "1 day" if settings.young_days == 1 else f"{settings.young_days} days"
    return f"under {days} old: {action}"
