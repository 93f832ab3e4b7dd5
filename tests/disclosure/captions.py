"""Captions right and wrong, per market and platform, with everything that a look at them finds."""

from typing import NamedTuple

from cogs.disclosure.model import Kind, Market, What
from cogs.profiles.model import Platform

US, CA, UK, DE, FR = Market.US, Market.CA, Market.UK, Market.DE, Market.FR
ES, IT, NL, AU, ELSEWHERE = Market.ES, Market.IT, Market.NL, Market.AU, Market.ELSEWHERE
INSTAGRAM, TIKTOK, YOUTUBE, PINTEREST = Platform.INSTAGRAM, Platform.TIKTOK, Platform.YOUTUBE, Platform.PINTEREST
FACEBOOK, TWITCH, BLUESKY, MASTODON = Platform.FACEBOOK, Platform.TWITCH, Platform.BLUESKY, Platform.MASTODON
THREADS, X, LINKEDIN, OTHER = Platform.THREADS, Platform.X, Platform.LINKEDIN, Platform.OTHER
PAID, GIFTED, AFFILIATE, OWN, GIVEAWAY = Kind.PAID, Kind.GIFTED, Kind.AFFILIATE, Kind.OWN, Kind.GIVEAWAY

CLEAR, MISSING, FOLDED, LATER, CROWDED = What.CLEAR, What.MISSING, What.FOLDED, What.LATER_LINE, What.CROWDED
AFTER, AGAINST, SHORT, VAGUE, GIFT = What.AFTER_LINK, What.CONTRADICTED, What.BY_SHORT, What.BY_VAGUE, What.BY_GIFT
LINK, FOREIGN, UNUSUAL, SENTENCE = What.BY_AFFILIATE, What.FOREIGN, What.UNUSUAL, What.IN_A_SENTENCE
HIDDEN, LOOKALIKE = What.HIDDEN, What.LOOKALIKE

LONG = "We baked all night and the whole street came to taste it, and nobody wanted to go home before the sun. "
"""More than a hundred characters."""


class Case(NamedTuple):
    """A caption and what is found in it."""

    market: Market
    platform: Platform
    kind: Kind
    caption: str
    found: tuple[What, ...]


def cases(*rows: tuple[Market, Platform, Kind, str, tuple[What, ...]]) -> list[Case]:
    return [Case(*row) for row in rows]


