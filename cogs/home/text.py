"""Every word of the panel that is its own; what a feature has to say is in that feature's texts."""

from bot.text import plural

TITLE = "Home"
HELLO = "Hey fam! What's good? Everything here is for your eyes only, and one press away."
NO_NEEDS = "Nothing waits for you. Look around below, or enjoy the quiet."
DESK = "What needs you today"
DESK_HINT = "Only you see this. Each line leads to the place where it is decided."
DESK_CALM = "Nothing waits for a moderator. Time for your own content."
MORE_NEEDS = "The rest of it"
AGAIN = "Look again"
BACK = "Back to home"
TO_DESK = "What needs you today"
NEXT = "More ›"
BEFORE = "‹ Before"
POST = "Post the way here"
POSTED = "Done. Whoever presses the button there gets a private panel of their own, without a command."
NO_PLACE = "I cannot write in this channel. Open this page in a channel where I may, and press again."
SIGN = (
    "**Your home in this group**\nYour next steps, your giveaways, your collabs, your numbers, and what waits for you."
)
SIGN_HINT = "Only you see what opens."
OPEN = "Open my home"


def and_more(count: int) -> str:
    """How many are on the following pages."""
    return f"And {count:,} more."


def heading(count: int) -> str:
    """Above a page of needs."""
    return f"{plural(count, 'thing')} {'waits' if count == 1 else 'wait'} for an answer"
