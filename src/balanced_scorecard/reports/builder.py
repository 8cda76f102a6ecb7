"""`build_report`: pick, order and gather what a page says; nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve

from ..checks.rule import Finding
from ..domain.assessment import Assessment
from ..domain.fingerprint import fingerprint
from ..domain.measurement import Measurements
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..errors import Fault, MeasurementError, PeriodError, did_you_mean
from ..evaluation.history import is_known
from ..evaluation.indicators import evaluate
from ..evaluation.nodes import roll_up
from ..evaluation.results import ComplianceState, Evaluation, ScorecardScore
from .choices import FORM_OF, AnnualForm, View
from .gathering import Gathering, by_goal
from .letters import points_of
from .model import ComplianceRow, IndicatorRow, Report
from .work import open_decisions, ranked, stakes, steps_of

EARLIER_YEARS = 2
"""How many years an annual report shows before its own."""


def build_report(
    scores: ScorecardScore,
    findings: Iterable[Finding] = (),
    *,
    assessments: Sequence[Assessment] = (),
    compare: ScorecardScore | Period | str | None = None,
    view: View = View.CARD,
    form: AnnualForm | None = None,
    on: date | None = None,
) -> Report:
    """Return everything a page says of *scores*.

    Args:
        scores: a card judged and rolled up.
        findings: of `check`; shown the gravest first.
        assessments: people's words; those of the same unit and period are set beside what they are about. Decisions
            of earlier periods stay until they are done.
        compare: what the report is held against, to tell what turned: an earlier period, or that period as it was
            judged. Left out, a card and the paper for a meeting are held against the period just before.
        view: which document it is to be (R39).
        form: of an annual report; left out, that of the card's language.
        on: the day by which work and decisions are late; left out, the day of the figures (`as_of`), else the last
            of the period.

    Raises:
        MeasurementError: an assessment of this unit and period that is about nothing on the card; all of them at once.
        PeriodError: *compare* is no period.
    """
    evaluation = scores.evaluation
    card = evaluation.scorecard
    day = on or evaluation.as_of or evaluation.period.end
    here = tuple(_of_this_unit(evaluation, assessments))
    gathering = Gathering(
        scores=scores, card=card, assessments=_of_this_period(evaluation, here),
        compared=_compared(scores, compare, view), stakes=stakes(scores),
        years=tuple(_earlier_years(evaluation)) if view is View.ANNUAL else (),
    )
    report = Report(
        scores=scores, view=view, form=form or FORM_OF.get(card.language, AnnualForm.NO), on=day,
        compared=gathering.compared,
        title=card.name,
        language=card.language,
        organisation=card.organisation.name if card.organisation else "",
        org_unit=_unit_name(evaluation),
        owner=card.owner or "",
        version=card.version,
        period=evaluation.period,
        basis=evaluation.basis,
        as_of=evaluation.as_of,
        words=card.words,
        perspectives=tuple(map(gathering.perspective, card.perspectives)),
        findings=tuple(sorted(findings, key=lambda finding: -finding.severity.gravity)),
        assessments=gathering.about(card.id),
        decisions=open_decisions(card, here, evaluation.period.end),
        steps=steps_of(card.initiatives, day),
        documents=card.documents,
        definition_hash=fingerprint(card),
        data_hash=fingerprint(_known(evaluation)),
    )
    rows = tuple(report.rows())
    judged = (row for row in rows if not row.is_monitoring and not row.is_context)
    return evolve(report, compliance=tuple(_compliance(report)), initiatives=ranked(card.initiatives, rows),
                  goals=by_goal(card.strategy.goals, judged), points=points_of(card, rows))


def _known(evaluation: Evaluation) -> Measurements:
    """Return the figures that were known on the report's day: made again later, it has the same fingerprint."""
    if evaluation.as_of is None:
        return evaluation.measurements
    return Measurements(row for row in evaluation.measurements if is_known(row, evaluation.as_of))


def _unit_name(evaluation: Evaluation) -> str:
    card = evaluation.scorecard
    if card.is_root(evaluation.org_unit):
        return ""
    unit = card.org_unit(evaluation.org_unit)
    return unit.name if unit else evaluation.org_unit


def _of_this_unit(evaluation: Evaluation, assessments: Iterable[Assessment]) -> Iterator[Assessment]:
    is_root = evaluation.scorecard.is_root
    for each in assessments:
        if each.org_unit == evaluation.org_unit or (is_root(each.org_unit) and is_root(evaluation.org_unit)):
            yield each


def _of_this_period(evaluation: Evaluation, assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    card, here = evaluation.scorecard, (evaluation.period.start, evaluation.period.end)
    # A fiscal year changes what a name means, so periods are told apart by their days.
    anchored = ((each, each.period.anchored(card.fiscal_year)) for each in assessments)
    of_this = tuple(each for each, when in anchored if (when.start, when.end) == here)
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


def _compared(
    scores: ScorecardScore, compare: ScorecardScore | Period | str | None, view: View
) -> ScorecardScore | None:
    """Return the period compared with, judged as the report's own was; None where nothing was judged then."""
    if isinstance(compare, ScorecardScore):
        return compare
    if compare is not None:
        return roll_up(_again(scores.evaluation, compare))
    if view not in (View.CARD, View.MEETING):
        return None
    try:
        before = roll_up(_again(scores.evaluation, scores.evaluation.period.previous()))
    except PeriodError:  # the first there is
        return None
    return before if any(result.status.is_judged for result in before.evaluation) else None


def _again(evaluation: Evaluation, period: Period | str) -> Evaluation:
    """Return another period of the same card, figures and unit, judged as they were known then and on that day."""
    return evaluate(evaluation.scorecard, evaluation.measurements, period, org_unit=evaluation.org_unit,
                    basis=evaluation.basis, as_of=evaluation.as_of, from_units=evaluation.from_units,
                    partial=evaluation.partial)


def _earlier_years(evaluation: Evaluation) -> list[Evaluation]:
    """Return the same period of the years before, the earliest first; fewer at the beginning of the calendar."""
    years = [evaluation]
    try:
        for _ in range(EARLIER_YEARS):
            years.append(_again(evaluation, years[-1].period.same_period_last_year()))
    except PeriodError:
        pass
    return years[:0:-1]


def _compliance(report: Report) -> Iterator[ComplianceRow]:
    line = report.total.compliance
    cases: dict[str, float | None] = dict(zip(line.broken, line.broken_cases, strict=False))
    rows: dict[str, IndicatorRow] = {row.result.id: row for row in report.rows()}
    states: dict[str, ComplianceState] = {**dict.fromkeys(line.broken, ComplianceState.BROKEN),
              **dict.fromkeys(line.not_controlled, ComplianceState.NOT_CONTROLLED),
              **dict.fromkeys(line.met, ComplianceState.MET)}
    for id_, state in states.items():
        yield ComplianceRow(row=rows[id_], state=state, cases=cases.get(id_))
