"""A plan in StratML as a file, and what stands beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests import measurement_strategies
from tests.card_strategies import scorecards
from tests.files.stratml.plans import a_plan, a_target, an_actual, an_indicator
from tests.files.stratml.validation import faults_of

from balanced_scorecard import (
    DefinitionError,
    MeasurementError,
    Measurements,
    Scorecard,
    load_measurements,
    load_scorecard,
    load_stratml,
    save_scorecard,
    save_stratml,
)
from balanced_scorecard.files import stratml_file
from balanced_scorecard.files.reading import positions
from balanced_scorecard.files.stratml_file import read_stratml
from balanced_scorecard.files.unstructuring import unstructure_scorecard

EXAMPLES = Path(__file__).parents[2] / "src" / "balanced_scorecard" / "examples"
FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@FEW
@given(card=scorecards(), data=st.data())
def test_a_plan_with_what_stands_beside_it_loses_nothing(
    card: Scorecard, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ids = [*(each.id for each in card.indicators()), *(each.id for each in card.series)] or ["elsewhere"]
    measurements = data.draw(measurement_strategies.figures(ids)).anchored(card.fiscal_year)
    path = tmp_path_factory.mktemp("plan") / "plan.xml"
    save_stratml(card, path, measurements)
    plan = load_stratml(path)
    assert plan.scorecard == card
    assert plan.measurements == measurements
    assert (plan.mended, plan.lost) == ((), ())
    assert load_scorecard(path) == card


def saved(folder: Path, name: str = "plan.xml") -> Path:
    card = load_scorecard(EXAMPLES / "directorate" / "card.yaml")
    figures = load_measurements(EXAMPLES / "directorate" / "measurements.csv")
    save_stratml(card, folder / name, figures)
    return folder / name


def test_a_card_and_its_figures_are_three_files(tmp_path: Path) -> None:
    path = saved(tmp_path)
    assert files_in(tmp_path) == ["plan.card.json", "plan.measurements.jsonl", "plan.xml"]
    assert faults_of(path.read_bytes()) == []
    assert load_scorecard(tmp_path / "plan.card.json") == load_scorecard(path)
    assert load_measurements(tmp_path / "plan.measurements.jsonl") == load_measurements(path)


def test_a_card_alone_is_two_files(tmp_path: Path) -> None:
    save_scorecard(load_scorecard(EXAMPLES / "directorate" / "card.yaml"), tmp_path / "plan.stratml")
    assert files_in(tmp_path) == ["plan.card.json", "plan.stratml"]
    assert load_stratml(tmp_path / "plan.stratml").measurements == Measurements()


def test_saving_the_card_alone_over_a_plan_with_figures_forgets_the_figures(tmp_path: Path) -> None:
    path = saved(tmp_path)
    save_scorecard(load_scorecard(path), path)
    assert load_stratml(path).measurements == Measurements()


@pytest.mark.parametrize("changed", ["plan.xml", "plan.card.json", "plan.measurements.jsonl"])
def test_what_was_changed_since_is_not_believed_and_the_plan_is_read(changed: str, tmp_path: Path) -> None:
    path = saved(tmp_path)
    (tmp_path / changed).write_bytes((tmp_path / changed).read_bytes() + b"\n")
    plan = load_stratml(path)
    assert (
        str(plan.lost[0])
        == f"plan.xml: {changed} was changed since they were written together; only the plan itself is read"
    )
    assert len(plan.scorecard.perspectives) == 1


def test_a_plan_whose_card_is_gone_is_read_alone(tmp_path: Path) -> None:
    path = saved(tmp_path)
    (tmp_path / "plan.card.json").unlink()
    assert str(load_stratml(path).lost[0]) == (
        "plan.xml: plan.card.json is not there; what StratML cannot say of the card is lost"
    )


def test_a_plan_says_nothing_of_which_files_are_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text('{"id": "s", "name": "Secret"}')
    path = saved(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'card="', b'file="../secret.json" card="', 1))
    assert load_stratml(path).scorecard.name != "Secret"


def test_the_bytes_of_a_plan_are_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = saved(tmp_path / "a"), saved(tmp_path / "b")
    assert [one.with_name(name).read_bytes() for name in files_in(one.parent)] == [
        other.with_name(name).read_bytes() for name in files_in(other.parent)
    ]


def test_a_plan_tells_what_it_holds() -> None:
    plan = read_stratml(a_plan(an_indicator(a_target("80") + an_actual("79"), unit="Widgets")), source="plan.xml")
    assert repr(plan) == "<StratmlPlan 'A plan': 1 indicators, 2 figures, 2 mended, 0 lost>"
    frame = plan.to_frame()
    assert frame.columns.tolist() == ["outcome", "line", "place", "message"]
    assert frame["place"].tolist()[0] == ("StrategicPlanCore.Goal[0].Objective[0].PerformanceIndicator[0]")
    plain: Any = json.loads(json.dumps(plan.to_dict()))
    assert plain["measurements"][0] == {"indicator": "I1", "period": "2024", "value": 79.0}
    assert plain["report"] == plan.records()
    assert "<table>" in plan._repr_html_()


def test_faults_of_a_plan_name_its_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.xml"
    path.write_bytes(b"<StrategicPlan><Name>")
    with pytest.raises(DefinitionError, match=r"^plan\.xml:1: this is not XML: no element found$"):
        load_scorecard(path)
    with pytest.raises(MeasurementError, match=r"^plan\.xml:1: this is not XML: no element found$"):
        load_measurements(path)
    with pytest.raises(DefinitionError, match="there is no such file"):
        load_stratml(tmp_path / "none.xml")


def test_a_folder_of_figures_leaves_plans_and_their_cards_out(tmp_path: Path) -> None:
    saved(tmp_path)
    assert len(load_measurements(tmp_path)) == len(load_measurements(tmp_path / "plan.measurements.jsonl"))


def test_a_plan_is_a_format_like_the_others() -> None:
    card = load_scorecard(EXAMPLES / "telemark" / "card.yaml")
    content = stratml_file.write(unstructure_scorecard(card))
    assert faults_of(content) == []
    assert stratml_file.parse(content).document["name"] == card.name


def test_an_element_of_a_plan_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.xml"
    path.write_bytes(a_plan(an_indicator()).replace(b"<PerformanceIndicator", b"\n<PerformanceIndicator"))
    assert positions(path) == {
        ("perspectives", 0, "objectives", 0): 5,
        ("perspectives", 0, "factors", 0): 5,
        ("perspectives", 0, "factors", 0, "indicators", 0): 6,
    }
