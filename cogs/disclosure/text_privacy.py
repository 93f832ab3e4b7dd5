"""How a look at a caption reads where people see what is stored about them."""

from bot.telling import Part, Words
from cogs.disclosure.model_rules import rules
from cogs.disclosure.text import KINDS
from cogs.profiles.text import PLATFORMS

TOLD: Words = {
    "market": Part("Market", {each: rule.name for each, rule in rules().markets.items()}),
    "platform": Part("Platform", PLATFORMS),
    "kind": Part("Kind", KINDS),
    "caption": "Your caption, kept for a day",
}
