"""Targets, norms, baselines and bounds: the parts of an indicator that are written in more than one form."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from ..domain.amount import Amount
from ..domain.expectation import Reading, read_expectation
from ..domain.expectation_text import HARD_SPACE, print_expectation
from ..domain.identifiers import UnitName
from ..domain.indicator import Polarity
from ..domain.scale import Edge, NormEdge
from ..domain.target import Between, Expectation, Judged, Point, Reached, Threshold, ToBaseline
from ..domain.unit_words import unit_named, words_for_unit
from ..errors import UnitError
from .documents import Refused, Scalar, described
from .faults import read_each
from .scalars import NULL, read_number, read_text

KINDS = ("expect", "milestone", "judged")
"""The keys that say what a target expects; one of them stands in each target."""
_NUMBERS: dict[type, tuple[str, ...]] = {
    Threshold: ("value",),
    Between: ("low", "high"),
    Point: ("value", "spread"),
}
_DIRECTIONS = {member.value: member.direction for member in Polarity}
_OF_TIME = ("day", "week", "month", "year")
_OF_THE_BASELINE = (None, "percent", "percentage_point")


@frozen(kw_only=True)
class Setting:
    """What a target text needs to know of its indicator to have one reading."""

    language: str
    unit: UnitName | None = None
    levels: tuple[str, ...] = ()
    direction: int = 0

    @classmethod
    def of_indicator(cls, raw: Mapping[str, object], language: str) -> Setting:
        """Return what the indicator *raw* says; what cannot be read is left out, its own field says why."""
        unit, levels, polarity = raw.get("unit"), raw.get("levels"), raw.get("polarity")
        return cls(
            language=language,
            unit=unit_named(unit, language) if isinstance(unit, str) else None,
            levels=tuple(str(each) for each in levels) if isinstance(levels, list | tuple) else (),
            direction=_DIRECTIONS.get(polarity, 0) if isinstance(polarity, str) else 0,
        )


@frozen
class TargetInSetting:
    """A target as it was written, and its indicator's setting."""

    raw: object
    setting: Setting


def target_fields(raw: object, setting: Setting) -> dict[str, object]:
    """Return *raw*, a text or keys and values, as the fields of a `Target`, its expectation read."""
    if isinstance(raw, str):
        reading = read_target_text("expect", raw, setting)
        return {"text": str(raw), "scope": reading.scope, "expect": reading.expectation, **_span(reading)}
    if not isinstance(raw, Mapping):
        raise ValueError(f"expected a target, got {described(raw)}; {_how_to_write(raw)}")
    kinds = [key for key in KINDS if key in raw]
    if len(kinds) != 1:
        said = " and ".join(kinds) if kinds else "none"
        raise ValueError(f"a target has one of expect, milestone and judged, here {said}; keep one")
    fields = {key: value for key, value in raw.items() if key not in KINDS}
    kind = kinds[0]
    if kind != "expect":
        [reading] = read_each([(kind, raw[kind])], lambda value: read_target_text(kind, value, setting))
    else:
        try:
            reading = read_target_text(kind, raw[kind], setting)
        except ValueError as error:
            return {**fields, "expect": Refused(str(error))}
    return {"text": str(raw[kind]), "scope": reading.scope, **_span(reading), **fields, "expect": reading.expectation}


def _span(reading: Reading) -> dict[str, object]:
    """Return what the words of a target say it counts over; keys that are written win over them."""
    per = {"per": reading.per.value} if reading.per else {}
    return {**per, **({"by": reading.by} if reading.by else {})}


def _how_to_write(raw: object) -> str:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return f'write it in quotes: "{raw}"'
    return 'write a text such as ">= 80 %", or expect: with its text'


def read_target_text(kind: str, raw: object, setting: Setting) -> Reading:
    """Return what *raw*, written under the key *kind*, expects, in the unit of its indicator."""
    if raw is None:
        raise ValueError(NULL)
    text = read_text(raw)
    if kind == "milestone":
        return Reading(expectation=Reached(what=text))
    if kind == "judged":
        return Reading(expectation=Judged(how=text))
    reading = read_expectation(text, language=setting.language, levels=setting.levels, direction=setting.direction)
    reading = _counted(reading, setting.unit)
    try:
        return evolve(reading, expectation=in_unit(reading.expectation, setting.unit))
    except UnitError:
        raise UnitError(_in_another_unit(text, reading.expectation, setting)) from None


