"""Links with tags, promo codes and what a collab came to."""

from datetime import datetime
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.collabs.model_promo import Clash, Promo, code, collisions, look
from cogs.collabs.model_results import Cost, Figure, Gap, Results, summary
from cogs.collabs.model_tracking import LONGEST_LINK, Tags, tag, tracked
from tests.collabs.people import DAY, JAMAL, KEIKO, NOW

TAGS = Tags(source="instagram", medium="creator", campaign="spring-menu")
ADDED = "utm_source=instagram&utm_medium=creator&utm_campaign=spring-menu"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://example.com", f"https://example.com?{ADDED}"),
        ("  <https://example.com/menu>  ", f"https://example.com/menu?{ADDED}"),
        ("HTTP://Example.com/Menu", f"http://Example.com/Menu?{ADDED}"),
        ("https://example.com/menu?", f"https://example.com/menu?{ADDED}"),
        ("https://example.com/?a=1&a=2&b", f"https://example.com/?a=1&a=2&b&{ADDED}"),
        ("https://example.com/?q=caf%C3%A9+noir&x=%26", f"https://example.com/?q=caf%C3%A9+noir&x=%26&{ADDED}"),
        ("https://example.com/?utm_source=old&a=1", f"https://example.com/?a=1&{ADDED}"),
        ("https://example.com/?UTM_Source=old&utm%5Fmedium=x", f"https://example.com/?{ADDED}"),
        ("https://example.com/?utm_term=kept&utm_id=7", f"https://example.com/?utm_term=kept&utm_id=7&{ADDED}"),
        ("https://example.com/menu#bread?x=1", f"https://example.com/menu?{ADDED}#bread?x=1"),
        ("https://shop.example.com:8443/a/b", f"https://shop.example.com:8443/a/b?{ADDED}"),
        ("https://bäckerei.example/brot", f"https://bäckerei.example/brot?{ADDED}"),
    ],
)
def test_a_link_keeps_what_it_had_and_gets_each_tag_once(link: str, expected: str) -> None:
    """C21 D13"""
    assert tracked(link, TAGS) == expected


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("", "paste one link"),
        ("https://example.com and more", "paste one link"),
        ("https://example.com/\nutm", "paste one link"),
        ("https://example.com\\@elsewhere.example", "paste one link"),
        ("example.com/menu", "begin the link with https://"),
        ("ftp://example.com", "begin the link with https://"),
        ("javascript:alert(1)", "website|begin the link"),
        ("https://", "names no website"),
        ("https:///menu", "names no website"),
        ("https://localhost/menu", "names no website"),
        ("https://127.0.0.1/menu", "names no website"),
        ("https://-example-.com", "names no website"),
        ("https://example..com", "names no website"),
        ("https://[::1", "cannot read that link"),
        ("https://example.com:port", "cannot read that link"),
        ("https://bank.example@elsewhere.example", "a name or a password"),
        (f"https://example.com/{'a' * LONGEST_LINK}", "shorter link"),
    ],
)
def test_what_is_no_link_is_refused_with_what_helps(link: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        tracked(link, TAGS)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "utm_source", "UTM_CAMPAIGN", "utm_term"]), st.text("xyz%&= é", max_size=5)
        )
    ),
    st.sampled_from(["", "spring", "früh-ling"]),
)
def test_doing_it_twice_changes_nothing(query: list[tuple[str, str]], term: str) -> None:
    raw = "&".join(f"{name}={''.join(value.split())}" for name, value in query)
    tags = Tags(source="tiktok", medium="creator", campaign="x", term=term)
    once = tracked(f"https://example.com/?{raw}", tags)
    assert tracked(once, tags) == once
    names = [name.casefold() for name, _ in parse_qsl(urlsplit(once).query, keep_blank_values=True)]
    assert all(names.count(name) == 1 for name in tags.parameters())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Spring Menu", "spring-menu"),
        ("  spring__menu / 2026 ", "spring-menu-2026"),
        ("Frühling", "fruhling"),
        ("春のパン", "春のパン"),
        ("50% off & more", "50-off-more"),
        ("v1.2", "v1.2"),
    ],
)
def test_one_thing_has_one_spelling(typed: str, expected: str) -> None:
    assert tag(typed) == expected


@pytest.mark.parametrize("typed", ["", "  ", "---", "🎉", "&?="])
def test_a_tag_without_a_letter_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="letters or digits"):
        tag(typed)


def test_a_tag_that_is_too_long_is_refused() -> None:
    with pytest.raises(UserError, match="61 characters long"):
        tag("a" * 61)


@given(st.text(max_size=40))
def test_a_tag_is_its_own_tag(typed: str) -> None:
    try:
        once = tag(typed)
    except UserError:
        return
    assert tag(once) == once


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("keiko15", "KEIKO15"), (" Keiko 15 ", "KEIKO15"), ("keiko-15", "KEIKO-15"), ("ＫＥＩＫＯ15", "KEIKO15")],
)
def test_a_promo_code_has_one_spelling(typed: str, expected: str) -> None:
    assert code(typed) == expected


@pytest.mark.parametrize("typed", ["", "КEIKO15", "keıko", "keiko!", "-keiko", "kei--ko", "🍞bread", "straße"])
def test_a_promo_code_that_people_cannot_type_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="letters A to Z"):
        code(typed)


