"""Every class of the domain: one example value each, found by walking the modules, so that none is forgotten."""

from __future__ import annotations

import copy
import pickle
import pkgutil
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from typing import Any

import attrs
import pytest
from tests import examples

from balanced_scorecard import domain
from balanced_scorecard.domain.amount import Amount, Duration
from balanced_scorecard.domain.annotations import Annotations, Retirement, State
from balanced_scorecard.domain.assessment import Assessment, AssessmentKind
from balanced_scorecard.domain.causality import Conflict, Lag
from balanced_scorecard.domain.expectation import read_expectation
from balanced_scorecard.domain.formula import Formula, Name, Number, Operation, Operator
from balanced_scorecard.domain.frozen_map import FrozenMap
from balanced_scorecard.domain.governance import Document, DocumentKind, Incentive, Review, Risk
from balanced_scorecard.domain.indicator import Series
from balanced_scorecard.domain.initiative import ExpectedEffect, Milestone
from balanced_scorecard.domain.measurement import ObservationStatus
from balanced_scorecard.domain.period import FiscalYear, Period
from balanced_scorecard.domain.scale import Bounds, Norm, NormEdge, Scale
from balanced_scorecard.domain.scorecard import CheckSettings, Defaults, Suppression
from balanced_scorecard.domain.strategy import Goal, Stakeholder, Strategy, Theme
from balanced_scorecard.domain.target import (
    AtLevel,
    Between,
    Comparator,
    Judged,
    Point,
    Reached,
    Threshold,
    ToBaseline,
    Universal,
)
from balanced_scorecard.errors import Fault

any_id: Any = str  # Any: an id is a NewType of str, and a literal will do here
VALUES: list[Any] = [
    Amount(5.0, any_id("percent")),
    Duration(2, "month"),
    Retirement(on=date(2025, 1, 1), replaced_by="B"),
    Annotations(tags=FrozenMap({"caf": "9.1"}), state=State.RETIRED),
    Assessment(period=Period.parse("2024-T2"), element=any_id("I"), kind=AssessmentKind.DEVIATION, text="Many leavers"),
    Lag(first=1, last=3, unit="quarter"),
    examples.a_link("A", "B", lag=Lag(last=1)),
    Conflict(between=(any_id("A"), any_id("B")), tolerance=FrozenMap({"A": Amount(2.0)})),
    read_expectation("> 79 % av sakene", language="nb"),
    Document(id=any_id("TB25"), name="Letter", kind=DocumentKind.ALLOCATION_LETTER),
    Risk(id=any_id("R"), name="Risk", likelihood=4),
    Incentive(name="Bonus"),
    Number(0.5),
    Name("cost"),
    Operation(Operator.OVER, Name("cost"), Name("cases")),
    Formula.parse("cost / cases"),
    Review(date=date(2025, 12, 10)),
    examples.a_baseline(),
    Series(id="cost", unit=any_id("NOK")),
    Milestone(name="Team chosen"),
    ExpectedEffect(indicator=any_id("I"), change=Amount(3.0)),
    examples.an_initiative(start=date(2025, 2, 1)),
    examples.a_measurement(statuses=frozenset({ObservationStatus.PROVISIONAL}), recorded_at=datetime(2025, 1, 1)),
    examples.measured(p2024=80.0),
    examples.an_objective(),
    examples.a_unit("agency", examples.a_unit("north")),
    FiscalYear(starts=10),
    Period.parse("2024-T2", FiscalYear(starts=4)),
    Bounds(low=0, high=100),
    Norm(medium=NormEdge.BASELINE, good=80),
    Scale(direction=1, good=80, medium=70),
    Suppression(rule="BSC401", reason="agreed"),
    CheckSettings(options=FrozenMap({"BSC203": FrozenMap({"most": 35.0})})),
    Defaults(tolerance=Amount(5.0, any_id("percent"))),
    Stakeholder(id=any_id("S"), name="Users"),
    Theme(id=any_id("T"), name="Theme"),
    Goal(id=any_id("G"), name="Goal"),
    Strategy(vision="Right at once", values=("openness",)),
    Threshold(comparator=Comparator.ABOVE, value=79),
    Between(low=10, high=20),
    Point(value=0, spread=1),
    Universal(),
    AtLevel(comparator=Comparator.AT_LEAST, level="B"),
    ToBaseline(change=Amount(5.0)),
    Reached(what="In use"),
    Judged(how="by the director"),
    examples.a_target(phasing=FrozenMap({"H1": 0.4, "H2": 0.6})),
    examples.an_indicator("I", ">= 80", norms=(Norm(medium=70, good=NormEdge.TARGET),)),
    examples.a_factor("F", examples.an_indicator()),
    examples.a_perspective("P", examples.a_factor("F", examples.an_indicator())),
    examples.a_card(examples.an_indicator("I", ">= 80"), words=FrozenMap({"good": "I rute"})),
    Fault("required but missing", ("name",), 7, "card.yaml"),
]


def classes() -> Iterator[type]:
    for module in pkgutil.iter_modules(domain.__path__):
        for each in vars(import_module(f"{domain.__name__}.{module.name}")).values():
            if isinstance(each, type) and attrs.has(each) and each.__module__.endswith(f".domain.{module.name}"):
                yield each


def test_every_class_of_the_domain_has_an_example_here() -> None:
    public = {each for each in classes() if not each.__name__.startswith("_")}
    assert public - set(map(type, VALUES)) == set()


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_is_hashable_and_equal_after_pickling_and_copying(value: Any) -> None:
    for other in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), attrs.evolve(value)):
        assert other == value
        assert hash(other) == hash(value)
        assert repr(other) == repr(value)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_cannot_change_or_grow(value: Any) -> None:
    assert not hasattr(value, "__dict__")
    for name in [*(field.name for field in attrs.fields(type(value))), "something_new"]:
        with pytest.raises(AttributeError):
            setattr(value, name, None)
