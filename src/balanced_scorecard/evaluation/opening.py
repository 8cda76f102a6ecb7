"""One judged indicator opened into the parts of its explanation: figure, rows, target, norm, scaling and edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from ..domain.aggregation import Aggregation
from ..domain.amount import Amount
from ..domain.governance import Document
from ..domain.indicator import Indicator, Series
from ..domain.measurement import Measurement
from ..domain.period import Period
from ..domain.scale import Edge, Norm, NormEdge, Scale
from ..domain.scorecard import Scorecard
from ..domain.target import AtLevel, Reached, Target
from ..units import conversion_factor, rate_factor, unit_of
from .adding_units import history_of, over_units
from .cases import Case
from .explained import About, Explanation, explained
from .figures import Figure, aggregation_of
from .history import Piece, Span, UnitTotal, piece_of
from .persons import tolerated
from .results import IndicatorResult
from .setting import Setting
from .statuses import Status

_HOW = {Aggregation.FLOW: "sum", Aggregation.RATE: "ratio", Aggregation.MEAN: "mean", Aggregation.MAX: "max",
        Aggregation.MIN: "min"}


@frozen(kw_only=True)
class Opening:
    """What is needed to open any indicator of one evaluation.

    Attributes:
        as_given: each row in its indicator's unit, by its identity, and the same row as it was given.
    """

    setting: Setting
    as_given: Mapping[int, Measurement]

    def indicator(self, case: Case, result: IndicatorResult, **facts: object) -> Explanation:
        """Return the explanation of *result*; *facts* are of its place among its siblings."""
        parts = [self._judged_figure(case, result), *self._references(case, result)]
        card = self.setting.scorecard
        said = result.advice.naming(org_unit=self._named, element=self._element_named) if result.advice else None
        advice = said.text(card.language) if said else None
        told = said.to_fact() if said and not result.note else None
        return explained(
            About.INDICATOR, *parts, id=result.id, kind="indicator", name=result.indicator.name,
            language=card.language, status_said=card.words.get(result.status.value), words=status_words(card),
            unit=unit_of(result.indicator), decimals=result.indicator.decimals, period=self.setting.period,
            measured_in=result.measured_in, basis=self.setting.basis, org_unit=self.setting.org_unit,
            org_unit_name=self._named(self.setting.org_unit),
            as_of=self.setting.as_of, status=result.status, reason=result.reason,
            note=result.note or advice, advice=told, actual=result.actual, score=result.score, target=result.target,
            target_whole=result.target_whole, target_met=result.target_met, gap=result.gap, progress=result.progress,
            data_status=result.data_status, coverage=result.coverage,
            low=result.low, high=result.high, status_before_change=result.status_before_change,
            role=result.indicator.role, caps=result.indicator.caps, **facts,
        )

    def _named(self, org_unit: str) -> str:
        unit = self.setting.scorecard.org_unit(org_unit)
        return unit.name if unit is not None else org_unit

    def _element_named(self, id_: str) -> str:
        element = self.setting.scorecard.find(id_)
        return element.name if element is not None else id_

    def _judged_figure(self, case: Case, result: IndicatorResult) -> Explanation:
        indicator = result.indicator
        if not (indicator.is_milestone or indicator.is_judged):
            return self.figure(indicator, case.figure, case.ruling.span, levels=indicator.levels or None)
        how = "reached" if indicator.is_milestone else "judged"
        row = next((row for row in reversed(case.history.rows) if row.value == result.actual), None)
        rows = (row,) if row is not None and result.actual is not None else ()
        figure = Figure(value=result.actual, rows=rows, coverage=1.0 if rows else 0.0)
        span = Span(start=case.ruling.measured_in.start, end=case.ruling.measured_in.end)
        return self.figure(indicator, figure, span, how=how)

    def figure(self, element: Indicator | Series, figure: Figure, span: Span | None, *, how: str = "",
               levels: tuple[str, ...] | None = None) -> Explanation:
        """Return how *figure* of *element* was made, down to its rows."""
        formula = element.formula if isinstance(element, Indicator) and figure.inputs else None
        inputs = (self._input(each.id, each.figure, span) for each in figure.inputs)
        rows = () if figure.inputs else self._rows(element, figure)
        return explained(
            About.FIGURE, *inputs, *rows, id=element.id, name=element.name, value=figure.value,
            unit=_unit(element, figure), how=how or _how(element, figure, span), start=span.start if span else None,
            end=span.end if span else None, coverage=figure.coverage, reason=figure.reason, formula=formula,
            numerator=figure.numerator, denominator=figure.denominator, times=rate_factor(unit_of(element)),
            levels=levels, price_basis=element.price_basis, org_unit=self.setting.org_unit,
            org_unit_name=self._named(self.setting.org_unit),
        )

    def _input(self, id_: str, figure: Figure, span: Span | None) -> Explanation:
        element = self.setting.scorecard.element(id_)
        assert isinstance(element, Indicator | Series)
        return self.figure(element, figure, span)

    def _rows(self, element: Indicator | Series, figure: Figure) -> Iterator[Explanation]:
        totals = history_of(element.id, self.setting).totals
        for piece, weight in zip(*_pieces(figure), strict=True):
            total = totals.get(piece.stretch)
            if total is not None and total.row is piece.row:
                yield self._units(element, piece, weight, total)
            else:
                yield self._row(piece, weight)

    def _units(self, element: Indicator | Series, piece: Piece, weight: float | None, total: UnitTotal) -> Explanation:
        row, span = piece.row, Span(start=piece.start, end=piece.end)
        parts = [evolve(self, setting=self.setting.of_unit(unit)).figure(element, figure, span)
                 for unit, figure in total.parts]
        count = len(parts) + len(total.missing)
        return explained(
            About.UNITS, *parts, period=row.period, start=piece.start, end=piece.end, org_unit=row.org_unit,
            basis=row.basis, how=_HOW.get(over_units(element), "sum"), value=row.value, unit=unit_of(element),
            numerator=row.numerator, denominator=row.denominator, times=rate_factor(unit_of(element)),
            factor=piece.factor, weight=weight, weights=total.weights, reporting=len(parts), expected=count,
            missing=total.missing, missing_names=tuple(map(self._named, total.missing)),
        )

    def _row(self, piece: Piece, weight: float | None) -> Explanation:
        row = piece.row
        given = self.as_given[id(row)]
        times, over = _conversion(given.unit, row.unit)
        return explained(
            About.ROW, period=row.period, start=piece.start, end=piece.end, org_unit=row.org_unit, basis=row.basis,
            given=given.value, given_unit=given.unit, times=times, over=over, value=row.value, unit=row.unit,
            numerator=row.numerator, denominator=row.denominator, factor=piece.factor, weight=weight,
            statuses=tuple(sorted(status.value for status in row.statuses)), recorded_at=row.recorded_at,
            recorded_by=row.recorded_by, source=row.source, note=row.note or None, place=row.place or None,
        )

    def _references(self, case: Case, result: IndicatorResult) -> Iterator[Explanation]:
        target = result.effective_target
        if target is not None:
            yield self._target(case, target)
        norm = result.indicator.norm_at(case.ruling.measured_in.end)
        if norm is not None:
            yield _norm(norm)
        scale = result.scale
        if scale is None or case.ruling.judge.scale is None or case.ruling.is_unscalable:
            return
        tolerance = self._tolerance(case)
        if tolerance is not None:
            yield tolerance
        if case.ruling.per is not None:
            yield _scaling(case)
        yield _edges(case, case.ruling.judge.scale, scale, norm)

    def _target(self, case: Case, target: Target) -> Explanation:
        document = self._document(target.source)
        aim = case.ruling.judge.aim
        levels = case.indicator.levels
        level = target.expectation.level if isinstance(target.expectation, AtLevel) and levels else None
        return explained(
            About.TARGET, text=target.text, scope=target.scope or None, id=target.id,
            edge=aim.edge if aim else None, level=level, direction=aim.direction if aim else None,
            is_strict=aim.is_strict if aim else None, baseline=case.ruling.judge.baseline, by=target.by, due=target.due,
            horizon=target.horizon, per=target.per, applies_from=target.applies_from, decided=target.decided,
            decided_by=target.decided_by, reason=target.reason, replaces=target.replaces, org_unit=target.org_unit,
            source=target.source, document=document.name if document else None,
            document_dated=document.dated if document else None,
            tolerated_until=tolerated(target) if isinstance(target.expectation, Reached) else None,
            judged_on=case.ruling.measured_in.end,
        )

    def _document(self, source: str | None) -> Document | None:
        """Return the document a citation such as ``TB25 pkt. 3.1`` begins with."""
        first = (source or "").partition(" ")[0].rstrip(",")
        found = self.setting.scorecard.find(first)
        return found if isinstance(found, Document) else None

    def _tolerance(self, case: Case) -> Explanation | None:
        given: tuple[tuple[str, Amount | None], ...] = (
            ("target", case.ruling.target.tolerance if case.ruling.target else None),
            ("indicator", case.indicator.tolerance), ("card", self.setting.scorecard.defaults.tolerance))
        for whose, amount in given:
            if amount is not None:
                return explained(About.TOLERANCE, text=str(amount), whose=whose, size=case.ruling.judge.tolerance)
        return None


def status_words(card: Scorecard) -> tuple[tuple[str, str], ...]:
    """Return the card's own words for what a figure may be judged as, in pairs."""
    judged = (status.value for status in (Status.GOOD, Status.MEDIUM, Status.POOR))
    return tuple((status, card.words[status]) for status in judged if status in card.words)


