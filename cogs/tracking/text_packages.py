"""The words about packages on their way: where one is, who may say what, and what is asked."""

from collections.abc import Mapping

from bot.text import moment
from bot.ui import escape
from cogs.tracking.model import Parcel, Route
from cogs.tracking.model_package import MOST_ASKED, Package, Side, Stage

STAGES: Mapping[Stage, str] = {
    Stage.PROMISED: "Promised",
    Stage.SHIPPED: "On its way",
    Stage.RECEIVED: "Arrived",
    Stage.POSTED: "Posted",
    Stage.DISCLOSED: "Posted and marked",
    Stage.LOST: "Lost on the way",
    Stage.CALLED_OFF: "Called off",
}
SAY: Mapping[Stage, str] = {
    Stage.SHIPPED: "I have sent it",
    Stage.RECEIVED: "It is here",
    Stage.POSTED: "The content is out",
    Stage.DISCLOSED: "It is marked as an ad",
    Stage.LOST: "It never came",
    Stage.CALLED_OFF: "Call it off",
}
"""On the buttons."""
_SENT_BY_OTHERS = "It was sent"
_ASKED: Mapping[tuple[Side, Stage], str] = {
    (Side.SENDER, Stage.PROMISED): "Has it been sent?",
    (Side.RECEIVER, Stage.SHIPPED): "Has it arrived?",
    (Side.RECEIVER, Stage.RECEIVED): "Is the content out?",
    (Side.RECEIVER, Stage.POSTED): "Is the content clearly marked as an ad? `/disclose check` looks at your caption.",
    (Side.SENDER, Stage.LOST): "It got lost. Will it be sent again?",
}
ROUTES: Mapping[Route, str] = {
    Route.FROM_BRAND: "The brand partner sends it to me",
    Route.FROM_OTHER: "The other side sends it to me",
    Route.TO_OTHER: "I send it to the other side",
}
ADD_TITLE = "A package"
ASK_WHAT, ASK_WHAT_HINT = "What is sent", "“Two jars of sourdough starter”. Never an address: none is kept."
ASK_ROUTE = "Who sends it"
OPEN = "Open a package"
BACK = "Back"
NOT_YET = "Not yet"
NO_ADDRESS = "No address is kept here. Give it to each other in private."
DISCLOSE = "Whoever gets a package was given something: mark the content clearly as an ad, from the first line on."

AGAIN = "All right. I ask once more in a while; /track mine shows it any time."
NO_MORE = "All right. I do not ask again; /track mine shows it any time."
LETTER_ASKED = "{what}, {group}: {asked} There has been no news since {since}."
LETTER_MOVED = "<@{who}> in {group} says about **{what}**: {stage}."
SAID = "Thank you. **{what}** is noted as: {stage}."


def say(parcel: Parcel, stage: Stage, user_id: int) -> str:
    """On the button for that person: an owner speaks for a brand partner, who sends the package."""
    is_sender = parcel.who(Side.SENDER) == user_id
    speaks_for_both = is_sender and parcel.who(Side.RECEIVER) == user_id
    return (
        _SENT_BY_OTHERS
        if stage is Stage.SHIPPED and speaks_for_both and parcel.route is not Route.TO_OTHER
        else SAY[stage]
    )


def line(package: Package) -> str:
    """Where it is, and since when."""
    return f"{escape(package.what, 60)} · {STAGES[package.stage]}, {moment(package.reached[package.stage], 'D')}"


def history(package: Package) -> str:
    """Every stage with its day, in the order of the days."""
    reached = sorted(package.reached.items(), key=lambda each: each[1])
    return "\n".join(f"- {STAGES[stage]}, {moment(at, 'D')}" for stage, at in reached)


def asked(parcel: Parcel, side: Side, group: str) -> str:
    """Whether there is news, for the one who knows."""
    package = parcel.package
    return LETTER_ASKED.format(
        what=f"**{escape(package.what)}**",
        group=escape(group),
        asked=_ASKED[side, package.stage],
        since=moment(package.reached[package.stage], "D"),
    )


def moved(parcel: Parcel, by_id: int, group: str) -> str:
    """What the other one said."""
    stage = STAGES[parcel.package.stage].lower()
    return LETTER_MOVED.format(who=by_id, group=escape(group), what=escape(parcel.package.what), stage=stage)


def said(package: Package) -> str:
    """It was noted."""
    return SAID.format(what=escape(package.what), stage=STAGES[package.stage].lower())


def not_yet(parcel: Parcel) -> str:
    """Whether it is asked again."""
    return NO_MORE if parcel.asked >= MOST_ASKED else AGAIN
