"""Amounts as people type them."""

import pytest

from bot.errors import UserError
from cogs.collabs.model_money import Money, understand


@pytest.mark.parametrize(
    ("typed", "minor", "currency"),
    [
        ("250 EUR", 25000, "EUR"),
        ("250EUR", 25000, "EUR"),
        ("eur 250", 25000, "EUR"),
        ("€250", 25000, "EUR"),
        ("250,50 €", 25050, "EUR"),
        ("£80.50", 8050, "GBP"),
        ("£80.5", 8050, "GBP"),
        ("USD 1,200", 120000, "USD"),
        ("1.200 EUR", 120000, "EUR"),
        ("1.200,50 EUR", 120050, "EUR"),
        ("1,200.50 USD", 120050, "USD"),
        ("1 200 SEK", 120000, "SEK"),
        ("1'200 CHF", 120000, "CHF"),
        ("¥5000", 5000, "JPY"),
        ("20,000 JPY", 20000, "JPY"),
    ],
)
def test_an_amount_is_understood(typed: str, minor: int, currency: str) -> None:
    assert understand(typed) == Money(minor, currency)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("250", "with its currency"),
        ("a lot", "with its currency"),
        ("", "with its currency"),
        ("$250", "A dollar can be many"),
        ("12.5 KWD", "do not know the currency"),
        ("250 XYZ", "do not know the currency"),
        ("€250 EUR", "one currency only"),
        ("0 EUR", "cannot be right"),
        ("999,999,999,999 EUR", "cannot be right"),
        ("1.2345,5 EUR 3", "with its currency"),
        ("12.345.6 EUR", "as an amount"),
        ("5000.5 JPY", "as an amount"),
    ],
)
def test_what_is_not_clear_is_asked_again(typed: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        understand(typed)


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (Money(120000, "EUR"), "1,200 EUR"),
        (Money(8050, "GBP"), "80.50 GBP"),
        (Money(5000, "JPY"), "5,000 JPY"),
    ],
)
def test_an_amount_is_said_as_it_can_be_typed_again(money: Money, said: str) -> None:
    assert str(money) == said
    assert understand(said) == money
