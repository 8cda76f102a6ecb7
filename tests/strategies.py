"""A hypothesis strategy for every value object of a definition; each field is drawn set and left unset.

`drawn` builds a value and fails when its class has a field that no strategy draws, so that a new field cannot be
forgotten in writing and reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeVar

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from balanced_scorecard import (
    Amount,
    Annotations,
    Baseline,
    Bounds,
    CheckSettings,
    Defaults,
    Duration,
    FiscalYear,
    Frequency,
    FrozenMap,
    Lag,
    Milestone,
    Norm,
    NormEdge,
    Period,
    Retirement,
    Suppression,
)
from balanced_scorecard.domain.aggregation import Basis, MissingPolicy, RollUpMethod
from balanced_scorecard.domain.annotations import State
from balanced_scorecard.domain.period import NamedBy
from balanced_scorecard.domain.unit_words import known_units

Fields = dict[str, st.SearchStrategy[Any]]
Drawn = TypeVar("Drawn")
Member = TypeVar("Member", bound=Enum)
LANGUAGES = ("nb", "nn", "en", "sv", "da", "fi")
TRICKY = (
    "Sak #4",
    "a: b",
    "> 79 %",
    ">2",
    "null",
    "~",
    "NO",
    "yes",
    "1.10",
    "010",
    "12:30",
    "2025-01-01",
    "4,2",
    "[x] y",
    "{x}",
    "- x",
    "-",
    "?",
    "'",
    '"',
    '"A" og B',
    "\\q",
    "<<",
    "*a",
    "&a",
    "!x",
    "@x",
    "`x",
    "%",
    "a\nb",
    " a ",
    "\ta",
    "a\r\nb",
    "æøå ÆØÅ",
    "150\u00a0000",
    "…🙂",
    "#",
    "a #b",
    "=",
    "|",
    "none",
    "\u2028",
    "\x7f",
    "'''",
    '"""',
    "nan",
    "1e5",
    "0x10",
    "x, y: z",
    "---",
    "...",
)


def drawn(cls: type[Drawn], required: Fields, optional: Fields | None = None) -> st.SearchStrategy[Drawn]:
    """Return a strategy of *cls*: *required* always, each of *optional* set or unset; fail when a field is missing."""
    optional = optional or {}
    complete(cls, {*required, *optional})
    return st.fixed_dictionaries(required, optional=optional).map(lambda fields: _made(cls, fields))


def _made(cls: type[Drawn], fields: Mapping[str, Any]) -> Drawn:
    """Return a *cls* of *fields*, drawn anew where a card makes one version of two targets that were apart before.

    In its fiscal year a half and a month may end on one day, and its root's id means the same as no unit.
    """
    try:
        return cls(**fields)
    except ValueError as error:
        if "hold from the same day" in str(error):
            reject()
        raise


def complete(cls: type, names: set[str]) -> None:
    """Fail when *cls* has a field that is not among *names*, those its strategy draws."""
    forgotten = {field.name for field in attrs.fields(cls) if field.init} - names
    assert not forgotten, f"{cls.__name__}: no strategy draws {', '.join(sorted(forgotten))}"


texts = st.sampled_from(TRICKY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
names = texts.filter(lambda text: bool(text.strip()))
numbers = (
    st.floats(-1e9, 1e9, allow_nan=False) | st.integers(-1000, 1000).map(float) | st.sampled_from([1.234, 1e-7, 0.1])
)
positive = numbers.map(abs)
weights = st.integers(0, 9).map(float) | st.sampled_from([0.5, 1 / 3])
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
units = st.sampled_from([*known_units(), "NOK/case", "million_NOK/FTE", "case/FTE"])
frequencies = st.sampled_from(Frequency)
tags = st.dictionaries(texts, texts, max_size=2).map(FrozenMap)
durations = drawn(
    Duration,
    {
        "count": st.integers(0, 400),
        "unit": st.sampled_from(["day", "week", "month", "quarter", "tertial", "half", "year"]),
    },
)
fiscal_years = drawn(FiscalYear, {}, {"starts": st.integers(1, 12), "named_by": st.sampled_from(NamedBy)})
lags = st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([f.value for f in Frequency])).map(
    lambda drawn: Lag(first=min(drawn[:2]), last=max(drawn[:2]), unit=drawn[2])
)
milestones = drawn(Milestone, {"name": names}, {"due": days, "done": days})
retirements = drawn(Retirement, {}, {"on": days, "replaced_by": texts, "reason": texts})


