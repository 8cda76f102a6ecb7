"""BSC505: nothing links resources to results."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.perspective import PerspectiveKind
from ...domain.scorecard import Scorecard
from ..money import is_money
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where resources are on it, and neither an indicator nor work says what a result costs.

    A cost is linked by a formula, by a unit such as ``NOK/case``, or by a budget of work that supports something.
    Silent on a card without a perspective of resources and without money: then it is not about resources.
    """
    if _is_about_resources(scorecard) and not _links_cost(scorecard):
        yield Violation(scorecard.id, name=scorecard.name)


def _is_about_resources(scorecard: Scorecard) -> bool:
    of_resources = any(PerspectiveKind.RESOURCES in each.kinds for each in scorecard.perspectives)
    units = [*(each.unit for each in scorecard.indicators()), *(each.unit for each in scorecard.series)]
    return of_resources or any(map(is_money, units))


def _links_cost(scorecard: Scorecard) -> bool:
    per_result = any(each.formula or "/" in (each.unit or "") for each in scorecard.indicators())
    return per_result or any(each.budget and (each.supports or each.expected) for each in scorecard.initiatives)



RULE = Rule(
    code="BSC505",
    name="no-cost-of-results",
    severity=Severity.ADVICE,
    message={"en": "resources are on {name!r}, and nothing says what a result costs; add a cost per result, or budgets "
                   "to the initiatives",
             "nb": "ressursene står på {name!r}, og ingenting viser hva et resultat koster; ta med en kostnad per "
                   "resultat, eller budsjett på tiltakene",
             "nn": "ressursane står på {name!r}, og ingenting viser kva eit resultat kostar; ta med ein kostnad per "
                   "resultat, eller budsjett på tiltaka"},
    remedy={"en": "Add an indicator with a `formula:` such as cost / cases, or `budget:` on the initiatives.",
            "nb": "Ta med en styringsparameter med `formula:`, for eksempel kostnad / saker, eller `budget:` på "
                  "tiltakene.",
            "nn": "Ta med ein styringsparameter med `formula:`, til dømes kostnad / saker, eller `budget:` på "
                  "tiltaka."},
    rationale="Spending and results in two separate columns never tell whether the money was well used.",
    source="R96: «det skal være mulig å knytte ressurser til disse kriteriene slik at det er mulig å se hva det koster "
           "å oppnå målene» (Statskonsult, 5.3)",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: D
    name: Money
    kinds: [resources]
    factors: [{id: D1, name: Within the grant, indicators: [{id: D1.1, name: Spent, unit: NOK}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: D
    name: Money
    kinds: [resources]
    factors:
      - id: D1
        name: Within the grant
        indicators: [{id: D1.1, name: Spent, unit: NOK}, {id: D1.2, name: Cost of a case, unit: NOK/case}]
""",
)
