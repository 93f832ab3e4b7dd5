"""How entries and wins read where people see what is stored about them."""

from bot.telling import Part, Words
from cogs.giveaways.text_entering import EXCLUDED
from cogs.giveaways.text_winners import PRIZE_STATES, STATES

TOLD: Words = {
    "entries": "Entries",
    "giveaway": "Giveaway",
    "ticket": "Ticket",
    "entered_at": "Entered",
    "weight": "Entries that counted",
    "excluded": Part("Why it did not count", EXCLUDED),
    "place": "Place in the draw",
    "wins": "Wins",
    "won_at": "Won",
    "state": Part("State", STATES),
    "prize": Part("The prize", PRIZE_STATES),
    "hosts": "Giveaways you host",
    "hosts_repeated": "Repeated giveaways you host",
    "kept_out": "Taken out of giveaways by the moderators",
    "reason": "Reason",
    "at": "Since",
}
