"""How the audit log reads where people see what is stored about them."""

from bot.telling import PERSON, Part, Words

TOLD: Words = {
    "audit": "What moderators did, by you or about you",
    "at": "When",
    "by": Part("By", shown_as=PERSON),
    "feature": "Part of the bot",
    "action": "What",
    "about": Part("About", shown_as=PERSON),
    "details": "More",
    "details.*": "",
}
