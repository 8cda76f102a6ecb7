"""BSC502: one indicator holds more than a quarter of the whole weight."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation
from ..weights import shares


def find(scorecard: Scorecard, *, most: int = 25, times: float = 2.0) -> Iterator[Violation]:
    """Yield each indicator with more than *most* per cent of the weight and more than *times* an equal share.

    Only what can be scored counts: context, monitoring and what has neither target nor norm hold no weight.
    """
    held = shares(scorecard)
    for id_, share in held.items():
        # A hair above the limit is rounding, not dominance.
        if share > max(most / 100, times / len(held)) + 1e-9:
            yield Violation(id_, name=scorecard.element(id_).name, share=round(100 * share), count=len(held))


RULE = Rule(
    code="BSC502",
    name="dominant-indicator",
    severity=Severity.ADVICE,
    message={"en": "{name!r} alone holds {share} % of the weight of {count} indicators; spread it, or say why",
             "nb": "{name!r} har alene {share} % av vekten blant {count} styringsparametere; fordel den, eller skriv "
                   "hvorfor",
             "nn": "{name!r} har åleine {share} % av vekta blant {count} styringsparametrar; fordel ho, eller skriv "
                   "kvifor"},
    remedy={"en": "Lower its `weight` or its factor's, or measure more where there is only one.",
            "nb": "Senk `weight` på den eller suksessfaktoren, eller mål mer der det bare er én.",
            "nn": "Senk `weight` på styringsparameteren eller suksessfaktoren, eller mål meir der det berre er éin."},
    rationale="Several goals are to be met at once; a total that hangs on one figure is that figure under another "
              "name.",
    source="R50: «oppfylle flere mål samtidig» (Statskonsult, 4.2)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, weight: 9, indicators: [{id: A1.1, name: Days waited, targets: ["< 20"]}]}
      - {id: A2, name: Answers, indicators: [{id: A2.1, name: Errors, targets: ["< 9"]}]}
      - {id: A3, name: Access, indicators: [{id: A3.1, name: Lost calls, targets: ["< 5"]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, weight: 2, indicators: [{id: A1.1, name: Days waited, targets: ["< 20"]}]}
      - {id: A2, name: Answers, indicators: [{id: A2.1, name: Errors, targets: ["< 9"]}]}
      - {id: A3, name: Access, indicators: [{id: A3.1, name: Lost calls, targets: ["< 5"]}]}
""",
)
