"""BSC405: a target outside the indicator's natural bounds."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.amount import number_text
from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ...domain.target import Comparator, Target, Threshold
from ..rule import Rule, Severity, Violation
from ..targets import ends, first_of


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator with a target no value of it can be about: beyond a bound, or strictly past one."""
    for indicator, target in first_of(scorecard, _is_outside):
        low, high = (_said(each) for each in (indicator.bounds.low, indicator.bounds.high))
        yield Violation(indicator.id, name=indicator.name, target=target.text, low=low, high=high)


def _is_outside(indicator: Indicator, target: Target) -> bool:
    if any(indicator.bounds.nearest(end) != end for end in ends(indicator, target)):
        return True
    said = target.expectation
    if not isinstance(said, Threshold):
        return False
    past = {Comparator.ABOVE: indicator.bounds.high, Comparator.BELOW: indicator.bounds.low}
    return said.value == past.get(said.comparator)


def _said(bound: float | None) -> str:
    return "" if bound is None else number_text(bound)


RULE = Rule(
    code="BSC405",
    name="target-out-of-bounds",
    severity=Severity.ERROR,
    message={"en": "the target {target!r} of {name!r} lies outside its bounds [{low}, {high}]; mend the target or the "
                   "bounds",
             "nb": "kravet {target!r} til {name!r} ligger utenfor ytterpunktene [{low}, {high}]; rett kravet eller "
                   "ytterpunktene",
             "nn": "kravet {target!r} til {name!r} ligg utanfor ytterpunkta [{low}, {high}]; rett kravet eller "
                   "ytterpunkta"},
    remedy={"en": "Write a target within `bounds`, or the bounds as they are.",
            "nb": "Skriv et krav innenfor `bounds`, eller rett ytterpunktene.",
            "nn": "Skriv eit krav innanfor `bounds`, eller rett ytterpunkta."},
    rationale="A target that no value can meet, or that every value meets, is a slip of the pen or of the unit.",
    source="R82: «realistiske og oppnåelige» (Statskonsult, 4.7)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", bounds: [0, 100], targets: [">= 120"]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", bounds: [0, 100], targets: [">= 80"]}]
""",
)
