"""Reading ``> 79 %`` and ``minst 80 prosent`` into what a target expects; the words are all here.

One text has one reading or none: where a number or a direction could be read in two ways, both are said and nothing
is chosen.
"""

from __future__ import annotations

import re

from attrs import evolve, frozen

from .amount import Amount, number_at_start, number_text
from .frequency import Frequency
from .identifiers import UnitName
from .target import AtLevel, Between, Comparator, Expectation, Point, Threshold, ToBaseline, Universal
from .unit_words import unit_at_start

_SIGNS = {">=": Comparator.AT_LEAST, "=>": Comparator.AT_LEAST, "≥": Comparator.AT_LEAST, "<=": Comparator.AT_MOST,
          "=<": Comparator.AT_MOST, "≤": Comparator.AT_MOST, ">": Comparator.ABOVE, "<": Comparator.BELOW}
_WORDS = {
    Comparator.AT_LEAST: ("minst", "minimum", "min.", "min", "ikke lavere enn", "ikkje lågare enn",
                          "not lower than", "at least", "ikke under", "ikkje under", "no less than",
                          "not less than", "minst.", "ikke mindre enn", "ikkje mindre enn", "lägst", "mindst",
                          "vähintään", "som minimum"),
    Comparator.AT_MOST: ("innen", "innan", "within", "inom", "inden for", "ikke overstige", "skal ikke overstige",
                         "ikkje overstige", "skal ikkje overstige", "not exceed", "must not exceed",
                         "ikke høyere enn", "ikkje høgare enn",
                         "høyst", "høgst", "maks", "maks.", "maksimum", "maksimalt", "inntil", "at most",
                         "no more than", "not more than", "up to", "ikke over", "ikkje over", "ikke mer enn",
                         "ikkje meir enn", "maximum", "högst", "højst", "enintään", "opptil"),
    Comparator.BELOW: ("under", "below", "færre enn", "lavere enn", "lågare enn", "mindre enn", "less than",
                       "fewer than", "lower than", "mindre än", "färre än", "mindre end"),
    Comparator.ABOVE: ("over", "above", "mer enn", "meir enn", "flere enn", "fleire enn", "høyere enn", "høgare enn",
                       "more than", "higher than", "mer än", "fler än", "över", "mere end", "yli"),
}
_LONGEST_FIRST = sorted(((word, comparator) for comparator, words in _WORDS.items() for word in words),
                        key=lambda pair: (-len(pair[0]), pair[0]))
_WORDS_IN = {"fi": [("alle", Comparator.BELOW)]}  # in the others it is "all": "alle 100 saker" is no "< 100"
_ALL = re.compile(r"(i |for )?(alle( saker| saka| sakene| tilfeller| tilfelle| sager)?|samtlige( saker)?|all( cases)?|"
                  r"in all( cases)?|every case|alla( ärenden)?|kaikissa( tapauksissa)?)", re.IGNORECASE)
_BASELINE = re.compile(r"(?:baseline|startverdi|nullpunkt|utgangsverdi|utgångsvärde|lähtöarvo)\s*([+\-−])\s*",
                       re.IGNORECASE)
_EXACTLY = re.compile(r"=|(?:nøyaktig|exactly|exakt|præcis|tasan)\s", re.IGNORECASE)
_RANGE = re.compile(r"([^.].*?)\.\.([^.].*)")
_ANOTHER_NUMBER = re.compile(r"[^\w(]*\d")  # "80-90 %", "1/3", "7 mnd 14 dager": kept as scope, it would be lost
_BETWEEN = re.compile(r"(?:mellom|between|mellan|mellem)\s+(?P<low>.+?)\s+(?:og|and|och)\s+(?P<high>.+)", re.IGNORECASE)
_FROM_TO = re.compile(r"(?:fra|frå|from|från)\s+(?P<low>\S+(?: \S+)?)\s+(?:til|to|till)\s+(?P<high>.+)", re.IGNORECASE)
_OR_MORE = re.compile(r"(?:eller|or)\s+(?P<word>mer|meir|flere|fleire|høyere|høgare|more|higher|above|mera|fler|"
                      r"mindre|færre|lavere|lågare|less|fewer|lower|below|färre|lägre)\b[ ,.;]*", re.IGNORECASE)
