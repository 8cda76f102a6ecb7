"""BSC418: money of different years compared, and nothing says in which year's prices."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.formula import Formula
from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ..money import is_money
from ..rule import Rule, Severity, Violation
from ..targets import in_force


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator in money whose baseline and targets are of different years, and that has no price basis.

    One with a formula has that of its series, where all that are in money say theirs.
    """
    unsaid = {series.id for series in scorecard.series if is_money(series.unit) and not series.price_basis}
    for indicator in scorecard.indicators():
        years = _years(indicator)
        if is_money(indicator.unit) and len(years) > 1 and not _says_basis(indicator, unsaid):
            yield Violation(indicator.id, name=indicator.name, first=str(min(years)), last=str(max(years)))


def _years(indicator: Indicator) -> set[int]:
    """Return the years its figures are held against each other."""
    began = indicator.baseline.period.end.year if indicator.baseline and indicator.baseline.period else None
    years = {began, *(target.due.year if target.due else None for target in in_force(indicator))}
    return {year for year in years if year is not None}


def _says_basis(indicator: Indicator, unsaid: set[str]) -> bool:
    if indicator.price_basis or not indicator.formula:
        return bool(indicator.price_basis)
    return unsaid.isdisjoint(Formula.parse(indicator.formula).names)


RULE = Rule(
    code="BSC418",
    name="money-without-price-basis",
    severity=Severity.ADVICE,
    message={"en": "{name!r} compares money of {first} and {last} and does not say in which year's prices; write "
                   "`price_basis`",
             "nb": "{name!r} sammenligner penger fra {first} og {last} og sier ikke i hvilket års priser; skriv "
                   "`price_basis`",
             "nn": "{name!r} jamfører pengar frå {first} og {last} og seier ikkje i prisane til kva år; skriv "
                   "`price_basis`"},
    remedy={"en": "Write `price_basis: fixed 2024` or `price_basis: current` on the indicator, or on the series of its "
                  "formula.",
            "nb": "Skriv `price_basis: fixed 2024` (faste priser) eller `price_basis: current` (løpende priser) på "
                  "styringsparameteren, eller på seriene i formelen.",
            "nn": "Skriv `price_basis: fixed 2024` (faste prisar) eller `price_basis: current` (løpande prisar) på "
                  "styringsparameteren, eller på seriane i formelen."},
    rationale="At three per cent inflation, a cost that stands still in kroner has fallen by a seventh in five years.",
    source="R96: «det skal være mulig å knytte ressurser til disse kriteriene slik at det er mulig å se hva det koster "
           "å oppnå målene» (Statskonsult, 5.3); R97",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: D
    name: Money
    factors:
      - id: D1
        name: Cheap enough
        indicators:
          - id: D1.1
            name: Cost of a case
            unit: NOK/case
            baseline: {value: 4200, period: 2024}
            targets: [{expect: "<= 4000", by: 2027}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: D
    name: Money
    factors:
      - id: D1
        name: Cheap enough
        indicators:
          - id: D1.1
            name: Cost of a case
            unit: NOK/case
            price_basis: fixed 2024
            baseline: {value: 4200, period: 2024}
            targets: [{expect: "<= 4000", by: 2027}]
""",
)
