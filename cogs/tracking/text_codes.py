"""The words about promo codes. Whose a code is that is in the way, and of which brand, is never told."""

from bot.text import moment
from bot.ui import escape
from cogs.tracking.model_promo import Promo

TITLE = "Your promo codes"
EXPLAINED = "Each code is there once in this group, so that a sale can be told whose it was."
NONE = "You have no promo code in use. “Promo code” enters one."
CHOOSE, END, YES_END, BACK = "Open one", "It works no more", "Yes, end it", "Back"
END_SURE = "End **{code}**? Others can have it then. What was counted with it stays."
ENDED = "Ended. **{code}** is free again."
ADD_TITLE = "A promo code"
ASK_CODE, ASK_CODE_HINT = "The code", "Letters A to Z and digits: KEIKO15."
ASK_BRAND = "Brand partner"
ASK_UNTIL, ASK_UNTIL_HINT = "Until when it works", "24 May, in 6 weeks. Empty means without an end."
REGISTERED = "**{code}** for {brand} is in the registry."
ALIKE = (
    "It is easily mistaken for another code in use here, read aloud or typed on a phone. If the brand partner can "
    "still change it, let them."
)


def line(promo: Promo) -> str:
    """One of the person's own."""
    until = f" · until {moment(promo.until, 'D')}" if promo.until is not None else ""
    return f"`{promo.code}` · {escape(promo.brand, 40)}{until}"