complete(Lag, {"first", "last", "unit"})
complete(Bounds, {"low", "high"})
complete(Norm, {"worst", "medium", "good", "best", "valid_from"})
complete(Period, {"frequency", "ordinal", "length", "fiscal_year"})


def members(enum: type[Member]) -> st.SearchStrategy[Member]:
    """Return a strategy of the members of *enum*."""
    return st.sampled_from(list(enum))


def amounts(
    unit: st.SearchStrategy[Any] = units, number: st.SearchStrategy[float] = positive
) -> st.SearchStrategy[Amount]:
    """Return a strategy of amounts; 0 or more, as tolerances must be."""
    return drawn(Amount, {"number": number}, {"unit": unit})


def ordered(first: str, last: str) -> st.SearchStrategy[dict[str, date]]:
    """Return a strategy of two days by these names, in order, each set or unset."""
    pair = st.tuples(days, days).map(sorted)
    return st.builds(
        lambda pair, kept: {name: day for name, day in zip((first, last), pair, strict=True) if name in kept},
        pair,
        st.sets(st.sampled_from([first, last])),
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Return a period of any frequency, or a span; in the calendar's year, a card reads it in its own."""
    frequency = draw(frequencies)
    first = Period.of_date(frequency, draw(days))
    length = draw(st.sampled_from([1, 1, 1, 3]))
    return attrs.evolve(first, length=length)


def element_annotations(language: str) -> st.SearchStrategy[Annotations]:
    """Return a strategy of annotations on a card in *language*."""
    others = st.sampled_from([code for code in LANGUAGES if code != language])
    return drawn(
        Annotations,
        {},
        {
            "tags": tags,
            "state": members(State),
            "retired": retirements,
            "visibility": texts,
            "names": st.dictionaries(others, names, max_size=2).map(FrozenMap),
            "definitions": st.dictionaries(others, texts, max_size=2).map(FrozenMap),
        },
    )


ends = st.tuples(numbers, numbers).map(sorted).filter(lambda pair: pair[0] < pair[1])
bounds = st.builds(
    lambda pair, kept: Bounds(**{name: end for name, end in zip(("low", "high"), pair, strict=True) if name in kept}),
    ends,
    st.sets(st.sampled_from(["low", "high"])),
)
baselines = drawn(Baseline, {"value": numbers}, {"period": periods(), "source": texts})


def defaults() -> st.SearchStrategy[Defaults]:
    """Return a strategy of what holds for a whole card."""
    return drawn(
        Defaults,
        {},
        {
            "basis": members(Basis),
            "tolerance": amounts(),
            "min_coverage": st.floats(0, 1),
            "reporting_lag": durations,
            "max_age": durations,
            "method": members(RollUpMethod),
            "missing": members(MissingPolicy),
        },
    )


@st.composite
def norms(draw: st.DrawFn, direction: int) -> Norm:
    """Return a norm whose numbers run the way *direction* says; a range where it is 0."""
    if direction == 0:
        outer = sorted(draw(st.lists(st.integers(-99, 99), min_size=4, max_size=4, unique=True)))
        fields: dict[str, Any] = {
            "medium": (float(outer[0]), float(outer[3])),
            "good": (float(outer[1]), float(outer[2])),
        }
    else:
        four = sorted(draw(st.lists(st.integers(-99, 99), min_size=4, max_size=4, unique=True)), reverse=direction < 0)
        fields = dict(zip(("worst", "medium", "good", "best"), map(float, four), strict=True))
        fields = {name: fields[name] for name in draw(st.sets(st.sampled_from(sorted(fields))))}
        for edge, by_name in (("medium", NormEdge.BASELINE), ("good", NormEdge.TARGET)):
            if edge not in fields and draw(st.booleans()):
                fields[edge] = by_name
    if draw(st.booleans()):
        fields["valid_from"] = draw(days)
    return Norm(**fields)


def check_settings(ids: list[str]) -> st.SearchStrategy[CheckSettings]:
    """Return a strategy of a card's own settings of the linter."""
    option = st.integers(0, 99) | st.floats(-9, 9) | texts
    options = st.dictionaries(texts, st.dictionaries(texts, option, max_size=2).map(FrozenMap), max_size=2)
    element: Fields = {"element": st.sampled_from(ids)} if ids else {"element": st.none()}
    ignore = drawn(Suppression, {"rule": names, "reason": names}, element)
    return drawn(
        CheckSettings, {}, {"options": options.map(FrozenMap), "ignore": st.lists(ignore, max_size=2).map(tuple)}
    )