_LESS = {"mindre", "færre", "lavere", "lågare", "less", "fewer", "lower", "below", "färre", "lägre"}
_OUT_OF = re.compile(r"(?:av|of|ut av|out of)\s+(\d+)\b", re.IGNORECASE)
_NUMBER_IN_SCOPE = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)?(?![\w.,]*\d)")

_FREQUENCIES = {
    **dict.fromkeys(("dag", "day", "dagleg", "daglig", "daily"), Frequency.DAY),
    **dict.fromkeys(("uke", "veke", "week", "ukentlig", "vekentleg", "weekly", "vecka", "uge"), Frequency.WEEK),
    **dict.fromkeys(("måned", "månad", "month", "mnd", "månedlig", "månadleg", "monthly"), Frequency.MONTH),
    **dict.fromkeys(("kvartal", "quarter", "kvartalsvis", "quarterly"), Frequency.QUARTER),
    **dict.fromkeys(("tertial", "tertialvis"), Frequency.TERTIAL),
    **dict.fromkeys(("halvår", "half-year", "halvårlig", "halvårleg"), Frequency.HALF),
    **dict.fromkeys(("år", "year", "årlig", "årleg", "årligen", "annually", "yearly"), Frequency.YEAR),
}
_PER = re.compile(
    r"\b(?:per|pr\.?|hver|hvert|kvar|kvart|each|every|a|i)\s+(dag|day|uke|veke|week|vecka|uge|måned|månad|month|mnd|kvartal|"
    r"quarter|tertial|halvår|half-year|år|year)\b|\b(daglig|dagleg|daily|ukentlig|vekentleg|weekly|månedlig|månadleg|monthly|"
    r"kvartalsvis|quarterly|tertialvis|halvårlig|halvårleg|årlig|årleg|årligen|annually|yearly)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:i|innen|innan|in|by|for|within)(?: (?:utgangen av|the end of))? (20\d\d)\b", re.IGNORECASE)


@frozen(kw_only=True)
class Reading:
    """What a target text says: the expectation, the words after it, and what they say it counts over."""

    expectation: Expectation
    scope: str = ""

    @property
    def per(self) -> Frequency | None:
        """Over how long it counts, where its words say so: ``årlig``, ``per uke``."""
        found = _PER.search(self.scope)
        return None if found is None else _FREQUENCIES[next(word for word in found.groups() if word).casefold()]

    @property
    def by(self) -> str:
        """The year it is for, where its words say so: ``i 2025``, ``innen 2025``; else empty."""
        found = _YEAR.search(self.scope)
        return found[1] if found else ""


def read_expectation(text: str, *, language: str = "en", levels: tuple[str, ...] = (), direction: int = 0) -> Reading:
    """Return what the target *text* expects; raise ValueError with what would be right.

    Args:
        text: as the letter wrote it, in *language* for its decimal sign; the words of nb, nn, en, sv, da, fi.
        language: ``en`` writes decimals with a point, the others with a comma.
        levels: of an ordinal indicator, from worst to best.
        direction: +1 where the indicator declares higher as better, -1 lower; 0 where it declares nothing. Only a
            bare number needs it.

    >>> read_expectation("< 7 mnd. inkl. innkreving", language="nb").scope
    'inkl. innkreving'
    """
    said = re.sub(r"[\u00a0\u202f\u2009]", " ", text).strip()
    if not said:
        raise ValueError("the target is empty; write such as >= 80 %, or no_target with the reason")
    if levels:
        return Reading(expectation=_at_level(said, levels, language))
    if _ALL.fullmatch(said.rstrip(".")):
        return Reading(expectation=Universal())
    between = _BETWEEN.fullmatch(said) or _FROM_TO.fullmatch(said)
    if between:
        return _range(between["low"], between["high"], said, language)
    comparator, rest = _comparator(said, language)
    baseline = _BASELINE.match(rest)
    if baseline:
        return _relative(comparator, baseline[1], rest[baseline.end():], said, language)
    exactly = _EXACTLY.match(said)
    if comparator is None and exactly:
        return _point(said[exactly.end():].strip(), said, language)
    ends = _RANGE.fullmatch(said)
    if comparator is None and ends:
        return _range(ends[1], ends[2], said, language)
    return _threshold(comparator, rest, said, language, direction)


