"""What broken input by the million had let escape, each once and for all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fuzz.formats import parts_of
from tests.files.forms import NORD
from tests.files.stratml.plans import a_plan, a_target, an_indicator
from tests.files.workbooks import zipped

from balanced_scorecard import (
    DefinitionError,
    Fault,
    Measurement,
    MeasurementError,
    Measurements,
    Norm,
    Polarity,
    ScorecardError,
    StratmlPlan,
    gather_forms,
    load_measurement_chunks,
    load_measurements,
    load_scorecard,
    load_stratml,
    measurements_from_query,
)
from balanced_scorecard.files.scalars import read_number, read_share, read_whole_number

HUGE = "9" * 400
LONGER_THAN_PYTHON_READS = "9" * 5000


def refused(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ScorecardError) as caught:
        load_scorecard(path) if path.name.startswith("card") else load_measurements(path)
    return str(caught.value)


@pytest.mark.parametrize("digits", [HUGE, LONGER_THAN_PYTHON_READS])
@pytest.mark.parametrize("number", ["{}", "-{}"])
def test_a_number_above_any_float_is_told_in_json_lines(tmp_path: Path, digits: str, number: str) -> None:
    line = f'{{"indicator": "A", "period": "2024", "value": {number.format(digits)}}}\n'
    assert refused(tmp_path / "f.jsonl", line).startswith("f.jsonl: line 1: value: ")


@pytest.mark.parametrize("digits", [HUGE, LONGER_THAN_PYTHON_READS])
def test_a_number_above_any_float_is_told_in_a_definition(tmp_path: Path, digits: str) -> None:
    field = f'"id": "a", "name": "A", "defaults": {{"min_coverage": {digits}}}'
    assert refused(tmp_path / "card.json", f"{{{field}}}").startswith("card.json:1: defaults.min_coverage: ")
    assert refused(tmp_path / "card.toml", f'id = "a"\nname = "A"\n[defaults]\nmin_coverage = {digits}\n').startswith(
        "card.toml")


@pytest.mark.parametrize("raw", [10**400, float("inf"), float("nan"), -(10**400)])
def test_a_number_that_is_no_float_is_refused(raw: float) -> None:
    with pytest.raises(ValueError, match="is not a number that can be used; write a finite one"):
        read_number(raw)


def test_a_share_and_a_whole_number_are_bounded() -> None:
    with pytest.raises(ValueError, match="inf is not a number that can be used"):
        read_share(f"{HUGE}/1")
    with pytest.raises(ValueError, match="expected a whole number"):
        read_whole_number(10**30)


@pytest.mark.parametrize("half", ["\\ud800", "\\udc00", "\\ud83d\\u0041", "\\uD83D"])
def test_half_a_sign_in_json_is_told_with_its_line(tmp_path: Path, half: str) -> None:
    assert refused(tmp_path / "card.json", f'{{"id": "a",\n"name": "x{half}y"}}') == (
        f"card.json:2: {half[:6]!r} is half a sign of two; write the text anew")
    line = f'{{"indicator": "A{half}", "period": "2024", "value": 1}}\n'
    assert refused(tmp_path / "f.jsonl", line).endswith("holds half a sign of two; write the text anew")


def test_a_whole_sign_that_json_escapes_in_two_is_read(tmp_path: Path) -> None:
    path = tmp_path / "card.json"
    path.write_text('{"id": "a", "name": "\\ud83d\\ude00 \\\\ud800"}')
    assert load_scorecard(path).name == "\U0001f600 \\ud800"


def test_a_high_bound_below_zero_may_stand_alone(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("indicator,period,value,high\nA,2024,-3,-1\n")
    assert [(row.low, row.high) for row in load_measurements(path)] == [(None, -1.0)]


def test_a_quotation_mark_within_a_cell_loses_no_cell_by_parts(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text('indicator;period;value\nA;2024;1\nB"x;"y;2024;3\nC;2024;2\n')
    with pytest.raises(MeasurementError) as whole:
        load_measurements(path)
    with pytest.raises(MeasurementError) as by_parts:
        list(load_measurement_chunks(path))
    assert whole.value.faults == by_parts.value.faults


def test_a_message_is_one_line_that_moves_no_cursor_and_floods_no_screen() -> None:
    said = str(Fault("a\x1b[31m\nb\u202e" + "c" * 5000, ("x\x00" * 500,), source="f\x07.csv"))
    assert said.isprintable()
    assert len(said) < 1000
    assert said.startswith(r"f\x07.csv: x\x00x\x00")


def test_a_hard_space_within_a_number_stays_in_a_message() -> None:
    assert Fault("1\u00a0000 and 2\u202f000").message == "1\u00a0000 and 2\u202f000"


def test_half_a_sign_from_a_database_is_refused() -> None:
    import sqlite3
    from contextlib import closing

    query = "SELECT CAST(X'41FF' AS TEXT) AS indicator, '2024' AS period, 1 AS value"
    with closing(sqlite3.connect(":memory:")) as database:
        database.text_factory = lambda content: content.decode("utf-8", "surrogateescape")
        with pytest.raises(MeasurementError, match="half a sign"):
            measurements_from_query(database, query)


def test_a_norm_of_the_wrong_length_is_told() -> None:
    with pytest.raises(ValueError, match="write two numbers"):
        Norm(good=())  # type: ignore[arg-type]


def test_a_plan_that_ends_before_it_starts_is_mended(tmp_path: Path) -> None:
    def plan(days: str) -> StratmlPlan:
        content = a_plan(an_indicator(a_target("80"))).decode()
        path = tmp_path / "plan.xml"
        path.write_text(re.sub("<AdministrativeInformation>.*</AdministrativeInformation>|(?=</PerformancePlanOrReport>)",
                               f"<AdministrativeInformation>{days}</AdministrativeInformation>", content, count=1))
        return load_stratml(path, polarity=Polarity.HIGHER)

    right = plan("<StartDate>2019-01-01</StartDate><EndDate>2025-12-31</EndDate>")
    turned = plan("<StartDate>2025-12-31</StartDate><EndDate>2019-01-01</EndDate>")
    assert turned.scorecard.perspectives == right.scorecard.perspectives
    assert any("before it starts on 2025-12-31; the two were exchanged" in each.message for each in turned.mended)


def test_a_form_whose_hidden_sheet_was_changed_is_none(tmp_path: Path) -> None:
    parts = parts_of(NORD)
    for name, part in parts.items():
        parts[name] = re.sub(b">[^<>]*: [^<>]*Nord[^<>]*<", b">no pair<", part)
    assert parts != parts_of(NORD)
    (tmp_path / "nord.xlsx").write_bytes(zipped({**parts}))
    with pytest.raises(MeasurementError, match=r"nord\.xlsx: "):
        gather_forms(tmp_path)


def test_figures_near_the_largest_float_give_no_warning() -> None:
    assert Measurements([Measurement(indicator="A", period="2024", value=1.7e308)])
    with pytest.raises(DefinitionError):
        load_scorecard("nowhere.yaml")
