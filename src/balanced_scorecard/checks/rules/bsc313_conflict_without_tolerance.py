"""BSC313: a conflict on record that nobody can see going wrong: without indicators, or without what is allowed."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation

_BOTH = 2


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield, at its first end, each conflict with fewer than two indicators, or with one that has no tolerance."""
    measured = {indicator.id for indicator in scorecard.indicators()}
    for conflict in scorecard.conflicts:
        ends = [id_ for id_ in conflict.between if id_ in measured]
        is_told = len(ends) >= _BOTH and all(id_ in conflict.tolerance for id_ in ends)
        if not is_told:
            first, second, *_ = (scorecard.element(id_).name for id_ in conflict.between)
            wording = "" if len(ends) >= _BOTH else "unmeasured"
            yield Violation(conflict.between[0], wording=wording, name=first, other=second)


RULE = Rule(
    code="BSC313",
    name="conflict-without-tolerance",
    severity=Severity.ADVICE,
    message={"en": "{name!r} and {other!r} pull against each other, and nothing says how much each may worsen; write a "
                   "tolerance",
             "nb": "{name!r} og {other!r} trekker mot hverandre, og det står ikke hvor mye hver av dem kan svekkes; "
                   "skriv en toleranse",
             "nn": "{name!r} og {other!r} dreg mot kvarandre, og det står ikkje kor mykje kvar av dei kan svekkjast; "
                   "skriv ein toleranse"},
    wordings={"unmeasured": {"en": "{name!r} and {other!r} pull against each other, and no two figures would show it; "
                                   "name an indicator of each",
                             "nb": "{name!r} og {other!r} trekker mot hverandre, uten to tall som ville vise det; "
                                   "oppgi en styringsparameter for hver",
                             "nn": "{name!r} og {other!r} dreg mot kvarandre, utan to tal som ville vise det; oppgi "
                                   "ein styringsparameter for kvar"}},
    remedy={"en": "Write the conflict `between` indicators, with `tolerance: {A1.1: 2 pp, B1.1: 5 %}`: what each may "
                  "worsen in a year.",
            "nb": "Skriv målkonflikten med styringsparametere i `between`, og `tolerance: {A1.1: 2 pp, B1.1: 5 %}`: "
                  "hva hver kan svekkes på et år.",
            "nn": "Skriv målkonflikten med styringsparametrar i `between`, og `tolerance: {A1.1: 2 pp, B1.1: 5 %}`: "
                  "kva kvar kan svekkjast på eit år."},
    rationale="A conflict that is only named guards against nothing; BSC905 speaks where a figure worsens by more than "
              "its tolerance while the other improves.",
    source="R80: «hindre suboptimalisering, slik at forbedring på ett område ikke gikk på bekostning av et annet» "
           "(Statskonsult, 4.7); R50",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%"}, {id: A1.2, name: Decisions reversed, unit: "%"}]
conflicts: [{between: [A1.1, A1.2], tolerance: {A1.1: 2 pp}, note: Haste makes errors}]
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
        indicators: [{id: A1.1, name: Decided in time, unit: "%"}, {id: A1.2, name: Decisions reversed, unit: "%"}]
conflicts: [{between: [A1.1, A1.2], tolerance: {A1.1: 2 pp, A1.2: 1 pp}, note: Haste makes errors}]
""",
)
