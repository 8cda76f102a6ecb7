"""Numbers, days and periods as a reader of each language expects them; Babel is borrowed here and nowhere else.

Thousands are parted by a hard space in every language, so that a number on the page can be typed back into a card.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel.dates import format_date
from babel.numbers import get_decimal_symbol

from ..domain.period import Frequency, Period
from ..domain.unit_words import words_for_unit
from ..words import words_for
from .languages import locale_of

HARD_SPACE = "\u00a0"
MINUS = "\u2212"
_DAY_FORM = {"nb": "dd.MM.yyyy", "nn": "dd.MM.yyyy", "da": "dd.MM.yyyy", "fi": "d.M.yyyy", "sv": "yyyy-MM-dd"}
_MOST_DECIMALS = 9
_SIGN_LENGTH = 3


def rounded(value: float, decimals: int) -> Decimal:
    """Return *value* to so many decimals, halves away from zero as people round.

    >>> str(rounded(2.5, 0)), str(rounded(0.125, 2))
    ('3', '0.13')
    """
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: float, language: str, decimals: int) -> str:
    """Return *value* with so many decimals.

    >>> number(1234567.891, "nb", 1).replace(HARD_SPACE, " "), number(-0.5, "en", 1)
    ('1 234 567,9', '−0.5')
    """
    shown = rounded(value, decimals)
    return (MINUS if shown < 0 else "") + f"{abs(shown):,f}".translate(_signs(language))


@cache
def _signs(language: str) -> dict[int, str]:
    """Return what stands for the comma and the point of Python's own numbers."""
    return {ord(","): HARD_SPACE, ord("."): str(get_decimal_symbol(locale_of(language)))}


def exact(value: float, language: str, least: int = 0) -> str:
    """Return *value* with all the decimals it was written with, at least *least*.

    >>> exact(83.68, "nb"), exact(80.0, "en"), exact(7.0, "nb", 1)
    ('83,68', '80', '7,0')
    """
    return number(value, language, min(max(_written(value), least), _MOST_DECIMALS))


def _written(value: float) -> int:
    """Return with how many decimals *value* is written."""
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def decimals_for(value: float, declared: int | None = None) -> int:
    """Return how many decimals *value* is shown with: as *declared*, else fewer the larger it is.

    >>> decimals_for(86.6038), decimals_for(12345.6), decimals_for(3.0), decimals_for(0.0123), decimals_for(3.0, 1)
    (1, 0, 0, 3, 1)
    """
    if declared is not None:
        return declared
    if value == int(value) or abs(value) >= 1000:
        return 0
    return 1 if abs(value) >= 1 else 2 if abs(value) >= 0.1 else 3


def decimals_apart(value: float, edges: Iterable[float], decimals: int) -> int:
    """Return *decimals*, or as many more as keep *value* from being shown on the other side of one of *edges*.

    79.96 against 80 is never shown as 80.0; and what lies on an edge (as an evaluation reckons it) is shown on it: 79.6
    against more than 79.6 is never shown as 80.

    >>> decimals_apart(79.96, [80.0], 1), decimals_apart(79.3, [80.0], 1), decimals_apart(79.6, [79.6], 0)
    (2, 1, 1)
    """
    for edge in edges:
        if abs(value - edge) > 1e-9 * max(abs(edge), abs(value), 1e-12):
            while decimals < _MOST_DECIMALS and not _same_side(value, edge, decimals):
                decimals += 1
        elif _written(edge) <= _MOST_DECIMALS:
            decimals = max(decimals, _written(edge))
    return decimals


def _same_side(value: float, edge: float, decimals: int) -> bool:
    shown, beside = rounded(value, decimals), rounded(edge, decimals)
    if value > edge:
        return shown > beside and shown > Decimal(repr(float(edge)))
    return shown < beside and shown < Decimal(repr(float(edge)))


def with_unit(text: str, unit: str | None, language: str) -> str:
    """Return *text* followed by the word for *unit*: a sign stays on its number's line, a long word may go to the next.

    >>> with_unit("79,3", "percent", "nb") == "79,3" + HARD_SPACE + "%"
    True
    """
    word = words_for_unit(unit, language, 1 if text.lstrip("-−") == "1" else None).replace(" ", HARD_SPACE)
    space = HARD_SPACE if len(word) <= _SIGN_LENGTH else " "
    return f"{text}{space}{word}" if word else text


def share_text(share: float, language: str) -> str:
    """Return *share*, 0 to 1, as a whole percentage.

    >>> share_text(0.494, "nb") == "49" + HARD_SPACE + "%"
    True
    """
    return f"{number(100 * share, language, 0)}{HARD_SPACE}%"


def day_text(day: date, language: str) -> str:
    """Return *day* as it is written; the number of the day stays on the line of its month.

    >>> day_text(date(2025, 8, 31), "nb"), day_text(date(2025, 8, 31), "en").replace(HARD_SPACE, " ")
    ('31.08.2025', '31 August 2025')
    """
    form = _DAY_FORM.get(language, "d MMMM yyyy")
    return str(format_date(day, form, locale=locale_of(language))).replace(" ", HARD_SPACE, 1)


def period_text(period: Period, language: str) -> str:
    """Return what people call *period*.

    >>> period_text(Period.parse("2025-T2"), "nb"), period_text(Period.parse("2019-03"), "en")
    ('2. tertial 2025', 'March 2019')
    """
    if not period.is_span:
        return _one_period(period, language)
    steps = tuple(period.steps(period.frequency))
    return f"{_one_period(steps[0], language)}–{_one_period(steps[-1], language)}"


def within_sentence(period: Period, language: str) -> str:
    """Return what people call *period* within a sentence; an English month keeps its capital.

    >>> within_sentence(Period.parse("2019-02"), "nb"), within_sentence(Period.parse("2019-02"), "en")
    ('februar 2019', 'February 2019')
    """
    text = period_text(period, language)
    is_month = period.frequency is Frequency.MONTH
    return text if is_month and language == "en" else f"{text[:1].lower()}{text[1:]}"


def _one_period(period: Period, language: str) -> str:
    words = words_for(language)
    if period.frequency is Frequency.DAY:
        return day_text(period.start, language)
    if period.frequency is Frequency.MONTH:
        text = str(format_date(period.start, "LLLL y", locale=locale_of(language)))
        return text[:1].upper() + text[1:]
    if period.frequency is Frequency.WEEK:
        year, week, _ = period.start.isocalendar()
        return words["period.week"].format(number=week, year=year)
    if period.frequency is Frequency.YEAR:
        return year_text(period)
    ordinal = words[f"ordinal.{period.code[1:]}"]
    return words[f"period.{period.frequency.value}"].format(ordinal=ordinal, year=year_text(period.year()))


def year_text(year: Period) -> str:
    """Return the name of a fiscal year, both calendar years where it spans two: ``2018/19``."""
    if year.start.year == year.end.year:
        return str(year)
    return f"{year.start.year:04d}/{year.end.year % 100:02d}"
