"""BSC409: a target that points the other way than the indicator's polarity."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator, Polarity
from ...domain.scorecard import Scorecard
from ...domain.target import Target, ToBaseline
from ..roles import is_steered_by
from ..rule import Rule, Severity, Violation
from ..targets import first_of


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator with a target that asks for less where more is better, or the reverse."""
    for indicator, target in first_of(scorecard, _is_against):
        if is_steered_by(indicator):
            higher = indicator.effective_polarity is Polarity.HIGHER
            yield Violation(indicator.id, wording="" if higher else "lower", name=indicator.name, target=target.text)


def _is_against(indicator: Indicator, target: Target) -> bool:
    polarity = indicator.effective_polarity
    # A change from the baseline without a comparator follows the polarity; that it asks for worse is BSC402's.
    said = target.expectation
    follows = isinstance(said, ToBaseline) and said.comparator is None and indicator.polarity is not None
    return polarity is not None and not follows and polarity.direction * target.direction < 0


RULE = Rule(
    code="BSC409",
    name="target-against-polarity",
    severity=Severity.ERROR,
    message={"en": "the target {target!r} of {name!r} asks for less where higher is better, and cannot be scored; mend "
                   "one of them",
             "nb": "kravet {target!r} til {name!r} ber om mindre der høyere er bedre, og kan ikke vurderes; rett ett "
                   "av dem",
             "nn": "kravet {target!r} til {name!r} bed om mindre der høgare er betre, og kan ikkje vurderast; rett "
                   "eitt av dei"},
    wordings={"lower": {"en": "the target {target!r} of {name!r} asks for more where lower is better, and cannot be "
                              "scored; mend one of them",
                        "nb": "kravet {target!r} til {name!r} ber om mer der lavere er bedre, og kan ikke vurderes; "
                              "rett ett av dem",
                        "nn": "kravet {target!r} til {name!r} bed om meir der lågare er betre, og kan ikkje vurderast; "
                              "rett eitt av dei"}},
    remedy={"en": "Turn the target's sign, or the `polarity`; left out, it is read from the target.",
            "nb": "Snu tegnet i kravet eller `polarity`; utelatt leses den av kravet.",
            "nn": "Snu teiknet i kravet eller `polarity`; utelaten blir han lesen av kravet."},
    rationale="Of two directions one is a slip; whichever is taken, half of the readers are told the opposite of what "
              "was meant.",
    source="R18: «når de nås, vil virksomheten ha beveget seg i retning av visjonen» (Statskonsult, 3.1)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Right answers
        indicators: [{id: A1.1, name: Errors found, unit: "%", polarity: higher, targets: ["< 10 %"]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Right answers
        indicators: [{id: A1.1, name: Errors found, unit: "%", polarity: lower, targets: ["< 10 %"]}]
""",
)