CLEARLY_MARKED = cases(
    (US, INSTAGRAM, PAID, "#ad My new favourite pan", (CLEAR,)),
    (US, TIKTOK, PAID, "Ad | my new favourite pan", (CLEAR,)),
    (US, YOUTUBE, PAID, "This video is sponsored by Acme. Today we bake.", (CLEAR,)),
    (US, THREADS, PAID, "SPONSORED: breakfast in five minutes", (CLEAR,)),
    (US, X, PAID, "So good with @acme.foods #AcmeFoodsPartner", (CLEAR,)),
    (US, BLUESKY, AFFILIATE, "I earn a commission from the link below. The pan I use: https://example.com", (CLEAR,)),
    (US, OTHER, OWN, "My own brand is here: the first mugs", (CLEAR,)),
    (CA, INSTAGRAM, PAID, "#pub Mon nouveau four", (CLEAR,)),
    (CA, TIKTOK, GIFTED, "#gifted These mugs came in the post", (CLEAR,)),
    (CA, FACEBOOK, PAID, "#sponsored Bread for everybody", (CLEAR,)),
    (CA, LINKEDIN, PAID, "Partenariat rémunéré avec Acme", (CLEAR,)),
    (UK, INSTAGRAM, PAID, "Ad: bread for busy people #bread #sourdough", (CLEAR,)),
    (UK, TIKTOK, PAID, "#advert One pan, three meals", (CLEAR,)),
    (UK, YOUTUBE, PAID, "[AD] One pan, three meals", (CLEAR,)),
    (UK, TWITCH, PAID, "🎮 AD 🎮 Playing the new one tonight", (CLEAR,)),
    (UK, MASTODON, GIFTED, "ＡＤ - they sent me a lamp", (CLEAR,)),
    (UK, X, PAID, "Advertisement feature with @acme: one pan", (CLEAR,)),
    (DE, INSTAGRAM, PAID, "Werbung | Mein neues Brot", (CLEAR,)),
    (DE, TIKTOK, GIFTED, "#Anzeige Diese Lampe kam als Geschenk", (CLEAR,)),
    (DE, YOUTUBE, PAID, "ANZEIGE mit @acme: drei Rezepte", (CLEAR,)),
    (DE, LINKEDIN, PAID, "(Werbung) Drei Rezepte", (CLEAR,)),
    (FR, INSTAGRAM, PAID, "Collaboration commerciale avec @acme", (CLEAR,)),
    (FR, TIKTOK, PAID, "#publicite Mon four", (CLEAR,)),
    (FR, YOUTUBE, PAID, "Publicité : mon four", (CLEAR,)),
    (FR, PINTEREST, PAID, "PUBLICITE\u0301 - mon four", (CLEAR,)),
    (ES, INSTAGRAM, PAID, "#publi Mi pan de hoy", (CLEAR,)),
    (ES, TIKTOK, PAID, "Publicidad: mi pan de hoy", (CLEAR,)),
    (ES, X, GIVEAWAY, "Colaboración pagada con @acme, sorteo hoy", (CLEAR,)),
    (IT, INSTAGRAM, PAID, "Il mio pane #pane #casa #pubblicità", (CLEAR,)),
    (IT, TIKTOK, GIFTED, "#prodottofornitoda @acme Il mio pane", (CLEAR,)),
    (IT, FACEBOOK, PAID, "In collaborazione con @acme: il mio pane", (CLEAR,)),
    (NL, INSTAGRAM, PAID, "#spon Mijn brood", (CLEAR,)),
    (NL, YOUTUBE, PAID, "Betaalde samenwerking met Acme. Mijn brood", (CLEAR,)),
    (NL, BLUESKY, PAID, "#reclame Mijn brood", (CLEAR,)),
    (AU, INSTAGRAM, PAID, "#ad Bread on the beach", (CLEAR,)),
    (AU, TIKTOK, PAID, "#paid_partnership Bread on the beach", (CLEAR,)),
    (AU, MASTODON, PAID, "Bread on the beach\n#ad", (CLEAR,)),
    (ELSEWHERE, INSTAGRAM, PAID, "Advertisement: bread on the beach", (CLEAR,)),
    (ELSEWHERE, TWITCH, GIVEAWAY, "#ad A lamp to win", (CLEAR,)),
    (UK, INSTAGRAM, PAID, "Hello, this is an ad and I love this bread", (CLEAR,)),
    (DE, X, PAID, "Dies ist Werbung, und das Brot ist gut", (CLEAR,)),
    (UK, INSTAGRAM, PAID, "\n\n  #ad bread", (CLEAR,)),
    (UK, INSTAGRAM, PAID, "#ad " + "b" * 2196, (CLEAR,)),
    (UK, INSTAGRAM, PAID, "\u200f#ad لقد أحببت هذا الخبز", (CLEAR,)),
    (UK, INSTAGRAM, PAID, "#ad #adventure #gadget", (CLEAR,)),
    (UK, INSTAGRAM, PAID, "#ad @acme gave me this #gifted #collab", (CLEAR,)),
)

