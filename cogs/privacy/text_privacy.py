"""How a deletion under way reads where people see what is stored about them."""

from bot.telling import Words

TOLD: Words = {
    "deletion": "Deletion of everything",
    "asked_at": "Asked for",
    "left_at": "You left the group",
    "due_at": "Happens",
    "by_moderator": "Asked for by a moderator in your place",
}
