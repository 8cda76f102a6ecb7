"""What a figure that was added up from units says of them: how many, and which are missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from ..domain.aggregation import Aggregation
from ..domain.measurement import Measurement
from .counts import UnitCount
from .figures import Figure
from .history import History, Span, UnitTotal, piece_of
from .statuses import Reason

_LACKING = (Reason.NOT_REPORTED, Reason.PARTIAL)
REFUSED = (Reason.PARTIAL, Reason.NOT_ADDABLE)
"""Why units come to no sum although some have figures: what else there is of the time may not stand for them."""


def with_units(figure: Figure, history: History, span: Span, aggregation: Aggregation) -> Figure:
    """Return *figure* of *history* over *span* with the count of its units, and why they come to nothing if they do.

    Of what is the last of its time, only the last step is asked after. A share or a mean of what is left of the time
    would hide the unit that is missing in the rest: its value is shown, and not judged.
    """
    since = span.end if aggregation is Aggregation.STOCK else span.start
    used = [(row, total) for row in figure.rows
            if (total := history.totals.get(piece_of(row).stretch)) and total.row is row]
    refused = [
        total for (start, end), total in sorted(history.totals.items(), key=lambda each: each[0][0] - each[0][1])
        if total.row is None and span.start <= start and since <= end <= span.end and not history.has_value_on(end)
    ]  # the longest first: it says most of the span
    counted = [total for _, total in used] + refused
    figure = evolve(figure, units=_counted(counted), units_share=_share_of_units(figure, used))
    may_say = REFUSED if figure.is_whole else (*REFUSED, Reason.NO_EVENTS)
    told = next((total for total in refused if total.reason in may_say), None)
    if told is None or not (figure.is_whole or figure.reason in _LACKING):
        return figure
    return evolve(figure, reason=told.reason, advice=told.advice)


def _share_of_units(figure: Figure, used: Sequence[tuple[Measurement, UnitTotal]]) -> float:
    """Return the share of its units that *figure* is of, each piece counted by its days."""
    shares = {id(row): len(total.parts) / (len(total.parts) + len(total.missing)) for row, total in used}
    pieces = [piece for piece in figure.pieces if piece.factor >= 0]
    if not pieces:
        return shares.get(id(figure.rows[0]), 1.0) if figure.rows else 1.0
    days = [(piece.end - piece.start).days + 1 for piece in pieces]
    return sum(each * shares.get(id(piece.row), 1.0) for each, piece in zip(days, pieces, strict=True)) / sum(days)


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