def _in_another_unit(text: str, said: Expectation, setting: Setting) -> str:
    """Return the sentence that says which unit *text* is in and which its indicator is, and how to write it."""
    change = said.change.unit if isinstance(said, ToBaseline) else getattr(said, "unit", None)
    theirs, ours = (words_for_unit(unit, setting.language) for unit in (change, setting.unit))
    meant = print_expectation(_as_numbers_of(said, setting.unit), language=setting.language).replace(HARD_SPACE, " ")
    return (f"{text!r} is in {theirs}, which does not convert to the indicator's {ours}; write the target in {ours}, "
            f"as in {meant!r}, or give the indicator the unit {theirs}")


def _as_numbers_of(said: Expectation, unit: UnitName | None) -> Expectation:
    """Return *said* with the same numbers in *unit*."""
    if isinstance(said, ToBaseline):
        return evolve(said, change=evolve(said.change, unit=unit))
    return evolve(said, unit=unit) if isinstance(said, Threshold | Between | Point) else said


def _counted(reading: Reading, unit: UnitName | None) -> Reading:
    """Return *reading* with ``30 saker per uke`` as 30 cases counted over a week, where the indicator counts cases."""
    said = reading.expectation
    top, _, below = ((said.unit if isinstance(said, Threshold | Between | Point) else None) or "").partition("/")
    if not isinstance(said, Threshold | Between | Point) or top != unit or below not in _OF_TIME:
        return reading
    return evolve(reading, expectation=evolve(said, unit=unit), scope=f"per {below} {reading.scope}".strip())


def in_unit(expectation: Expectation, unit: UnitName | None) -> Expectation:
    """Return *expectation* said in *unit*; raise UnitError where its own unit does not convert."""
    if isinstance(expectation, ToBaseline):
        change = expectation.change
        if unit is None or change.unit in (*_OF_THE_BASELINE, unit):
            return expectation
        number = change.number * _factor(change.unit, unit)
        return evolve(expectation, change=Amount(number, unit))
    if not isinstance(expectation, Threshold | Between | Point) or unit is None or expectation.unit in (None, unit):
        return expectation
    factor = _factor(expectation.unit, unit)
    numbers = {name: getattr(expectation, name) * factor for name in _NUMBERS[type(expectation)]}
    return evolve(expectation, unit=unit, **numbers)


def _factor(unit: UnitName | None, wanted: UnitName) -> float:
    # Imported here because pint takes as long as reading the card, and most targets are in their indicator's unit.
    from ..units import conversion_factor

    return conversion_factor(str(unit), str(wanted))


def read_edge(raw: object) -> Edge | NormEdge:
    """Return an edge of a norm: a number, two numbers, or the name of another edge."""
    if isinstance(raw, str) and raw in [edge.value for edge in NormEdge]:
        return NormEdge(str(raw))
    if isinstance(raw, list | tuple):
        return read_pair(raw)
    if isinstance(raw, str) and not isinstance(raw, Scalar):
        raise ValueError(f"expected a number, two numbers, 'target' or 'baseline', got {str(raw)!r}")
    return read_number(raw)


def read_pair(raw: object) -> tuple[float, float]:
    """Return the two numbers *raw* lists."""
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        decimals = "; decimals take a point: [4.5, 5.5]" if isinstance(raw, list | tuple) and len(raw) > 2 else ""
        raise ValueError(f"expected two numbers such as [0, 100], got {described(raw)}{decimals}")
    low, high = read_each(enumerate(raw), read_number)
    return low, high


def bounds_fields(raw: object) -> dict[str, object]:
    """Return bounds written as ``[0, 100]`` or ``{min: 0, max: 100}`` as keys and values."""
    if isinstance(raw, Mapping):
        return dict(raw)
    low, high = read_pair(raw)
    return {"min": low, "max": high}


def baseline_fields(raw: object) -> dict[str, object]:
    """Return a baseline written as a number or as keys and values as the latter."""
    return dict(raw) if isinstance(raw, Mapping) else {"value": raw}


