"""Every word of disclosure for people. It explains what is found, and leaves the judging to nobody."""

from collections.abc import Mapping

from bot.text import listing
from bot.ui import escape
from cogs.disclosure.model import Finding, Kind, Market, Need, Report, What
from cogs.disclosure.model_rules import rules
from cogs.profiles.model import Platform
from cogs.profiles.text import PLATFORMS

HOUSE_QUESTION = "Is it a collab or a paid partnership?"
KINDS: Mapping[Kind, str] = {
    Kind.COLLAB: "A collab, no brand involved",
    Kind.PAID: "A paid partnership",
    Kind.GIFTED: "A product or an invitation, for free",
    Kind.AFFILIATE: "A link or code I earn with",
    Kind.OWN: "My own brand",
    Kind.GIVEAWAY: "A giveaway with a brand's prize",
}
KIND_HINTS: Mapping[Kind, str] = {
    Kind.COLLAB: "Creators make something together, and nobody else gives anything.",
    Kind.PAID: "A brand pays money for it.",
    Kind.GIFTED: "A brand gives something, even if it asks for nothing.",
    Kind.AFFILIATE: "You get a share when people buy.",
    Kind.OWN: "You own what you show, or work there.",
    Kind.GIVEAWAY: "A brand gives what people can win.",
}
NEEDS: Mapping[Need, str] = {
    Need.BRAND: "the brand",
    Need.COMPENSATION: "what is paid",
    Need.PRODUCT: "the product",
    Need.LINK: "the link or code",
    Need.PRIZE: "the prize",
    Need.RIGHTS: "what the brand may use, and how long",
}
FORM = "Check a caption"
ASK_MARKET = "Where is most of your audience?"
ASK_PLATFORM = "Where will you post it?"
ASK_CAPTION = "Your caption"
ASK_CAPTION_HINT = "As you want to post it. Only you see the answer."
AGAIN = "Check again"
FORGET = "Forget my text"
FORGOTTEN = "Your text is forgotten. Market and platform stay for the next time."
KEPT = "I keep your text for a day, so that you can check it again."
SUGGESTED = "A first line you could begin with:"
NO_ADVICE = "This tells you what published guidance says, in short. It is no legal advice."
DOCTOR_PROBLEM = "Captions that members had checked were not removed after their day."
DOCTOR_FIX = "Restart the bot; if this stays, look into its log for the job “forget”."

_HEADINGS = {
    "not_needed": "Nothing to mark",
    "clear": "Clearly marked",
    "hard": "Marked, and easy to miss",
    "missing": "No clear marker yet",
}
_FOUND: Mapping[What, str] = {
    What.CLEAR: "I found **{words}** in line {number}: clear in {market}.",
    What.FOLDED: "**{words}** comes after what {platform} shows before “more”, about {number} characters. "
    "Many never open it. Move it to the beginning.",
    What.LATER_LINE: "**{words}** is in line {number}. In {market} it belongs in the first one.",
    What.CROWDED: "**{words}** is hashtag number {number}. Most people do not read that far. Move it to the beginning.",
    What.AFTER_LINK: "**{words}** comes after a link, and people may have left by then. Put it before.",
    What.CONTRADICTED: "“{words}” tells people that it is no ad. Leave it out if somebody gave you something for this.",
    What.BY_SHORT: "**{words}** is a short form. Many people in {market} do not know what it stands for.",
    What.BY_VAGUE: "**{words}** can mean many things. It does not tell people that this is an ad.",
    What.BY_GIFT: "**{words}** tells of a gift. In {market} that does not make clear that this is an ad.",
    What.BY_AFFILIATE: "**{words}** says little to people who do not earn that way. In {market} it is no clear marker.",
    What.FOREIGN: "**{words}** is another language than most of your audience in {market} reads.",
    What.UNUSUAL: "**{words}** is not among the markers that the guidance for {market} calls clear.",
    What.IN_A_SENTENCE: "“{words}” is part of a sentence here, so people do not read it as a marker.",
    What.HIDDEN: "**{words}**: the letters of a marker inside a longer hashtag do not count.",
    What.LOOKALIKE: "**{words}** is written with letters of another alphabet that only look alike. Type it anew.",
    What.MISSING: "I found no marker that is clear in {market}.",
    What.NOT_NEEDED: "When creators make something together and nobody else gives anything, there is nothing to mark. "
    "If a brand gives money, a product or an invitation, choose that and check again.",
}
_SWITCH = "{platform} has a label of its own: **{switch}**. "
_SWITCH_ALONE = "In {market} it can stand for the words when you are paid; with both nobody misses it."
_SWITCH_NOT_ALONE = "Switch it on as well. For {market} do not count on it alone."


def heading(report: Report) -> str:
    """The whole in a few words."""
    if report.has(What.NOT_NEEDED):
        return _HEADINGS["not_needed"]
    if report.is_clear:
        return _HEADINGS["clear"]
    return _HEADINGS["hard" if report.has(What.CLEAR) else "missing"]


def asked(report: Report) -> str:
    """`United Kingdom · Instagram · A paid partnership`."""
    return " · ".join((market(report.market), PLATFORMS[report.platform], KINDS[report.kind]))


def market(of: Market) -> str:
    """The market's name."""
    return rules().markets[of].name


def explained(report: Report, finding: Finding) -> str:
    """One finding as a sentence or two."""
    return _FOUND[finding.what].format(
        words=escape(finding.words, 80),
        number=finding.number,
        market=_in(report.market),
        platform=_on(report.platform),
    )


def switch(report: Report) -> str:
    """What the platform's own label is called, and whether it is enough there; empty where there is none."""
    name, rule = rules().platforms[report.platform].switch, rules().markets[report.market]
    if not name or report.has(What.NOT_NEEDED):
        return ""
    more = _SWITCH_ALONE if rule.switch_alone else _SWITCH_NOT_ALONE
    return (_SWITCH + more).format(platform=PLATFORMS[report.platform], switch=name, market=_in(report.market))


def small_print(report: Report) -> str:
    """That this is no advice, and where it comes from."""
    sources = [f"{each.title} ({each.publisher}, {each.year})" for each in rules().markets[report.market].sources]
    return f"{NO_ADVICE} Source: {'; '.join(sources)}."


def needed(needs: tuple[Need, ...]) -> str:
    """`the brand, what is paid and what the brand may use, and how long`."""
    return listing([NEEDS[each] for each in needs])


def _in(of: Market) -> str:
    """The market's name inside a sentence."""
    article = "the " if of in {Market.US, Market.UK, Market.NL} else ""
    return "most places" if of is Market.ELSEWHERE else f"{article}{market(of)}"


def _on(platform: Platform) -> str:
    return "the app" if platform is Platform.OTHER else PLATFORMS[platform]
