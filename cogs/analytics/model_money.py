"""Amounts of money: exact, in a currency's smallest unit, and read as people write them. `450 EUR`, `£1,234.50`.

No currency is guessed and none is turned into another. There is no float here.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.errors import UserError
from bot.text import listing
from cogs.analytics.model_counts import shortened

LARGEST = 10**13
"""In the smallest unit."""
_USUAL = 2
_DIGITS = {
    **dict.fromkeys(
        (
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
"""Digits after the point where they are not two. Source: ISO 4217, list one."""
CURRENCIES = frozenset(
    re.findall(
        r"[A-Z]{3}",
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
        CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
        HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD
        LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
        PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
        TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """,
    )
)
_SIGNS = {
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "us$": "USD",
    "ca$": "CAD",
    "c$": "CAD",
    "au$": "AUD",
    "a$": "AUD",
    "nz$": "NZD",
    "r$": "BRL",
    "₹": "INR",
    "₩": "KRW",
    "₫": "VND",
    "₱": "PHP",
    "₺": "TRY",
    "₴": "UAH",
    "zł": "PLN",
    "yen": "JPY",
}
_SEVERAL = {
    **dict.fromkeys(("$", "dollar", "dollars"), ("USD", "CAD", "AUD")),
    **dict.fromkeys(("¥", "￥"), ("JPY", "CNY")),
    **dict.fromkeys(("kr", "kr."), ("SEK", "NOK", "DKK")),
    **dict.fromkeys(("pound", "pounds"), ("GBP", "EGP")),
}
_SPACES = re.compile(r"(?<=\d)[ '\u2019\u00a0\u202f](?=\d)")
_SHAPE = re.compile(
    r"(?P<before>[^\d\s.,+]{0,7})\s*(?P<number>\d[\d.,]*)\s*(?:(?P<unit>[km])(?=\s|$))?\s*(?P<after>[^\d\s]{0,7})"
)
_BELOW_ZERO = re.compile(r"\D{0,5}[-−–]\s?\d.*")
_UNITS = {"k": 1_000, "m": 1_000_000}
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency's smallest unit: cents, or whole yen."""

    minor: int
    currency: str

    @property
    def amount(self) -> Decimal:
        """In the currency itself, with all its digits."""
        return Decimal(self.minor).scaleb(-digits(self.currency))

    def __str__(self) -> str:
        """As people read it, and can type it again: `1,200 EUR`, `80.50 GBP`, and `1,200.000 KWD`, see `_one_mark`."""
        is_round = self.amount == int(self.amount) and digits(self.currency) != _GROUP
        return f"{int(self.amount) if is_round else self.amount:,} {self.currency}"


def digits(currency: str) -> int:
    """How many digits stand after the point: 2 for most, 0 for JPY, 3 for KWD."""
    return _DIGITS.get(currency, _USUAL)


def money(typed: str) -> Money:
    """The amount that is meant. Raises UserError when it cannot be read exactly, or the currency is not told."""
    text = _SPACES.sub("", " ".join(typed.split())).casefold()
    if _BELOW_ZERO.fullmatch(text):
        raise UserError(f"“{shortened(typed)}” is below zero. Write an amount like 450 EUR, or leave it empty.")
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise UserError(f"“{shortened(typed)}” is no amount I can read. Write it like 450 EUR or 1,234.50 GBP.")
    currency = _currency(found["before"], found["after"], typed)
    return _exact(_amount(found["number"], found["unit"], currency, typed), currency, typed)


def _currency(before: str, after: str, typed: str) -> str:
    named = {_known(each, typed) for each in (before, after) if each}
    if len(named) > 1:
        raise UserError(f"“{shortened(typed)}” names two currencies. Keep one of them.")
    if not named:
        raise UserError(f"“{shortened(typed)}”: in which currency? Write it behind the amount, like 450 EUR.")
    return named.pop()


def _known(word: str, typed: str) -> str:
    if word in _SEVERAL:
        raise UserError(f"“{shortened(typed)}” can be {listing(_SEVERAL[word], 'or')}. Write the three letters.")
    code = _SIGNS.get(word, word.upper())
    if code not in CURRENCIES:
        raise UserError(f"I do not know the currency “{shortened(word)}”. Write three letters, like EUR, USD or JPY.")
    return code


def _amount(number: str, unit: str | None, currency: str, typed: str) -> Decimal:
    if unit:
        return _decimal(number.replace(",", "."), typed) * _UNITS[unit]
    marks = {mark for mark in number if mark in ".,"}
    if len(marks) > 1:
        grouping, last = sorted(marks, key=number.rfind)
        whole, _, rest = number.rpartition(last)
        return _decimal(f"{_ungrouped(whole, grouping, typed)}.{rest}", typed)
    if not marks:
        return _decimal(number, typed)
    return _one_mark(number, marks.pop(), currency, typed)


def _one_mark(number: str, mark: str, currency: str, typed: str) -> Decimal:
    """A mark alone: before three digits it is thousands, else it is the point."""
    whole, _, rest = number.rpartition(mark)
    if mark in whole:
        return _decimal(_ungrouped(number, mark, typed), typed)
    groups = len(rest) == _GROUP and len(whole) <= _GROUP and not whole.startswith("0")
    if groups and digits(currency) == _GROUP and mark == ",":
        raise UserError(
            f"“{shortened(typed)}” can be read as {whole}.{rest} or as {whole}{rest}. Write one of the two."
        )
    if groups and digits(currency) != _GROUP:
        return _decimal(whole + rest, typed)
    return _decimal(f"{whole}.{rest}", typed)


def _ungrouped(number: str, mark: str, typed: str) -> str:
    first, *groups = number.split(mark)
    if not 1 <= len(first) <= _GROUP or len(groups[-1]) != _GROUP or any(len(each) not in {2, 3} for each in groups):
        raise UserError(f"I am not sure what “{shortened(typed)}” means. Write it like 1234.50 EUR.")
    return "".join((first, *groups))


def _decimal(number: str, typed: str) -> Decimal:
    if not re.fullmatch(r"\d{1,15}(\.\d{0,9})?", number):
        raise UserError(f"I am not sure what “{shortened(typed)}” means. Write it like 1234.50 EUR.")
    return Decimal(number)


def _exact(amount: Decimal, currency: str, typed: str) -> Money:
    minor = amount.scaleb(digits(currency))
    if minor != minor.to_integral_value():
        allowed = digits(currency)
        room = f"{allowed} digits after the point at most" if allowed else "no digits after the point"
        raise UserError(f"“{shortened(typed)}” is not exact: {currency} has {room}.")
    if minor > LARGEST:
        raise UserError(f"“{shortened(typed)}” is more than anybody was ever paid. Please check it.")
    return Money(int(minor), currency)
