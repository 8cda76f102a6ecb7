"""`build_report`: pick, order and gather what a page says; nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from ..checks.rule import Finding
from ..domain.aggregation import Aggregation, Basis
from ..domain.assessment import Assessment
from ..domain.factor import CriticalSuccessFactor
from ..domain.indicator import Indicator
from ..domain.initiative import Initiative
from ..domain.measurement import Measurement, Measurements
from ..domain.objective import Objective
from ..domain.organisation import ROOT
from ..domain.perspective import Perspective
from ..domain.scorecard import Scorecard
from ..errors import Fault, MeasurementError, did_you_mean
from ..evaluation.figures import figure_over
from ..evaluation.history import History, Span, is_known, known_rows
from ..evaluation.results import ComplianceState, Evaluation, IndicatorResult, NodeKind, ScorecardScore
from ..evaluation.small_numbers import unless_few
from ..units import in_indicator_units, unit_of
from .fingerprint import fingerprint
from .model import (
    ComplianceRow,
    FactorPart,
    HistoryPoint,
    IndicatorRow,
    ObjectivePart,
    PerspectivePart,
    Report,
)

LONGEST_HISTORY = 24


def build_report(
    scores: ScorecardScore, findings: Iterable[Finding] = (), *, assessments: Sequence[Assessment] = ()
) -> Report:
    """Return everything a page says of *scores*.

    Args:
        scores: a card judged and rolled up.
        findings: of `check`; shown the gravest first.
        assessments: people's words; those of the same unit and period are set beside what they are about.

    Raises:
        MeasurementError: an assessment of this unit and period that is about nothing on the card; all of them at once.
    """
    evaluation = scores.evaluation
    card = evaluation.scorecard
    gathering = _Gathering(scores=scores, card=card, assessments=_of_this(scores, assessments))
    unit = None if card.is_root(evaluation.org_unit) else card.org_unit(evaluation.org_unit)
    report = Report(
        scores=scores,
        title=card.name,
        language=card.language,
        organisation=card.organisation.name if card.organisation else "",
        org_unit="" if card.is_root(evaluation.org_unit) else unit.name if unit else evaluation.org_unit,
        owner=card.owner or "",
        version=card.version,
        period=evaluation.period,
        basis=evaluation.basis,
        as_of=evaluation.as_of,
        words=card.words,
        perspectives=tuple(map(gathering.perspective, card.perspectives)),
        findings=tuple(sorted(findings, key=lambda finding: -finding.severity.gravity)),
        assessments=gathering.about(card.id),
        initiatives=card.initiatives,
        documents=card.documents,
        definition_hash=fingerprint(card),
        data_hash=fingerprint(_known(evaluation)),
    )
    return evolve(report, compliance=tuple(_compliance(report)))


def _known(evaluation: Evaluation) -> Measurements:
    """Return the figures that were known on the report's day: made again later, it has the same fingerprint."""
    if evaluation.as_of is None:
        return evaluation.measurements
    return Measurements(row for row in evaluation.measurements if is_known(row, evaluation.as_of))


