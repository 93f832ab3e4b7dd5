"""How what somebody can be found by reads where people see what is stored about them."""

from bot.telling import Words

TOLD: Words = {
    "found_by": "What you can be found by in /find",
    "what": "What",
    "value": "Filed as",
    "seen_by": "Found by",
}
