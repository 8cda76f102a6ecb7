"""What stands beside a judgement and never decides it: the long-term target, who judged, what was restated, prices."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from tests.evaluation.building import a_row, a_target, an_indicator, result_of

from balanced_scorecard import (
    Aggregation,
    AtLevel,
    Baseline,
    Comparator,
    Horizon,
    Indicator,
    Judged,
    Judgement,
    Measurements,
    OrganisationUnit,
    Period,
    Reached,
    Restatement,
    Series,
    Status,
    Target,
)

FAR: dict[str, Any] = {"horizon": Horizon.LONG}
FROM_60 = {"baseline": Baseline(value=60.0, period=Period.parse("2023"))}


# ---- the long-term target -------------------------------------------------------------------------------------------


def test_progress_to_the_long_term_target_is_told_and_decides_nothing() -> None:
    indicator = an_indicator(a_target(">= 70", by="2025"), a_target(">= 90", by="2028", **FAR), **FROM_60)
    result = result_of(indicator, {"2025": 72.0}, "2025")
    assert (result.status, result.target, result.progress) == (Status.GOOD, 70.0, (72 - 60) / (70 - 60))
    assert result.long_term is not None
    assert (result.long_term.edge, result.long_term.progress) == (90.0, (72 - 60) / (90 - 60))
    assert result.to_dict()["long_term_by"] == "2028-12-31"


def test_without_a_baseline_or_a_figure_the_long_term_target_is_told_alone() -> None:
    targets = a_target(">= 70", by="2025"), a_target(">= 90", by="2028", **FAR)
    for indicator, values in ((an_indicator(*targets), {"2025": 72.0}), (an_indicator(*targets, **FROM_60), {})):
        told = result_of(indicator, values, "2025").long_term
        assert told is not None
        assert (told.edge, told.progress) == (90.0, None)


def test_a_long_term_target_alone_is_no_target_and_its_progress_is_told() -> None:
    result = result_of(an_indicator(a_target(">= 90", by="2028", **FAR), **FROM_60), {"2025": 75.0}, "2025")
    assert result.status is Status.NO_TARGET
    assert result.long_term is not None
    assert result.long_term.progress == 0.5


def test_the_version_of_the_long_term_target_in_force_is_told() -> None:
    old = a_target(">= 90", by="2028", decided=date(2024, 1, 1), **FAR)
    new = a_target(">= 80", by="2028", decided=date(2025, 5, 1), **FAR)
    far = {period: result_of(an_indicator(old, new, ">= 1"), {period: 75.0}, period).long_term
           for period in ("2025-T1", "2025-T2")}
    assert [each and each.edge for each in far.values()] == [90.0, 80.0]
    early = result_of(an_indicator(a_target(">= 80", decided=date(2025, 5, 1), **FAR)), {"2025-T1": 75.0}, "2025-T1")
    assert early.long_term is None


def test_a_units_own_long_term_target_is_its_own() -> None:
    organisation = OrganisationUnit(id="root", name="r", org_units=(OrganisationUnit(id="north", name="n"),))
    indicator = an_indicator(a_target(">= 90", **FAR), a_target(">= 85", org_unit="north", **FAR))
    rows = Measurements([a_row("2025", 80.0, org_unit="north"), a_row("2025", 80.0)])
    told = {unit: result_of(indicator, rows, "2025", card={"organisation": organisation}, org_unit=unit).long_term
            for unit in (None, "north")}
    assert [each and each.edge for each in told.values()] == [90.0, 85.0]


def test_a_sum_so_far_is_held_against_what_the_long_term_target_asks_for_by_then() -> None:
    yearly = an_indicator(a_target(">= 120", by="2025"), a_target(">= 240", by="2028", **FAR),
                          adds_up=Aggregation.FLOW, baseline=Baseline(value=0.0))
    months = {f"2025-{month:02d}": 10.0 for month in range(1, 13)}
    whole, tertial = (result_of(yearly, months, period).long_term for period in ("2025", "2025-T1"))
    # 120 of 240; and 40 of the 240 * 120 / 365 that a year of 240 has come to by the end of April.
    assert whole is not None
    assert tertial is not None
    assert [whole.progress, tertial.progress] == pytest.approx([0.5, 40 / (240 * 120 / 365)])
    of_a_month = a_target(">= 10", per=Period.parse("2025-01").frequency)
    monthly = an_indicator(of_a_month, a_target(">= 240", by="2028", **FAR), adds_up=Aggregation.FLOW,
                           baseline=Baseline(value=0.0))
    other = result_of(monthly, months, "2025-02").long_term
    assert other is not None
    assert other.progress is None  # a month's sum says nothing of a year's


@pytest.mark.parametrize("far", [Reached(what="In use"), AtLevel(comparator=Comparator.AT_LEAST, level="A")])
def test_a_long_term_milestone_or_level_is_told_in_its_own_words(far: Any) -> None:
    target = Target(expectation=far, by=date(2028, 12, 31), horizon=Horizon.LONG)
    levels = ("B", "A") if isinstance(far, AtLevel) else ()
    told = result_of(Indicator(id="i", name="i", levels=levels, targets=(target,)), {}, "2025").long_term
    assert told is not None
    assert (told.target, told.edge, told.progress) == (target, None, None)


# ---- who judged, and why --------------------------------------------------------------------------------------------


def judged(*rows: Any, period: str = "2025") -> Any:
    target = Target(expectation=Judged(how="The director judges"))
    return result_of(Indicator(id="i", name="i", targets=(target,)), Measurements(rows), period)


def test_who_judged_and_why_is_told() -> None:
    row = a_row("2025-T1", "medium", recorded_by="Kari", recorded_at=datetime(2025, 5, 2), note="Two gaps")
    result = judged(row, period="2025-T1")
    assert result.judgement == Judgement(period=Period.parse("2025-T1"), by="Kari", on=date(2025, 5, 2), why="Two gaps")
    assert result.to_dict()["judged_because"] == "Two gaps"
    assert judged(period="2025-T1").judgement is None


def test_the_judgement_of_the_period_itself_counts_else_the_newest_of_the_year() -> None:
    first, last, whole = a_row("2025-T1", "good"), a_row("2025-T3", "poor"), a_row("2025", "medium")
    assert judged(first, last, whole).actual == "medium"
    assert judged(first, last).actual == "poor"
    assert judged(first, last, period="2025-T2").actual == "good"


# ---- what was restated ----------------------------------------------------------------------------------------------


def test_a_figure_tells_which_of_its_rows_had_been_recorded_otherwise() -> None:
    rows = Measurements([
        a_row("2025-01", 5.0), a_row("2025-01", 6.0, recorded_at=datetime(2025, 3, 1)),
        a_row("2025-01", 7.0, recorded_at=datetime(2025, 6, 1)),
        a_row("2025-02", 5.0, recorded_at=datetime(2025, 3, 1)),
        a_row("2025-03", 5.0), a_row("2025-03", 9.0, recorded_at=datetime(2025, 6, 1)),
    ])
    flow = an_indicator(adds_up=Aggregation.FLOW)
    result = result_of(flow, rows, "2025-01..2025-02")
    assert [(each.before, each.after) for each in result.restated] == [(5.0, 6.0), (6.0, 7.0)]
    assert result.to_dict()["restated"] == "2025-01: 5 -> 6 (2025-03-01); 2025-01: 6 -> 7 (2025-06-01)"
    then = result_of(flow, rows, "2025-01..2025-02", as_of=date(2025, 5, 1))
    assert [(each.before, each.after) for each in then.restated] == [(5.0, 6.0)]


def test_a_restatement_is_one_line_also_without_a_value_or_a_day() -> None:
    fields: dict[str, Any] = {"indicator": "i", "org_unit": "", "period": Period.parse("2025"), "recorded_at": None}
    assert str(Restatement(before=None, after="good", **fields)) == "2025: no value -> good"


# ---- prices ---------------------------------------------------------------------------------------------------------


def test_the_prices_of_a_formula_are_those_of_its_series() -> None:
    series = (Series(id="cost", unit="NOK", price_basis="fixed 2024"), Series(id="cases", unit="case"))
    per_case = an_indicator(unit="NOK/case", formula="cost / cases")
    assert result_of(per_case, {}, "2025", card={"series": series}).price_basis == "fixed 2024"
    assert result_of(an_indicator(unit="NOK", price_basis="current"), {}, "2025").price_basis == "current"
    assert result_of(an_indicator(unit="NOK"), {}, "2025").price_basis is None
