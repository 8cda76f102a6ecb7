"""BSC905: one improves while its counter-indicator worsens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ...domain.amount import Amount
from ...domain.causality import Conflict
from ...domain.scorecard import Scorecard
from ..histories import shown
from ..rule import Needs, Rule, Severity, Violation

if TYPE_CHECKING:
    from ...evaluation.results import Evaluation, IndicatorResult


@frozen(kw_only=True)
class _Change:
    """How an indicator went from the same period last year: `gain` is positive where it is better."""

    result: IndicatorResult
    before: float
    after: float
    gain: float
    allowed: float | None


def find(scorecard: Scorecard, evaluation: Evaluation) -> Iterator[Violation]:
    """Yield each indicator of a conflict on record that worsened by more than its tolerance while another improved.

    Both against the same period last year, and the other by more than its own tolerance. This is arithmetic on what
    the card itself allows: it says that the two went apart, not that one caused the other, and of pairs that no
    conflict is declared between it says nothing.
    """
    results = {result.id: result for result in evaluation}
    for conflict in scorecard.conflicts:
        changes = [change for id_ in conflict.between if id_ in results
                   for change in _changes(results[id_], conflict)]
        better = [each for each in changes if each.gain > (each.allowed or 0.0)]
        for worse in changes:
            if worse.allowed is not None and better and -worse.gain > worse.allowed * (1 + 1e-9):
                indicator = worse.result.indicator
                yield Violation(indicator.id, name=indicator.name, before=shown(worse.before),
                                after=shown(worse.after),
                                other=better[0].result.indicator.name, allowed=str(conflict.tolerance[indicator.id]),
                                period=str(evaluation.period))


def _changes(result: IndicatorResult, conflict: Conflict) -> Iterator[_Change]:
    """Yield the change of *result*; nothing where there are no two numbers, or no better side."""
    before, after, polarity = result.same_period_last_year, result.actual_in_basis, result.indicator.effective_polarity
    if not isinstance(before, float | int) or not isinstance(after, float | int) or polarity is None:
        return
    tolerance = conflict.tolerance.get(result.id)
    allowed = None if tolerance is None else _size(tolerance, float(before))
    yield _Change(result=result, before=float(before), after=float(after),
                  gain=polarity.direction * (after - before), allowed=allowed)


def _size(tolerance: Amount, of: float) -> float:
    return tolerance.number * (abs(of) / 100 if tolerance.unit == "percent" else 1.0)


RULE = Rule(
    code="BSC905",
    name="trade-off",
    severity=Severity.WARNING,
    needs=Needs.EVALUATION,
    message={"en": "{name!r} worsened from {before} to {after} in a year, more than the {allowed} the conflict allows, "
                   "while {other!r} improved; decide in {period} which comes first",
             "nb": "{name!r} ble svekket fra {before} til {after} på et år, mer enn de {allowed} målkonflikten "
                   "tillater, mens {other!r} ble bedre; avgjør i {period} hva som går foran",
             "nn": "{name!r} vart svekt frå {before} til {after} på eit år, meir enn dei {allowed} målkonflikten "
                   "tillèt, medan {other!r} vart betre; avgjer i {period} kva som går føre"},
    remedy={"en": "Say which of the two comes first, slow the one down, or put work on the other; mend the tolerance "
                  "only where it was wrong.",
            "nb": "Avgjør hvilken av de to som går foran, brems den ene, eller sett inn tiltak på den andre; endre "
                  "toleransen bare om den var feil.",
            "nn": "Avgjer kva for ein av dei to som går føre, brems den eine, eller set inn tiltak på den andre; endre "
                  "toleransen berre om han var feil."},
    rationale="Improvement in one place at another's expense looks like progress on each owner's own page.",
    source="R80: «hindre suboptimalisering, slik at forbedring på ett område ikke gikk på bekostning av et annet» "
           "(Statskonsult, 4.7); R49",
    find=find,
    example_measurements="indicator,period,value\nA1.1,2023,70\nA1.1,2024,80\nA1.2,2023,8\nA1.2,2024,11\n",
    example_period="2024",
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators:
          - {id: A1.1, name: Decided in time, unit: "%", polarity: higher, frequency: year}
          - {id: A1.2, name: Decisions reversed, unit: "%", polarity: lower, frequency: year}
conflicts: [{between: [A1.1, A1.2], tolerance: {A1.1: 2 pp, A1.2: 1 pp}, note: Haste makes errors}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators:
          - {id: A1.1, name: Decided in time, unit: "%", polarity: higher, frequency: year}
          - {id: A1.2, name: Decisions reversed, unit: "%", polarity: lower, frequency: year}
conflicts: [{between: [A1.1, A1.2], tolerance: {A1.1: 2 pp, A1.2: 4 pp}, note: Haste makes errors}]
""",
)
