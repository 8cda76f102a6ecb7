"""Goals, themes and owners: the same roll-up over what serves them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.evaluation.identity import a_factor, a_leaf, a_perspective

from balanced_scorecard import (
    CrossCut,
    Goal,
    Measurement,
    Measurements,
    NodeKind,
    Objective,
    Period,
    Perspective,
    Scorecard,
    ScorecardScore,
    Status,
    Strategy,
    Theme,
    cross_cuts,
    evaluate,
    explain,
    roll_up,
)

GOALS = (Goal(id="M1", name="Fast"), Goal(id="M2", name="Right", theme="T1"), Goal(id="M3", name="Served by none"))
STRATEGY = Strategy(goals=GOALS, themes=(Theme(id="T1", name="Trust"),))


def scores(values: dict[str, float], *perspectives: Perspective, **fields: Any) -> ScorecardScore:
    card = Scorecard(id="card", name="card", strategy=STRATEGY, perspectives=perspectives, **fields)
    rows = [Measurement(indicator=id_, period=Period.parse("2024"), value=value) for id_, value in values.items()]
    return roll_up(evaluate(card, Measurements(rows), "2024"))


def by(cuts: tuple[ScorecardScore, ...]) -> dict[str, float | None]:
    return {cut.total.id: cut.total.score for cut in cuts}


def test_a_goal_is_scored_by_what_serves_it_with_weights_renormalised() -> None:
    one = a_perspective("p", [a_factor("f", [a_leaf("a")], serves=("M1",), weight=1.0),
                              a_factor("g", [a_leaf("b")], serves=("M1", "M2"), weight=3.0),
                              a_factor("h", [a_leaf("c")], weight=6.0)])
    cuts = cross_cuts(scores({"a": 0.2, "b": 0.6, "c": 0.9}, one), CrossCut.GOAL)
    assert by(cuts) == {"M1": pytest.approx((0.2 * 1 + 0.6 * 3) / 4), "M2": pytest.approx(0.6), "M3": None}
    assert [cut.total.kind for cut in cuts] == [NodeKind.GOAL] * 3
    assert cuts[2].total.status is Status.OUTSIDE


def test_what_an_objective_serves_its_factors_serve() -> None:
    objective = Objective(id="o", name="o", serves=("M1",))
    one = Perspective(id="p", name="p", objectives=(objective,), factors=(
        a_factor("f", [a_leaf("a")], objective="o"), a_factor("g", [a_leaf("b")], serves=("o",)),
        a_factor("h", [a_leaf("c", also_supports=("M1",)), a_leaf("d")])))
    cuts = cross_cuts(scores({"a": 0.3, "b": 0.6, "c": 0.9, "d": 0.0}, one), CrossCut.GOAL)
    assert [node.id for node in cuts[0]] == ["M1", "p", "o", "f", "g", "h"]
    assert cuts[0]["h"].children == ("c",)


def test_a_theme_is_served_by_what_carries_it_and_by_what_serves_its_goals() -> None:
    one = Perspective(id="p", name="p", objectives=(Objective(id="o", name="o", theme="T1"),), factors=(
        a_factor("f", [a_leaf("a")], objective="o"), a_factor("g", [a_leaf("b")], serves=("M2",)),
        a_factor("h", [a_leaf("c")], theme="T1"), a_factor("i", [a_leaf("d")])))
    (trust,) = cross_cuts(scores({"a": 0.3, "b": 0.6, "c": 0.9, "d": 0.0}, one), CrossCut.THEME)
    assert trust.total.name == "Trust"
    assert [node.id for node in trust if node.kind is NodeKind.FACTOR] == ["f", "g", "h"]


def test_an_owner_is_scored_by_what_he_or_she_answers_for() -> None:
    one = a_perspective("p", [a_factor("f", [a_leaf("a", owner="Kari"), a_leaf("b")], owner="Ola"),
                              a_factor("g", [a_leaf("c")])])
    cuts = cross_cuts(scores({"a": 0.3, "b": 0.6, "c": 0.9}, one), CrossCut.OWNER)
    assert by(cuts) == {"Kari": pytest.approx(0.3), "Ola": pytest.approx(0.6)}


def test_a_cross_cut_is_explained_as_any_node_is() -> None:
    one = a_perspective("p", [a_factor("f", [a_leaf("a"), a_leaf("b")], serves=("M1",))])
    (goal, *_) = cross_cuts(scores({"a": 0.2, "b": 0.6}, one), CrossCut.GOAL)
    assert explain(goal, "M1")["score"] == pytest.approx(0.4)
