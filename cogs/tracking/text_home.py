"""What tracking says on somebody's own panel."""

from collections.abc import Mapping

from bot.text import plural
from cogs.tracking.model_package import Stage

MINE = "Links, codes, packages"
SAY = "Say so"
NONE = "Keep the links, promo codes, packages and results of a partnership in one place."
ASKED: Mapping[Stage, str] = {
    Stage.PROMISED: "Is **{}** on its way by now?",
    Stage.SHIPPED: "Has **{}** arrived?",
    Stage.RECEIVED: "**{}** is there. Have you posted about it?",
    Stage.POSTED: "Is your content about **{}** clearly marked?",
    Stage.LOST: "**{}** never came. Is it sent again, or called off?",
}


def standing(works: int) -> str:
    """How much they keep track of."""
    return f"You keep track of {plural(works, 'collab')}." if works else NONE
