"""BSC408: meeting the target would not be good, or would still be poor, by the indicator's own norm."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.scale import Norm
from ...domain.scorecard import Scorecard
from ...domain.target import Target
from ..roles import is_steered_by
from ..rule import Rule, Severity, Violation
from ..targets import better, decides, edge, in_force


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator with a target on the worse side of its norm's `good`, or not past its `medium`."""
    for indicator in scorecard.indicators():
        if not is_steered_by(indicator):
            continue
        pairs = ((norm, target) for norm in indicator.norms for target in in_force(indicator) if decides(target))
        clash = next((found for norm, target in pairs if (found := _clash(indicator, norm, target))), None)
        if clash is not None:
            wording, text, number = clash
            yield Violation(indicator.id, wording=wording, name=indicator.name, target=text, edge=number)


def _clash(indicator: Indicator, norm: Norm, target: Target) -> tuple[str, str, float] | None:
    """Return the wording, the target's text and the edge it clashes with; None where it does not."""
    direction, asked = better(indicator, target), edge(indicator, target)
    if direction == 0 or asked is None or target.org_unit:
        return None
    if isinstance(norm.good, float | int) and direction * (asked - norm.good) < 0:
        return "", target.text, float(norm.good)
    if isinstance(norm.medium, float | int) and direction * (asked - norm.medium) <= 0:
        return "void", target.text, float(norm.medium)
    return None


RULE = Rule(
    code="BSC408",
    name="norm-contradicts-target",
    severity=Severity.WARNING,
    message={"en": "meeting the target {target!r} of {name!r} would not be good, which begins at {edge}; let them "
                   "agree",
             "nb": "å nå kravet {target!r} til {name!r} ville ikke være godt, for grønt er fra {edge}; la dem stemme "
                   "overens",
             "nn": "å nå kravet {target!r} til {name!r} ville ikkje vere godt, for grønt er frå {edge}; lat dei stemme "
                   "overeins"},
    wordings={"void": {"en": "the target {target!r} of {name!r} is not past the norm's medium, {edge}, which then does "
                             "not count; let them agree",
                       "nb": "kravet {target!r} til {name!r} er ikke bedre enn grensen for gult, {edge}, som dermed "
                             "ikke gjelder; la dem stemme overens",
                       "nn": "kravet {target!r} til {name!r} er ikkje betre enn grensa for gult, {edge}, som dermed "
                             "ikkje gjeld; lat dei stemme overeins"}},
    remedy={"en": "Write `good: target` in the norm where the target is the edge, or move one of the two.",
            "nb": "Skriv `good: target` i grenseverdiene der kravet er grensen, eller flytt en av dem.",
            "nn": "Skriv `good: target` i grenseverdiane der kravet er grensa, eller flytt ein av dei."},
    rationale="Norm and target are two answers, how it stands and where to be; where they contradict each other, "
              "nobody knows which holds.",
    source="R15: «referanserammen for når de rapporterte nøkkeltallene er gode, middels eller mindre gode» "
           "(Statskonsult, 3.1); R90",
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
        indicators:
          - {id: A1.1, name: Decided in time, unit: "%", norm: {medium: 70, good: 90}, targets: [">= 80"]}
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
        indicators:
          - {id: A1.1, name: Decided in time, unit: "%", norm: {medium: 70, good: target}, targets: [">= 80"]}
""",
)
