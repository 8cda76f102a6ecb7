"""A public plan in StratML (ISO 17469) as a card, as far as its words can be taken as they stand.

StratML knows no perspectives: the whole plan is one. A goal is an objective of it, a StratML objective is a critical
success factor under its goal, and a performance indicator is an indicator of that factor. A target result that the plan
itself calls a baseline is none of our targets, and nothing is guessed that the plan does not say: neither owners nor
links, nor what is lagging or leading.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import parse
from tests.shared import shared

from balanced_scorecard import CriticalSuccessFactor, Indicator, Objective, Perspective, Scorecard, Strategy

WRITTEN_HERE = {"Score": "point"}


def plan(name: str) -> Scorecard:
    """Return the public plan in the file *name* as a card; the test is skipped where the file is not at hand."""
    root = parse(shared("stratml", name)).getroot()
    assert root is not None
    core = next(_children(root, "StrategicPlanCore"))
    goals = tuple(enumerate(_children(core, "Goal"), start=1))
    perspective = Perspective(
        id="plan", name="The plan",
        objectives=tuple(Objective(id=f"G{n}", name=_text(goal, "Name")) for n, goal in goals),
        factors=tuple(factor for n, goal in goals for factor in _factors(goal, f"G{n}")))
    strategy = Strategy(
        vision=_described(core, "Vision"), mission=_described(core, "Mission"),
        values=tuple(filter(None, (_text(value, "Name") for value in _children(core, "Value")))))
    return Scorecard(id="card", name=_text(root, "Name"), strategy=strategy, perspectives=(perspective,))


def _factors(goal: Element, objective: str) -> Iterator[CriticalSuccessFactor]:
    for n, each in enumerate(_children(goal, "Objective"), start=1):
        key = f"{objective}.{n}"
        yield CriticalSuccessFactor(
            id=key, name=_text(each, "Name") or _text(goal, "Name"), objective=objective,
            indicators=tuple(_indicator(measured, f"{key}.{at}")
                             for at, measured in enumerate(_children(each, "PerformanceIndicator"), start=1)))


def _indicator(measured: Element, key: str) -> Indicator:
    unit = _text(measured, "UnitOfMeasurement")
    return Indicator(id=key, name=_text(measured, "MeasurementDimension"), unit=WRITTEN_HERE.get(unit, unit))


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if child.tag.rpartition("}")[2] == name)


def _text(element: Element, name: str) -> str:
    return " ".join(" ".join(child.text or "" for child in _children(element, name)).split())


def _described(core: Element, name: str) -> str:
    return " ".join(_text(each, "Description") for each in _children(core, name))
