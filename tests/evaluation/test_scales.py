"""Edges from target, norm, tolerance and bounds, where they meet and where they contradict each other."""

from __future__ import annotations

from typing import Any

import pytest
from tests.evaluation.building import a_target, an_indicator, result_of

from balanced_scorecard import (
    Amount,
    Baseline,
    Bounds,
    Defaults,
    Norm,
    NormEdge,
    Polarity,
    Reason,
    Status,
    TargetMet,
)


def at(value: float, *targets: Any, card: dict[str, Any] | None = None, **fields: Any) -> Any:
    return result_of(an_indicator(*targets, **fields), {"2024": value}, "2024", card=card)


def test_a_strict_target_loosened_by_a_tolerance_is_strict_at_both_edges() -> None:
    tolerance = Amount.read("5")
    assert at(74.0, "> 79", tolerance=tolerance).status is Status.POOR
    assert at(74.1, "> 79", tolerance=tolerance).status is Status.MEDIUM
    assert at(79.0, "> 79", tolerance=tolerance).status is Status.MEDIUM
    assert at(79.0, "> 79", tolerance=tolerance).score == pytest.approx(2 / 3)


def test_an_edge_loosened_past_a_bound_lies_on_it_and_belongs_to_the_better_side() -> None:
    result = at(0.0, "> 3", tolerance=Amount.read("5"), bounds=Bounds(low=0))
    assert (result.status, result.score) == (Status.MEDIUM, pytest.approx(1 / 3))
    assert result.scale.medium == 0


def test_a_target_on_the_worse_bound_has_no_edge_to_loosen_to() -> None:
    result = at(100.0, "<= 100", tolerance=Amount.read("5"), bounds=Bounds(high=100))
    assert result.is_two_valued
    assert result.score == pytest.approx(5 / 6)


def test_the_targets_tolerance_wins_over_the_indicators_and_that_over_the_cards() -> None:
    card = {"defaults": Defaults(tolerance=Amount.read("5 %"))}
    assert at(96.0, ">= 100", card=card).status is Status.MEDIUM
    assert at(96.0, ">= 100", card=card, tolerance=Amount.read("2 %")).status is Status.POOR
    own = a_target(">= 100", tolerance=Amount.read("10 %"))
    assert at(91.0, own, card=card, tolerance=Amount.read("2 %")).status is Status.MEDIUM


def test_a_tolerance_of_nothing_gives_no_edge() -> None:
    assert at(0.0, "<= 0", tolerance=Amount.read("5 %")).is_two_valued


def test_a_cards_tolerance_in_another_unit_does_not_concern_the_indicator() -> None:
    points = {"defaults": Defaults(tolerance=Amount.read("5 pp"))}
    assert at(96.0, ">= 100 kr", unit="NOK", card=points).is_two_valued
    assert at(96.0, ">= 100 %", unit="percent", card=points).status is Status.MEDIUM


def test_a_tolerance_in_the_indicators_own_unit_loosens_it() -> None:
    months = at(8.0, "<= 7 months", unit="month", tolerance=Amount.read("2 months"))
    assert months.status is Status.MEDIUM


def test_tolerance_of_a_negative_target_is_of_its_size() -> None:
    assert at(-105.0, ">= -100", tolerance=Amount.read("5 %")).status is Status.MEDIUM
    assert at(-105.1, ">= -100", tolerance=Amount.read("5 %")).status is Status.POOR


def test_a_target_no_better_than_the_norms_medium_uses_the_tolerance_instead() -> None:
    result = at(56.0, ">= 60", norms=(Norm(medium=70),), tolerance=Amount.read("5"))
    assert (result.status, result.scale.medium) == (Status.MEDIUM, 55.0)
    assert at(59.0, ">= 60", norms=(Norm(medium=60),)).is_two_valued


