"""Words of campaigns: the list, the form, the card with its figures, and what cannot be said."""

from collections.abc import Mapping

from bot.text import moment
from cogs.analytics.model import Source
from cogs.analytics.model_campaign import COUNTS, Attribution, Campaign, Figure, Kpi, Pay, Why, rounded
from cogs.analytics.model_campaign_reading import LABELS
from cogs.analytics.model_money import digits
from cogs.analytics.text import SOURCES

TITLE = "Campaigns"
PRIVATE = "Only you see them. They are never part of what you share, of leaderboards or of averages."
NONE = (
    "No campaigns yet. After a campaign with a brand partner, note what it brought, and you will have it ready for "
    "the next talk about your fee."
)
ADD = "Add a campaign"
CHOOSE = "Open a campaign"
CHANGE, REMOVE, BACK, NEWER, OLDER = "Change it", "Remove it", "Back", "Newer", "Older"
FILES = "Save as files"
FILES_READY = "Your campaigns, with their figures: one file for spreadsheets, one for programs."
JSON_NAME, CSV_NAME = "campaigns.json", "campaigns.csv"
REMOVE_SURE = "Remove the campaign **{name}** with all its numbers? It cannot be brought back."
YES_REMOVE = "Yes, remove the campaign"
NO_SUCH = "That campaign is not here any more. Use /stats campaign to see yours."
ADD_TITLE, CHANGE_TITLE = "Add a campaign", "Change a campaign"
ASK_NAME = "Campaign or brand partner"
ASK_WHERE = "Where was it?"
ASK_WHERE_HINT = "One of your accounts, or the platform."
ASK_PAY = "What did you get?"
ASK_PAY_HINT = "A fee like 450 EUR, or: product, experience, affiliate, nothing."
ASK_RESULTS = "What it brought, as far as you know"
ASK_RESULTS_HINT = "Numbers behind the names. Empty is unknown, never zero. Money with its currency: 600 EUR."
ASK_ATTRIBUTION = "How are orders and sign-ups known?"
AS_IT_WAS = "{where} (as it was)"
ELSEWHERE = "{platform}, another account"
LINK = "For your next link of this campaign: `?{tags}`"
TOLD = "**What it brought**"
NO_NUMBERS = "No numbers yet. Add them with “Change it” as soon as you know them."

PAYS: Mapping[Pay, str] = {
    Pay.FEE: "a fee",
    Pay.PRODUCT: "a product",
    Pay.EXPERIENCE: "an experience",
    Pay.AFFILIATE: "affiliate",
    Pay.NOTHING: "no pay",
}
ATTRIBUTIONS: Mapping[Attribution, str] = {
    Attribution.CODE: "By your code",
    Attribution.UTM: "By the tags of your link",
    Attribution.SELF_REPORT: "As somebody told you",
}
NAMES: Mapping[Kpi, str] = {
    Kpi.CPE: "cost per engagement",
    Kpi.CPM: "cost per thousand views",
    Kpi.CTR: "click rate",
    Kpi.CVR: "conversion rate",
    Kpi.RETURN: "return on cost",
}
_EXACT = 2


def too_many(most: int) -> str:
    """No room for another campaign."""
    return f"You have noted {most} campaigns, which is all I can keep. Remove an old one first; “{FILES}” keeps a copy."


def pay(campaign: Campaign) -> str:
    """What the creator got."""
    if campaign.pay is None:
        return "pay not told"
    return f"fee {campaign.fee}" if campaign.fee is not None else PAYS[campaign.pay]


def results(campaign: Campaign) -> str:
    """The numbers that are known, and how they are."""
    counts = [f"{LABELS[name]} {getattr(campaign, name):,}" for name in COUNTS if getattr(campaign, name) is not None]
    amounts = [f"{LABELS[name]} {getattr(campaign, name)}" for name in ("revenue", "cost") if getattr(campaign, name)]
    return " · ".join((*counts, *amounts))


def figure(found: Figure) -> str:
    """The figure with its formula; or why there is none."""
    if found.value is None:
        return f"No {NAMES[found.kpi]}: {why_none(found)}\n-# {found.formula}"
    return f"**{value(found)}** {NAMES[found.kpi]}\n-# {found.formula}"


def value(found: Figure) -> str:
    """`0.48 EUR`, or `3.09 %`. What costs less than one gets two more digits. Nothing without a value."""
    if found.value is None:
        return ""
    if not found.currency:
        return f"{rounded(found.value, _EXACT):,f} %"
    plain = rounded(found.value, digits(found.currency))
    exact = rounded(found.value, digits(found.currency) + _EXACT)
    return f"{plain if found.value >= 1 or plain == exact else exact:,f} {found.currency}"


def why_none(found: Figure) -> str:
    """Why there is no figure."""
    part = LABELS.get(found.part, found.part).casefold()
    reasons = {
        Why.MISSING: f"{part} not told, and unknown is not zero.",
        Why.ZERO: f"{part} of zero, and nothing can be divided by zero.",
        Why.TWO_CURRENCIES: f"the amounts are in {found.part}, and I do not convert.",
        Why.NOTHING_PAID: "the brand partner paid nothing, and no cost was told.",
    }
    return reasons[found.why] if found.why is not None else ""


def basis(campaign: Campaign) -> str:
    """Who says so, how they know, and as of when."""
    how = "not said how orders and sign-ups are known"
    if campaign.attribution is not None:
        how = f"orders and sign-ups {ATTRIBUTIONS[campaign.attribution].casefold()}"
    return f"{SOURCES[Source.SELF_REPORTED]} · {moment(campaign.updated_at, 'D')} · {how}"