@pytest.mark.parametrize("typed", ["ab", "a" * 25])
def test_a_promo_code_has_a_length_that_people_remember(typed: str) -> None:
    with pytest.raises(UserError, match="3 to 24 characters"):
        code(typed)


def clashes(new: Promo, *known: Promo, now: datetime = NOW) -> list[Clash]:
    return [each.clash for each in collisions(new, known, now)]


MINE = Promo("KEIKO15", "Mill & Stone", KEIKO)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Promo("KEIKO15", "Mill & Stone", KEIKO), []),
        (Promo("KEIKO15", "mill stone", KEIKO), []),
        (Promo("KEIKO15", "Oat Works", KEIKO), [Clash.OTHER_BRAND]),
        (Promo("KEIKO15", "Oat Works", JAMAL), [Clash.OTHER_BRAND]),
        (Promo("KEIKO15", "Mill & Stone", JAMAL), [Clash.OTHER_CREATOR]),
        (Promo("KE1K015", "Oat Works", JAMAL), [Clash.ALIKE]),
        (Promo("KEIKO-15", "Mill & Stone", KEIKO), [Clash.ALIKE]),
        (Promo("KEIKO16", "Oat Works", JAMAL), []),
        (Promo("KEIKO15", "Oat Works", JAMAL, until=NOW), []),
        (Promo("KEIKO15", "Oat Works", JAMAL, until=NOW + DAY), [Clash.OTHER_BRAND]),
    ],
)
def test_codes_that_are_mistaken_for_each_other_are_noticed(other: Promo, expected: list[Clash]) -> None:
    """C21 D13"""
    assert clashes(MINE, other) == expected
    assert clashes(other, MINE) == (expected if other.until != NOW else [Clash.OTHER_BRAND])


def test_the_worst_comes_first_and_only_the_same_code_is_refused() -> None:
    known = [Promo("KE1KO15", "Oat Works", JAMAL), Promo("KEIKO15", "Oat Works", JAMAL)]
    found = collisions(MINE, known, NOW)
    assert [(each.clash, each.refuses) for each in found] == [(Clash.OTHER_BRAND, True), (Clash.ALIKE, False)]


@given(st.from_regex(r"[A-Z0-9]{3,12}", fullmatch=True))
def test_every_code_looks_like_itself(found: str) -> None:
    assert look(found) == look(found.lower()) == look(look(found))


FEE = Cost(currency="GBP", fee=10_000)


def test_a_collab_in_figures() -> None:
    """D13: a fee of 100 pounds, a basket worth 25."""
    found = summary(
        Cost(currency="GBP", fee=10_000, product=2_500),
        Results(likes=300, comments=50, reach=8_000, clicks=40, signups=4, sales=5, revenue=15_000),
    )
    assert (found.cost, found.engagement, found.counted) == (12_500, 350, ("likes", "comments"))
    assert found.per_engagement == Figure(Decimal("35.71"))
    assert found.per_thousand_reached == Figure(Decimal("1562.50"))
    assert found.per_click == Figure(Decimal("312.50"))
    assert found.per_signup == Figure(Decimal("3125.00"))
    assert found.per_sale == Figure(Decimal("2500.00"))
    assert found.returned == Figure(Decimal("0.2000"))


@pytest.mark.parametrize(
    ("cost", "results", "gap"),
    [
        (Cost(currency="GBP", fee=None), Results(likes=10), Gap.COST_UNKNOWN),
        (Cost(currency="GBP", fee=10, product=None), Results(likes=10), Gap.COST_UNKNOWN),
        (Cost(currency="GBP"), Results(likes=10), Gap.NO_COST),
        (FEE, Results(clicks=10), Gap.NOT_COUNTED),
        (FEE, Results(likes=0, comments=0), Gap.NONE_CAME),
    ],
)
def test_a_cost_that_cannot_be_known_says_why(cost: Cost, results: Results, gap: Gap) -> None:
    assert summary(cost, results).per_engagement == Figure(gap=gap)


@pytest.mark.parametrize(
    ("cost", "results", "expected"),
    [
        (FEE, Results(revenue=0), Figure(Decimal("-1.0000"))),
        (FEE, Results(revenue=10_000), Figure(Decimal("0.0000"))),
        (FEE, Results(revenue=1_000_000, revenue_currency="GBP"), Figure(Decimal("99.0000"))),
        (FEE, Results(sales=3), Figure(gap=Gap.REVENUE_UNKNOWN)),
        (FEE, Results(revenue=5, revenue_currency="USD"), Figure(gap=Gap.OTHER_CURRENCY)),
        (Cost(currency="GBP"), Results(revenue=5), Figure(gap=Gap.NO_COST)),
        (Cost(currency="GBP", commission=None), Results(revenue=5), Figure(gap=Gap.COST_UNKNOWN)),
    ],
)
def test_the_return_on_cost_or_why_there_is_none(cost: Cost, results: Results, expected: Figure) -> None:
    assert summary(cost, results).returned == expected


AMOUNTS = st.none() | st.integers(min_value=0, max_value=10**12)


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_figure_or_a_reason_and_never_both(
    fee: int | None, product: int | None, likes: int | None, revenue: int | None
) -> None:
    found = summary(Cost(currency="JPY", fee=fee, product=product), Results(likes=likes, reach=likes, revenue=revenue))
    for figure in (found.per_engagement, found.per_thousand_reached, found.per_sale, found.returned):
        assert (figure.value is None) != (figure.gap is None)
    assert (found.cost is None) == (fee is None or product is None)
