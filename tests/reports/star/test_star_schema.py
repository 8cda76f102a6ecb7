"""Results as a star schema: every key of a fact names one thing, and every number is the one that was judged."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from tests.reports import sample

from balanced_scorecard import (
    FromUnits,
    Measurement,
    Measurements,
    MissingDependencyError,
    Scorecard,
    ScorecardError,
    StarSchema,
    UnknownElementError,
    evaluate,
    evaluate_panel,
    roll_up,
    roll_up_organisation,
    save_star_schema,
    star_schema,
)
from balanced_scorecard.reports.star.model import FIELDS, KEYS

CARD = """
id: k
name: Kort
language: nb
perspectives:
  - id: P
    name: Brukere
    weight: 2
    objectives: [{id: H, name: Raskt, weight: 3}]
    factors:
      - {id: F, name: Kort tid, objective: H, weight: 4, indicators: [
          {id: I, name: Innen frist, unit: "%", adds_up: rate, frequency: year, weight: 5, targets: [">= 80 %"]}]}
      - {id: G, name: Lav kostnad, indicators: [
          {id: J, name: Kostnad per sak, unit: NOK/case, formula: kroner / saker, targets: ["<= 4 000 kr/sak"]}]}
series: [{id: kroner, unit: NOK, adds_up: flow}, {id: saker, unit: case, adds_up: flow}]
organisation: {id: hele, name: Hele, org_units: [{id: nord, name: Nord}, {id: sor, name: Sør, to: 2030-12-31}]}
"""
ROWS = [
    sample.a_row("I", "2024", numerator=70.0, denominator=100.0),
    sample.a_row("I", "2025", numerator=84.0, denominator=100.0, org_unit=""),
    sample.a_row("I", "2025", numerator=40.0, denominator=50.0, org_unit="nord"),
    sample.a_row("I", "2025", numerator=44.0, denominator=50.0, org_unit="sor"),
    sample.a_row("kroner", "2025", value=900_000.0), sample.a_row("saker", "2025", value=200.0),
]


def a_card(text: str = CARD) -> Scorecard:
    return sample.a_card(text)


def figures(rows: list[Measurement] | None = None) -> Measurements:
    return Measurements(ROWS if rows is None else rows)


def of_2025(card: Scorecard | None = None) -> StarSchema:
    return star_schema(evaluate(card or a_card(), figures(), "2025"))


def every_source() -> list[tuple[str, StarSchema]]:
    card = a_card()
    one = evaluate(card, figures(), "2025")
    units = {each: roll_up(evaluate(card, figures(), "2025", org_unit=each)) for each in ("nord", "sor")}
    assert card.organisation is not None
    return [
        ("an evaluation", star_schema(one)), ("a score", star_schema(roll_up(one))),
        ("several", star_schema([one, evaluate(card, figures(), "2024"), *units.values()])),
        ("an organisation", star_schema(roll_up_organisation(card.organisation, units))),
        ("a panel", star_schema(evaluate_panel(card, figures()))),
    ]


@pytest.mark.parametrize("which", range(5))
def test_every_key_of_a_fact_names_exactly_one_thing_and_no_fact_comes_twice(which: int) -> None:
    _, star = every_source()[which]
    known = {}
    for name, key in KEYS.items():
        keys = [row[key] for row in star[name].rows]
        assert len(keys) == len(set(keys)), name
        known[key] = set(keys)
    for fact in ("fact_results", "fact_scores", "fact_figures"):
        joins = [column for column in FIELDS[fact] if column in known]
        for row in star[fact].rows:
            assert [column for column in joins if row[column] not in known[column]] == []
    for fact, thing in (("fact_results", "indicator_key"), ("fact_scores", "node_key")):
        cells = Counter((row[thing], row["unit_key"], row["period_key"]) for row in star[fact].rows)
        assert set(cells.values()) == {1}


def test_a_result_has_value_target_score_and_status() -> None:
    rows = {str(row["indicator_key"]).rpartition("/")[2]: row for row in of_2025()["fact_results"].rows}
    share, cost = rows["I"], rows["J"]
    assert (share["value"], share["target"], share["gap"], share["status_key"], share["met"], share["judged"]) == (
        84.0, 80.0, 4.0, "good", 1, 1)
    # 900 000 kr over 200 cases is 4 500 kr a case, 500 above what is wanted: positive is better.
    assert (cost["value"], cost["target"], cost["gap"], cost["status_key"], cost["met"]) == (
        4500.0, 4000.0, -500.0, "poor", 0)
    assert (share["value_text"], share["target_text"]) == ("84\u00a0%", "≥\u00a080\u00a0%")


def test_an_indicator_has_the_path_to_it_with_its_weights() -> None:
    row = of_2025()["dim_indicator"].rows[0]
    path = ("perspective", "perspective_name", "objective_name", "factor", "weight", "factor_weight",
            "objective_weight", "perspective_weight", "place")
    assert [row[name] for name in path] == ["P", "Brukere", "Raskt", "F", 5.0, 4.0, 3.0, 2.0, 1]
    assert [(each["indicator"], each["kind"], each["factor"]) for each in of_2025()["dim_indicator"].rows] == [
        ("I", "indicator", "F"), ("J", "indicator", "G"), ("kroner", "series", None), ("saker", "series", None)]


def test_a_level_has_the_one_above_it_and_its_counts() -> None:
    star = of_2025()
    parents = {row["node"]: row["parent_key"] for row in star["dim_node"].rows}
    keys = {row["node"]: row["node_key"] for row in star["dim_node"].rows}
    assert parents == {"k": None, "P": keys["k"], "H": keys["P"], "F": keys["H"], "G": keys["P"]}
    (top,) = [row for row in star["fact_scores"].rows if row["node_key"] == keys["k"]]
    assert [top[name] for name in ("targets_met", "targets_judged", "good", "medium", "poor", "missing")] == [
        1, 2, 1, 0, 1, 0]


def test_units_stand_in_their_tree_and_periods_in_time() -> None:
    star = every_source()[2][1]
    assert [(row["unit_key"], row["parent_key"], row["path"], row["level"], row["closes"])
            for row in star["dim_unit"].rows] == [
        ("hele", None, "Hele", 0, None), ("nord", "hele", "Hele / Nord", 1, None),
        ("sor", "hele", "Hele / Sør", 1, date(2030, 12, 31))]
    assert [(row["period_key"], row["period"], row["name"], row["starts"]) for row in star["dim_period"].rows] == [
        ("2024-01-01/2024-12-31", "2024", "2024", date(2024, 1, 1)),
        ("2025-01-01/2025-12-31", "2025", "2025", date(2025, 1, 1))]


def test_a_period_is_its_days_so_a_fiscal_year_is_another() -> None:
    autumn = a_card(CARD.replace("language: nb", "language: nb\nfiscal_year: {starts: 10, named_by: end}"))
    star = star_schema([evaluate(a_card(), figures(), "2025"), evaluate(autumn, figures(), "2025")])
    assert [(row["period_key"], row["name"]) for row in star["dim_period"].rows if row["period"] == "2025"] == [
        ("2024-10-01/2025-09-30", "2024/25"), ("2025-01-01/2025-12-31", "2025")]
    assert len({row["indicator_key"] for row in star["fact_results"].rows if str(row["indicator_key"]).endswith("/I")
                }) == 2  # two cards, told apart though they share their ids


def test_statuses_have_word_icon_and_colour_in_the_language_asked_for() -> None:
    for language, word in ((None, "God"), ("fi", "Hyvä")):
        first = star_schema(evaluate(a_card(), figures(), "2025"), language=language)["dim_status"].rows[0]
        assert (first["status_key"], first["name"], first["icon"], first["colour"]) == ("good", word, "✓", "#1a7f37")


def test_what_a_rolled_up_unit_scores_is_told_as_rolled_up() -> None:
    star = every_source()[3][1]
    told = {(row["unit_key"], row["is_rolled_up"]) for row in star["fact_scores"].rows}
    assert told == {("hele", True), ("nord", False), ("sor", False)}
    (whole,) = [row for row in star["fact_results"].rows
                if row["unit_key"] == "hele" and str(row["indicator_key"]).endswith("/I")]
    assert (whole["is_rolled_up"], whole["value"], whole["score"]) == (True, None, pytest.approx(5 / 6))


def test_a_panel_tells_what_was_kept_in_every_unit_and_period() -> None:
    panel = evaluate_panel(a_card(), figures(), keep=["I", "P"])
    star = star_schema(panel)
    assert {str(row["node_key"]).rpartition("/")[2] for row in star["fact_scores"].rows} == {"P"}
    told = {(row["unit_key"], str(row["period_key"])[:4]): row["value"] for row in star["fact_results"].rows}
    assert told == {("hele", "2024"): 70.0, ("hele", "2025"): 84.0, ("nord", "2025"): 80.0, ("sor", "2025"): 88.0}
    kept = panel.indicator("I")
    scores = {row["score"] for row in star["fact_results"].rows if row["score"] is not None}
    assert scores == {each for each in kept.score.tolist() if each == each}


def test_the_figures_behind_come_once_each_vintage_with_the_newest_marked() -> None:
    card = a_card()
    first, second = datetime(2026, 1, 5), datetime(2026, 2, 5)
    rows = [sample.a_row("I", "2024", numerator=70.0, denominator=100.0),
            sample.a_row("I", "2025", numerator=79.0, denominator=100.0, recorded_at=first),
            sample.a_row("I", "2025", numerator=84.0, denominator=100.0, recorded_at=second, note="rettet")]
    several = [evaluate(card, figures(rows), period) for period in ("2024", "2025")]
    told = [(row["numerator"], row["is_newest"], row["note"]) for row in star_schema(several)["fact_figures"].rows]
    assert told == [(70.0, True, None), (79.0, False, None), (84.0, True, "rettet")]


def test_figures_of_units_are_there_where_the_whole_was_added_up_from_them() -> None:
    of_units = [row for row in ROWS if row.org_unit]
    one = evaluate(a_card(), figures(of_units), "2025", from_units=FromUnits.VALUES)
    assert [row["unit_key"] for row in star_schema(one)["fact_figures"].rows] == ["nord", "sor"]


def test_figures_of_too_few_are_not_told() -> None:
    few = a_card(CARD.replace("weight: 5", "weight: 5, min_n: 60"))
    star = star_schema(evaluate(few, figures(), "2025", org_unit="nord"))
    (row,) = star["fact_figures"].rows
    assert (row["value"], row["numerator"], row["denominator"], row["marks"]) == (None, None, None, "skjermet")
    assert star["fact_results"].rows[0]["value"] is None


def test_a_card_without_an_organisation_is_one_unit_and_what_its_rows_name_stands_below_it() -> None:
    bare = a_card(CARD.partition("organisation:")[0])
    star = star_schema(evaluate_panel(bare, figures()))
    assert [(row["unit_key"], row["parent_key"], row["path"]) for row in star["dim_unit"].rows] == [
        ("k", None, "Kort"), ("nord", "k", "Kort / nord"), ("sor", "k", "Kort / sor")]


def test_a_card_of_nothing_has_its_own_row_and_no_results() -> None:
    star = star_schema(evaluate(sample.a_card("{id: tomt, name: Tomt}"), Measurements(), "2025"))
    assert {table.name: len(table) for table in star} == {
        "dim_indicator": 0, "dim_node": 1, "dim_unit": 1, "dim_period": 1, "dim_status": 9, "fact_results": 0,
        "fact_scores": 1, "fact_figures": 0}


# ---- what is refused ------------------------------------------------------------------------------------------------


def test_two_answers_for_one_cell_are_refused() -> None:
    one = evaluate(a_card(), figures(), "2025")
    with pytest.raises(ScorecardError) as raised:
        star_schema([one, roll_up(one)])
    assert str(raised.value) == (
        "'hele' in 2025 was judged twice by 'k', and a fact has one row; give one of the two, and write the other to a "
        "folder of its own")


def test_nothing_is_refused() -> None:
    with pytest.raises(ScorecardError) as raised:
        star_schema([])
    assert str(raised.value) == "there are no results to make a star schema of; give at least one evaluation"


def test_a_table_there_is_none_of_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownElementError) as raised:
        of_2025()["dim_units"]
    assert str(raised.value) == "no table 'dim_units' in the star schema; did you mean 'dim_unit'?"


@pytest.mark.parametrize(("asked", "said"), [
    ({"ending": ".xlsx"}, "a star schema is not written as '.xlsx'; use '.csv' or '.parquet'"),
    ({"decimal": ";"}, "decimal: ';' is not a decimal sign; use '.' or ','"),
])
def test_another_form_names_those_that_work(asked: dict[str, str], said: str, tmp_path: Path) -> None:
    with pytest.raises(ScorecardError) as raised:
        save_star_schema(evaluate(a_card(), figures(), "2025"), tmp_path / "star", **asked)
    assert (str(raised.value), list(tmp_path.iterdir())) == (said, [])


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "star").write_text("")
    with pytest.raises(ScorecardError, match=r"star: cannot be made \(.*\); name a folder that may be written to"):
        save_star_schema(evaluate(a_card(), figures(), "2025"), tmp_path / "star")


def test_parquet_without_pyarrow_says_what_to_install_and_begins_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingDependencyError, match=r"writing \.parquet needs pyarrow"):
        save_star_schema(evaluate(a_card(), figures(), "2025"), tmp_path / "star", ending=".parquet")
    assert list(tmp_path.iterdir()) == []


# ---- the files ------------------------------------------------------------------------------------------------------


def test_csv_is_read_back_as_the_same_rows(tmp_path: Path) -> None:
    one = evaluate(a_card(), figures(), "2025")
    paths = save_star_schema(one, tmp_path / "star", decimal=",")
    assert [path.name for path in paths] == [f"{name}.csv" for name in FIELDS]
    text = (tmp_path / "star" / "fact_results.csv").read_text("utf-8-sig")
    read = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert list(read[0]) == list(FIELDS["fact_results"])
    assert (read[0]["value"], read[0]["target"], read[0]["is_rolled_up"]) == ("84", "80", "false")
    assert read[1]["score"].startswith("0,")


def test_parquet_keeps_the_kind_of_every_column_though_it_is_empty(tmp_path: Path) -> None:
    save_star_schema(evaluate(sample.a_card("{id: k, name: K}"), Measurements(), "2025"), tmp_path, ending=".parquet")
    schema = parquet.read_schema(tmp_path / "fact_results.parquet")
    assert {name: str(schema.field(name).type) for name in ("indicator_key", "value", "met", "as_of", "is_rolled_up")
            } == {"indicator_key": "string", "value": "double", "met": "int64", "as_of": "date32[day]",
                  "is_rolled_up": "bool"}


def test_a_name_that_begins_like_a_formula_is_a_text_in_csv_and_itself_in_parquet(tmp_path: Path) -> None:
    one = evaluate(a_card(CARD.replace("Innen frist", '"=1+1"')), figures(), "2025")
    for ending in (".csv", ".parquet"):
        save_star_schema(one, tmp_path, ending=ending)
    text = (tmp_path / "dim_indicator.csv").read_text("utf-8-sig")
    assert next(csv.DictReader(StringIO(text)))["name"] == "'=1+1"
    assert parquet.read_table(tmp_path / "dim_indicator.parquet").column("name")[0].as_py() == "=1+1"


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    one = evaluate(a_card(), figures(), "2025")
    for folder in ("a", "b"):
        for ending in (".csv", ".parquet"):
            save_star_schema(one, tmp_path / folder, ending=ending)
    first, second = (sorted((tmp_path / folder).iterdir()) for folder in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_star_joined_is_one_row_a_result_and_it_shows_itself_in_a_notebook() -> None:
    star = of_2025()
    joined = star.to_frame()
    assert joined.loc[joined["indicator_indicator"] == "J", ["unit_name", "period_name", "status_name"]].values.tolist(
        ) == [["Hele", "2025", "Mindre god"]]
    assert len(joined) == 2
    assert repr(star) == ("<StarSchema: dim_indicator 4, dim_node 5, dim_unit 3, dim_period 2, dim_status 9, "
                          "fact_results 2, fact_scores 5, fact_figures 4>")
    assert "<td>dim_unit</td><td>3</td>" in star._repr_html_()
    assert "<td>good</td>" in star["fact_results"]._repr_html_()
    assert star["dim_unit"].to_dict() == {"name": "dim_unit", "rows": star.to_dict()["dim_unit"]}
