"""Every point of the worked status cases, through `evaluate` itself."""

from __future__ import annotations

from typing import Any

import pytest
from tests.shared import cases

from balanced_scorecard import (
    Aggregation,
    Amount,
    Baseline,
    Bounds,
    CriticalSuccessFactor,
    Defaults,
    FrozenMap,
    Indicator,
    Measurement,
    Measurements,
    Norm,
    NormEdge,
    Period,
    Perspective,
    Polarity,
    Scorecard,
    Status,
    Target,
    evaluate,
    read_expectation,
)

UNITS = {"%": "percent", "mnd": "month", "stk.": "piece"}


def an_indicator(said: dict[str, Any]) -> Indicator:
    polarity = Polarity(said["polarity"]) if "polarity" in said else None
    levels = tuple(said.get("levels", ()))
    targets: tuple[Target, ...] = ()
    if "target" in said:
        reading = read_expectation(said["target"], language="nb", levels=levels)
        targets = (Target(expectation=reading.expectation, text=said["target"]),)
    norm = {side: edge_of(said["norm"][side]) for side in said.get("norm", {})}
    baseline = Baseline(value=said["baseline"]) if "baseline" in said else None
    return Indicator(
        id="i", name="i", polarity=polarity, levels=levels, targets=targets, baseline=baseline,
        unit=UNITS.get(said.get("unit", "")), norms=(Norm(**norm),) if norm else (),
        bounds=Bounds(low=said["bounds"][0], high=said["bounds"][1]) if "bounds" in said else Bounds(),
        tolerance=Amount.read(said["tolerance"]) if "tolerance" in said else None,
    )


def edge_of(edge: Any) -> Any:
    if edge == "baseline":
        return NormEdge.BASELINE
    return tuple(edge) if isinstance(edge, list) else edge


def result_of(indicator: Indicator, value: Any = None, parts: tuple[float, float] | None = None) -> Any:
    factor = CriticalSuccessFactor(id="f", name="f", indicators=(indicator,))
    card = Scorecard(id="c", name="c", perspectives=(Perspective(id="p", name="p", factors=(factor,)),))
    numerator, denominator = parts or (None, None)
    row = Measurement(indicator="i", period=Period.parse("2024"), value=value, numerator=numerator,
                      denominator=denominator)
    return evaluate(card, Measurements([row]), "2024")["i"]


def test_every_point_of_the_worked_cases_has_its_status_and_score() -> None:
    for case in cases("status.json")["cases"]:
        indicator = an_indicator(case["definition"])
        parts = case["definition"].get("parts")
        for value, score, status in case["points"]:
            result = result_of(indicator, value, parts)
            assert result.status is Status[status], (case, value)
            if score is not None:
                assert result.score == pytest.approx(score, abs=1e-12), (case, value)


def test_progress_is_the_share_of_the_way_travelled() -> None:
    for case in cases("status.json")["progress"]:
        target = case["target"]
        text = target if isinstance(target, str) else f"{'>=' if target > case['baseline'] else '<='} {target}"
        result = result_of(an_indicator({"target": text, "baseline": case["baseline"]}), float(case["actual"]))
        assert result.progress == (None if case["value"] is None else pytest.approx(case["value"]))


def test_what_is_refused_is_refused_with_a_sentence() -> None:
    for case in cases("status.json")["refused"]:
        said = {"bounds": [case["min"], case["max"]]} if "min" in case else {
            "polarity": case["polarity"], "norm": {"medium": case["medium"], "good": case["good"]}}
        with pytest.raises(ValueError, match=r"must"):
            an_indicator(said)


def test_a_target_against_the_declared_polarity_is_measured_and_not_judged() -> None:
    found = next(case for case in cases("status.json")["found"] if case["rule"] == "BSC409")
    result = result_of(an_indicator(found), 5.0)
    assert result.status is Status[found["status"]]
    assert result.actual == 5.0


@pytest.mark.parametrize(("period", "edge"), [("2024-T1", 121), ("2024-T2", 244), ("2024-T3", 366)])
def test_a_flow_without_phasing_is_planned_by_elapsed_days(period: str, edge: float) -> None:
    result = in_year(">= 366", {"2024-T1": 100, "2024-T2": 100, "2024-T3": 100}, period, by="2024")
    assert result.target == pytest.approx(edge, rel=1e-12)


PHASING = {"T1": 0.36, "T2": 0.28, "T3": 0.36}


def test_a_phased_flow_is_judged_on_what_was_planned_by_then() -> None:
    case = cases("status.json")["in_year"][0]
    for name in ("cumulative", "cumulative_behind"):
        sums, before = {}, 0
        for period, (value, _) in case[name].items():
            tertial = "2025-T3" if period == "2025" else period
            sums[tertial], before = value - before, value
        for period, (value, status) in case[name].items():
            result = in_year(">= 150000", sums, period, phasing=PHASING, tolerance="5 %")
            assert result.actual == value
            assert result.status is Status[status]


def in_year(text: str, rows: dict[str, float], period: str, *, by: str = "2025", phasing: Any = None,
            tolerance: str | None = None) -> Any:
    target = Target(expectation=read_expectation(text).expectation, by=Period.parse(by),
                    phasing=FrozenMap(phasing) if phasing else None)
    indicator = Indicator(id="i", name="i", adds_up=Aggregation.FLOW, targets=(target,))
    factor = CriticalSuccessFactor(id="f", name="f", indicators=(indicator,))
    defaults = Defaults(tolerance=Amount.read(tolerance) if tolerance else None)
    card = Scorecard(id="c", name="c", defaults=defaults,
                     perspectives=(Perspective(id="p", name="p", factors=(factor,)),))
    measurements = Measurements(Measurement(indicator="i", period=Period.parse(each), value=float(value))
                                for each, value in rows.items())
    return evaluate(card, measurements, period)["i"]
