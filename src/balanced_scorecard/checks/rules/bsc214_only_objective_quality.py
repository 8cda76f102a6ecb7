"""BSC214: quality or service seen from one side only, on a card in the Danish form."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Nature
from ...domain.perspective import DANISH_ANNUAL_REPORT
from ...domain.scorecard import Scorecard
from ..balance import steered_by
from ..rule import Rule, Severity, Violation

_SIDES = {
    "quality": (Nature.QUALITY_OBJECTIVE, Nature.QUALITY_SUBJECTIVE),
    "service": (Nature.SERVICE_OBJECTIVE, Nature.SERVICE_SUBJECTIVE),
}
_WORDS = {"objective": ("", "service_subjective_missing"), "subjective": ("quality_objective_missing",
                                                                         "service_objective_missing")}


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where quality (or service) is measured, but only as others count it or only as users feel it.

    Silent where the perspectives are not those of the Danish annual report, by their ids.
    """
    if not {each.id for each in DANISH_ANNUAL_REPORT} <= {each.id for each in scorecard.perspectives}:
        return
    declared = {each.nature for each in steered_by(scorecard)}
    for number, (objective, subjective) in enumerate(_SIDES.values()):
        if (objective in declared) is not (subjective in declared):
            seen = "objective" if objective in declared else "subjective"
            yield Violation(scorecard.id, wording=_WORDS[seen][number], name=scorecard.name)


RULE = Rule(
    code="BSC214",
    name="only-objective-quality",
    severity=Severity.ADVICE,
    message={"en": "{name!r} measures quality only by what can be counted; ask users too",
             "nb": "{name!r} måler kvalitet bare ved det som kan telles; spør brukerne også",
             "nn": "{name!r} måler kvalitet berre ved det som kan teljast; spør brukarane òg"},
    wordings={
        "quality_objective_missing": {"en": "{name!r} measures quality only by what users say; count something too",
                                      "nb": "{name!r} måler kvalitet bare ved det brukerne sier; tell noe også",
                                      "nn": "{name!r} måler kvalitet berre ved det brukarane seier; tel noko òg"},
        "service_subjective_missing": {"en": "{name!r} measures service only by what can be counted; ask users too",
                                       "nb": "{name!r} måler service bare ved det som kan telles; spør brukerne også",
                                       "nn": "{name!r} måler service berre ved det som kan teljast; spør brukarane òg"},
        "service_objective_missing": {"en": "{name!r} measures service only by what users say; count something too",
                                      "nb": "{name!r} måler service bare ved det brukerne sier; tell noe også",
                                      "nn": "{name!r} måler service berre ved det brukarane seier; tel noko òg"},
    },
    remedy={"en": "Add an indicator with the other `nature:`: `quality_objective`, `quality_subjective`, "
                  "`service_objective` or `service_subjective`.",
            "nb": "Ta med en styringsparameter med den andre `nature:`: `quality_objective`, `quality_subjective`, "
                  "`service_objective` eller `service_subjective`.",
            "nn": "Ta med ein styringsparameter med den andre `nature:`: `quality_objective`, `quality_subjective`, "
                  "`service_objective` eller `service_subjective`."},
    rationale="What the agency counts and what users feel may part, and each corrects the other.",
    source="R103: «indikatorer for kvantitet, kvalitet (objektiv og subjektiv) og service (objektiv og subjektiv)» "
           "(Statskonsult, 6.3)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: products
    name: Products
    factors: [{id: P1, name: Right answers, indicators: [{id: P1.1, name: Errors, nature: quality_objective}]}]
  - {id: effects, name: Effects}
  - {id: resources, name: Resource use}
  - {id: development, name: Development}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: products
    name: Products
    factors:
      - id: P1
        name: Right answers
        indicators:
          - {id: P1.1, name: Errors, nature: quality_objective}
          - {id: P1.2, name: Users who trust the answer, nature: quality_subjective}
  - {id: effects, name: Effects}
  - {id: resources, name: Resource use}
  - {id: development, name: Development}
""",
)
