"""Promo codes: one spelling, and which of them are mistaken for each other."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.tracking.model_promo import Clash, Promo, code, collisions, look, plain
from tests.tracking.people import DAY, JAMAL, KEIKO, NOW


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


@pytest.mark.parametrize("typed", ["Café Nord", "CAFE  nord!", "cafe\u0301 nord"])
def test_a_brand_partner_is_the_same_however_it_is_written(typed: str) -> None:
    assert plain(typed) == "cafe nord"
