"""The table of captions, and what holds for all of them."""

import itertools
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cogs.disclosure import text
from cogs.disclosure.model import NEEDS, Kind, Market, Need, What, needs_disclosure
from cogs.disclosure.model_check import check, suggested
from cogs.disclosure.model_rules import rules
from cogs.profiles.model import Platform
from tests.disclosure import captions
from tests.disclosure.captions import Case

KINDS = [kind for kind in Kind if needs_disclosure(kind)]


@pytest.mark.parametrize("case", captions.ALL, ids=lambda case: f"{case.market.value}-{case.caption[:30]!a}")
def test_each_caption_is_found_to_be_what_it_is(case: Case) -> None:
    """D8."""
    report = check(case.caption, case.market, case.platform, case.kind)
    assert tuple(each.what for each in report.findings) == case.found


def test_the_table_speaks_of_every_market_and_platform() -> None:
    assert {case.market for case in captions.CLEARLY_MARKED} == set(Market)
    assert {case.market for case in captions.BADLY_PLACED} == set(Market)
    assert {case.market for case in captions.NOT_CLEAR} == set(Market)
    assert {case.platform for case in captions.ALL} == set(Platform)
    assert {what for case in captions.ALL for what in case.found} == set(What) - {What.NOT_NEEDED}


@pytest.mark.parametrize("market", Market)
def test_what_is_suggested_is_clear_on_top_of_any_caption(market: Market) -> None:
    """D8."""
    before = "Thank you @acme.foods. #bread #adventure https://example.com"
    for platform, kind in itertools.product(Platform, KINDS):
        line = suggested(before, market, kind)
        assert "@acme.foods" in line
        assert check(f"{line}\n{before}", market, platform, kind).is_clear, (platform, kind)


def test_without_anybody_mentioned_the_brand_is_left_to_fill_in() -> None:
    report = check("Bread", Market.UK, Platform.X, Kind.PAID)
    assert report.suggestion == "Ad: paid partnership with @brand"
    assert not report.is_clear


def test_what_is_clear_gets_no_suggestion() -> None:
    assert check("Ad: bread", Market.UK, Platform.X, Kind.PAID).suggestion is None


@pytest.mark.parametrize("market", Market)
def test_two_creators_without_a_brand_owe_nothing(market: Market) -> None:
    """D9."""
    report = check("Bread with a friend", market, Platform.X, Kind.COLLAB)
    assert report.has(What.NOT_NEEDED)
    assert report.is_clear
    assert NEEDS[Kind.COLLAB] == ()


def test_which_hashtag_and_which_words_are_told() -> None:
    """D8."""
    report = check("Bread #a #b #c #d #e #f #g #h #ad", Market.UK, Platform.X, Kind.PAID)
    crowded = next(each for each in report.findings if each.what is What.CROWDED)
    assert (crowded.words, crowded.number) == ("#ad", 9)


def test_every_rule_has_its_source() -> None:
    """D8."""
    for rule in rules().markets.values():
        assert rule.sources
        assert all(each.title and each.publisher and 2014 <= each.year <= 2026 for each in rule.sources)
        assert set(rule.suggest) == set(KINDS)
        assert set(rule.clear_for) <= set(KINDS)


def test_no_two_words_make_the_same_hashtag() -> None:
    for market, kind in itertools.product(Market, KINDS):
        known = rules().known(market, kind) | rules().contradictions
        assert len({word.replace(" ", "") for word in known}) == len(known)


def test_no_word_is_clear_and_a_contradiction() -> None:
    for market, kind in itertools.product(Market, KINDS):
        assert not rules().markets[market].accepts(kind) & rules().contradictions


@settings(max_examples=60)
@given(st.text(max_size=300), st.sampled_from(Market), st.sampled_from(Platform), st.sampled_from(KINDS))
def test_any_text_is_looked_at(caption: str, market: Market, platform: Platform, kind: Kind) -> None:
    report = check(caption, market, platform, kind)
    assert report.has(What.CLEAR) != report.has(What.MISSING)
    assert report.is_clear == (report.suggestion is None)


@settings(max_examples=60)
@given(letters=st.text(alphabet=string.ascii_letters + string.digits, min_size=1, max_size=6), before=st.booleans())
def test_a_marker_with_more_letters_is_another_word(letters: str, *, before: bool) -> None:
    """D8."""
    tag = f"#{letters}werbung" if before else f"#werbung{letters}"
    assert not check(f"{tag} Brot", Market.DE, Platform.X, Kind.PAID).has(What.CLEAR)


@pytest.mark.parametrize(
    ("caption", "brand"),
    [
        ("{brand} {0} @acme", "@acme"),
        ("@everyone look @acme.foods.", "@acme.foods"),
        ("me@acme.com @.", "@brand"),
        ("@here", "@brand"),
    ],
)
def test_the_brand_is_the_first_account_that_is_mentioned(caption: str, brand: str) -> None:
    assert suggested(caption, Market.UK, Kind.PAID) == f"Ad: paid partnership with {brand}"


def test_the_answer_to_the_house_question_says_what_has_to_be_known() -> None:
    """D9."""
    assert [kind for kind in Kind if not needs_disclosure(kind)] == [Kind.COLLAB]
    assert text.needed(NEEDS[Kind.GIFTED]) == "the brand and the product"
    assert all(Need.BRAND in NEEDS[kind] for kind in KINDS)
    assert {need for needs in NEEDS.values() for need in needs} == set(Need) == set(text.NEEDS)
