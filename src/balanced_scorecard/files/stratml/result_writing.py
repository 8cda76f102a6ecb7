"""An indicator's targets, baseline and figures, and those of the series beside it -> its MeasurementInstances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from attrs import frozen

from ...domain.amount import number_text
from ...domain.identifiers import UnitName
from ...domain.indicator import Indicator, Series
from ...domain.measurement import Measurement
from ...domain.observation import ObservationStatus, by_gravity
from ...domain.period import Period
from ...domain.target import Judged, Point, Reached, Target, Threshold
from .elements import add, as_words, said_in, together
from .results import is_label
from .vocabulary import ORG_UNIT, VALUE

Days = tuple[date, date] | None
_TARGET_KEYS = ("expect", "milestone", "judged", "text", "by", "id")


@frozen(kw_only=True)
class Written:
    """One TargetResult or ActualResult to be written."""

    days: Days
    org_unit: str = ""
    is_target: bool = False
    number: float | None = None
    descriptor: tuple[str, str] = ("", "")
    words: str = ""


def results_to_write(indicator: Indicator, targets: Iterable[object], rows: Iterable[Measurement],
                     beside: Iterable[tuple[Series, Sequence[Measurement]]]) -> Iterator[Written]:
    """Yield the results of *indicator*: its figures, those of the series *beside* it, its baseline and its targets.

    *targets* are its targets as plain data, in their order: what an element has no place for is written as words.
    """
    yield from (_of_row(row, indicator.unit) for row in rows)
    for series, figures in beside:
        yield from (_beside(series, row) for row in figures)
    baseline = indicator.baseline
    if baseline is not None:
        days = (baseline.period.start, baseline.period.end) if baseline.period else None
        yield Written(days=days, is_target=True, number=baseline.value, descriptor=("Status", "Baseline"),
                      words=baseline.source or "")
    for target, plain in zip(indicator.targets, targets, strict=True):
        yield _of_target(target, plain if isinstance(plain, Mapping) else {})


def _of_row(row: Measurement, unit: UnitName | None) -> Written:
    number = row.value if isinstance(row.value, float | int) else None
    name, said = "", ""
    if row.value is not None and number is None:
        name, said = VALUE, row.value.isoformat() if isinstance(row.value, date) else str(row.value)
    elif row.org_unit:
        name, said = ORG_UNIT, row.org_unit
    elif row.statuses - {ObservationStatus.NORMAL}:
        name, said = "Status", by_gravity(row.statuses)[0].name.casefold()
    if row.value is None and row.numerator is not None and row.denominator is not None:
        number = _rate(row.numerator, row.denominator, row.unit or unit)
    return Written(days=(row.period.start, row.period.end), org_unit=row.org_unit, number=number,
                   descriptor=(name, said), words=row.note)


def _rate(numerator: float, denominator: float, unit: UnitName | None) -> float | None:
    # Imported here because only a rate given by its parts needs pint and numpy.
    import numpy as np

    from ...kernels.time import ratio
    from ...units import rate_factor

    with np.errstate(over="ignore"):
        value = float(ratio(np.array([numerator]), np.array([denominator]), rate_factor(unit))[0])
    return value if np.isfinite(value) else None


def _beside(series: Series, row: Measurement) -> Written:
    tags = series.annotations.tags
    label = said_in(tags, "label")
    number = row.value if isinstance(row.value, float | int) else None
    return Written(days=(row.period.start, row.period.end), org_unit=row.org_unit, number=number, words=row.note,
                   is_target=said_in(tags, "element") == "TargetResult",
                   descriptor=("Status", label) if is_label(label) else ("", ""))


def _of_target(target: Target, plain: Mapping[str, Any]) -> Written:
    number = None
    match target.expectation:
        case Reached(what=what):
            kind, said = "milestone", what
        case Judged(how=how):
            kind, said = "judged", how
        case Threshold(value=value) | Point(value=value):
            kind, said, number = "expect", str(target.expectation), value
        case _:
            kind, said = "expect", str(target.expectation)
    words = together(target.text if target.text != said else "", as_words(plain, _TARGET_KEYS))
    due = target.by
    days = (due.start, due.end) if isinstance(due, Period) else (due, due) if due else None
    return Written(days=days, org_unit=target.org_unit or "", is_target=True, number=number, descriptor=(kind, said),
                   words=words)


def write_instances(parent: Element, results: Iterable[Written]) -> None:
    """Add *results* to *parent*: one MeasurementInstance a period and unit, targets before figures."""
    by_place: dict[tuple[Days, str], list[Written]] = {}
    for result in results:
        by_place.setdefault((result.days, result.org_unit), []).append(result)
    for here in by_place.values():
        instance = add(parent, "MeasurementInstance")
        for result in sorted(here, key=lambda each: not each.is_target):
            _write(instance, result)


def _write(instance: Element, result: Written) -> None:
    element = add(instance, "TargetResult" if result.is_target else "ActualResult")
    first, last = (day.isoformat() for day in result.days) if result.days else ("", "")
    add(element, "StartDate", first)
    add(element, "EndDate", last)
    add(element, "NumberOfUnits", "" if result.number is None else number_text(result.number))
    if any(result.descriptor):
        descriptor = add(element, "Descriptor")
        add(descriptor, "DescriptorName", result.descriptor[0])
        add(descriptor, "DescriptorValue", result.descriptor[1])
    add(element, "Description", result.words)