BADLY_PLACED = cases(
    (US, INSTAGRAM, PAID, LONG + LONG + "#ad", (CLEAR, FOLDED)),
    (US, TIKTOK, PAID, "One\nTwo\nThree\n#ad", (CLEAR, FOLDED)),
    (US, THREADS, PAID, "Bread #a #b #c #d #e #f #g #h #ad", (CLEAR, CROWDED)),
    (US, YOUTUBE, PAID, "https://example.com/pan #ad", (CLEAR, AFTER)),
    (CA, INSTAGRAM, PAID, "Bread #bread #home #pub", (CLEAR, CROWDED)),
    (CA, LINKEDIN, PAID, LONG + LONG + "#sponsored", (CLEAR, FOLDED)),
    (UK, TIKTOK, PAID, "Look at this bread\n#ad", (CLEAR, LATER)),
    (UK, INSTAGRAM, PAID, "Bread #bread #ad", (CLEAR, CROWDED)),
    (UK, FACEBOOK, PAID, LONG + LONG + "https://example.com #bread #ad", (CLEAR, FOLDED, CROWDED, AFTER)),
    (DE, INSTAGRAM, PAID, "Mein Brot #brot #werbung", (CLEAR, CROWDED)),
    (DE, YOUTUBE, PAID, "Mein Brot\nWerbung", (CLEAR, LATER)),
    (FR, INSTAGRAM, PAID, "Mon pain #pain #publicité", (CLEAR, CROWDED)),
    (FR, PINTEREST, PAID, LONG + "Collaboration commerciale", (CLEAR, FOLDED)),
    (ES, INSTAGRAM, PAID, "Mi pan #pan #publicidad", (CLEAR, CROWDED)),
    (ES, TWITCH, PAID, "Mi pan\n#publi", (CLEAR, FOLDED)),
    (IT, INSTAGRAM, PAID, "Pane #a #b #c #adv", (CLEAR, CROWDED)),
    (NL, TIKTOK, PAID, "www.example.com #adv", (CLEAR, AFTER)),
    (AU, INSTAGRAM, PAID, "Bread #bread #beach #ad", (CLEAR, CROWDED)),
    (ELSEWHERE, X, PAID, "Bread\n#ad", (CLEAR, LATER)),
    (UK, INSTAGRAM, PAID, "b" * 2196 + " #ad", (CLEAR, FOLDED)),
)

