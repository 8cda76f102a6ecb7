"""Three public plans in StratML: every indicator, instance and word of them accounted for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse as parse_xml
from tests.files.stratml.validation import faults_of
from tests.shared import shared

from balanced_scorecard import (
    StratmlPlan,
    build_report,
    check,
    evaluate,
    load_stratml,
    render_text,
    roll_up,
    save_stratml,
)
from balanced_scorecard.files.stratml.tree import read_tree

PLANS = ("PMOAI.xml", "HHIOP20200304.xml", "Albania.xml")


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
