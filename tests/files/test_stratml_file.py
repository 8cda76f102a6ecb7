"""Plans in StratML as files: what stands beside them, three public plans accounted for, and what strangers may send."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse as parse_xml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests import measurement_strategies
from tests.card_strategies import scorecards
from tests.files.stratml.plans import PART_2, a_plan, a_target, an_actual, an_indicator
from tests.files.stratml.validation import faults_of
from tests.shared import shared

from balanced_scorecard import (
    DefinitionError,
    Measurement,
    MeasurementError,
    Measurements,
    Period,
    Polarity,
    Scorecard,
    StratmlPlan,
    build_report,
    check,
    evaluate,
    load_measurements,
    load_scorecard,
    load_stratml,
    render_text,
    roll_up,
    save_scorecard,
    save_stratml,
)
from balanced_scorecard.files import stratml_file
from balanced_scorecard.files.reading import positions
from balanced_scorecard.files.stratml.tree import read_tree
from balanced_scorecard.files.stratml.writing import write_plan
from balanced_scorecard.files.stratml_file import read_stratml
from balanced_scorecard.files.unstructuring import unstructure_scorecard

EXAMPLES = Path(__file__).parents[2] / "src" / "balanced_scorecard" / "examples"
PLANS = ("PMOAI.xml", "HHIOP20200304.xml", "Albania.xml")
FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---- the files of a plan -----------------------------------------------------------------------------------------


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


# ---- three public plans ------------------------------------------------------------------------------------------


def plan_of(name: str) -> tuple[Element, StratmlPlan]:
    path = shared("stratml", name)
    root = parse_xml(path).getroot()
    assert root is not None
    return root, load_stratml(path)


def named(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if each.tag.rpartition("}")[2] == name)


def said(element: Element, name: str) -> str:
    [found] = [each for each in element if each.tag.rpartition("}")[2] == name]
    return " ".join((found.text or "").split())


def test_albania_has_104_indicators_and_2392_instances_and_every_one_is_accounted_for() -> None:
    root, plan = plan_of("Albania.xml")
    assert len(plan.scorecard.indicators()) == len(list(named(root, "PerformanceIndicator"))) == 104
    found = {(row.indicator, str(row.period)): row for row in plan.measurements}
    instances = 0
    for indicator in named(root, "PerformanceIndicator"):
        id_ = said(indicator, "Identifier")
        for instance in named(indicator, "MeasurementInstance"):
            instances += 1
            [target], [actual] = named(instance, "TargetResult"), named(instance, "ActualResult")
            for result, where in ((target, f"{id_}_annual_baseline"), (actual, id_)):
                row = found.pop((where, said(result, "StartDate")[:4]))
                number = said(result, "NumberOfUnits")
                assert row.value == (float(number) if number else None)
                assert row.note == said(result, "Description")
    assert (instances, found) == (2392, {})


@pytest.mark.parametrize("name", PLANS)
def test_every_word_of_a_plan_is_on_the_card_in_the_figures_or_in_the_report(name: str) -> None:
    _, plan = plan_of(name)
    told = {fault.path for fault in plan.lost}
    texts = json.dumps(plan.to_dict(), ensure_ascii=False)
    left: dict[str, str] = {}
    for node in read_tree(shared("stratml", name).read_bytes()).walk():
        if not node.text or node.path in told or node.path[:-1] in told or "MeasurementInstance" in node.path:
            continue  # the instances are counted one by one above
        left.setdefault(json.dumps(node.text.removeprefix("_"), ensure_ascii=False)[1:-1], str(node.path))
    assert {words: place for words, place in left.items() if words not in texts} == {}


@pytest.mark.parametrize("name", PLANS)
def test_a_public_plan_exported_and_read_again_is_equal(name: str, tmp_path: Path) -> None:
    _, plan = plan_of(name)
    assert save_stratml(plan.scorecard, tmp_path / name, plan.measurements) == ()
    assert faults_of((tmp_path / name).read_bytes()) == []
    again = load_stratml(tmp_path / name)
    assert (again.scorecard, again.measurements) == (plan.scorecard, plan.measurements)
    (tmp_path / name).with_suffix(".card.json").unlink()
    alone = load_stratml(tmp_path / name)
    assert (alone.scorecard, alone.measurements) == (plan.scorecard, plan.measurements)


def test_the_one_fault_of_the_towns_plan_is_read_over_and_its_mending_is_told() -> None:
    root, plan = plan_of("HHIOP20200304.xml")
    assert len(faults_of(shared("stratml", "HHIOP20200304.xml").read_bytes())) == 1
    assert len(plan.scorecard.factors()) == len(list(named(root, "Objective"))) == 386
    assert [fault.message for fault in plan.mended] == ["Objective has no Name; called 'IDEALS OF EXCELLENCE'"]
    assert [fault.path for fault in plan.lost] == [("AdministrativeInformation", "Submitter")]


@pytest.mark.parametrize("name", PLANS)
def test_a_public_plan_can_be_checked_judged_and_reported(name: str) -> None:
    _, plan = plan_of(name)
    findings = check(plan.scorecard, plan.measurements, period="2021")
    scores = roll_up(evaluate(plan.scorecard, plan.measurements, "2021"))
    assert findings
    assert render_text(build_report(scores, findings))


def test_albanias_figures_are_shown_and_not_judged_since_the_plan_sets_no_target() -> None:
    _, plan = plan_of("Albania.xml")
    evaluation = evaluate(plan.scorecard, plan.measurements, "2021")
    result = next(each for each in evaluation.results if each.indicator.id == "d55e2778")
    assert (result.actual, result.status.name) == (6.02, "NO_TARGET")


# ---- what strangers may send -------------------------------------------------------------------------------------

NAMES = (
    "Goal",
    "Objective",
    "PerformanceIndicator",
    "MeasurementInstance",
    "TargetResult",
    "ActualResult",
    "Name",
    "Description",
    "Identifier",
    "StartDate",
    "EndDate",
    "NumberOfUnits",
    "Descriptor",
    "DescriptorName",
    "DescriptorValue",
    "MeasurementDimension",
    "UnitOfMeasurement",
    "Relationship",
    "ReferentIdentifier",
    "Stakeholder",
    "Role",
    "RoleType",
    "Organization",
    "Place",
    "PlaceIdentifier",
    "OtherInformation",
    "Value",
    "Vision",
    "SequenceIndicator",
    "StrategicPlanCore",
    "AdministrativeInformation",
    "Submitter",
    "Source",
    "b",
)
TEXTS = (
    "",
    " ",
    "_a",
    "a",
    "2024",
    "2024-01-01",
    "2024-12-31",
    "80",
    "-1e5",
    "9" * 400,
    ">= 80 %",
    "baseline + 5 pp",
    "all",
    "10..5",
    "= 5 +/- -1",
    "expect",
    "milestone",
    "judged",
    "value",
    "org_unit",
    "Status",
    "Baseline",
    "Subtotal",
    "Performer",
    "%",
    "$",
    "0001-01-01",
    "9999-12-31",
    "0002",
    "NaN",
    "good",
    "æ ø",
    "\u2028",
    "x" * 300,
)
ATTRIBUTES = (
    "Type",
    "ValueChainStage",
    "PerformanceIndicatorType",
    "RelationshipType",
    "StakeholderTypeType",
    "StartDate",
)
WORDS = ("Outcome", "Broader_Than", "Narrower_Than", "Peer_To", "Person", "2024-05-17", "", "x")


def elements() -> st.SearchStrategy[str]:
    attributes = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(WORDS), max_size=2)
    texts = st.sampled_from(TEXTS).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
    made = st.tuples(st.sampled_from(NAMES), attributes, texts)

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.tuples(made, st.lists(inner, max_size=6)).map(_element)

    return st.recursive(st.tuples(made, st.just([])).map(_element), around, max_leaves=40)


def _element(drawn: tuple[tuple[str, dict[str, str], str], list[str]]) -> str:
    (name, attributes, text), inner = drawn
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{said}>{text}{''.join(inner)}</{name}>"


@settings(FEW, max_examples=60)
@given(inside=st.lists(elements(), max_size=6), polarity=st.sampled_from([None, *Polarity]))
def test_any_elements_in_any_place_are_read_or_refused_in_our_own_words(
    inside: list[str], polarity: Polarity | None
) -> None:
    for goals in ("".join(inside), an_indicator("".join(inside))):
        plan = read_stratml(a_plan(goals), polarity=polarity)
        assert faults_of(write_plan(plan.scorecard, plan.measurements).content) == []


@settings(FEW, max_examples=60)
@given(inside=st.lists(elements(), max_size=6), polarity=st.sampled_from([None, *Polarity]))
def test_no_word_of_any_plan_is_lost_without_being_told(inside: list[str], polarity: Polarity | None) -> None:
    numbers = count()
    marked = re.sub(r">[^<]*<(?=/)", lambda _: f">w{next(numbers)}w<", "".join(inside))
    days = re.sub(r"(<(?:Start|End)Date[^>]*>)w\d+w", r"\g<1>2024-05-17", marked)
    for goals in (marked, an_indicator(marked), an_indicator(days)):
        content = a_plan(goals)
        plan = read_stratml(content, polarity=polarity)
        texts = json.dumps(plan.to_dict(), ensure_ascii=False)
        cut_short = [fault.path for fault in (*plan.mended, *plan.lost) if "..." in fault.message]
        unsaid = [node for node in read_tree(content).walk() for word in re.findall(r"w\d+w", node.text)
                  if word not in texts and not any(node.path[:len(path)] == path for path in cut_short)]
        assert unsaid == []


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 2000), bit=st.integers(0, 255), cut=st.integers(0, 2000))
def test_a_plan_with_a_broken_byte_is_read_or_refused_in_our_own_words(at: int, bit: int, cut: int) -> None:
    content = bytearray(a_plan(an_indicator(a_target("80") + an_actual("79"))))
    content[at % len(content)] ^= bit
    for broken in (bytes(content), bytes(content[: cut % len(content)])):
        with suppress(DefinitionError):
            read_stratml(broken)


def test_a_plan_of_a_part_2_with_a_figure_of_each_period_is_read_in_order() -> None:
    years = range(2020, 2024)
    plan = read_stratml(a_plan(an_indicator("".join(an_actual(year - 2000, year=year) for year in years))))
    assert plan.measurements.rows == tuple(
        Measurement(indicator="I1", period=Period.parse(str(year)), value=float(year - 2000)) for year in years
    )
    assert PART_2 in a_plan().decode()
