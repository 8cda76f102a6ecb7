from __future__ import annotations

from math import inf, nan
from typing import Any

import pytest
from tests.examples import refused

from balanced_scorecard.domain.scale import NO_BOUNDS, Bounds, Norm, NormEdge, Scale, edge_text, ends_of, times


@pytest.mark.parametrize(("low", "high"), [(3, 3), (5, 1)])  # cases/status.json: min 3, max 3 is refused
def test_bounds_run_upward(low: float, high: float) -> None:
    with refused(f"the bounds run from {low} to {high}; the first must be the lower"):
        Bounds(low=low, high=high)


@pytest.mark.parametrize(("bounds", "value", "nearest"), [
    (Bounds(low=0, high=100), 120, 100), (Bounds(low=0, high=100), -1, 0), (Bounds(low=0, high=100), 50, 50),
    (Bounds(low=0), 1e9, 1e9), (Bounds(high=100), -1e9, -1e9), (NO_BOUNDS, 7, 7),
])
def test_what_lies_beyond_a_bound_is_brought_to_it(bounds: Bounds, value: float, nearest: float) -> None:
    assert bounds.nearest(value) == nearest


@pytest.mark.parametrize(("fields", "direction", "is_range"), [
    ({"medium": 60, "good": 80}, 1, False),
    ({"medium": 10, "good": 5}, -1, False),
    ({"medium": 70, "good": NormEdge.TARGET}, 0, False),
    ({"medium": NormEdge.BASELINE, "good": 80}, 0, False),
    ({"medium": NormEdge.BASELINE, "good": 80, "best": 100}, 1, False),
    ({"worst": 0, "medium": 60, "good": 80, "best": 100}, 1, False),
    ({"worst": 20, "medium": 20, "good": 5, "best": 5}, -1, False),  # an anchor may lie on its edge
    ({"medium": (5, 25), "good": (10, 20)}, 0, True),
    ({"medium": (95, 100), "good": (97, 100)}, 0, True),  # an outer edge may coincide with the end
    ({"good": (97, 100)}, 0, True),
    ({"medium": (95, 100), "good": NormEdge.TARGET}, 0, True),
    ({}, 0, False),
])
def test_a_norm_may_say_which_way_is_better(fields: Any, direction: int, is_range: bool) -> None:
    norm = Norm(**fields)
    assert (norm.direction, norm.is_range) == (direction, is_range)


@pytest.mark.parametrize(("fields", "message"), [
    ({"medium": 5, "good": 5}, "good (5) and medium (5) must differ"),  # cases/status.json
    ({"medium": NormEdge.TARGET}, "medium can be a number or 'baseline', good a number or 'target'"),
    ({"good": NormEdge.BASELINE}, "medium can be a number or 'baseline', good a number or 'target'"),
    ({"medium": (25, 5)}, "medium is [25, 5]; write the lower number first"),
    ({"good": (10, 10)}, "good is [10, 10]; write the lower number first"),
    ({"medium": 5, "good": (10, 20)}, "good and medium must both be numbers or both be pairs; "
                                      "a range needs two pairs"),
    ({"medium": (5, 25), "good": 10}, "good and medium must both be numbers or both be pairs; "
                                      "a range needs two pairs"),
    ({"medium": (10, 20), "good": (5, 25)}, "good (5 to 25) must lie within medium (10 to 20) and be narrower"),
    ({"medium": (10, 20), "good": (10, 20)}, "good (10 to 20) must lie within medium (10 to 20) and be narrower"),
    ({"medium": nan}, "medium is nan; use a finite number"),
    ({"good": inf}, "good is inf; use a finite number"),
    ({"good": (0, inf)}, "good is inf; use a finite number"),
    ({"worst": nan}, "worst is nan; use a finite number"),
    ({"worst": 70, "medium": 60, "good": 80},
     "worst 70, medium 60, good 80 are out of order; they must rise or fall from worst over medium and good to best"),
    ({"medium": 60, "good": 80, "best": 70},
     "medium 60, good 80, best 70 are out of order; they must rise or fall from worst over medium and good to best"),
    ({"worst": 5, "best": 5},
     "worst 5, best 5 are out of order; they must rise or fall from worst over medium and good to best"),
])
def test_a_norm_that_could_not_order_good_medium_and_poor_is_refused(fields: Any, message: str) -> None:
    with refused(message):
        Norm(**fields)


@pytest.mark.parametrize(("edge", "text"), [
    (None, "not given"), (NormEdge.TARGET, "target"), (79.5, "79.5"), ((10, 20), "[10, 20]"),
])
def test_an_edge_is_written_as_people_write_it(edge: Any, text: str) -> None:
    assert edge_text(edge) == text


def test_a_norm_is_written_with_both_edges() -> None:
    assert str(Norm(medium=70, good=NormEdge.TARGET)) == "good target, medium 70"


def test_every_edge_of_a_scale_is_scaled_to_a_part_of_the_whole() -> None:
    whole = Scale(direction=1, good=150000, medium=142500, worst=0, best=200000)
    part = whole.scaled(0.36)  # phasing T1: 54 000 of 150 000, 5 % less is 51 300
    assert part == Scale(direction=1, good=54000, medium=51300, worst=0, best=72000)


def test_a_scale_with_one_edge_is_two_valued_and_stays_so() -> None:
    assert Scale(direction=-1, good=10).is_two_valued
    assert Scale(direction=-1, good=10).scaled(0.5) == Scale(direction=-1, good=5)
    assert not Scale(direction=-1, good=10, medium=20).is_two_valued


def test_both_ends_of_a_range_are_scaled() -> None:
    assert times((10, 20), 0.5) == (5, 10)


def test_the_ends_of_an_edge_are_none_one_or_two() -> None:
    assert (ends_of(None), ends_of(3.0), ends_of((1.0, 2.0))) == ((), (3.0,), (1.0, 2.0))
