"""What a moderator reads while making or changing a giveaway: the draft, its pages, their forms."""

from collections.abc import Iterator

from bot.text import listing, plural
from cogs.giveaways.model import UPCOMING, Giveaway
from cogs.giveaways.model_calendar import Every
from cogs.giveaways.model_drafting import Page
from cogs.giveaways.model_spec import Rules
from cogs.giveaways.text_sponsor import PLATFORMS

ONLY_YOU = "Only you see this. It is kept for a week, until you start it or throw it away."
PLANNED = "This is how it will look. Only you see this."
GOES_TO = "It will be posted in <#{channel}>."
START_NOW = "Start now"
START_LATER = "Start later"
MORE = "More options"
DISCARD = "Throw away"
BACK = "Back"
TO_DRAFT = "Do not start by itself"
KEEP_TEMPLATE = "Save as template"
REPEAT = "Repeat"
OPTIONS = "What it is like"
WHILE_IT_RUNS = (
    "People see every change at once, and the card says what was changed. Who may enter is asked again at the draw, "
    "so a stricter rule can take somebody out who is in: please change rules only when you must."
)
DISCARDED = "Thrown away. Nobody has seen it."
FIRST = "**Please mend this first**"
CORRECT = "Correct it"
KEPT_AS_TEMPLATE = "Saved. /giveaway template starts the next one from **{name}**."
NOTHING_LOST = "Nothing is lost: what you wrote is in the form."

PAGES = {
    Page.BASICS: "Prize, end, winners",
    Page.LOOKS: "Looks",
    Page.ROLES: "Roles",
    Page.AGES: "Time and introduction",
    Page.BONUS: "More entries",
    Page.AFTER: "After the draw",
    Page.SPONSOR: "Brand partner",
    Page.PLACE: "Ping and channel",
}
LABELS = {
    "prize": "Prize",
    "ends": "Ends",
    "starts": "Starts",
    "winners": "Winners",
    "description": "Description",
    "image": "Address of a picture",
    "colour": "Colour",
    "needs_all": "Needs all of these roles",
    "needs_any": "Needs one of these roles",
    "barred_roles": "Not for these roles",
    "bypass_roles": "Roles that need none of it",
    "account_days": "Age of the Discord account, in days",
    "member_days": "Time in the group, in days",
    "cooldown_days": "Pause after a win here, in days",
    "introduced": "Introduction",
    "roles": "Roles",
    "entries": "Extra entries",
    "claim_hours": "Hours to claim the prize",
    "beacon": "Public beacon",
    "name": "Brand partner",
    "platform": "Platform",
    "ping_role": "Ring this role when it starts",
    "channel": "Channel",
    "template": "Name of the template",
    "reason": "Reason",
    "people": "Who",
}
HINTS = {
    "ends": "2h, in 3 days, tomorrow 18:00, Friday 18:00, 24 Dec 20:00",
    "starts": "in 3 hours, tomorrow 18:00, Friday 18:00, 24 Dec 20:00",
    "image": "It begins with https://",
    "bypass_roles": "People with one of them may always enter.",
    "account_days": "0 asks for nothing.",
    "member_days": "0 asks for nothing.",
    "cooldown_days": "Who won in these days waits. 0 lets everybody in.",
    "entries": "On top of the one that everybody has. 0 takes it away.",
    "claim_hours": "After that, the next in line gets it.",
    "beacon": "A public random number joins the draw, so that nobody has to trust you or me.",
    "name": "Who gives the prize. The card then says that it is a paid partnership.",
    "platform": "Where you show it. The card then says that the platform has no part in it.",
    "template": "An older template of that name is replaced.",
}
COLOURS = {
    "": "Greenroom green",
    str(0xE91E63): "Pink",
    str(0xD2553F): "Red",
    str(0xE0A030): "Amber",
    str(0xF1C40F): "Yellow",
    str(0x1ABC9C): "Turquoise",
    str(0x3498DB): "Blue",
    str(0x9B59B6): "Violet",
    str(0xB08968): "Tan",
    str(0xFFFFFF): "White",
    str(0x23272A): "Black",
}
INTRODUCTION = {"off": "Not needed", "on": "Only people who have introduced themselves"}
BEACON = {"on": "On (best)", "off": "Off"}
EVERY = {
    "": "Just this once",
    Every.DAY.value: "Every day",
    Every.WEEK.value: "Every week",
    Every.TWO_WEEKS.value: "Every two weeks",
    Every.FOUR_WEEKS.value: "Every four weeks",
    Every.MONTH.value: "Every month",
}


def summary(giveaway: Giveaway, every: Every | None) -> str:
    """Everything that was chosen, a line each."""
    return "\n".join(f"**{PAGES[page]}** · {words}" for page, words in _summary(giveaway)) + (
        f"\n**{REPEAT}** · {EVERY[every.value if every else ''].lower()}, at the same time of day"
        if every
        else f"\n**{REPEAT}** · {EVERY[''].lower()}"
    )


def _summary(giveaway: Giveaway) -> Iterator[tuple[Page, str]]:
    spec = giveaway.spec
    looks = [name for name, is_set in (("a text", spec.look.description), ("a picture", spec.look.image)) if is_set]
    looks += [COLOURS.get(str(spec.look.colour), "a colour").lower()] if spec.look.colour is not None else []
    yield Page.LOOKS, listing(looks) or "plain"
    yield Page.ROLES, _roles(spec.rules)
    yield Page.AGES, listing(list(_ages(spec.rules))) or "nothing is asked for"
    yield Page.BONUS, listing([f"<@&{each.role_id}> +{each.entries}" for each in spec.rules.bonus]) or "nobody"
    beacon = "with the public beacon" if spec.after.beacon else "without the public beacon"
    yield Page.AFTER, f"{plural(spec.after.claim_hours, 'hour')} to claim, {beacon}"
    platform = f", shown on {PLATFORMS[spec.sponsor.platform]}" if spec.sponsor.platform else ""
    yield Page.SPONSOR, f"{'named' if spec.sponsor.name else 'none'}{platform}"
    rings = f"rings <@&{spec.ping_role}>" if spec.ping_role else "rings nobody"
    yield Page.PLACE, f"{rings}, in <#{giveaway.channel_id}>"


def _roles(rules: Rules) -> str:
    counts = [
        (len(rules.needs_all), "all of {}"),
        (len(rules.needs_any), "one of {}"),
        (len(rules.barred_roles), "not {}"),
        (len(rules.bypass_roles), "{} need none of it"),
    ]
    return listing([words.format(plural(count, "role")) for count, words in counts if count]) or "everybody"


def _ages(rules: Rules) -> Iterator[str]:
    if rules.account_days:
        yield f"an account of {plural(rules.account_days, 'day')}"
    if rules.member_days:
        yield f"{plural(rules.member_days, 'day')} in the group"
    if rules.introduced:
        yield "an introduction"
    if rules.cooldown_days:
        yield f"{plural(rules.cooldown_days, 'day')} since a win"


def below(giveaway: Giveaway) -> str:
    """What stands under a preview."""
    return f"{ONLY_YOU if giveaway.state in UPCOMING else PLANNED} {GOES_TO.format(channel=giveaway.channel_id)}"