def _pieces(figure: Figure) -> tuple[tuple[Piece, ...], tuple[float | None, ...]]:
    """Return the pieces of *figure*, and the weight of each where it is a mean."""
    pieces = figure.pieces or tuple(map(piece_of, figure.rows))
    return pieces, figure.weights or (None,) * len(pieces)


def _unit(element: Indicator | Series, figure: Figure) -> str | None:
    return unit_of(element) or next((row.unit for row in figure.rows if row.unit and not figure.inputs), None)


def _how(element: Indicator | Series, figure: Figure, span: Span | None) -> str:
    if figure.inputs:
        return "formula"
    if not figure.rows:
        return "none"
    if figure.pieces:
        return _HOW[aggregation_of(element)]
    is_all = span is not None and piece_of(figure.rows[0]).start == span.start
    return "last" if aggregation_of(element) is Aggregation.STOCK and not is_all else "as_it_came"


def _conversion(given: str | None, wanted: str | None) -> tuple[float, float]:
    """Return what a value in *given* is multiplied and divided by to be in *wanted*, as `units.converted` does."""
    if given is None or wanted is None or given == wanted:
        return 1.0, 1.0
    factor = conversion_factor(given, wanted)
    return (factor, 1.0) if factor >= 1 else (1.0, conversion_factor(wanted, given))


