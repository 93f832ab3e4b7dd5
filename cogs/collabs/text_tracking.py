"""The words about promo codes in use, figures that are not there, and packages on their way. No amount is said here."""

from collections.abc import Mapping

from bot.text import moment
from bot.ui import escape
from cogs.collabs.model_package import Question, Side, Stage
from cogs.collabs.model_promo import Clash, Collision
from cogs.collabs.model_results import Gap

GAPS: Mapping[Gap, str] = {
    Gap.COST_UNKNOWN: "a part of the cost was not told",
    Gap.NO_COST: "nothing was spent, so there is nothing to divide",
    Gap.NOT_COUNTED: "not counted",
    Gap.NONE_CAME: "counted, and none came",
    Gap.REVENUE_UNKNOWN: "the sales in money were not told",
    Gap.OTHER_CURRENCY: "cost and sales are in different currencies",
}
"""Why a figure is not there, in its place."""
STAGES: Mapping[Stage, str] = {
    Stage.PROMISED: "Promised",
    Stage.SHIPPED: "On its way",
    Stage.RECEIVED: "Arrived",
    Stage.POSTED: "Posted",
    Stage.LOST: "Lost on the way",
    Stage.CALLED_OFF: "Called off",
}
SAY: Mapping[Stage, str] = {
    Stage.SHIPPED: "I have sent it",
    Stage.RECEIVED: "It is here",
    Stage.POSTED: "The content is out",
    Stage.LOST: "It never came",
    Stage.CALLED_OFF: "Call it off",
}
"""On the buttons."""
_ASKED: Mapping[tuple[Side, Stage], str] = {
    (Side.SENDER, Stage.PROMISED): "Has the package been sent?",
    (Side.RECEIVER, Stage.SHIPPED): "Has the package arrived?",
    (Side.RECEIVER, Stage.RECEIVED): "Is the content out?",
    (Side.SENDER, Stage.LOST): "The package got lost. Will it be sent again?",
}


def collision(found: Collision) -> str:
    """What is in the way of a promo code, and what to do."""
    other = f"`{found.other.code}`"
    told: Mapping[Clash, str] = {
        Clash.OTHER_BRAND: f"{other} is in use here for {escape(found.other.brand)}. Please choose another code.",
        Clash.OTHER_CREATOR: f"<@{found.other.creator_id}> has {other} from the same brand partner, so nobody could "
        "tell whose sale it was. Please choose another code.",
        Clash.ALIKE: f"It is easily mistaken for {other}, which is in use here for {escape(found.other.brand)}.",
    }
    return told[found.clash]


def asked(question: Question) -> str:
    """Whether there is news of a package, for the one who knows."""
    return f"{_ASKED[question.side, question.stage]} There has been no news since {moment(question.since, 'D')}."
