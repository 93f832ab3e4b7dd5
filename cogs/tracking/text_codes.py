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

NO_BRAND = "Please name the brand partner whose code it is."
ENOUGH = "You have {most} promo codes in use. End one that works no more first: /track mine, then “My promo codes”."
GONE = "That promo code is not in use any more."


def taken(code: str, *, own: bool) -> str:
    """It is in the way of another one; about others nothing is told but that."""
    if own:
        return f"You use `{code}` for another brand partner already. Please choose another code, or end that one first."
    return f"`{code}` is in use in this group already. Please choose another code; your name in it usually helps."


def line(promo: Promo) -> str:
    """One of the person's own."""
    until = f" · until {moment(promo.until, 'D')}" if promo.until is not None else ""
    return f"`{promo.code}` · {escape(promo.brand, 40)}{until}"
