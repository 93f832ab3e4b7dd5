"""What somebody reads who was asked to give a shoutout."""

from collections.abc import Mapping

from bot.text import moment
from cogs.shoutouts.model import Gift, GiftState

MINE = "Shoutouts you give"
NOTHING = (
    "Nobody waits for a shoutout from you. When it is your turn to give, you find it here; "
    "on each card in the shoutouts channel you can also offer one."
)
WHAT_TO_SAY = "What to say"
OWN_WORDS = "Your own words are worth most: what you like about what they make, and for whom it is."
BRAND = "If a brand partner has a part in it, your audience has to see that. I look at the caption with you."
ALL_FOUND = "Where they are"
NO_GIFT = "This is not waiting for you any more. /shoutout done shows what is."
NO_TURN = "This turn is not there any more. The newest card in the shoutouts channel is the one to look at."
TURN_OVER = "The days of this turn are over. The newest card in the shoutouts channel is open."
OWN_TURN = "This is your own turn. Lean back: others give this time."
NOT_THEM = "They cannot be asked for this one: they were asked already, or are not in line. Choose somebody else."
NOT_IN_PAIRS = "You two are a pair this round, so nobody can be asked instead. “Not this time” is fine."
NOBODY_ELSE = (
    "There is nobody else to ask in this rotation. “Not this time” is fine: whoever is featured has the next turn, too."
)
CHOOSE_OTHER = "Who shall be asked instead?"
ASK_OTHER = "They get a letter, and can say no, too. You are out of it, and nobody minds."
CANNOT = "I cannot after all"
KIND_NO = "Thank you for saying so. I ask somebody else, and nobody minds."
PASSED = "Thank you. They are asked now, and you are out of it."
COUNTED = "Thank you. It counts in both ledgers, and the card in the shoutouts channel shows it."

SETTLED: Mapping[GiftState, str] = {
    GiftState.ASKED: "You have not been asked for that.",
    GiftState.PROMISED: "You have said yes already. /shoutout done shows what is open.",
    GiftState.GIVEN: "This shoutout counts already. There is nothing left to do.",
    GiftState.DECLINED: "You have said no to this one. On the card in the shoutouts channel you can still offer it.",
    GiftState.MISSED: "The days for this one are over. If it is out, press “It is out”: it still counts.",
    GiftState.VOID: "This turn ended early, so there is nothing left to do.",
}


def no_seat(name: str) -> str:
    """Somebody offers who is not in the rotation."""
    return f"To have it counted, join “{name}” first: /shoutout join. Then press this again."


def state(gift: Gift) -> str:
    """How a gift stands, for its giver."""
    until = moment(gift.ends_at, "D")
    words: Mapping[GiftState, str] = {
        GiftState.ASKED: f"You are asked for it, by {until}.",
        GiftState.PROMISED: f"You have said yes, by {until}. When it is out, tell me.",
        GiftState.GIVEN: COUNTED,
        GiftState.DECLINED: KIND_NO,
        GiftState.MISSED: "The days are over. If it is out, tell me: it still counts.",
        GiftState.VOID: "This turn ended early. There is nothing left to do.",
    }
    return words[gift.state]


def headline(name: str, rotation: str) -> str:
    """`A shoutout for Keiko · Weekly spotlight`."""
    return f"A shoutout for {name} · {rotation}"