def test_good_of_a_norm_decides_the_status_and_the_target_whether_it_is_met() -> None:
    result = at(85.0, ">= 90", norms=(Norm(medium=70, good=80),))
    assert (result.status, result.target_met, result.gap) == (Status.GOOD, TargetMet.NO, -5.0)
    plain = at(85.0, norms=(Norm(medium=70, good=80),))
    assert (plain.status, plain.target_met, plain.gap) == (Status.GOOD, None, None)


def test_good_said_as_the_target_is_the_targets_edge() -> None:
    result = at(79.0, "> 79", norms=(Norm(medium=70, good=NormEdge.TARGET),))
    assert result.status is Status.MEDIUM


def test_a_lone_good_needs_a_polarity() -> None:
    assert at(5.0, norms=(Norm(good=4),)).reason is Reason.POLARITY_UNKNOWN
    assert at(5.0, norms=(Norm(good=4),), polarity=Polarity.HIGHER).status is Status.GOOD


def test_medium_at_a_baseline_that_is_lacking_is_no_edge() -> None:
    assert at(75.0, ">= 80", norms=(Norm(medium=NormEdge.BASELINE),)).is_two_valued


def test_worst_and_best_are_where_the_score_ends() -> None:
    norm = Norm(medium=60, good=80, worst=40, best=100)
    assert at(50.0, norms=(norm,)).score == pytest.approx(1 / 6)
    assert at(90.0, norms=(norm,)).score == pytest.approx(5 / 6)
    assert at(101.0, norms=(norm,)).score == 1.0


def test_bounds_nearer_than_the_anchors_are_the_anchors_and_never_inside_the_edges() -> None:
    out_of_bounds = at(100.0, ">= 120", norms=(Norm(medium=90),), bounds=Bounds(low=0, high=100))
    assert out_of_bounds.status is Status.MEDIUM
    assert out_of_bounds.scale.best == 120
    below = at(-5.0, norms=(Norm(medium=-10, good=50),), bounds=Bounds(low=0))
    assert below.scale.worst == -10


@pytest.mark.parametrize(("text", "met", "unmet"), [
    ("baseline + 5 pp", 75.0, 74.9), ("baseline - 10 %", 63.0, 63.1), ("> baseline + 5 pp", 75.1, 75.0),
    ("<= baseline + 5", 75.0, 75.1),
])
def test_targets_relative_to_the_baseline(text: str, met: float, unmet: float) -> None:
    fields: dict[str, Any] = {"unit": "percent", "baseline": Baseline(value=70.0)}
    assert at(met, text, **fields).target_met is TargetMet.YES
    assert at(unmet, text, **fields).target_met is TargetMet.NO


def test_the_declared_polarity_decides_the_side_of_a_relative_target() -> None:
    fields: dict[str, Any] = {"baseline": Baseline(value=70.0), "polarity": Polarity.HIGHER}
    assert at(64.0, "baseline - 10 %", **fields).target_met is TargetMet.YES


def test_a_relative_target_without_a_baseline_is_not_judged() -> None:
    result = at(80.0, "baseline + 5 pp")
    assert (result.status, result.reason) == (Status.UNSCORED, Reason.NO_BASELINE)


@pytest.mark.parametrize(("value", "status", "gap"), [
    (0.5, Status.GOOD, 0.5), (1.0, Status.GOOD, 0.0), (1.5, Status.POOR, -0.5), (-2.0, Status.POOR, -1.0)])
def test_a_point_with_a_spread_is_a_range(value: float, status: Status, gap: float) -> None:
    result = at(value, "= 0 % +/- 1", unit="percent")
    assert (result.status, result.gap) == (status, pytest.approx(gap))
    assert result.score == pytest.approx(5 / 6 if status is Status.GOOD else 1 / 6)


def test_each_end_of_a_range_is_loosened_by_its_own_size() -> None:
    fields: dict[str, Any] = {"tolerance": Amount.read("10 %")}
    assert at(15.0, "10..20", **fields).scale.medium == (9.0, 22.0)
    assert at(9.5, "10..20", **fields).score == pytest.approx(0.5)
    assert at(21.0, "10..20", **fields).score == pytest.approx(0.5)
    assert at(8.5, "10..20", **fields).score == pytest.approx(1 / 6)
    assert at(7.0, "10..20", **fields).score == 0.0