NOT_CLEAR = cases(
    (US, INSTAGRAM, PAID, "", (MISSING,)),
    (US, INSTAGRAM, PAID, "🍞🍞🍞", (MISSING,)),
    (US, INSTAGRAM, PAID, "b" * 2200, (MISSING,)),
    (US, INSTAGRAM, PAID, "#sp Bread", (MISSING, SHORT)),
    (US, INSTAGRAM, PAID, "#spon Bread", (MISSING, SHORT)),
    (US, TIKTOK, PAID, "#collab Bread", (MISSING, VAGUE)),
    (US, YOUTUBE, PAID, "Thanks to Acme for the pan", (MISSING, VAGUE)),
    (US, X, PAID, "Love it #lifepartner", (MISSING, VAGUE)),
    (US, X, PAID, "#ambassador for bread", (MISSING, VAGUE)),
    (US, THREADS, AFFILIATE, "#aff The pan I use", (MISSING, LINK)),
    (US, INSTAGRAM, PAID, "I saw an ad about bread", (MISSING, SENTENCE)),
    (US, INSTAGRAM, PAID, "Ad campaigns bore me", (MISSING, SENTENCE)),
    (US, INSTAGRAM, PAID, "Ad-free bread", (MISSING, SENTENCE)),
    (US, INSTAGRAM, PAID, "This is not an ad, I just love bread", (MISSING, AGAINST)),
    (US, INSTAGRAM, PAID, "#adventure with #gadget and #leadership", (MISSING, HIDDEN)),
    (US, INSTAGRAM, PAID, "#acmead Bread", (MISSING, HIDDEN)),
    (US, INSTAGRAM, PAID, "#\u0430d Bread", (MISSING, LOOKALIKE)),
    (US, INSTAGRAM, PAID, "#a\u200bd Bread", (MISSING,)),
    (US, INSTAGRAM, PAID, "#ád Bread", (MISSING,)),
    (US, INSTAGRAM, PAID, "#werbung Bread", (MISSING, FOREIGN)),
    (US, INSTAGRAM, PAID, "#notanad Bread", (MISSING, AGAINST)),
    (US, INSTAGRAM, PAID, "#ad This is not sponsored", (CLEAR, AGAINST)),
    (CA, TIKTOK, PAID, "#partenariat Mon pain", (MISSING, VAGUE)),
    (CA, INSTAGRAM, PAID, "#gifted Bread", (MISSING, GIFT)),
    (UK, INSTAGRAM, PAID, "#sponsored Bread", (MISSING, UNUSUAL)),
    (UK, INSTAGRAM, GIFTED, "#gifted Bread", (MISSING, GIFT)),
    (UK, FACEBOOK, PAID, "Paid partnership with @acme: one pan", (MISSING, UNUSUAL)),
    (UK, TIKTOK, GIFTED, "PR package: a lamp", (MISSING, GIFT)),
    (UK, YOUTUBE, AFFILIATE, "Affiliate links below", (MISSING, LINK)),
    (UK, X, PAID, "#adv Bread", (MISSING, SHORT)),
    (UK, MASTODON, PAID, "In association with Acme", (MISSING, VAGUE)),
    (UK, INSTAGRAM, PAID, "#publicité Bread", (MISSING, FOREIGN)),
    (UK, INSTAGRAM, PAID, "إعلان: خبز", (MISSING, FOREIGN)),
    (UK, INSTAGRAM, PAID, "#פרסומת לחם", (MISSING, FOREIGN)),
    (UK, INSTAGRAM, PAID, "#реклама Bread", (MISSING, FOREIGN)),
    (UK, INSTAGRAM, PAID, "#広告 パン", (MISSING, FOREIGN)),
    (DE, INSTAGRAM, PAID, "#ad Mein Brot", (MISSING, FOREIGN)),
    (DE, TIKTOK, PAID, "Sponsored by Acme. Mein Brot", (MISSING, FOREIGN)),
    (DE, YOUTUBE, PAID, "Unbezahlte Werbung: mein Brot", (MISSING, AGAINST)),
    (DE, INSTAGRAM, PAID, "Werbung, unbezahlt", (MISSING, AGAINST)),
    (DE, X, PAID, "#kooperation Mein Brot", (MISSING, VAGUE)),
    (DE, X, PAID, "Ich mag Werbung im Fernsehen nicht", (MISSING, SENTENCE)),
    (DE, X, PAID, "#werbungen Mein Brot", (MISSING, HIDDEN)),
    (FR, INSTAGRAM, PAID, "#pub Mon pain", (MISSING, UNUSUAL)),
    (FR, TIKTOK, PAID, "#ad Mon pain", (MISSING, FOREIGN)),
    (FR, X, GIFTED, "Produit offert : une lampe", (MISSING, GIFT)),
    (FR, X, PAID, "#collab Mon pain", (MISSING, VAGUE)),
    (ES, INSTAGRAM, PAID, "#colab Mi pan", (MISSING, VAGUE)),
    (ES, TIKTOK, PAID, "Gracias a Acme por el pan", (MISSING, VAGUE)),
    (ES, X, PAID, "#publicité Mi pan", (MISSING, FOREIGN)),
    (IT, INSTAGRAM, PAID, "#prodottofornitoda Acme", (MISSING, GIFT)),
    (IT, TIKTOK, PAID, "Grazie a Acme per il pane", (MISSING, VAGUE)),
    (IT, X, PAID, "#werbung Pane", (MISSING, FOREIGN)),
    (NL, INSTAGRAM, PAID, "#samenwerking Mijn brood", (MISSING, VAGUE)),
    (NL, TIKTOK, PAID, "#anzeige Mijn brood", (MISSING, FOREIGN)),
    (AU, INSTAGRAM, PAID, "#gifted Bread", (MISSING, GIFT)),
    (AU, TIKTOK, PAID, "#spon Bread", (MISSING, SHORT)),
    (ELSEWHERE, INSTAGRAM, PAID, "#sponsored Bread", (MISSING, UNUSUAL)),
    (ELSEWHERE, PINTEREST, PAID, "#广告 面包", (MISSING, FOREIGN)),
)

ALL = [*CLEARLY_MARKED, *BADLY_PLACED, *NOT_CLEAR]
