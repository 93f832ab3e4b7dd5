"""How interest, questions and answers read where people see what is stored about them."""

from bot.telling import Part, Words
from cogs.interests.text import STATES

TOLD: Words = {
    "offered": "Your interest in requests",
    "request": "Number of the request",
    "state": Part("State", STATES),
    "note": "Your note",
    "shows_numbers": "With your shared numbers",
    "offered_at": "Offered",
    "decided": "Interest in your requests, and what you said",
    "words": "In your words",
    "answered_at": "Answered",
    "asked": "Questions you asked",
    "asked_at": "Asked",
    "answered": "Questions you were asked",
    "answer": "Your answer",
}