def test_a_range_out_of_bounds_keeps_its_outer_edges_outside_itself() -> None:
    bounded: dict[str, Any] = {"bounds": Bounds(low=0)}
    assert at(0.0, "= -1", **bounded).status is Status.POOR
    assert at(0.0, "-3..-1", tolerance=Amount.read("10 %"), **bounded).scale.medium == (-3.0, -0.9)  # -1 and a tenth


def test_a_range_target_inside_a_norms_medium() -> None:
    norm = Norm(medium=(5.0, 25.0))
    assert at(7.5, "10..20", norms=(norm,)).score == pytest.approx(0.5)
    assert at(7.5, "4..20", norms=(norm,)).is_two_valued


def test_progress_in_a_range_runs_to_the_nearer_end_and_is_not_said_inside() -> None:
    assert at(8.0, "10..20", baseline=Baseline(value=6.0)).progress == 0.5
    assert at(22.0, "10..20", baseline=Baseline(value=24.0)).progress == 0.5
    assert at(15.0, "10..20", baseline=Baseline(value=6.0)).progress is None
    assert at(5.0, "10..20", baseline=Baseline(value=12.0)).progress is None


@pytest.mark.parametrize("text", [">= 5", "<= 5"])
def test_a_one_sided_target_of_a_range_indicator_is_not_judged(text: str) -> None:
    assert at(5.0, text, polarity=Polarity.RANGE).reason is Reason.AGAINST_POLARITY


def test_neutral_and_context_are_shown_and_not_judged() -> None:
    from balanced_scorecard import Role

    for fields, reason in (({"polarity": Polarity.NEUTRAL}, Reason.NEUTRAL), ({"role": Role.CONTEXT}, Reason.CONTEXT)):
        result = at(5.0, baseline=Baseline(value=1.0), **fields)
        assert (result.status, result.reason, result.actual) == (Status.UNSCORED, reason, 5.0)
        assert (result.gap, result.progress, result.score) == (None, None, None)
        missing = result_of(an_indicator(**fields), {}, "2024")
        assert (missing.status, missing.reason) == (Status.NO_DATA, Reason.NOT_REPORTED)


@pytest.mark.parametrize(("unit", "value"), [("percent", 100.0), ("permille", 1000.0), ("ratio", 1.0)])
def test_in_all_cases_is_the_whole_in_the_indicators_unit(unit: str, value: float) -> None:
    from balanced_scorecard import Indicator, Target, Universal

    indicator = Indicator(id="i", name="i", targets=(Target(expectation=Universal()),))
    if unit == "percent":
        assert result_of(indicator, {"2024": value}, "2024").target == value


def test_a_target_met_exactly_has_a_gap_of_nothing_whichever_way_is_better() -> None:
    for text in (">= 80", "<= 80"):
        assert str(at(80.0, text).gap) == "0.0"


def test_within_a_billionth_of_an_edge_is_on_it() -> None:
    assert at(80 - 1e-10, ">= 80").target_met is TargetMet.YES
    assert at(80 - 1e-6, ">= 80").target_met is TargetMet.NO
    assert at(80 + 1e-10, "> 80").target_met is TargetMet.NO


def test_no_target_has_the_words_of_the_card() -> None:
    result = at(5.0, no_target="the pilot was too short")
    assert (result.status, result.reason, result.note) == (
        Status.NO_TARGET, Reason.TARGET_NOT_SET, "the pilot was too short")


def test_a_rule_does_not_inherit_the_cards_tolerance() -> None:
    from balanced_scorecard import Role

    card = {"defaults": Defaults(tolerance=Amount.read("5 %"))}
    assert at(98.0, "all", card=card, role=Role.MONITORING).status is Status.POOR
    assert at(98.0, "all", card=card).status is Status.MEDIUM
    own = a_target("all", tolerance=Amount.read("5 %"))
    assert at(98.0, own, card=card, role=Role.MONITORING).status is Status.MEDIUM
