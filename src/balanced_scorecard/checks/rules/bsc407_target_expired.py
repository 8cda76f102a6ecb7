"""BSC407: the last target is long past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...domain.scorecard import Scorecard
from ..roles import is_steered_by
from ..rule import Needs, Rule, Severity, Violation
from ..targets import ran_out_before


def find(scorecard: Scorecard, on: date, *, days: int = 90) -> Iterator[Violation]:
    """Yield each indicator whose every target was due more than *days* before *on*; a standing one never expires.

    Of what ran out before the card itself held BSC419 speaks, with or without a day.
    """
    for indicator in scorecard.indicators():
        dues = [target.due or date.max for target in indicator.targets]
        if not dues or not is_steered_by(indicator) or ran_out_before(scorecard, indicator) is not None:
            continue
        if max(dues) < on - timedelta(days=days):
            yield Violation(indicator.id, wording="milestone" if indicator.is_milestone else "", name=indicator.name,
                            due=max(dues).isoformat())


RULE = Rule(
    code="BSC407",
    name="target-expired",
    severity=Severity.WARNING,
    needs=Needs.DATE,
    message={"en": "the last target of {name!r} was due on {due}; decide a new one",
             "nb": "det siste kravet til {name!r} gjaldt til {due}; fastsett et nytt",
             "nn": "det siste kravet til {name!r} galdt til {due}; fastset eit nytt"},
    wordings={"milestone": {
        "en": "the milestone {name!r} was due on {due}; retire it where it is reached, else decide a new day",
        "nb": "milepælen {name!r} skulle være nådd {due}; ta den ut av bruk (`retired`) hvis den er nådd, ellers "
              "fastsett en ny dag",
        "nn": "milepælen {name!r} skulle vere nådd {due}; ta han ut av bruk (`retired`) om han er nådd, elles fastset "
              "ein ny dag"}},
    remedy={"en": "Add a target with a later `by`, or say in `no_target` why there is none any more.",
            "nb": "Legg til et krav med senere `by`, eller skriv i `no_target` hvorfor det ikke er noe lenger.",
            "nn": "Legg til eit krav med seinare `by`, eller skriv i `no_target` kvifor det ikkje er noko lenger."},
    rationale="Goals that outlive the year they were set for steer towards what was wanted then.",
    source="R100: «Både styrekort og nøkkeltall må dessuten oppdateres ved strategiendringer» (Statskonsult, 5.4); R48",
    find=find,
    example_on=date(2025, 6, 1),
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 80", by: 2024}]}]
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
          - id: A1.1
            name: Decided in time
            unit: "%"
            targets: [{expect: ">= 80", by: 2024}, {expect: ">= 82", by: 2025}]
""",
)
