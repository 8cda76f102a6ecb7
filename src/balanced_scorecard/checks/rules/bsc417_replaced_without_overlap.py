"""BSC417: an indicator replaced without a year measured both ways."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation


def find(scorecard: Scorecard, previous: Scorecard) -> Iterator[Violation]:
    """Yield each indicator that replaces one of the card before, and was not on that card beside it."""
    was_there = {each.id for each in previous.indicators()}
    replaced = {each.annotations.retired.replaced_by: each.id
                for card in (previous, scorecard) for each in card.indicators()
                if each.annotations.retired and each.id in was_there}
    for indicator in scorecard.indicators():
        if indicator.id in replaced and indicator.id not in was_there:
            yield Violation(indicator.id, name=indicator.name, old=replaced[indicator.id])


RULE = Rule(
    code="BSC417",
    name="replaced-without-overlap",
    severity=Severity.ADVICE,
    needs=Needs.PREVIOUS,
    message={"en": "{name!r} replaces {old!r} and was never measured beside it; measure both for a year",
             "nb": "{name!r} erstatter {old!r} og er aldri målt ved siden av den; mål begge i et år",
             "nn": "{name!r} erstattar {old!r} og er aldri målt ved sida av; mål begge i eit år"},
    remedy={"en": "Keep the old indicator with `role: context` until a year has been measured both ways.",
            "nb": "Behold den gamle styringsparameteren med `role: context` til et år er målt på begge måter.",
            "nn": "Behald den gamle styringsparameteren med `role: context` til eit år er målt på begge måtar."},
    rationale="Without a year measured both ways nobody can tell a change of method from a change of fact.",
    source="R101: «styre etter de samme nøkkeltallene år etter år uten å revurdere dem» (Statskonsult, 1.3); R8",
    find=find,
    example_previous="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Days waited, retired: {replaced_by: A1.2}}]}]
""",
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, indicators: [{id: A1.2, name: Decided in time}]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Days waited}]}]}
""",
)
