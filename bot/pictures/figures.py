"""How numbers and days are written, in pictures and in alt texts. English, as everything the bot says."""

from datetime import date

MINUS = "−"
_SIZES = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "k"))
_IN_FULL = 100_000
_TEN = 10
_HUNDRED = 100


def full(number: float) -> str:
    """`12,340`."""
    return f"{round(number):,}".replace("-", MINUS)


def short(number: float) -> str:
    """`950`, `1,234`, `12,340`, `123k`, `1.23M`: never more than six characters and a sign."""
    return full(number) if abs(number) < _IN_FULL else in_unit(number, 2)


def in_unit(number: float, decimals: int) -> str:
    """In thousands, millions and so on, rounded down so that nobody is made larger: `15.4k`, `1.23M`."""
    for size, unit in _SIZES:
        if abs(number) >= size:
            exact = abs(number) / size
            kept = 0 if exact >= _HUNDRED else min(decimals, 1) if exact >= _TEN else decimals
            cut = int(exact * 10**kept) / 10**kept
            return f"{MINUS if number < 0 else ''}{cut:,.{kept}f}{unit}"
    return full(number)


def on_scale(number: float) -> str:
    """Exact, for the side of a plot: `7,125`, `12.5k`, `1.25M`."""
    for size, unit in _SIZES:
        if abs(number) >= max(size, _TEN * _HUNDRED * _TEN):
            return f"{number / size:.7g}{unit}".replace("-", MINUS)
    return full(number)


def signed(number: float) -> str:
    """`+612`, `0`, and a real minus where something was lost."""
    return f"+{short(number)}" if round(number) > 0 else short(number)


def percent(value: float) -> str:
    """`4.3 %`; `1,234 %` when it is large."""
    return f"{value:,.1f} %".replace("-", MINUS) if abs(value) < _HUNDRED else f"{full(value)} %"


def signed_percent(value: float) -> str:
    """`+4.3 %`."""
    return f"+{percent(value)}" if round(value, 1) > 0 else percent(value)


def span(low: float, high: float) -> str:
    """`3.8 to 5.0 %`."""
    return f"{percent(low).removesuffix(' %')} to {percent(high)}"


def day(moment: date) -> str:
    """`3 Nov`."""
    return f"{moment.day} {moment:%b}"


def full_day(moment: date) -> str:
    """`3 Nov 2026`."""
    return f"{day(moment)} {moment.year}"
