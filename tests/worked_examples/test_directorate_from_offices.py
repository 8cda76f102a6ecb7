"""The fictional directorate added up from its offices: twelve, two of them one from September, and one that is late.

The whole has rows of its own too; here they are left out, so that every figure of the parent is its offices'.
"""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from balanced_scorecard import (
    Evaluation,
    Explanation,
    FromUnits,
    Measurements,
    PartialUnits,
    Reason,
    Scorecard,
    Status,
    drill_down,
    evaluate,
    explain,
    load_measurements,
    load_scorecard,
    recompute,
    roll_up,
)

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "directorate"


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return load_scorecard(EXAMPLE / "card.yaml")


@pytest.fixture(scope="module")
def of_offices() -> Measurements:
    """The figures of 2025 that offices reported."""
    return Measurements(row for row in load_measurements(EXAMPLE / "measurements.csv") if row.org_unit)


@pytest.fixture(scope="module")
def written() -> list[dict[str, str]]:
    """The same rows as they stand in the file, for the sums."""
    with (EXAMPLE / "measurements.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter=";") if row["organisasjonsenhet"]]


def added(written: list[dict[str, str]], id_: str, column: str, *periods: str, but: str = "") -> float:
    return sum(float(row[column]) for row in written if row["indikator"] == id_ and row["periode"] in periods
               and row["organisasjonsenhet"] != but)


def whole(
    card: Scorecard, figures: Measurements, period: str, partial: PartialUnits = PartialUnits.REFUSE
) -> Evaluation:
    return evaluate(card, figures, period, from_units=FromUnits.VALUES, partial=partial)


@pytest.mark.parametrize(("period", "tertials"), [
    ("2025-T1", ("2025-T1",)), ("2025-T2", ("2025-T1", "2025-T2")), ("2025-T3", ("2025-T1", "2025-T2", "2025-T3"))])
def test_the_parents_share_in_time_is_that_of_all_cases_of_its_offices(
        card: Scorecard, of_offices: Measurements, written: list[dict[str, str]], period: str,
        tertials: tuple[str, ...]) -> None:
    share, decided = (whole(card, of_offices, period)[id_] for id_ in ("A1.1.1", "A1.1.2"))
    within, of = (added(written, "A1.1.1", column, *tertials) for column in ("teller", "nevner"))

    assert (share.numerator, share.denominator) == (within, of)
    assert share.actual == pytest.approx(100 * within / of)
    assert decided.actual == added(written, "A1.1.2", "verdi", *tertials)


def test_twelve_offices_stand_behind_the_spring_and_the_merged_one_beside_them_behind_the_year(
        card: Scorecard, of_offices: Measurements) -> None:
    spring = whole(card, of_offices, "2025-T1")["A1.1.1"].units
    assert spring is not None
    assert (spring.reporting, spring.expected) == (12, 12)
    scores = roll_up(whole(card, of_offices, "2025-T3"))
    units = scores.evaluation["A1.1.1"].units

    assert units is not None
    assert (units.reporting, units.expected, units.missing) == (13, 13, ())
    assert [each.scores.evaluation.org_unit for each in drill_down(scores, "A1.1.1").units] == [
        unit.id for unit in (card.organisation.org_units if card.organisation else ())]


def test_the_merged_offices_year_is_made_of_those_it_took_over_from(
        card: Scorecard, of_offices: Measurements, written: list[dict[str, str]]) -> None:
    merged = drill_down(roll_up(whole(card, of_offices, "2025-T3")), "A1.1.2").unit("vestfold-telemark")
    before = [row for row in written if row["indikator"] == "A1.1.2" and row["organisasjonsenhet"] in (
        "vestfold", "telemark", "vestfold-telemark")]

    assert merged.what.to_dict()["actual"] == sum(float(row["verdi"]) for row in before)


def test_each_office_is_judged_by_its_own_target_and_the_parent_by_the_parents(
        card: Scorecard, of_offices: Measurements) -> None:
    opened = drill_down(roll_up(whole(card, of_offices, "2025-T1")), "A1.1.1")
    targets = {each.scores.evaluation.org_unit: each.scores.evaluation["A1.1.1"].target for each in opened.units}

    assert opened.scores.evaluation["A1.1.1"].target == 80
    assert (targets["nord"], targets["oslo"]) == (78, 80)  # the north has a target of its own


def test_an_office_that_is_late_holds_the_parents_figure_back_or_is_named_beside_it(
        card: Scorecard, of_offices: Measurements, written: list[dict[str, str]]) -> None:
    figures = Measurements(row for row in of_offices if (row.org_unit, str(row.period)) != ("oslo", "2025-T1"))
    refused = whole(card, figures, "2025-T1")["A1.1.1"]
    allowed = whole(card, figures, "2025-T1", PartialUnits.ALLOW)["A1.1.1"]

    assert (refused.status, refused.reason, refused.actual) == (Status.NO_DATA, Reason.PARTIAL, None)
    assert refused.advice is not None
    assert dict(refused.advice.values) == {"units": "oslo"}
    assert allowed.units is not None
    assert (allowed.units.reporting, allowed.units.expected, allowed.units.missing) == (11, 12, ("oslo",))
    assert (allowed.numerator, allowed.denominator) == tuple(
        added(written, "A1.1.1", column, "2025-T1", but="oslo") for column in ("teller", "nevner"))


@pytest.mark.parametrize("period", ["2025-T1", "2025-T2", "2025-T3"])
def test_every_figure_of_the_parent_is_worked_out_again_from_its_explanation(
        card: Scorecard, of_offices: Measurements, period: str) -> None:
    figures = Measurements(row for row in of_offices if (row.org_unit, str(row.period)) != ("oslo", "2025-T3"))
    evaluation = whole(card, figures, period, PartialUnits.ALLOW)
    for result in evaluation:
        again = recompute(Explanation.from_dict(explain(evaluation, result.id).to_dict()))
        assert (again.status, again.score) == (result.status, result.score), result.id
