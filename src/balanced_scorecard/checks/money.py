"""Which units are money."""

from __future__ import annotations

from ..domain.unit_words import CURRENCIES


def is_money(unit: str | None) -> bool:
    """Whether *unit* is a currency, many of it, or a price: so much of it for each of something.

    >>> [is_money(unit) for unit in ("NOK", "million_EUR", "NOK/case", "case", None)]
    [True, True, True, False, False]
    """
    of = (unit or "").partition("/")[0]
    return any(of == code or of.endswith(f"_{code}") for code in CURRENCIES)
