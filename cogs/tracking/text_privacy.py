"""How works, codes and packages read where people see what is stored about them."""

from bot.telling import PERSON, Part, Words
from cogs.collabs.text import NATURES
from cogs.tracking.model_reading import COSTS, COUNTS
from cogs.tracking.text_packages import ROUTES, STAGES
from cogs.tracking.text_results import FIGURES

TOLD: Words = {
    "works": "Collabs you keep track of",
    "name": "Name",
    "nature": Part("The house question", NATURES),
    "brand": "Brand partner",
    "request": "Request",
    "added_at": "Added",
    "as_of": "Counted",
    "packages": "Packages",
    "codes": "Codes",
    "links": "Links",
    **COSTS,
    "cost": "Cost",
    "cost_currency": "Currency of the cost",
    **COUNTS,
    "revenue": "Sold, in money",
    "revenue_currency": "Currency of the sales",
    **FIGURES,
    "provenance": "Where the numbers come from",
    "with": Part("With", shown_as=PERSON),
    "deliveries": "Where packages are",
    "what": "What",
    "route": Part("Who sends it", ROUTES),
    "reached": "Reached",
    **{f"reached.{stage}": name for stage, name in STAGES.items()},
    "promo_codes": "Promo codes",
    "code": "Code",
    "until": "Until",
    "noted_as_the_other_side": "How often others note you as the other side",
}
