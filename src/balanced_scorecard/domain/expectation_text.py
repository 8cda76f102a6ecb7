"""Printing what a target expects in the words of a language, so that `read_expectation` reads it back as the same."""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve

from .amount import POINT_LANGUAGES
from .identifiers import UnitName
from .target import AtLevel, Between, Comparator, Expectation, Point, Threshold, ToBaseline, Universal
from .unit_words import words_for_unit

HARD_SPACE = "\u00a0"
_WORDS = {
    Comparator.AT_LEAST: {"nb": "minst", "nn": "minst", "en": "at least", "sv": "minst", "da": "mindst",
                          "fi": "vähintään"},
    Comparator.AT_MOST: {"nb": "høyst", "nn": "høgst", "en": "at most", "sv": "högst", "da": "højst",
                         "fi": "enintään"},
    Comparator.ABOVE: {"nb": "over", "nn": "over", "en": "above", "sv": "över", "da": "over", "fi": "yli"},
    Comparator.BELOW: {"nb": "under", "nn": "under", "en": "below", "sv": "under", "da": "under", "fi": "alle"},
}
_BETWEEN = {"nb": "mellom {low} og {high}", "nn": "mellom {low} og {high}", "en": "between {low} and {high}",
            "sv": "mellan {low} och {high}", "da": "mellem {low} og {high}", "fi": "{low}..{high}"}
_EXACTLY = {"nb": "nøyaktig", "nn": "nøyaktig", "en": "exactly", "sv": "exakt", "da": "præcis", "fi": "tasan"}
_ALL = {"nb": "i alle saker", "nn": "i alle saker", "en": "in all cases", "sv": "i alla ärenden", "da": "i alle sager",
        "fi": "kaikissa tapauksissa"}
_BASELINE = {"nb": "startverdi", "nn": "utgangsverdi", "en": "baseline", "sv": "utgångsvärde", "da": "baseline",
             "fi": "lähtöarvo"}


def print_expectation(expectation: Expectation, unit: str | None = None, language: str = "en") -> str:
    """Return *expectation* in words of *language*; a milestone and a judgement have only their own.

    Args:
        expectation: what is expected.
        unit: the indicator's, named beside a number that names none itself.
        language: nb, nn, en, sv, da or fi; it decides words, decimal sign and the name of the unit.

    >>> from balanced_scorecard.domain.expectation import read_expectation
    >>> expectation = read_expectation("<= 1234.5 NOK/case").expectation
    >>> print_expectation(expectation, language="nb").replace(HARD_SPACE, " ")
    'høyst 1 234,5 kr/sak'
    >>> read_expectation(print_expectation(expectation, language="nb"), language="nb").expectation == expectation
    True
    """
    said = _in_unit(expectation, unit)
    match said:
        case Threshold():
            return f"{_WORDS[said.comparator][language]} {_number(said.value, said.unit, language)}"
        case Between():
            low, high = _digits(said.low, language), _number(said.high, said.unit, language)
            return _BETWEEN[language].format(low=low, high=high)
        case Point():
            value = _number(said.value, said.unit, language)
            return f"= {value} ± {_digits(said.spread, language)}" if said.spread else f"{_EXACTLY[language]} {value}"
        case Universal():
            return _ALL[language]
        case AtLevel():
            return f"{_WORDS[said.comparator][language]} {said.level}"
        case ToBaseline():
            return _to_baseline(said, language)
    return str(said)


def _in_unit(expectation: Expectation, unit: str | None) -> Expectation:
    if unit and isinstance(expectation, Threshold | Between | Point) and expectation.unit is None:
        return evolve(expectation, unit=UnitName(unit))
    return expectation


def _to_baseline(said: ToBaseline, language: str) -> str:
    sign = "−" if said.change.number < 0 else "+"
    size = _number(abs(said.change.number), said.change.unit, language)
    before = f"{_WORDS[said.comparator][language]} " if said.comparator else ""
    return f"{before}{_BASELINE[language]} {sign} {size}"


def _number(value: float, unit: str | None, language: str) -> str:
    return f"{_digits(value, language)} {words_for_unit(unit, language, value)}".strip()


def _digits(value: float, language: str) -> str:
    """Return every digit of *value*, thousands parted by a hard space, with the decimal sign of *language*."""
    whole, _, decimals = format(Decimal(repr(abs(float(value)))), ",f").partition(".")
    sign = "−" if value < 0 else ""
    point = "." if language in POINT_LANGUAGES else ","
    rest = decimals.rstrip("0")
    return sign + whole.replace(",", HARD_SPACE) + (point + rest if rest else "")
