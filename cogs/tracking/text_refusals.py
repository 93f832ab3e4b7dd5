"""Why something cannot be done, and what to do instead. Whose a promo code is, or of which brand, is never told."""

GONE = "That is not here any more. /track mine shows what you keep track of."
NOT_YOURS = "Only the one who keeps track of it can do that."
ENOUGH_WORKS = "You keep track of {most} already, and that is as many as there is room for. Remove an old one first."
NOT_YOURSELF = "The other side is somebody else. Choose another member, or nobody."
NOBODY_TO_SHARE_WITH = "Nobody is named as the other side yet. Press “Change it” and choose them."

NO_BRAND = "Please name the brand partner whose code it is."
ENOUGH_CODES = (
    "You have {most} promo codes in use. End one that works no more first: /track mine, then “My promo codes”."
)
NO_CODE = "That promo code is not in use any more."

NO_PACKAGE = "That package is not here any more. /track mine shows what you keep track of."
NO_OTHER = "Nobody is named as the other side yet. Press “Change it” and choose them, or say that the brand sends it."
ENOUGH_PACKAGES = "There are {most} packages here already, and that is as many as one card holds."


def taken(code: str, *, own: bool) -> str:
    """It is in the way of another one; about others nothing is told but that."""
    if own:
        return f"You use `{code}` for another brand partner already. Please choose another code, or end that one first."
    return f"`{code}` is in use in this group already. Please choose another code; your name in it usually helps."
