"""What a figure that was added up from units says of them: how many, and which are missing."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from ..domain.aggregation import Aggregation
from .counts import UnitCount
from .figures import Figure
from .history import History, Span, UnitTotal, piece_of
from .statuses import Reason

_LACKING = (Reason.NOT_REPORTED, Reason.PARTIAL)


def with_units(figure: Figure, history: History, span: Span, aggregation: Aggregation) -> Figure:
    """Return *figure* of *history* over *span* with the count of its units, and why they come to nothing if they do.

    Of what is the last of its time, only the last step is asked after.
    """
    since = span.end if aggregation is Aggregation.STOCK else span.start
    used = [total for row in figure.rows if (total := history.totals.get(piece_of(row).stretch)) and total.row is row]
    refused = [
        total for (start, end), total in sorted(history.totals.items(), key=lambda each: each[0][0] - each[0][1])
        if total.row is None and span.start <= start and since <= end <= span.end and not history.has_value_on(end)
    ]  # the longest first: it says most of the span
    figure = evolve(figure, units=_counted([*used, *refused]))
    told = next((total for total in refused if total.reason is not Reason.NOT_REPORTED), None)
    if told is None or figure.is_whole or figure.reason not in _LACKING:
        return figure
    return evolve(figure, reason=told.reason, advice=told.advice)


def _counted(totals: list[UnitTotal]) -> UnitCount | None:
    missing = dict.fromkeys(unit for total in totals for unit in total.missing)
    reporting = dict.fromkeys(unit for total in totals for unit in total.reporting if unit not in missing)
    if not totals or not (missing or reporting):
        return None
    return UnitCount(reporting=len(reporting), expected=len(reporting) + len(missing), missing=tuple(missing))


def united(counts: Iterable[UnitCount | None]) -> UnitCount | None:
    """Return the count of a formula's inputs together: that of the one of which most is missing."""
    known = [count for count in counts if count is not None]
    return min(known, key=lambda count: count.share, default=None)
