"""What the results say of themselves: records, tables, one line, and the keys that others build on."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.evaluation.building import a_card, a_row, an_indicator, rows_of

from balanced_scorecard import (
    Basis,
    Indicator,
    Measurements,
    OrganisationUnit,
    Reached,
    Target,
    UnknownElementError,
    evaluate,
    roll_up,
)

KEYS = {
    "id", "name", "unit", "status", "reason", "score", "actual", "actual_in_basis", "target", "target_whole",
    "target_met", "gap", "progress", "expected", "pace", "data_status", "previous", "same_period_last_year", "coverage",
}
NODE_KEYS = {
    "id", "kind", "name", "status", "score", "coverage", "score_bounds", "preliminary", "limited_by", "hidden_poor",
    "missing", "targets_met", "targets_judged", "counts",
}


def test_every_key_of_the_interface_is_there_and_json_can_hold_it() -> None:
    evaluation = evaluate(a_card(an_indicator("10..20")), rows_of({"2024": 12.0}), "2024")
    whole = roll_up(evaluation).to_dict()
    assert list(whole) == ["scorecard", "version", "period", "basis", "org_unit", "as_of", "indicators", "nodes"]
    record = json.loads(json.dumps(whole))["indicators"][0]
    assert set(record) >= KEYS
    assert record["target"] == [10.0, 20.0]
    assert set(whole["nodes"][0]) == NODE_KEYS  # type: ignore[index]


def test_dates_are_written_as_iso() -> None:
    target = Target(expectation=Reached(what="x"), by=date(2024, 6, 1))
    card = a_card(Indicator(id="i", name="i", targets=(target,)))
    evaluation = evaluate(card, Measurements([a_row("2024", date(2024, 5, 2))]), "2024", as_of=date(2025, 1, 1))
    assert evaluation.records()[0]["actual"] == "2024-05-02"
    assert evaluation.to_dict()["as_of"] == "2025-01-01"


def test_frames_have_a_row_an_indicator_and_a_row_a_node() -> None:
    evaluation = evaluate(a_card(an_indicator(">= 1")), rows_of({"2024": 2.0}), "2024")
    assert evaluation.to_frame().loc[0, "status"] == "good"
    assert list(roll_up(evaluation).to_frame()["kind"]) == ["scorecard", "perspective", "factor"]


def test_one_line_says_what_came_out() -> None:
    evaluation = evaluate(a_card(an_indicator(">= 1")), rows_of({"2024": 2.0}), "2024")
    assert repr(evaluation) == "<Evaluation 'card' 2024: 1 good>"
    assert repr(roll_up(evaluation)) == "<ScorecardScore 'card' 2024: good, 1 of 1 targets met>"
    assert len(evaluation) == 1
    assert repr(evaluation["i"]) == "<IndicatorResult i 2024: good, 2.0 against 1.0>"
    missing = evaluate(a_card(an_indicator(">= 1")), Measurements(), "2024")["i"]
    assert repr(missing) == "<IndicatorResult i 2024: no_data (not_reported)>"


def test_notebooks_show_a_table_without_script() -> None:
    evaluation = evaluate(a_card(an_indicator(">= 1", name="<b>")), rows_of({"2024": 2.0}), "2024")
    for shown in (evaluation._repr_html_(), roll_up(evaluation)._repr_html_()):
        assert shown.startswith("<table>")
        assert "<b>" not in shown


def test_an_unknown_indicator_or_unit_is_told_with_the_nearest() -> None:
    card = a_card(an_indicator(">= 1", id="share"), organisation=OrganisationUnit(id="north", name="n"))
    evaluation = evaluate(card, Measurements(), "2024")
    with pytest.raises(UnknownElementError, match="no indicator 'shaer' on the card; did you mean 'share'"):
        _ = evaluation["shaer"]
    with pytest.raises(UnknownElementError, match="no unit 'nort' in the organisation; did you mean 'north'"):
        evaluate(card, Measurements(), "2024", org_unit="nort")


def test_a_card_without_an_organisation_takes_any_unit_as_it_is_called() -> None:
    card = a_card(an_indicator(">= 1"))
    evaluation = evaluate(card, Measurements([a_row("2024", 2.0, org_unit="north")]), "2024", org_unit="north")
    assert evaluation["i"].actual == 2.0
    assert evaluation.basis is Basis.PERIOD


def test_what_was_given_is_kept_as_it_was_given() -> None:
    rows = Measurements([a_row("2024", 0.002, unit="thousand_NOK")])
    evaluation = evaluate(a_card(an_indicator(">= 1 kr", unit="NOK")), rows, "2024")
    assert evaluation.measurements is rows
    assert evaluation["i"].actual == 2.0


def test_a_result_knows_its_id_and_whether_it_is_measured() -> None:
    evaluation = evaluate(a_card(an_indicator(">= 1")), Measurements(), "2024")
    (result,) = evaluation
    assert (result.id, result.is_measured, result.is_two_valued) == ("i", False, True)
