"""The rows of one indicator in one unit as they were known, and the pieces a stretch of days can be tiled from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.frozen_map import EMPTY
from ..domain.measurement import Measurement
from ..domain.observation import NOT_EXPECTED
from ..domain.period import Frequency, Period
from .statuses import Reason

if TYPE_CHECKING:
    from .advice import Advice
    from .figures import Figure

A_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Span:
    """A stretch of days, both ends included, that a figure is asked for."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.end - self.start).days + 1


@frozen
class Piece:
    """A stretch of time with a row's value, times a factor: 1, -1 to take away, or a share of a week."""

    start: date
    end: date
    row: Measurement
    factor: float = 1.0

    @property
    def stretch(self) -> Stretch:
        """Its first and last day."""
        return self.start, self.end


Stretch = tuple[date, date]


@frozen(kw_only=True)
class History:
    """The rows of one indicator in one unit as they were known, each with the stretch it covers.

    Attributes:
        rows: reported by the unit, else added up from units; in order of time.
        totals: what the units below it, or those it took over from, add up to, by stretch.
    """

    rows: tuple[Measurement, ...]
    totals: Mapping[Stretch, UnitTotal] = EMPTY

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every row with its stretch, in order of time."""
        return tuple(map(piece_of, self.rows))

    @cached_property
    def by_start(self) -> dict[date, list[Piece]]:
        """The pieces that begin on a day."""
        found: dict[date, list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault(piece.start, []).append(piece)
        return found

    @cached_property
    def by_stretch(self) -> dict[Stretch, Measurement]:
        """The row that covers just a stretch; of several, the first."""
        return {(piece.start, piece.end): piece.row for piece in reversed(self.pieces)}

    @cached_property
    def to_date(self) -> tuple[Piece, ...]:
        """The pieces with a value that run from the start of their fiscal year, whatever basis they came with."""
        return tuple(piece for piece in self.pieces if _is_to_date(piece) and piece.row.has_value)

    @cached_property
    def frequency(self) -> Frequency | None:
        """How often its rows come: the finest of those that end within a year of the newest."""
        newest = max((row.period.end for row in self.rows), default=None)
        if newest is None:
            return None
        lately = {row.period.frequency for row in self.rows if (newest - row.period.end).days < 365}
        return min(lately, key=lambda frequency: frequency.rank)

    @cached_property
    def start(self) -> date:
        """The first day that any row covers; the last of all days where there are no rows."""
        return min((piece.start for piece in self.pieces), default=date.max)

    def covers(self, day: date) -> bool:
        """Whether a row covers *day*."""
        return any(piece.start <= day <= piece.end for piece in self.pieces)

    def has_value_on(self, day: date) -> bool:
        """Whether a row with a value covers *day*."""
        return any(piece.start <= day <= piece.end and piece.row.has_value for piece in self.pieces)

    def start_around(self, day: date) -> date:
        """Return the first day of the shortest row that covers *day*; *day* itself where none does."""
        return max((piece.start for piece in self.pieces if piece.start <= day <= piece.end), default=day)

    def end_around(self, day: date) -> date:
        """Return the last day of the shortest row that covers *day*; *day* itself where none does."""
        return min((piece.end for piece in self.pieces if piece.start <= day <= piece.end), default=day)

    def ending(self, day: date) -> Measurement | None:
        """Return the shortest row that ends on *day*; None where none does."""
        found = [piece for piece in self.pieces if piece.end == day and piece.row.basis is Basis.PERIOD]
        return max(found, key=lambda piece: piece.start).row if found else None

    def tiles(self, span: Span, *, differences: bool) -> list[Piece]:
        """Return pieces that cover *span* without overlap, in order of time; less than all of it where rows lack.

        The longest come first, unless only shorter ones fill it. With *differences* a year to date may be taken from a
        later one.
        """
        found: list[Piece] = []
        day, is_whole = span.start, True
        while day <= span.end:
            steps = next(self._from(day, span.end, differences=differences), None)
            if steps is not None:
                found.extend(steps)
                day = steps[-1].end + A_DAY
                continue
            is_whole = False
            later = [start for start in self.by_start if day < start <= span.end]
            if not later:
                break
            day = min(later)
        return found if is_whole else self._filling(span.start, span.end, set(), differences=differences) or found

    def _filling(self, day: date, end: date, dead_ends: set[date], *, differences: bool) -> list[Piece] | None:
        """Return pieces that fill all days from *day* to *end*; None where no choice of them does."""
        if day > end:
            return []
        for steps in self._from(day, end, differences=differences):
            after = steps[-1].end + A_DAY
            rest = None if after in dead_ends else self._filling(after, end, dead_ends, differences=differences)
            if rest is not None:
                return [*steps, *rest]
        dead_ends.add(day)
        return None

    def _from(self, day: date, end: date, *, differences: bool) -> Iterator[list[Piece]]:
        """Yield what can come next from *day*: whole pieces, the longest first, then differences of years to date."""
        whole = [piece for piece in self.by_start.get(day, ()) if piece.end <= end and piece.row.has_value]
        for piece in sorted(whole, key=lambda piece: piece.end, reverse=True):
            yield [piece]
        before = next((piece for piece in self.to_date if piece.end == day - A_DAY), None) if differences else None
        if before is None:
            return
        after = [piece for piece in self.to_date if piece.start == before.start and day <= piece.end <= end]
        for last in sorted(after, key=lambda piece: piece.end, reverse=True):
            yield [Piece(before.start, before.end, before.row, -1.0), Piece(day, last.end, last.row)]

    def gaps(self, span: Span, tiles: Sequence[Piece]) -> list[Stretch]:
        """Return the first and last day of each stretch of *span* that *tiles* do not fill."""
        found, day = [], span.start
        for piece in (each for each in tiles if each.factor > 0):
            found.append((day, piece.start - A_DAY))
            day = piece.end + A_DAY
        found.append((day, span.end))
        return [(first, last) for first, last in found if first <= last]

    def left_out(self, gaps: Sequence[Stretch]) -> Piece | None:
        """Return the first piece with a value that reaches over days of *gaps*; None where none does.

        It reaches over other days too, so that it could not be taken.
        """
        reaching = (piece for piece in self.pieces if piece.row.has_value
                    and any(piece.start <= last and first <= piece.end for first, last in gaps))
        return next(reaching, None)

    def periods_in(self, gaps: Sequence[Stretch]) -> list[Period]:
        """Return the periods that rows lack in *gaps*, as long as its finest are; not those with nothing to count."""
        found: list[Period] = []
        assert self.frequency is not None  # what has gaps has rows
        for first, last in gaps:
            period = Period.of_date(self.frequency, first, self.rows[-1].period.fiscal_year)
            while period.start <= last:
                row = self.by_stretch.get((period.start, period.end))
                if row is None or not row.statuses & NOT_EXPECTED:
                    found.append(period)
                period = period.shifted(1)
        return found

    def days_without(self, span: Span) -> int:
        """Return how many days of *span* rows say have nothing to count: the value cannot exist, or it is a holiday."""
        return sum(
            (piece.end - piece.start).days + 1
            for piece in self.pieces
            if span.start <= piece.start and piece.end <= span.end and piece.row.statuses & NOT_EXPECTED
        )

    def weeks(self, span: Span) -> list[Piece]:
        """Return the weeks that touch *span*, each with the share of its days that lie inside."""
        found = []
        for piece in self.pieces:
            start, end = max(piece.start, span.start), min(piece.end, span.end)
            if piece.row.period.frequency is Frequency.WEEK and start <= end and piece.row.has_value:
                found.append(Piece(start, end, piece.row, ((end - start).days + 1) / piece.row.period.days))
        return found


@frozen(kw_only=True)
class UnitTotal:
    """What units add up to over one stretch of time.

    Attributes:
        row: the sum as a row of the unit above; None where there is none.
        parts: each unit's figure in it, in order. missing: units that were expected and have none.
        reason, advice: why there is no sum.
    """

    row: Measurement | None = None
    parts: tuple[tuple[str, Figure], ...] = ()
    missing: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    reason: Reason | None = None
    advice: Advice | None = None

    @property
    def reporting(self) -> tuple[str, ...]:
        """The units whose figures are in it."""
        return tuple(unit for unit, _ in self.parts)


def piece_of(row: Measurement) -> Piece:
    """Return *row* with the stretch it covers: its period, or the fiscal year up to its end."""
    start = row.period.year().start if row.basis is Basis.YEAR_TO_DATE else row.period.start
    return Piece(start, row.period.end, row)


def _is_to_date(piece: Piece) -> bool:
    """Whether a piece runs from the start of its fiscal year, whatever basis it came with."""
    return piece.start.day == 1 and piece.start.month == piece.row.period.fiscal_year.starts


def known_rows(rows: Sequence[Measurement], as_of: date | None) -> tuple[Measurement, ...]:
    """Return the newest vintage of each stretch of time, of those recorded by *as_of* where it is given.

    The first tertial and the year to its end are one stretch: what came as the one may be corrected as the other.
    """
    newest: dict[Stretch, Measurement] = {}
    for row in rows:  # in order of time
        stretch = piece_of(row).stretch
        held = newest.get(stretch)
        if is_known(row, as_of) and (held is None or recorded(row) >= recorded(held)):
            newest[stretch] = row
    return tuple(newest.values())


def recorded(row: Measurement) -> datetime:
    """Return when *row* was recorded; one that is not dated is older than any that is."""
    return row.recorded_at or datetime.min


def is_known(row: Measurement, as_of: date | None) -> bool:
    """Whether *row* was recorded by the day *as_of*; without a day, or not dated, it was."""
    return as_of is None or row.recorded_at is None or row.recorded_at.date() <= as_of
