"""Tables of plain cells -> `Assessment`s: the one parser that files and frames share; it knows no pandas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..domain.assessment import Assessment, AssessmentKind
from ..domain.judgement import judgement_named
from ..errors import MeasurementError, one_of
from . import cells
from .cells import Cell, Percent
from .headings import ASSESSMENT_COLUMNS
from .table import Table, columns_named, empty_cells, read_cells

_REQUIRED = ("period", "element", "kind")
_KIND_WORDS = {
    AssessmentKind.DEVIATION: ("avvik", "avviksforklaring", "årsak", "avvikelse", "afvigelse", "poikkeama"),
    AssessmentKind.ASSESSMENT: ("vurdering", "bedömning", "arvio"),
    AssessmentKind.FORECAST: ("prognose", "prognos", "ennuste"),
    AssessmentKind.DECISION: ("beslutning", "vedtak", "avgjerd", "beslut", "päätös"),
    AssessmentKind.APPROVAL: ("godkjenning", "godkjenning av tall", "godkännande", "godkendelse", "hyväksyntä"),
}
_KINDS = {word: kind for kind, words in _KIND_WORDS.items() for word in (kind.value, *words)}


def assessments_of(table: Table) -> tuple[Assessment, ...]:
    """Return the assessments of *table*; raise MeasurementError with every fault in it."""
    columns, faults = columns_named(table, ASSESSMENT_COLUMNS, _REQUIRED)
    if faults:
        raise MeasurementError([*faults, *table.faults])
    faults += table.faults
    read: list[Assessment] = []
    for row, values in table.rows:
        said, wrong = read_cells(columns, values, table.language, _READ)
        wrong += empty_cells(columns, values, _REQUIRED)
        faults += [table.fault(each, row) for each in wrong]
        if not wrong:
            read.append(Assessment(**said))
    if faults:
        raise MeasurementError(faults)
    return tuple(read)


def _kind(cell: Cell, _: str | None) -> AssessmentKind:
    word = cells.text(cell)
    if word.casefold() not in _KINDS:
        raise ValueError(f"{word!r} is not known; use {one_of(each.value for each in AssessmentKind)}")
    return _KINDS[word.casefold()]


def _status(cell: Cell, _: str | None) -> str:
    word = cells.text(cell)
    return judgement_named(word) or word


def _forecast(cell: Cell, language: str | None) -> float:
    number = cells.bound(cell, language)
    return number.number if isinstance(number, Percent) else number


_READ: Mapping[str, Callable[[Cell, str | None], Any]] = {
    "period": cells.period,
    "element": cells.text,
    "org_unit": cells.text,
    "kind": _kind,
    "text": cells.text,
    "status": _status,
    "forecast": _forecast,
    "by": cells.text,
    "date": cells.day,
    "due": cells.day,
}
