"""What the card of a turn says, and what moderators hear when a turn cannot be played."""

from collections.abc import Sequence

from bot.text import listing, moment, plural
from cogs.shoutouts.model import Rotation, Turn

NO_CHANNEL = (
    "A turn in a shoutout rotation has begun, and there is no shoutouts channel to show it in. "
    "Run /setup to make or choose one. The people who give were asked all the same."
)
CLOSED_CHANNEL = (
    "I could not post the card of a shoutout turn: the shoutouts channel is gone or closed to me. "
    "Run /doctor to see what is missing. The people who give were asked all the same."
)
LATE = "Shoutout turns are late."
LATE_FIX = "Restart the bot; if this stays, look into its log for the jobs “play” and “finish” of shoutouts."
SHARE = "Show them to your audience in your own words: what they make, for whom, and what you like about it."
FIND = "Where to find them"
NEWEST = "Newest"
PRESENT = "Not much is told about them yet. Ask them what they are making."
BRAND = "If a brand partner has a part in what you share, say it first and clearly: that is what keeps us believed."
THANK = "Say thanks"
OFFER = "I'd like to give too"
WHY = "Why this person, why now"
HOW = "How this works"
NOT_YOURS = "This button is for whoever is featured. Yours comes with your own turn."
NO_GIFTS_YET = "No shoutout has come yet. The button waits for the first one."
THANKED_ALREADY = "Everybody who gave has your thanks already."
NOT_THEN_DONE = "That turn passes, and your place is kept: you are at the front of the line for the one after it."
SWAP_WITH = "Exchange places with whom? They are asked, and can say no."
SWAP_ASKED = "They are asked. As soon as they say yes, you have each other's place."
SWAP_ASKED_QUIETLY = "They see it in /shoutout queue, as they want no letters. It helps to tell them."
IS_BACK = "Welcome back. You are in line again, at the place that was kept for you."
NEWCOMER = "A newcomer's turn: the first one here."
ENDED = "This turn ended early."
HOW_HEADING = "How shoutout rotations work"
HOW_WORDS = (
    "Everybody in a rotation has a place in line. Each round features the person at its front; a newcomer's first turn "
    "may come sooner, at most every second time. Whoever has received more than they gave is asked first to give, and "
    "nobody has to. Likes and comments are never counted here, and nobody sees your balance but you.\n"
    "You take part with /shoutout join, rest with /shoutout pause and keep your place, "
    "and see the whole line with /shoutout queue."
)
PAIRS_HEADING = "This round's pairs"
PAIRS_WORDS = "Each of the two shows the other to their audience. Over time everybody meets everybody."
RESTS = "has a break this time, and comes first next time"


def headline(name: str) -> str:
    """The name of whoever is featured."""
    return f"It is {name}'s turn"


def above(rotation: Rotation, turn: Turn) -> str:
    """`Weekly spotlight · round 12 · until 3 May`."""
    return f"{rotation.spec.name} · round {turn.round} · until {moment(turn.ends_at, 'D')}"


def why(turn: Turn) -> str:
    """Why they, in half a line."""
    if turn.right_of_way:
        return NEWCOMER
    waited = int(turn.why.get("waited_rounds", 0))
    if waited <= 1:
        return "First in line."
    return f"First in line, after {waited} rounds of waiting."


def gave(people: Sequence[int]) -> str:
    """Who gave so far."""
    return f"Shown by {listing([f'<@{each}>' for each in people])}."


def promised(number: int) -> str:
    """How many said yes; who, is theirs to tell."""
    return "One shoutout is on its way." if number == 1 else f"{number} shoutouts are on their way."


def thanked(user_id: int) -> str:
    """The thanks, for all to see."""
    return f"<@{user_id}> says thank you."


def said_thanks(number: int) -> str:
    """For the featured person."""
    return "They have your thanks now." if number > 1 else "Your thanks is on its way."


def noted(name: str) -> str:
    """On the featured person's statistics."""
    return f"Shoutouts in “{name}”"


def pair(one: int, other: int) -> str:
    """One line per pair."""
    return f"<@{one}> and <@{other}>"


def more_pairs(number: int) -> str:
    """Pairs that find no room on the card; each was asked privately."""
    return f"and {plural(number, 'pair')} more; everybody has a letter or finds it in /shoutout done"


def pairs_given(number: int) -> str:
    """How many came so far."""
    return "One shoutout has come so far." if number == 1 else f"{number} shoutouts have come so far."


def nobody(rotation: Rotation) -> str:
    """For moderators: nobody in line."""
    return (
        f"“{rotation.spec.name}” had a turn planned, and nobody is in line. "
        "I try again at its next date. People join with /shoutout join."
    )


def nobody_gives(rotation: Rotation, featured_id: int) -> str:
    """For moderators: somebody is featured, and nobody can be asked."""
    return (
        f"It is <@{featured_id}>'s turn in “{rotation.spec.name}”, and there is nobody else in line to give. "
        "The card invites everybody. A rotation begins to be fun with four or five people."
    )


def nobody_pairs(rotation: Rotation) -> str:
    """For moderators: no two people."""
    return (
        f"“{rotation.spec.name}” pairs people, and fewer than two are in line. "
        "I try again at its next date. People join with /shoutout join."
    )
