"""England's four-hour standard: the bundled example over the figures that NHS England published.

Published: 86.6 % of patients were dealt with within four hours in March 2019, 88.9 % in September 2018 and 84.2 % in
February 2019, the lowest of the fifteen years until then; 88.0 % in 2018/19 and 88.3 % in 2017/18.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from balanced_scorecard import (
    Evaluation,
    Reason,
    Status,
    TargetMet,
    evaluate,
    load_assessments,
    load_measurements,
    load_scorecard,
    roll_up,
)

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "emergency_care"
CHECKOUT = Path(__file__).parents[2]
RAW = CHECKOUT.parent / "shared" / "data" / "nhs_england_ae" / "ae_attendances.csv"

Evaluate = Callable[..., Evaluation]


@pytest.fixture(scope="module")
def evaluated() -> Evaluate:
    card = load_scorecard(EXAMPLE / "card.yaml")
    measurements = load_measurements(EXAMPLE / "measurements.csv")

    def of(period: str, org_unit: str | None = None) -> Evaluation:
        return evaluate(card, measurements, period, org_unit=org_unit)

    return of


def test_the_national_share_comes_from_the_parts(evaluated: Evaluate) -> None:
    share = evaluated("2019-03")["A1.1"]

    assert share.actual == pytest.approx(100 * 1877191 / 2167550)  # 86.60 %
    assert (share.status, share.target_met) == (Status.POOR, TargetMet.NO)


def test_the_mean_over_kinds_of_department_would_be_wrong(evaluated: Evaluate) -> None:
    march = evaluated("2019-03")
    kinds = {"B1.1": 100 * 1091394 / 1373060, "B2.1": 100 * 49703 / 50490, "B2.2": 100 * 736094 / 744000}

    assert {kind: march[kind].actual for kind in kinds} == pytest.approx(kinds)
    assert sum(kinds.values()) / 3 == pytest.approx(92.29, abs=0.005)
    assert march["A1.1"].actual == pytest.approx(86.60, abs=0.005)


@pytest.mark.parametrize(("period", "published"), [
    ("2018-09", 88.9), ("2019-02", 84.2), ("2018", 88.0), ("2017", 88.3), ("2016", 89.1)])
def test_the_share_of_a_month_or_a_year_is_the_published_one(
        evaluated: Evaluate, period: str, published: float) -> None:
    assert evaluated(period)["A1.1"].actual == pytest.approx(published, abs=0.05)


def test_nothing_over_90_is_red_and_nothing_under_95_is_green(evaluated: Evaluate) -> None:
    assert evaluated("2018-05")["A1.1"].status is Status.MEDIUM  # 90.4 %
    assert evaluated("2018-09")["A1.1"].status is Status.POOR  # 88.9 %


def test_each_kind_of_department_can_be_opened(evaluated: Evaluate) -> None:
    of_units = {unit: evaluated("2019-03", org_unit=unit)["A1.1"].actual for unit in ("type-1", "type-2", "other")}

    assert of_units == pytest.approx({"type-1": 79.49, "type-2": 98.44, "other": 98.94}, abs=0.005)


def test_march_2019_has_good_medium_poor_and_missing(evaluated: Evaluate) -> None:
    statuses = {each.id: each.status.value for each in evaluated("2019-03")}

    assert statuses == {
        "A1.1": "poor",        # 86.6 % against 95 %, yellow from 90 %
        "A1.2": "poor",        # 2 976 112 against 2 778 685 and 5 %: 2 917 619
        "A2.1": "no_data",
        "B1.1": "medium",      # 79.49 % against 83.7 % and 5 pp: 78.7 %
        "B1.2": "no_data",
        "B2.1": "good",        # 98.4 %
        "B2.2": "good",        # 98.9 %
        "C1.1": "poor",        # 15 of 134 trusts: 11 %
        "C1.2": "good",        # 101 of 134 trusts: 75 %
        "C2.1": "good",        # 34.3 % against 32.07 % + 2 pp
        "D1.1": "medium",      # 24 826 981 against 24 092 251 and 5 %: 25 296 864
        "D2.1": "medium",      # 4 766 175 against 4 566 519 and 5 %: 4 794 845
        "D2.2": "unscored",    # context
    }


def test_two_rules_are_on_the_compliance_line_and_in_no_average(evaluated: Evaluate) -> None:
    scores = roll_up(evaluated("2019-03"))

    assert (scores.total.compliance.met, scores.total.compliance.not_controlled) == (("B2.1",), ("A2.1",))
    assert scores["B2"].children == ("B2.1", "B2.2")
    assert scores["B2"].score == scores.evaluation["B2.2"].score


def test_a_year_s_plan_is_judged_from_its_start_in_april(evaluated: Evaluate) -> None:
    waits = evaluated("2018-06")["A1.2"]

    assert waits.actual == 226764 + 208002 + 193418  # April, May and June 2018
    assert waits.target == pytest.approx(0.21 * 2778685)  # the first quarter's share
    assert waits.target_whole == 2778685
    assert waits.actual_in_basis == 193418


def test_a_target_holds_from_its_decision(evaluated: Evaluate) -> None:
    assert evaluated("2016-12")["C1.1"].status is Status.NO_TARGET
    assert evaluated("2017-12")["C1.1"].status is Status.POOR  # 4 of 137 trusts, more than half asked for by March 2018


def test_a_year_before_the_figures_cannot_exist(evaluated: Evaluate) -> None:
    better = evaluated("2016-12")["C1.2"]

    assert (better.status, better.reason) == (Status.NO_DATA, Reason.NOT_APPLICABLE)


def test_every_row_names_its_source_and_licence() -> None:
    with (EXAMPLE / "measurements.csv").open(encoding="utf-8", newline="") as file:
        sources = {row["source"] for row in csv.DictReader(file)}

    assert len(sources) == 1
    assert "NHS England" in (source := sources.pop())
    assert "Open Government Licence v3.0" in source


def test_every_assessment_speaks_of_an_element_of_the_card() -> None:
    card = load_scorecard(EXAMPLE / "card.yaml")
    known = {element.id for element in card.elements()}

    assert {each.element for each in load_assessments(EXAMPLE / "assessments.csv")} <= known


def test_the_example_is_small() -> None:
    assert (EXAMPLE / "measurements.csv").stat().st_size < 200_000


@pytest.mark.skipif(not RAW.exists(), reason="the published data are not beside this checkout")
def test_the_figures_are_what_the_script_derives() -> None:
    script = CHECKOUT / "examples" / "derive_emergency_care.py"
    derived = subprocess.run([sys.executable, str(script), str(RAW)], capture_output=True, check=True).stdout

    assert derived == (EXAMPLE / "measurements.csv").read_bytes()
