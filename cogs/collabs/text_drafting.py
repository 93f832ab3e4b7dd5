"""What an owner reads while they write a request: the house question, forms, the draft."""

from collections.abc import Mapping

from cogs.collabs.model import Nature
from cogs.collabs.model_drafting import Page

EXPLAINED = (
    "**A collab** is between creators. Nobody is paid and no brand partner gives anything for it.\n"
    "**A paid partnership** is when a brand partner gives something for the content: money, products, an experience, "
    "a commission. People have to see that, so I ask a little more.\n"
    "-# In doubt, it is a paid partnership."
)
GO_ON = "Go on with a draft"
ANSWERS: Mapping[Nature, str] = {Nature.COLLAB: "A collab", Nature.PAID: "A paid partnership"}
TITLES: Mapping[Nature, str] = {Nature.COLLAB: "Your collab", Nature.PAID: "Your paid partnership"}

ONLY_YOU = "Only you see this. Your draft is kept for two weeks: /collab post brings it back."
ON_THE_BOARD = "This is on the board. What you change is seen at once."
STILL_NEEDED = "**Still needed** {pages}"
NOT_USED = "**Please look again at {pages}.** What you typed is in the form."
POST = "Post it"
DISCARD = "Throw away"
BACK = "Back"
DISCARDED = "Thrown away. Nobody has seen it."
POSTED = "It is on its way to <#{channel}>. I tell you before it ends; /collab mine shows it any time."

LABELS: Mapping[str, str] = {
    "title": "Title",
    "kind": "Kind",
    "what": "Who does what",
    "deadline": "Deadline",
    "slots": "How many people",
    "compensation": "What they get",
    "fee": "Amount",
    "brand": "Brand partner",
    "rights": "What the brand partner may do with it",
    "term": "For how long they may",
    "platforms": "Platforms",
    "niches": "Niches",
    "sizes": "Size",
    "where": "Where",
    "region": "Place or region",
    "fixed": "What is fixed",
    "free": "What is free",
}
HINTS: Mapping[str, str] = {
    "title": "One line that makes somebody stop: “Bread reel with a baker in Leeds”",
    "what": "The content that each of you makes, and what you bring.",
    "deadline": "24 May, in 3 weeks, Friday 18:00. Empty means none.",
    "fee": "For a fee: 250 EUR, USD 1,200 or £80.50. Else empty, or what the product is worth.",
    "sizes": "5k to 20k, from 5k, up to 20k. Empty means any size.",
    "platforms": "Choose none and every platform fits.",
    "niches": "Choose none and every niche fits.",
    "fixed": "What has to be: a date, a link, a phrase.",
    "free": "What they decide themselves.",
}
PAGE_TITLES: Mapping[Page, str] = {
    Page.PAY: "What they get",
    Page.WANTED: "Who it is for",
    Page.FREEDOM: "What is fixed, what is free",
}
