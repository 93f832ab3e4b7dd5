"""The look at a caption: which marker was found, where it stands, what speaks against it. Pure, and never a verdict."""

from collections.abc import Iterator, Sequence

from cogs.disclosure.model import Finding, Kind, Market, Report, What, needs_disclosure
from cogs.disclosure.model_reading import Caption, Mark, Piece, marks, read, stands_alone
from cogs.disclosure.model_rules import MarketRules, PlatformRules, rules
from cogs.profiles.model import Platform

NO_BRAND = "@brand"
"""Stands in a suggestion where the caption mentions nobody."""
_NOBODY = ("@everyone", "@here")
_MOST_NAMED = 3
_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u0501\u0432\u043a\u043c\u043d\u0442\u03b1\u03bf\u03c1\u03b9\u03bd\u0261\u0251",
    "aeopcxyisdbkmhtaopivga",
)
"""Letters of Cyrillic, Greek and phonetics beside the Latin ones that they look like."""


def check(caption: str, market: Market, platform: Platform, kind: Kind) -> Report:
    """Look at a caption that is meant for that market and platform."""
    if not needs_disclosure(kind):
        return Report(market, platform, kind, (Finding(What.NOT_NEEDED),))
    findings = tuple(_findings(read(caption), market, platform, kind))
    report = Report(market, platform, kind, findings)
    if report.is_clear:
        return report
    return Report(market, platform, kind, findings, suggested(caption, market, kind))


def suggested(caption: str, market: Market, kind: Kind) -> str:
    """A first line that is clear there, with the first account that the caption mentions as the brand."""
    mentioned = [each.text.rstrip(".") for each in read(caption).of_kind("mention")]
    brand = next((name for name in mentioned if name not in _NOBODY), NO_BRAND)
    return rules().markets[market].suggest[kind].replace("{brand}", brand)


def _findings(caption: Caption, market: Market, platform: Platform, kind: Kind) -> Iterator[Finding]:
    rule = rules().markets[market]
    accepted, against = rule.accepts(kind), rules().contradictions
    found = marks(caption, rules().known(market, kind) | against)
    clear = [each for each in found if each.word in accepted and each.word not in against and each.is_label]
    clear += _branded(caption, rule)
    if clear:
        yield from _placed(caption, clear, rule, rules().platforms[platform])
    else:
        yield Finding(What.MISSING)
        yield from _instead([each for each in found if each.word not in against], market, accepted)
        tags = {mark.start for mark in found}
        yield from _unclear_tags([tag for tag in caption.of_kind("tag") if tag.start not in tags], accepted)
        yield from _imitations(caption, accepted)
    yield from (Finding(What.CONTRADICTED, each.text) for each in found if each.word in against)


def _branded(caption: Caption, rule: MarketRules) -> list[Mark]:
    """Hashtags such as #AcmePartner, where that is accepted and the caption names the brand."""
    brands = {_squeezed(piece) for piece in caption.of_kind("mention")}
    return [
        Mark(tag.body, tag.text, tag.start, tag.end, tag.number)
        for tag in caption.of_kind("tag")
        for ending in rule.endings
        if tag.body.endswith(ending) and tag.body.removesuffix(ending) in brands
    ]


def _squeezed(mention: Piece) -> str:
    return mention.body.strip("@.").replace(".", "").replace("_", "")


def _placed(caption: Caption, clear: Sequence[Mark], rule: MarketRules, seen: PlatformRules) -> Iterator[Finding]:
    """The marker that stands best, and what is wrong with its place."""
    looks = [(list(_troubles(caption, mark, rule, seen)), mark.start, mark) for mark in clear]
    troubles, _, best = min(looks, key=lambda look: (len(look[0]), look[1]))
    yield Finding(What.CLEAR, best.text, caption.line_of(best.start) + 1)
    yield from troubles


def _troubles(caption: Caption, mark: Mark, rule: MarketRules, seen: PlatformRules) -> Iterator[Finding]:
    line = caption.line_of(mark.start)
    if mark.end > seen.characters or line >= seen.lines:
        yield Finding(What.FOLDED, mark.text, seen.characters)
    elif line and rule.first_line:
        yield Finding(What.LATER_LINE, mark.text, line + 1)
    if mark.number > rule.first_hashtags:
        yield Finding(What.CROWDED, mark.text, mark.number)
    if any(link.start < mark.start for link in caption.of_kind("link")):
        yield Finding(What.AFTER_LINK, mark.text)


def _instead(found: Sequence[Mark], market: Market, accepted: frozenset[str]) -> Iterator[Finding]:
    """Known words that stand there in place of a clear marker."""
    for mark in found[:_MOST_NAMED]:
        if mark.word in accepted:
            yield Finding(What.IN_A_SENTENCE, mark.text)
        elif mark.is_label:
            yield Finding(_why(mark.word, market), mark.text)


def _why(word: str, market: Market) -> What:
    known = rules()
    if word in known.weak:
        return known.weak[word]
    return What.UNUSUAL if known.languages[word] & known.markets[market].languages else What.FOREIGN


def _unclear_tags(tags: Sequence[Piece], accepted: frozenset[str]) -> Iterator[Finding]:
    """Hashtags with a word in them that does not count there: of a brand's partner, and those that are other words."""
    inside = {word.replace(" ", "") for word in accepted}
    hidden = [tag.text for tag in tags if any(word in tag.body for word in inside)]
    if hidden:
        yield Finding(What.HIDDEN, " ".join(hidden[:_MOST_NAMED]))
    for tag in tags:
        if tag.body.endswith(("ambassador", "partner")):
            yield Finding(What.BY_VAGUE, tag.text)


def _imitations(caption: Caption, accepted: frozenset[str]) -> Iterator[Finding]:
    """Hashtags and labels that only look like a marker."""
    genuine = {word.replace(" ", "") for word in accepted}
    for piece in caption.pieces:
        latin = piece.body.translate(_LOOKALIKES)
        if latin != piece.body and latin in genuine and _counts(caption, piece):
            yield Finding(What.LOOKALIKE, piece.text)


def _counts(caption: Caption, piece: Piece) -> bool:
    return piece.kind == "tag" or (piece.kind == "word" and stands_alone(caption, piece.start, piece.end))
