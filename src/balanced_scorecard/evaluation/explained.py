"""`Explanation`: a number opened into what it was made from, as a tree of plain facts that stands on its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum

from attrs import field, frozen

from ..domain.amount import number_text
from ..domain.frozen_map import FrozenMap
from ..domain.period import Period
from ..tables import html_table
from ..words import words_with


class About(Enum):
    """What a part of an explanation tells of.

    A NODE holds the NODEs and INDICATORs below it. An INDICATOR holds the FIGURE that was judged, the TARGET, NORM and
    TOLERANCE that judged it, the SCALING to the time it covers, and the EDGES that came of these. A FIGURE holds the
    ROWs it was made from, or, for a formula, a FIGURE of each thing named; in the place of a ROW may stand UNITS, what
    organisational units add up to, which holds a FIGURE of each.
    """

    NODE = "node"
    INDICATOR = "indicator"
    FIGURE = "figure"
    ROW = "row"
    UNITS = "units"
    TARGET = "target"
    NORM = "norm"
    TOLERANCE = "tolerance"
    SCALING = "scaling"
    EDGES = "edges"


Fact = bool | int | float | str | tuple["Fact", ...] | None
"""What JSON can hold: days and periods are text, a pair is a tuple."""


@frozen(kw_only=True)
class Explanation:
    """One part of how a number came about, and the parts below it; numbers unrounded, in the indicator's unit.

    >>> Explanation(about=About.SCALING, facts=FrozenMap({"factor": 0.5}))["factor"]
    0.5
    """

    about: About
    facts: FrozenMap[str, Fact]
    parts: tuple[Explanation, ...] = field(default=())

    def __getitem__(self, key: str) -> Fact:
        """Return one fact; None is absent."""
        return self.facts[key]

    def __iter__(self) -> Iterator[Explanation]:
        return iter(self.parts)

    def _repr_html_(self) -> str:
        own = {str(part["status"]): str(said) for part in self.walk() if (said := part.facts.get("status_said"))}
        words = words_with(str(self.facts.get("language") or "en"), own)
        rows = [_told(part, depth, words) for part, depth in _below(self, 0)]
        used = [name for name in _SHOWN if any(row.get(name) not in (None, "") for row in rows)]
        return html_table(rows, used, words)

    def of(self, about: About) -> tuple[Explanation, ...]:
        """Return the parts right below that tell of *about*, in order."""
        return tuple(part for part in self.parts if part.about is about)

    def part(self, about: About) -> Explanation | None:
        """Return the first part right below that tells of *about*; None where none does."""
        return next(iter(self.of(about)), None)

    def walk(self) -> Iterator[Explanation]:
        """Yield it and every part below it, from the top."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON can hold it; `from_dict` reads it back."""
        facts = {key: _listed(fact) for key, fact in self.facts.items()}
        return {"about": self.about.value, **facts, "parts": [part.to_dict() for part in self.parts]}

    @classmethod
    def from_dict(cls, document: Mapping[str, object]) -> Explanation:
        """Return the explanation that `to_dict` wrote as *document*."""
        facts = {key: _as_fact(value) for key, value in document.items() if key not in ("about", "parts")}
        parts = document["parts"]
        assert isinstance(parts, list)
        return cls(about=About(document["about"]), facts=FrozenMap(facts), parts=tuple(map(cls.from_dict, parts)))


_SHOWN = ("about", "name", "value", "target", "status", "score", "share", "contribution", "place")
_STEP = "\u2003"


def _below(part: Explanation, depth: int) -> Iterator[tuple[Explanation, int]]:
    yield part, depth
    for each in part.parts:
        yield from _below(each, depth + 1)


def _told(part: Explanation, depth: int, words: Mapping[str, str]) -> dict[str, object]:
    """Return *part* as a row of a table: what it is about, and of a reference what it says."""
    facts = dict(part.facts)
    called = ("period", "org_unit") if part.about in (About.ROW, About.UNITS) else ("id", "name")
    name = " ".join(str(facts[key]) for key in called if facts.get(key))
    about = facts["kind"] if part.about is About.NODE else part.about.value
    told = {**facts, "about": about, "name": _STEP * depth + name, "value": _value(facts)}
    if part.about in (About.NORM, About.EDGES):
        told["value"] = ", ".join(f"{words[f'field.{key}']}: {_joined(facts[key])}" for key in ("good", "medium")
                                  if facts[key] is not None)
    target = facts.get("target") if part.about not in (About.TARGET, About.TOLERANCE) else None
    return {**told, "target": _joined(target) if isinstance(target, tuple) else target}


def _value(facts: Mapping[str, Fact]) -> Fact:
    value = next((facts[key] for key in ("actual", "value", "text") if facts.get(key) is not None), None)
    if value is None and facts.get("numerator") is not None:
        return f"{_joined(facts['numerator'])} / {_joined(facts['denominator'])}"
    return facts.get("factor") if value is None else value


def _joined(fact: Fact) -> str:
    if isinstance(fact, tuple):
        return "–".join(map(_joined, fact))
    return number_text(fact) if isinstance(fact, float) else str(fact)


def explained(about: About, *parts: Explanation, **facts: object) -> Explanation:
    """Return an explanation of *facts*, made plain: days, periods and vocabularies become text."""
    plain = {key: _as_fact(value) for key, value in facts.items()}
    return Explanation(about=about, facts=FrozenMap(plain), parts=parts)


def _as_fact(value: object) -> Fact:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Enum):
        return _as_fact(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return tuple(map(_as_fact, value))
    assert isinstance(value, Period)
    return str(value)


def _listed(fact: Fact) -> object:
    return list(map(_listed, fact)) if isinstance(fact, tuple) else fact