def _comparator(said: str, language: str) -> tuple[Comparator | None, str]:
    for sign, comparator in _SIGNS.items():
        if said.startswith(sign):
            return comparator, said[len(sign):].strip()
    lowered = said.casefold()
    for word, comparator in (*_LONGEST_FIRST, *_WORDS_IN.get(language, ())):
        if lowered.startswith(word + " "):
            return comparator, said[len(word):].strip()
    return None, said


def _number(said: str, text: str, language: str) -> tuple[float, UnitName | None, str]:
    found = number_at_start(said, language)
    if found is None:
        raise ValueError(f"{text!r} is not a target; write such as >= 80 %, 10..20 %, < 7 mnd, minst 80 prosent, all")
    value, rest = found
    unit, scope = unit_at_start(rest, language)
    whole = _OUT_OF.match(scope)
    if whole and unit is None and float(whole[1]):
        share = number_text(round(100 * value / float(whole[1]), 2))
        raise ValueError(f"{text!r} can mean {number_text(value)} or {share} %; write the one that is meant")
    if _ANOTHER_NUMBER.match(scope) or _says_more_of(unit, scope, language):
        raise ValueError(f"{text!r} has a second number, {scope!r}; write one, a range as 10..20 %, "
                         "or a point as = 80 % +/- 5")
    return value, unit, scope


def _says_more_of(unit: UnitName | None, scope: str, language: str) -> bool:
    """Whether the words after hold another number in the same unit: "og høyst 90 %" would be lost as scope.

    What stands in parentheses is a remark.
    """
    outside = re.sub(r"\([^)]*\)", "", scope)
    after = (outside[found.end():].strip() for found in _NUMBER_IN_SCOPE.finditer(outside))
    return unit is not None and any(unit_at_start(rest, language)[0] == unit for rest in after)


def _threshold(comparator: Comparator | None, rest: str, text: str, language: str, direction: int) -> Reading:
    value, unit, scope = _number(rest, text, language)
    or_more = _OR_MORE.match(scope) if comparator is None else None
    if or_more:
        comparator = Comparator.AT_MOST if or_more["word"].casefold() in _LESS else Comparator.AT_LEAST
        scope = scope[or_more.end():]
    if comparator is None and direction == 0:
        both = f"'>= {text}' or '<= {text}'"
        raise ValueError(f"{text!r} can mean at least or at most; write {both}, or declare polarity")
    if comparator is None:
        comparator = Comparator.AT_LEAST if direction > 0 else Comparator.AT_MOST
    return Reading(expectation=Threshold(comparator=comparator, value=value, unit=unit), scope=scope)


def _range(low: str, high: str, text: str, language: str) -> Reading:
    first, unit_of_first, between = _number(low.strip(), text, language)
    last, unit, scope = _number(high.strip(), text, language)
    if between.strip(" ."):
        raise ValueError(f"{text!r} has {between!r} within the range; write such as 10..20 %, and words after it")
    if unit_of_first and unit and unit_of_first != unit:
        raise ValueError(f"{text!r} has two units; write both ends in one, such as 10..20 %")
    return Reading(expectation=Between(low=first, high=last, unit=unit or unit_of_first), scope=scope)


def _point(said: str, text: str, language: str) -> Reading:
    before, found, spread = said.replace("±", "+/-").partition("+/-")
    value, unit, scope = _number(before.strip(), text, language)
    point = Point(value=value, unit=unit)
    if found:
        size, unit_of_spread, scope = _number(spread.strip(), text, language)
        own = "percentage_point" if unit == "percent" else unit
        if unit_of_spread not in (None, unit, own):
            raise ValueError(f"{text!r} has its spread in another unit; write it in the number's, as = 80 % +/- 5")
        point = evolve(point, spread=size)
    return Reading(expectation=point, scope=scope)


def _relative(comparator: Comparator | None, sign: str, rest: str, text: str, language: str) -> Reading:
    size, unit, scope = _number(rest, text, language)
    change = Amount(size if sign == "+" else -size, unit)
    return Reading(expectation=ToBaseline(change=change, comparator=comparator), scope=scope)


def _at_level(said: str, levels: tuple[str, ...], language: str) -> AtLevel:
    comparator, rest = (None, said) if said in levels else _comparator(said, language)
    if rest not in levels:
        raise ValueError(f"{rest!r} is not one of the levels {', '.join(levels)} (from worst to best)")
    return AtLevel(comparator=comparator or Comparator.AT_LEAST, level=rest)
