"""What is said when something is posted: the link, and a look at the caption that explains and forbids nothing."""

from cogs.disclosure.model import NEEDS, Kind
from cogs.disclosure.text import KINDS, needed

TITLE = "It is posted"
LINK = "Link to what you posted"
LINK_HINT = "I look at its form only, I never open it."
PLATFORM = "Where is it?"
CAPTION = "Your caption"
CAPTION_HINT = "As it stands there. Only you see what I find."
FIX = "Fix it"
AS_IT_IS = "Keep it as it is"
ASK = (
    "Change the caption where you posted it, then press “Fix it” and paste it again. Or keep it as it is: "
    "that is your decision, and the card says so."
)
TRY_AGAIN = "Try again"
YOUR_LINK = "Your link"
NOTED = "Noted. The card in your room shows it now."


def belongs(kind: Kind) -> str:
    """What people want to know about content of that kind."""
    return f"{KINDS[kind]}: people should be able to see {needed(NEEDS[kind])}." if NEEDS[kind] else KINDS[kind]