def _of_this(scores: ScorecardScore, assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
    evaluation = scores.evaluation
    card = evaluation.scorecard
    here = (evaluation.period.start, evaluation.period.end)

    def same_unit(org_unit: str) -> bool:
        return org_unit == evaluation.org_unit or (card.is_root(org_unit) and card.is_root(evaluation.org_unit))

    # A fiscal year changes what a name means, so periods are told apart by their days.
    anchored = ((each, each.period.anchored(card.fiscal_year)) for each in assessments)
    of_this = tuple(each for each, when in anchored if (when.start, when.end) == here and same_unit(each.org_unit))
    unattached = list(_unattached(card, of_this))
    if unattached:
        raise MeasurementError(unattached)
    return of_this


def _unattached(card: Scorecard, assessments: Iterable[Assessment]) -> Iterator[Fault]:
    """Yield what is said of something that is not on the card: it would be lost."""
    known = [card.id, *(element.id for element in card.elements())]
    for each in assessments:
        if each.element not in known:
            near = did_you_mean(each.element, known) or "; use the id of an element of the card"
            yield Fault(f"assessment of {each.period}: no element {each.element!r} on the card{near}")


def _compliance(report: Report) -> Iterator[ComplianceRow]:
    line = report.total.compliance
    cases: dict[str, float | None] = dict(zip(line.broken, line.broken_cases, strict=False))
    rows: dict[str, IndicatorRow] = {row.result.id: row for row in report.rows()}
    states: dict[str, ComplianceState] = {**dict.fromkeys(line.broken, ComplianceState.BROKEN),
              **dict.fromkeys(line.not_controlled, ComplianceState.NOT_CONTROLLED),
              **dict.fromkeys(line.met, ComplianceState.MET)}
    for id_, state in states.items():
        yield ComplianceRow(row=rows[id_], state=state, cases=cases.get(id_))


@frozen(kw_only=True)
class _Gathering:
    """What every part of one report is gathered from."""

    scores: ScorecardScore
    card: Scorecard
    assessments: tuple[Assessment, ...]

    def about(self, element: str) -> tuple[Assessment, ...]:
        return tuple(each for each in self.assessments if each.element == element)

    def perspective(self, perspective: Perspective) -> PerspectivePart:
        objectives = [self._objective(each, perspective) for each in perspective.objectives]
        loose = tuple(self._factor(each) for each in perspective.factors if each.objective is None)
        if loose:
            objectives.append(ObjectivePart(factors=loose))
        return PerspectivePart(
            element=perspective, score=self.scores.node(NodeKind.PERSPECTIVE, perspective.id),
            objectives=tuple(objectives), assessments=self.about(perspective.id),
        )

    def _objective(self, objective: Objective, perspective: Perspective) -> ObjectivePart:
        factors = tuple(self._factor(each) for each in perspective.factors if each.objective == objective.id)
        score = self.scores.node(NodeKind.OBJECTIVE, objective.id)
        return ObjectivePart(element=objective, score=score, factors=factors, assessments=self.about(objective.id))

    def _factor(self, factor: CriticalSuccessFactor) -> FactorPart:
        rows = tuple(self._row(indicator, factor) for indicator in factor.indicators)
        return FactorPart(element=factor, score=self.scores.node(NodeKind.FACTOR, factor.id), rows=rows,
                          assessments=self.about(factor.id))

    def _row(self, indicator: Indicator, factor: CriticalSuccessFactor) -> IndicatorRow:
        result = self.scores.evaluation[indicator.id]
        target = result.effective_target
        rows = self._figures(indicator)
        return IndicatorRow(
            result=result,
            owner=self.card.owner_of(indicator) or "",
            history=_history(rows, indicator),
            history_target=_target_of_history(rows, result),
            assessments=self.about(indicator.id),
            initiatives=_supporting(self.card, indicator, factor),
            source=cited(self.card, indicator.source),
            target_source=cited(self.card, target.source if target else None),
        )

    def _figures(self, indicator: Indicator) -> tuple[Measurement, ...]:
        """Return the rows of one frequency and basis, up to the report's period."""
        evaluation = self.scores.evaluation
        unit = ROOT if self.card.is_root(evaluation.org_unit) else evaluation.org_unit
        settled = in_indicator_units(evaluation.measurements, self.card)  # a curve has one unit, its target's
        rows = [row for row in settled.of(indicator.id, unit) if row.period.end <= evaluation.period.end]
        known = sorted(known_rows(rows, evaluation.as_of), key=lambda row: row.period)
        if not known:
            return ()
        own = [row for row in known if row.period.frequency is indicator.frequency]
        frequency = (own or known)[-1].period.frequency
        alike = [row for row in known if row.period.frequency is frequency]
        by_basis = [[row for row in alike if row.basis is basis] for basis in Basis]
        return tuple(max(by_basis, key=len)[-LONGEST_HISTORY:])


def _history(rows: tuple[Measurement, ...], indicator: Indicator) -> tuple[HistoryPoint, ...]:
    points = []
    for row in rows:
        history = History(rows=(row,))
        stretch = history.pieces[0]
        span = Span(start=stretch.start, end=stretch.end)
        figure = figure_over(history, span, Aggregation.NONE, unit=unit_of(indicator))
        value = unless_few(figure, indicator.min_n).value
        if not isinstance(value, float | int | None):
            return ()  # days and levels make no curve
        points.append(HistoryPoint(period=row.period, value=None if value is None else float(value)))
    return tuple(points)


def _target_of_history(rows: tuple[Measurement, ...], result: IndicatorResult) -> float | None:
    target = result.target_whole
    if not rows or not isinstance(target, float | int):
        return None
    if result.indicator.adds_up is not Aggregation.FLOW:
        return float(target)
    # A year's sum is no line to hold a month's against.
    of = result.effective_target
    return float(target) if of and of.per is rows[-1].period.frequency else None


def _supporting(card: Scorecard, indicator: Indicator, factor: CriticalSuccessFactor) -> tuple[Initiative, ...]:
    served = {indicator.id, factor.id, factor.objective}
    return tuple(each for each in card.initiatives if served.intersection(each.supports))


def cited(card: Scorecard, source: str | None) -> str:
    """Return a citation with the document's name in the place of its id: ``TB25 pkt. 3.1``.

    >>> cited(Scorecard(id="card", name="Our card"), "TB25 pkt. 3.1")
    'TB25 pkt. 3.1'
    """
    first, _, rest = (source or "").partition(" ")
    document = next((each for each in card.documents if each.id == first.rstrip(",")), None)
    if document is None:
        return source or ""
    return f"{document.name}, {rest}" if rest else document.name
