"""Words of the share card and the media kit."""

TITLE = "Your share card"
HOW = "This is how it looks. Nobody else sees it before you post it."
POST = "Post it here"
POSTED = "It is on its way. When you stop sharing one of its figures, the message goes at once."
LIGHT, DARK = "Light", "Dark"
SMALLER, WIDER = "Smaller", "Wider"
KIT = "Media kit"
WHAT_I_SHARE = "What I share"
NOTHING_ON_IT = (
    "There is nothing on your card yet. It holds only what you share at the last level, “on posted boards and my share "
    "card”. Choose at least one figure, then come back."
)
NO_FIGURE = (
    "You share it, and there is no figure yet: a rate takes five pieces of content, growth two numbers of followers."
)
KIT_TITLE = "Your media kit"
KIT_HOW = (
    "A sheet for brand partners, and the same as JSON and CSV. It holds only what you share at the last level, each "
    "with its formula, sample, date and where it comes from. Only you get these files; pass them on as you like."
)
MAY_NOT_WRITE = "You cannot write in this channel. Use the command where you can, then post it there."
RATE, FOLLOWERS, GROWTH = "engagement rate", "followers", "growth in 28 days"
CONSISTENCY = "weeks with content"
HERO = "Numbers worth a look"
KIT_FORMULAS = {
    "followers": "as the platform counts them",
    "growth_28": "followers now − followers 28 days ago",
    "consistency": "weeks with content, of the weeks since the first known, 13 at most",
}


def posted_by(user_id: int) -> str:
    """Over a posted card."""
    return f"<@{user_id}> shares their numbers"
