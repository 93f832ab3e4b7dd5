"""How requests and blocks read where people see what is stored about them."""

from bot.telling import PERSON, Part, Words
from cogs.collabs.text import COMPENSATIONS, KINDS, NATURES, RIGHTS, STATES, TERMS, WHERES
from cogs.collabs.text_drafting import LABELS
from cogs.profiles.text import NICHES, PLATFORMS

SPEC: Words = {
    **LABELS,
    "nature": Part("The house question", NATURES),
    "kind": Part(LABELS["kind"], KINDS),
    "wanted": "Who it is for",
    "platforms": Part(LABELS["platforms"], PLATFORMS),
    "niches": Part(LABELS["niches"], NICHES),
    "smallest": "From followers",
    "largest": "Up to followers",
    "where": Part(LABELS["where"], WHERES),
    "pay": "What they get",
    "compensation": Part(LABELS["compensation"], COMPENSATIONS),
    "minor": "Amount in the smallest coin",
    "currency": "Currency",
    "rights": Part(LABELS["rights"], RIGHTS),
    "term": Part(LABELS["term"], TERMS),
}
"""What a request says; other features keep it too."""

TOLD: Words = {
    **SPEC,
    "requests": "Requests",
    "state": Part("State", STATES),
    "typed_and_not_used": "Typed and not used",
    "typed_and_not_used.*": "",
    "created_at": "Begun",
    "posted_at": "Posted",
    "blocked": Part("People you blocked", shown_as=PERSON),
}
