"""Amounts of money as people type them, kept in minor units with their ISO 4217 currency."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.errors import UserError
from cogs.analytics.model_money import digits

LARGEST = 100_000_000_00
_KNOWN = frozenset(
    re.findall(
        r"[A-Z]{3}",
        """
        AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GHS HKD HUF IDR ILS INR ISK JPY KES KRW LKR MAD
        MXN MYR NGN NOK NZD PEN PHP PKR PLN RON RSD SAR SEK SGD THB TRY TWD UAH USD UYU VND ZAR
        """,
    )
)
"""Those with three digits after the point are left out: 1.200 would be two amounts."""
_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₪": "ILS"}
"""Signs that mean one currency. A dollar can be many."""
_TYPED = re.compile(r"(?P<before>[^\d\s]+)?\s*(?P<number>\d(?:[\d.,' \u00a0\u202f]*\d)?)\s*(?P<after>[^\d\s]+)?")
_GROUPED = re.compile(
    r"(?P<whole>\d+|\d{1,3}(?:(?P<mark>[.,' \u00a0\u202f])\d{3})(?:(?P=mark)\d{3})*)"
    r"(?:(?!(?P=mark))[.,](?P<cents>\d{1,2}))?"
)
EXAMPLES = "250 EUR, USD 1,200 or £80.50"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the smallest unit of its currency, such as cents."""

    minor: int
    currency: str

    def __str__(self) -> str:
        """As people read it: `1,200 EUR`, `80.50 GBP`."""
        exponent = digits(self.currency)
        major, rest = divmod(self.minor, 10**exponent)
        return f"{major:,}{f'.{rest:0{exponent}}' if rest else ''} {self.currency}"


def understand(typed: str) -> Money:
    """The amount that is meant. Raises UserError when it is not clear."""
    match = _TYPED.fullmatch(" ".join(typed.split()))
    if match is None or not (match["before"] or match["after"]):
        raise UserError(f"I cannot read “{typed[:40]}” as an amount. Write it with its currency, such as {EXAMPLES}.")
    if match["before"] and match["after"]:
        raise UserError(f"Please name one currency only, such as {EXAMPLES}.")
    currency = _currency(match["before"] or match["after"])
    minor = _minor(match["number"], digits(currency))
    if not 0 < minor <= LARGEST:
        raise UserError(f"That amount cannot be right. Please check it, such as {EXAMPLES}.")
    return Money(minor, currency)


def _currency(named: str) -> str:
    code = _SIGNS.get(named, named.upper())
    if code not in _KNOWN:
        dollars = " A dollar can be many: write USD, CAD or AUD." if "$" in named else ""
        raise UserError(f"I do not know the currency “{named[:12]}”.{dollars} Write its three letters: {EXAMPLES}.")
    return code


def _minor(number: str, exponent: int) -> int:
    """A last separator with one or two digits behind it begins the cents; all others group thousands."""
    match = _GROUPED.fullmatch(number)
    if match is None or (match["cents"] and not exponent):
        raise UserError(f"I cannot read “{number[:30]}” as an amount. Write it like one of these: {EXAMPLES}.")
    whole = "".join(character for character in match["whole"] if character.isdecimal())
    return int(Decimal(f"{whole}.{match['cents'] or 0}").scaleb(exponent))