def _norm(norm: Norm) -> Explanation:
    return explained(About.NORM, medium=norm.medium, good=norm.good, worst=norm.worst, best=norm.best,
                     valid_from=norm.valid_from)


def _scaling(case: Case) -> Explanation:
    ruling = case.ruling
    assert ruling.span is not None
    assert ruling.per is not None
    whole = Period.of_date(ruling.per, ruling.measured_in.end, ruling.measured_in.fiscal_year)
    phasing = ruling.target.phasing if ruling.target else None
    return explained(
        About.SCALING, factor=ruling.factor, per=ruling.per, start=ruling.span.start, end=ruling.span.end, of=whole,
        days=ruling.span.days, days_of=whole.days, phasing=tuple(phasing.items()) if phasing else None,
    )


def _edges(case: Case, whole: Scale, scale: Scale, norm: Norm | None) -> Explanation:
    return explained(
        About.EDGES, direction=scale.direction, good=scale.good, medium=scale.medium, worst=scale.worst,
        best=scale.best, is_strict=scale.is_strict, is_strict_medium=scale.is_strict_medium, factor=case.ruling.factor,
        whole_good=whole.good, whole_medium=whole.medium, whole_worst=whole.worst, whole_best=whole.best,
        good_from="norm" if norm is not None and isinstance(norm.good, float | int | tuple) else "target",
        medium_from=_medium_from(case, whole, norm), points=_points(scale),
    )


def _medium_from(case: Case, whole: Scale, norm: Norm | None) -> str | None:
    """Return where the edge POOR|MEDIUM comes from; None where there is none."""
    said = norm.medium if norm is not None else None
    if whole.medium is None:
        return None
    if said is NormEdge.BASELINE and whole.medium == case.ruling.judge.baseline:
        return "baseline"
    return "norm" if said == whole.medium else "tolerance"


def _points(scale: Scale) -> tuple[tuple[float, float], ...]:
    """Return the corners of the line a score is read from, from the lowest value; none where it knows only bands."""
    if scale.medium is None:
        return ()
    if isinstance(scale.good, tuple) and isinstance(scale.medium, tuple):
        return _range_points(scale.good, scale.medium)
    ends: tuple[Edge | None, ...] = (scale.worst, scale.medium, scale.good, scale.best)
    corners = [(float(end), n / 3) for n, end in enumerate(ends) if isinstance(end, float | int)]
    return tuple(sorted(corners))


def _range_points(good: tuple[float, float], outer: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    low, high = good[0] - outer[0], outer[1] - good[1]
    left = ((outer[0] - low, 0.0), (outer[0], 1 / 3)) if low else ()
    right = ((outer[1], 1 / 3), (outer[1] + high, 0.0)) if high else ()
    return (*left, (good[0], 2 / 3), (good[1], 2 / 3), *right)
