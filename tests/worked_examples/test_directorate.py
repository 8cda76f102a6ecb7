"""A fictional directorate through a year: plan, supplementary letter, milestone and merger."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from balanced_scorecard import (
    Basis,
    DataStatus,
    Evaluation,
    NodeKind,
    Reason,
    Status,
    TargetMet,
    evaluate,
    load_assessments,
    load_measurements,
    load_scorecard,
    roll_up,
)

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "directorate"
TERTIALS = ("2025-T1", "2025-T2", "2025-T3")

Evaluate = Callable[..., Evaluation]


@pytest.fixture(scope="module")
def evaluated() -> Evaluate:
    card = load_scorecard(EXAMPLE / "card.yaml")
    measurements = load_measurements(EXAMPLE / "measurements.csv")

    def of(period: str, org_unit: str | None = None, basis: Basis | None = None) -> Evaluation:
        return evaluate(card, measurements, period, org_unit=org_unit, basis=basis)

    return of


@pytest.mark.parametrize(("period", "actual", "target"), [
    ("2025-T1", 54000, 0.36 * 150000), ("2025-T2", 96000, 0.64 * 150000), ("2025-T3", 150600, 150000)])
def test_a_year_on_plan_is_good_in_every_tertial(
        evaluated: Evaluate, period: str, actual: float, target: float) -> None:
    decided = evaluated(period)["A1.1.2"]

    assert (decided.status, decided.target_met) == (Status.GOOD, TargetMet.YES)
    assert (decided.actual, decided.target_whole) == (actual, 150000)
    assert decided.target == pytest.approx(target)


def test_a_milestone_not_yet_due_is_not_red(evaluated: Evaluate) -> None:
    assert [evaluated(period)["C1.2.1"].status for period in TERTIALS] == [
        Status.NOT_DUE, Status.NOT_DUE, Status.MEDIUM]


def test_the_supplementary_letter_raises_the_target_from_july(evaluated: Evaluate) -> None:
    first, second, third = (evaluated(period)["A1.1.1"] for period in TERTIALS)

    assert (first.target, second.target, third.target) == (80, 83, 83)
    assert second.actual == pytest.approx(100 * (42876 + 34440) / (54000 + 42000))  # 80.5 %, January to August
    assert (second.status, second.target_met) == (Status.MEDIUM, TargetMet.NO)


@pytest.mark.parametrize("period", TERTIALS)
def test_nothing_but_the_broken_rule_is_red_in_a_year_on_course(evaluated: Evaluate, period: str) -> None:
    assert [each.id for each in evaluated(period) if each.status is Status.POOR] == ["B1.1.1"]


def test_an_office_s_own_target_wins(evaluated: Evaluate) -> None:
    north = evaluated("2025-T1", org_unit="nord")

    assert north["A1.1.1"].target == 78
    assert north["A1.1.2"].target == pytest.approx(0.36 * 12000)


def test_every_indicator_of_the_year_is_judged_or_context(evaluated: Evaluate) -> None:
    assert {each.id: each.status.value for each in evaluated("2025-T3")} == {
        "A1.1.1": "medium",    # 82.7 % against 83 %, yellow from 70 %
        "A1.1.2": "good",      # 150 600 of 150 000
        "A1.2.1": "good",      # 72.6 against 72
        "A2.1.1": "good",      # 1 893 of 3 680: 51.4 % against 50 %
        "B1.1.1": "poor",      # 57 010 of 57 240 is not all
        "B1.1.2": "good",      # 510 of 6 500: 7.8 % against 8 %
        "B1.1.3": "good",
        "B2.1.1": "good",      # 8 900 against 9 000
        "B2.1.2": "medium",    # 606.5 million over 150 600 cases: 4 027 against 4 000 and 5 %
        "X1": "unscored",
        "C1.1.1": "good",      # 16 895 of 283 000 days over twelve months: 5.97 % against under 6 %
        "C1.1.2": "good",      # 91 against 90 %
        "C1.2.1": "medium",    # 14 November, the deadline 1 October and two months' tolerance
        "C1.2.2": "good",      # 111 170 of 147 100: 75.6 % against over 75 %
        "D1.1.1": "good",      # 628.6 of 634.2 million: 99.1 %, within 97..100 %
        "D1.1.2": "unscored",
    }


def test_a_figure_that_was_not_collected_says_so(evaluated: Evaluate) -> None:
    trained = evaluated("2025-T1")["C1.1.2"]

    assert (trained.status, trained.reason) == (Status.NO_DATA, Reason.NOT_COLLECTED)


def test_a_yearly_figure_is_carried_until_the_next(evaluated: Evaluate) -> None:
    survey = evaluated("2025-T1")["A1.2.1"]

    assert (survey.actual, survey.data_status) == (70.4, DataStatus.CARRIED)


@pytest.mark.parametrize("period", TERTIALS)
def test_the_year_rolls_up(period: str) -> None:
    card = load_scorecard(EXAMPLE / "card.yaml")
    scores = roll_up(evaluate(card, load_measurements(EXAMPLE / "measurements.csv"), period))

    assert all(node.status in (Status.GOOD, Status.MEDIUM) for node in scores.of_kind(NodeKind.PERSPECTIVE))


def test_the_year_begins_with_deviations_and_ends_on_course() -> None:
    card, rows = load_scorecard(EXAMPLE / "card.yaml"), load_measurements(EXAMPLE / "measurements.csv")

    assert [roll_up(evaluate(card, rows, period)).total.status for period in TERTIALS] == [
        Status.MEDIUM, Status.MEDIUM, Status.GOOD]


def test_the_two_merged_offices_are_one_from_september(evaluated: Evaluate) -> None:
    merged = evaluated("2025-T3", org_unit="vestfold-telemark", basis=Basis.PERIOD)["A1.1.2"]

    assert merged.actual == 3276 + 2730  # 6 and 5 per cent of 54 600 cases


def test_the_organisation_lists_twelve_offices_and_the_merged_one() -> None:
    organisation = load_scorecard(EXAMPLE / "card.yaml").organisation

    assert organisation is not None
    assert [unit.id for unit in organisation.org_units if unit.merges] == ["vestfold-telemark"]
    assert sum(not unit.merges for unit in organisation.org_units) == 12


def test_wherever_a_figure_is_shown_it_says_that_it_is_made_up() -> None:
    card = load_scorecard(EXAMPLE / "card.yaml")

    assert "oppdiktet" in card.name
    assert all("Oppdiktet" in row.note for row in load_measurements(EXAMPLE / "measurements.csv"))
    assert all("Oppdiktet" in each.text for each in load_assessments(EXAMPLE / "assessments.csv"))
