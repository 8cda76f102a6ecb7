"""BSC210: more monitoring than result indicators."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Role
from ...domain.scorecard import Scorecard
from ..balance import NOT_JUDGED, not_judged, steered_by
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where monitoring outnumbers all else; not judged where most do not say and it could be so."""
    roles = [indicator.role for indicator in steered_by(scorecard)]
    monitoring, undeclared = roles.count(Role.MONITORING), roles.count(None)
    others = len(roles) - monitoring
    if monitoring > others:
        yield Violation(scorecard.id, name=scorecard.name, monitoring=monitoring, others=others)
    elif monitoring > roles.count(Role.RESULT) and 2 * undeclared > len(roles):
        yield Violation(scorecard.id, severity=Severity.ADVICE, wording=NOT_JUDGED, name=scorecard.name, field="role",
                        undeclared=undeclared, count=len(roles))


RULE = Rule(
    code="BSC210",
    name="monitoring-crowds-out-results",
    severity=Severity.WARNING,
    message={"en": "{name!r} has {monitoring} indicators that watch over rules and {others} about results; steer by "
                   "the results",
             "nb": "{name!r} har {monitoring} styringsparametere for lov- og regelkrav og {others} for resultater; "
                   "styr etter resultatene",
             "nn": "{name!r} har {monitoring} styringsparametrar for lov- og regelkrav og {others} for resultat; styr "
                   "etter resultata"},
    wordings={NOT_JUDGED: not_judged(en="whether the watching over rules crowds out results",
                                     nb="om regelkrav fortrenger resultater",
                                     nn="om regelkrav fortrengjer resultat")},
    remedy={"en": "Keep the rules that could break, and add indicators with `role: result`.",
            "nb": "Behold kravene som kan bli brutt, og ta med styringsparametere med `role: result`.",
            "nn": "Behald krava som kan bli brotne, og ta med styringsparametrar med `role: result`."},
    rationale="Watching over law and rules is needed, but it tells that nothing went wrong, not that anything was "
              "achieved.",
    source="R53: «skille mellom denne type overvåkingsnøkkeltall og andre mer tradisjonelle resultatindikatorer» "
           "(Statskonsult, 4.2)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Rights are kept
        indicators:
          - {id: A1.1, name: Answered within a month, role: monitoring}
          - {id: A1.2, name: Access given in time, role: monitoring}
          - {id: A1.3, name: Days waited, role: result}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Rights are kept
        indicators:
          - {id: A1.1, name: Answered within a month, role: monitoring}
          - {id: A1.3, name: Days waited, role: result}
""",
)
