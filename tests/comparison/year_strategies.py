"""Strategies for two years: cards that share some indicators, and the figures of both, with holes and corrections."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from balanced_scorecard import (
    Aggregation,
    Amount,
    Baseline,
    Bounds,
    Comparator,
    CriticalSuccessFactor,
    Defaults,
    Indicator,
    Measurement,
    Measurements,
    MissingPolicy,
    Norm,
    NormEdge,
    Objective,
    Period,
    Perspective,
    Polarity,
    Role,
    RollUpMethod,
    Scorecard,
    Target,
    Threshold,
    ToBaseline,
)

IDS = tuple(f"i{n}" for n in range(6))
YEARS = (Period.parse("2024"), Period.parse("2025"))
DUE = [None, YEARS[0], None, YEARS[1], None, None, Period.parse("2027")]
METHODS = st.sampled_from([None, None, *RollUpMethod])
POLICIES = st.sampled_from([None, None, *MissingPolicy])
WEIGHTS = st.sampled_from([1.0, 2.0, 0.5, 1 / 3, 3.0, 1.5, 0.0])
NUMBERS = st.integers(200, 1000).map(lambda tenths: tenths / 10)
ASKED = st.integers(40, 80).map(float)


@st.composite
def targets(draw: st.DrawFn, polarity: Polarity, has_baseline: bool) -> Target:
    comparator = Comparator.AT_LEAST if polarity is Polarity.HIGHER else Comparator.AT_MOST
    expectation: Any = Threshold(comparator=comparator, value=draw(ASKED))
    if has_baseline and draw(st.booleans()):
        expectation = ToBaseline(change=Amount(draw(ASKED) - 60), comparator=comparator)
    return Target(
        expectation=expectation, by=draw(st.sampled_from(DUE)),
        tolerance=draw(st.sampled_from([Amount(30.0), Amount(50.0, "percent"), None])),
        decided=draw(st.sampled_from([None, None, date(2024, 1, 15), date(2025, 6, 20)])))


@st.composite
def indicators(draw: st.DrawFn, id_: str) -> Indicator:
    polarity = Polarity.HIGHER if id_ in IDS[:4] else draw(st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
    baseline = draw(st.sampled_from([None, Baseline(value=40.0), Baseline(value=60.0)]))
    found = draw(st.lists(targets(polarity, baseline is not None),
                          min_size=draw(st.sampled_from([1, 1, 1, 0])), max_size=2))
    versions = {(each.due, each.since, each.decided): each for each in found}
    medium = draw(st.sampled_from([None, None, NormEdge.BASELINE, 30.0]))
    norm = (Norm(medium=medium),) if medium is not None else ()
    return Indicator(
        id=id_, name=f"Indicator {id_}", polarity=polarity, targets=tuple(versions.values()), norms=norm,
        baseline=baseline, weight=draw(WEIGHTS), bounds=draw(st.sampled_from([Bounds(), Bounds(low=-50, high=150)])),
        adds_up=Aggregation.FLOW if id_ == IDS[3] else None,
        tolerance=draw(st.sampled_from([Amount(40.0), None])),
        role=draw(st.sampled_from([None] * 8 + [Role.CONTEXT, Role.MONITORING])))


@st.composite
def cards(draw: st.DrawFn, year: str) -> Scorecard:
    """Return a card with some of the indicators, each somewhere in a tree of two perspectives."""
    of_factor: dict[str, list[Indicator]] = {}
    for id_ in IDS:
        home = draw(st.sampled_from(["F1", "F2", "F1", "F3", "F4", ""]))
        if home:
            of_factor.setdefault(home, []).append(draw(indicators(id_)))
    homes = {factor: draw(st.sampled_from(["P1", "P2"])) for factor in of_factor}
    kept = draw(st.booleans())  # what is empty
    perspectives = tuple(draw(_perspectives(name, [each for each in of_factor if homes[each] == name], of_factor))
                         for name in ("P1", "P2"))
    defaults = Defaults(
        method=draw(METHODS), missing=draw(POLICIES),
        tolerance=draw(st.sampled_from([Amount(25.0), None, Amount(60.0, "percent")])))
    return Scorecard(id=f"card-{year}", name=f"Card {year}", defaults=defaults,
                     perspectives=tuple(each for each in perspectives if each.factors or kept))


@st.composite
def _perspectives(
    draw: st.DrawFn, name: str, factors: list[str], of_factor: dict[str, list[Indicator]]
) -> Perspective:
    choices = [None, *(f"O{n}{name}" for n in range(draw(st.integers(0, 2))))]
    above = {each: draw(st.sampled_from(choices)) for each in factors}
    objectives = tuple(Objective(id=each, name="Objective", weight=draw(WEIGHTS))
                       for each in choices if each and each in above.values())
    return Perspective(
        id=name, name=name, weight=draw(WEIGHTS), method=draw(METHODS), objectives=objectives,
        factors=tuple(
            CriticalSuccessFactor(
                id=each, name=each, weight=draw(WEIGHTS), objective=above[each], missing=draw(POLICIES),
                indicators=tuple(of_factor[each]))
            for each in factors))


@st.composite
def figures(draw: st.DrawFn, card: Scorecard) -> Measurements:
    """Return figures of both years: some missing, some corrected later."""
    rows = []
    for indicator in card.indicators():
        for year in YEARS:
            first = draw(st.one_of(NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.none()))
            if first is None:
                continue
            rows.append(Measurement(indicator=indicator.id, period=year, value=first,
                                    recorded_at=datetime(year.start.year + 1, 1, 20)))
            if draw(st.booleans()):
                rows.append(Measurement(indicator=indicator.id, period=year, value=draw(NUMBERS),
                                        recorded_at=datetime(year.start.year + 1, 6, 1)))
    return Measurements(rows)
