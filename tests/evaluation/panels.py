"""Cards and figures drawn by chance, of every kind that a panel must judge as a card does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from random import Random
from typing import Any

from balanced_scorecard import (
    Aggregation,
    Amount,
    Baseline,
    Basis,
    Bounds,
    Caps,
    CriticalSuccessFactor,
    Defaults,
    Duration,
    Frequency,
    FrozenMap,
    Indicator,
    Measurement,
    Measurements,
    MissingPolicy,
    Norm,
    ObservationStatus,
    OrganisationUnit,
    Period,
    Perspective,
    Polarity,
    Role,
    RollUpMethod,
    Scorecard,
    Series,
    Target,
    read_expectation,
)

MONTHS = [f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13)]
STEPS = {Frequency.MONTH: MONTHS, Frequency.QUARTER: [f"{y}-Q{n}" for y in (2023, 2024) for n in range(1, 5)],
         Frequency.TERTIAL: [f"{y}-T{n}" for y in (2023, 2024) for n in range(1, 4)], Frequency.YEAR: ["2023", "2024"]}
UNITS = ("", "north", "south", "region", "east", "west", "old-a", "old-b", "merged")
ORGANISATION = OrganisationUnit(id="all", name="all", org_units=(
    OrganisationUnit(id="north", name="north"),
    OrganisationUnit(id="south", name="south", opens=date(2023, 5, 10)),
    OrganisationUnit(id="region", name="region", org_units=(
        OrganisationUnit(id="east", name="east"),
        OrganisationUnit(id="west", name="west", closes=date(2024, 3, 31)),
    )),
    OrganisationUnit(id="old-a", name="old-a", closes=date(2024, 6, 30)),
    OrganisationUnit(id="old-b", name="old-b", closes=date(2024, 6, 30)),
    OrganisationUnit(id="merged", name="merged", opens=date(2024, 7, 1), merges=("old-a", "old-b")),
))
OPEN = {unit.id: (unit.opens or date.min, unit.closes or date.max) for unit in ORGANISATION.walk()}
TARGETS = (">= 80", "> 60", "<= 40", "< 55", "40..60", "= 50 +/- 10", "baseline + 5", ">= 0")
NORM = Norm(medium=30.0, good=70.0)
NORMS = ((), (), (NORM,), (Norm(medium=(20.0, 90.0), good=(40.0, 60.0)),),
         (NORM, Norm(medium=35.0, good=75.0, valid_from=date(2024, 1, 1))))


def a_random_card(random: Random) -> Scorecard:
    """Return a card of several indicators, with whatever chance gives each."""
    organisation = random.choice([None, ORGANISATION])
    local = [None, None, "north", "east"] if organisation else [None]
    indicators = [_indicator(random, f"I{n}", local) for n in range(random.randint(1, 6))]
    factors = [CriticalSuccessFactor(id=f"F{n}", name="f", weight=random.choice([0.0, 1.0, 2.5]),
                                     method=random.choice([None, None, *RollUpMethod]),
                                     missing=random.choice([None, None, *MissingPolicy]),
                                     indicators=tuple(indicators[n::3])) for n in range(3)]
    perspectives = (Perspective(id="P0", name="p", factors=tuple(factors[:2]), weight=random.choice([1.0, 3.0])),
                    Perspective(id="P1", name="p", factors=tuple(factors[2:])))
    defaults = Defaults(
        basis=random.choice([None, Basis.PERIOD, Basis.YEAR_TO_DATE]),
        tolerance=random.choice([None, Amount(5.0, "percent")]), min_coverage=random.choice([2 / 3, 0.3]),
        reporting_lag=random.choice([None, Duration(20, "day")]), max_age=random.choice([None, Duration(1, "year")]),
    )
    series = tuple(Series(id=f"s{n}", unit="case", adds_up=random.choice([Aggregation.FLOW, Aggregation.STOCK, None]))
                   for n in range(2))
    return Scorecard(id="card", name="card", perspectives=perspectives, defaults=defaults, series=series,
                     organisation=organisation)


def _indicator(random: Random, id_: str, local: Sequence[str | None]) -> Indicator:
    aggregation = random.choice([None, *Aggregation])
    is_rate = aggregation is Aggregation.RATE
    fields: dict[str, Any] = {
        "id": id_, "name": id_, "adds_up": aggregation, "unit": "percent" if is_rate else None,
        "weight": random.choice([1.0, 1.0, 0.1, 3.0, 0.0]),
        "bounds": random.choice([Bounds(), Bounds(low=0, high=100)]),
        "frequency": random.choice([None, None, *STEPS]), "tolerance": random.choice([None, Amount(3.0, None)]),
        "role": random.choice([None, None, None, Role.CONTEXT, Role.MONITORING]),
        "caps": random.choice([None, Caps.PARENT, Caps.ALL]), "min_n": random.choice([None, None, None, 5]),
        "baseline": random.choice([None, Baseline(value=40.0, period=Period.parse("2022"))]),
        "adds_up_over_units": random.choice([None, None, Aggregation.MAX, Aggregation.MEAN, Aggregation.NONE]),
        "weight_by": random.choice([None, "s0", "s1"]),
        "polarity": random.choice([None, None, None, Polarity.NEUTRAL]),
        "norms": random.choice(NORMS),
        "targets": tuple(_target(random, local) for _ in range(random.randint(0, 3))),
        "formula": random.choice([None, None, None, None, None, "s0 / s1", "s0 + s1", "100 * s0 / (s0 + s1)"]),
    }
    while True:
        try:
            return Indicator(**fields)
        except ValueError:  # what contradicts itself is not to be had
            fields |= {"targets": fields["targets"][:-1], "norms": (), "formula": None}


def _target(random: Random, local: Sequence[str | None]) -> Target:
    text = random.choice(TARGETS)
    return Target(
        expectation=read_expectation(text).expectation, text=text,
        by=random.choice([None, None, Period.parse("2023"), Period.parse("2024"), Period.parse("2025")]),
        per=random.choice([None, Frequency.YEAR, Frequency.MONTH]),
        decided=random.choice([None, date(2023, 1, 10), date(2024, 6, 20)]),
        org_unit=random.choice(local),
        phasing=random.choice([None, None, FrozenMap({"T1": 0.5, "T2": 0.2, "T3": 0.3})]),
    )


def some_random_figures(random: Random, card: Scorecard) -> Measurements:
    """Return figures for *card*: some late, some missing, some revised, some with a status."""
    rows: list[Measurement] = []
    elements: list[Indicator | Series] = [*card.indicators(), *card.series]
    for element in elements:
        if isinstance(element, Indicator) and element.formula and random.random() < 0.8:
            continue
        frequency = random.choice([Frequency.MONTH, Frequency.MONTH, Frequency.QUARTER, Frequency.TERTIAL,
                                   Frequency.YEAR])
        odd = random.choice([0.0, 0.0, 0.2])
        for unit in UNITS:
            if random.random() < 0.8:
                rows += _rows(random, element, unit, frequency, odd)
    return Measurements(rows)


def _rows(
    random: Random, element: Indicator | Series, unit: str, frequency: Frequency, odd: float
) -> list[Measurement]:
    is_odd = random.random() < odd
    rows = []
    for step in STEPS[frequency]:
        period = Period.parse(step)
        opens, closes = OPEN.get(unit, (date.min, date.max))
        if random.random() < 0.1 or period.end < opens or period.start > closes:
            continue
        fields: dict[str, Any] = {"indicator": element.id, "period": period, "org_unit": unit}
        if element.adds_up is Aggregation.RATE and random.random() < 0.97:
            n = float(random.choice([0, 3, 10, 17, 100]))
            fields |= {"numerator": min(n, float(random.randint(0, 100))), "denominator": n}
        elif random.random() < 0.97:
            fields["value"] = random.choice([random.uniform(0, 100), float(random.randint(0, 10) * 10)])
        if is_odd:
            fields["statuses"] = frozenset(random.choice([(), (), (ObservationStatus.PROVISIONAL,),
                                                          (ObservationStatus.BREAK,)]))
            if "value" not in fields and "numerator" not in fields:
                fields["statuses"] = frozenset({random.choice([ObservationStatus.CANNOT_EXIST,
                                                               ObservationStatus.SUPPRESSED])})
        recorded = random.choice([None, datetime(2024, 3, 1), datetime(2025, 2, 1)])
        rows.append(Measurement(**fields, recorded_at=recorded))
        if "value" in fields and period.start == period.year().start and random.random() < 0.2:
            # corrected as the other
            rows.append(Measurement(**{**fields, "value": fields["value"] / 2, "basis": Basis.YEAR_TO_DATE,
                                       "recorded_at": datetime(2024, random.choice([2, 9]), 1)}))
    return rows
