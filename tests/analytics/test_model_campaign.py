"""Campaigns in worked numbers: amounts in every kind of currency, figures, and why there is none."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.errors import UserError
from cogs.analytics.model_campaign import (
    Attribution,
    Campaign,
    Kpi,
    Pay,
    Why,
    doubts,
    figure,
    figures,
    rounded,
    tags,
)
from cogs.analytics.model_campaign_reading import Typed, pay, read, written
from cogs.analytics.model_money import CURRENCIES, Money, digits, money
from cogs.analytics.text_campaigns import value, why_none
from cogs.profiles.model import Platform

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FULL = Campaign(
    name="Ring Light Co.",
    platform=Platform.INSTAGRAM,
    handle="keiko.bakes",
    pay=Pay.FEE,
    fee=Money(45_000, "EUR"),
    revenue=Money(60_000, "EUR"),
    reach=12_000,
    views=30_000,
    engagements=900,
    clicks=300,
    sign_ups=20,
    orders=12,
    attribution=Attribution.CODE,
    created_at=NOW,
    updated_at=NOW,
)


@pytest.mark.parametrize(
    ("typed", "minor", "currency"),
    [
        ("450 EUR", 45_000, "EUR"),
        ("€450", 45_000, "EUR"),
        ("450€", 45_000, "EUR"),
        ("eur 450,5", 45_050, "EUR"),
        ("1,234.50 GBP", 123_450, "GBP"),
        ("1.234,50 eur", 123_450, "EUR"),
        ("1.234 EUR", 123_400, "EUR"),
        ("1,234 usd", 123_400, "USD"),
        ("1 234,50 PLN", 123_450, "PLN"),
        ("1'234'567.89 CHF", 123_456_789, "CHF"),
        ("1,00,000 INR", 10_000_000, "INR"),
        ("1.2k EUR", 120_000, "EUR"),
        ("0.500 EUR", 50, "EUR"),
        ("50000 JPY", 50_000, "JPY"),
        ("50,000 yen", 50_000, "JPY"),
        ("500.00 JPY", 500, "JPY"),
        ("12.345 KWD", 12_345, "KWD"),
        ("1,234.500 KWD", 1_234_500, "KWD"),
        ("1234 KWD", 1_234_000, "KWD"),
        ("5 MAD", 500, "MAD"),
        ("US$ 20", 2_000, "USD"),
        ("0 EUR", 0, "EUR"),
        ("250EUR", 25_000, "EUR"),
        ("£80.5", 8_050, "GBP"),
        ("€250 EUR", 25_000, "EUR"),
        ("20,000 JPY", 20_000, "JPY"),
    ],
)
def test_an_amount_is_read_exactly_in_the_smallest_unit(typed: str, minor: int, currency: str) -> None:
    found = money(typed)
    assert found == Money(minor, currency)
    assert money(str(found)) == found


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("450", "in which currency"),
        ("$450", "USD, CAD or AUD"),
        ("¥5000", "JPY or CNY"),
        ("450 XYZ", "do not know the currency"),
        ("-5 EUR", "below zero"),
        ("a lot", "no amount I can read"),
        ("1.505 JPY 3", "no amount I can read"),
        ("10.5 JPY", "JPY has no digits after the point"),
        ("1.2345 EUR", "EUR has 2 digits after the point"),
        ("1,234 KWD", "as 1.234 or as 1234"),
        ("1,23,4 EUR", "not sure"),
        ("1.234.56 EUR", "not sure"),
        ("€5 USD", "two currencies"),
        ("999999999999999 EUR", "more than anybody"),
        ("1234567890123456789 EUR", "not sure"),
    ],
)
def test_an_amount_that_is_not_clear_is_asked_about(typed: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        money(typed)


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (Money(120_000, "EUR"), "1,200 EUR"),
        (Money(8_050, "GBP"), "80.50 GBP"),
        (Money(5_000, "JPY"), "5,000 JPY"),
        (Money(1_200_000, "KWD"), "1,200.000 KWD"),
    ],
)
def test_an_amount_is_said_without_cents_that_are_none(money: Money, said: str) -> None:
    assert str(money) == said


def test_currencies_have_their_own_digits() -> None:
    assert (digits("EUR"), digits("JPY"), digits("KWD")) == (2, 0, 3)
    assert {"EUR", "JPY", "KWD", "USD", "ZMW"} <= CURRENCIES
    assert len(CURRENCIES) == 155
    assert Money(12_345, "KWD").amount == Decimal("12.345")
    assert str(Money(1_234_567, "JPY")) == "1,234,567 JPY"


def test_every_figure_in_worked_numbers() -> None:
    """450 EUR; 900 engagements, 30,000 views, 12,000 reached, 300 clicks, 12 orders, 600 EUR back."""
    assert [each.value for each in figures(FULL)] == [
        Fraction(1, 2),
        Fraction(15),
        Fraction(5, 2),
        Fraction(4),
        Fraction(100, 3),
    ]
    assert [value(each) for each in figures(FULL)] == ["0.50 EUR", "15.00 EUR", "2.50 %", "4.00 %", "33.33 %"]
    assert figure(FULL, Kpi.CPM).formula == "1,000 × fee ÷ views"


def test_what_it_cost_the_brand_goes_before_the_fee() -> None:
    told = replace(FULL, cost=Money(120_000, "EUR"))
    assert value(figure(told, Kpi.RETURN)) == "-50.00 %"
    assert figure(told, Kpi.CPE).formula == "cost to the brand ÷ engagements"
    yen = replace(FULL, fee=None, pay=Pay.PRODUCT, cost=Money(45_000, "JPY"), views=7_000)
    assert value(figure(yen, Kpi.CPE)) == "50 JPY"
    assert value(figure(yen, Kpi.CPM)) == "6,429 JPY"
    dinar = replace(FULL, fee=Money(100_000, "KWD"), engagements=30)
    assert value(figure(dinar, Kpi.CPE)) == "3.333 KWD"
    assert value(figure(replace(yen, engagements=100_000), Kpi.CPE)) == "0.45 JPY"


@pytest.mark.parametrize(
    ("changes", "kpi", "why", "said"),
    [
        ({"engagements": None}, Kpi.CPE, Why.MISSING, "engagements not told"),
        ({"engagements": 0}, Kpi.CPE, Why.ZERO, "engagements of zero"),
        ({"views": 0}, Kpi.CPM, Why.ZERO, "views of zero"),
        ({"reach": None}, Kpi.CTR, Why.MISSING, "reach not told"),
        ({"reach": 0}, Kpi.CTR, Why.ZERO, "reach of zero"),
        ({"orders": None}, Kpi.CVR, Why.MISSING, "orders not told"),
        ({"clicks": 0}, Kpi.CVR, Why.ZERO, "clicks of zero"),
        ({"fee": None, "pay": Pay.PRODUCT}, Kpi.CPE, Why.MISSING, "cost to the brand not told"),
        ({"fee": None, "pay": Pay.NOTHING}, Kpi.CPM, Why.NOTHING_PAID, "paid nothing"),
        ({"revenue": None}, Kpi.RETURN, Why.MISSING, "revenue not told"),
        ({"revenue": Money(60_000, "USD")}, Kpi.RETURN, Why.TWO_CURRENCIES, "USD and EUR"),
        ({"fee": Money(0, "EUR")}, Kpi.RETURN, Why.ZERO, "cost to the brand of zero"),
    ],
)
def test_where_there_is_no_figure_it_says_why(changes: dict[str, object], kpi: Kpi, why: Why, said: str) -> None:
    found = figure(replace(FULL, **changes), kpi)  # type: ignore[arg-type]  # one field each
    assert (found.value, found.why) == (None, why)
    assert said in why_none(found)
    assert value(found) == ""


def test_a_zero_that_was_told_is_a_number() -> None:
    told = replace(FULL, clicks=0, revenue=Money(0, "EUR"))
    assert value(figure(told, Kpi.CTR)) == "0.00 %"
    assert value(figure(told, Kpi.RETURN)) == "-100.00 %"


def test_rounding_is_away_from_zero() -> None:
    assert rounded(Fraction(1, 8), 2) == Decimal("0.13")
    assert rounded(Fraction(-1, 8), 2) == Decimal("-0.13")
    assert rounded(Fraction(10**15, 3), 4) == Decimal("333333333333333.3333")


@pytest.mark.parametrize(
    "line",
    ["reach 12,000", "Reach: 12k", "12.000 reached", "REACH = 12000", "• reach: 12 000", "12k reach"],
)
def test_a_result_stands_before_or_behind_its_name(line: str) -> None:
    assert read(Typed(name="Loaf", results=line), NOW).reach == 12_000


def test_results_in_all_kinds_of_lines() -> None:
    typed = "impressions 30k, 340clicks; sign ups: 20\n5 sales\nrevenue €600\nbrand cost 1,234.50 EUR"
    typed += "\nengagement: -\nReach:"
    found = read(Typed(name=" Ring   Light ", pay="gifted", results=typed, attribution="utm"), NOW)
    assert (found.name, found.pay, found.fee, found.attribution) == ("Ring Light", Pay.PRODUCT, None, Attribution.UTM)
    assert (found.views, found.clicks, found.sign_ups, found.orders) == (30_000, 340, 20, 5)
    assert (found.revenue, found.cost) == (Money(60_000, "EUR"), Money(123_450, "EUR"))
    assert (found.engagements, found.reach) == (None, None)


def test_everything_that_cannot_be_read_is_said_at_once() -> None:
    typed = Typed(name=" ", pay="lots", results="reach -5\nlikes 7\nclicks 1\nclicks 2\nrevenue 5")
    with pytest.raises(UserError) as refused:
        read(typed, NOW)
    told = str(refused.value).splitlines()
    assert [each.split(": ")[0] for each in told[1:]] == ["Pay", "line 1", "line 2", "line 4", "line 5"]
    assert "needs a name" in told[0]
    assert "product, experience, affiliate or nothing" in told[1]
    assert "below zero" in told[2]
    assert "I know reach, views" in told[3]
    assert "clicks twice" in told[4]
    assert "in which currency" in told[5]


@pytest.mark.parametrize("typed", ["", "-", "unknown"])
def test_pay_that_is_not_told_is_unknown(typed: str) -> None:
    assert pay(typed) == (None, None)
    assert pay("nothing") == (Pay.NOTHING, None)


@pytest.mark.parametrize("told", [FULL, replace(FULL, fee=None, pay=Pay.AFFILIATE, cost=Money(5, "KWD"), orders=0)])
def test_a_campaign_is_read_as_it_is_written(told: Campaign) -> None:
    assert replace(read(written(told), NOW), platform=told.platform, handle=told.handle) == told
    assert read(replace(written(None), name="Empty"), NOW) == Campaign(name="Empty", created_at=NOW, updated_at=NOW)


def test_a_second_look_is_a_hint() -> None:
    assert doubts(FULL) == ()
    assert doubts(replace(FULL, clicks=13_000, reach=None, orders=14_000)) == ("more orders than clicks",)


def test_the_tags_of_a_link() -> None:
    told = "utm_source=instagram&utm_medium=influencer&utm_campaign=ring-light-co&utm_content=keiko-bakes"
    assert tags(FULL) == told
    assert tags(replace(FULL, name="パン & co", handle="")).endswith("utm_campaign=%E3%83%91%E3%83%B3-co")
