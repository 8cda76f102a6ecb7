from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.maps.geometry import a_wire, assert_sound, crossings, lanes_of, shared_stretches

from balanced_scorecard.reports.maps.columns import LEFT, WIDTH
from balanced_scorecard.reports.maps.layout import Layout, lay_out
from balanced_scorecard.reports.maps.routing import Heading, heading
from balanced_scorecard.reports.maps.rows import Wire

HEIGHT = 80.0
Lanes = list[list[str]]


def _laid_out(lanes: Sequence[Sequence[str]], wires: Sequence[Wire] = ()) -> Layout:
    return lay_out(lanes, wires, heights={id_: HEIGHT for lane in lanes for id_ in lane})


@st.composite
def _maps(draw: st.DrawFn, per_element: float = 2.0) -> tuple[Lanes, list[Wire]]:
    lanes = lanes_of(*draw(st.lists(st.integers(0, 11), min_size=1, max_size=5)))
    ids = [id_ for lane in lanes for id_ in lane]
    if len(ids) < 2:
        return lanes, []
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda pair: pair[0] != pair[1])
    rooms = st.sampled_from([0.0, 40.0, 70.0])
    most = int(per_element * len(ids))
    return lanes, [a_wire(*pair, draw(rooms)) for pair in draw(st.lists(pairs, max_size=most))]


@given(_maps())
@settings(max_examples=60, deadline=None)
def test_no_link_leads_through_a_box_and_no_box_over_another(drawn: tuple[Lanes, list[Wire]]) -> None:
    lanes, wires = drawn
    assert_sound(_laid_out(lanes, wires), lanes, wires)


@given(_maps(per_element=1.2))
@settings(max_examples=80, deadline=None)
def test_no_link_lies_on_top_of_another(drawn: tuple[Lanes, list[Wire]]) -> None:
    assert list(shared_stretches(_laid_out(*drawn), nearer_than=3.0)) == []


@pytest.mark.parametrize(("sizes", "links"), [
    ((1, 1, 1), 3), ((3, 3, 4, 3), 18), ((25,), 30), ((12, 12, 12, 12, 12), 90), ((60,), 60), ((20, 0, 20, 20), 150),
])
def test_maps_of_three_to_sixty_elements_are_sound(sizes: tuple[int, ...], links: int) -> None:
    chance = Random(sum(sizes))
    lanes = lanes_of(*sizes)
    ids = [id_ for lane in lanes for id_ in lane]
    wires = [a_wire(one, other) for one, other in (chance.sample(ids, 2) for _ in range(links))]
    assert_sound(_laid_out(lanes, wires), lanes, wires)


def test_every_box_may_be_linked_with_every_other() -> None:
    lanes = lanes_of(4, 4, 4)
    ids = [id_ for lane in lanes for id_ in lane]
    wires = [a_wire(one, other) for one in ids for other in ids if one != other]
    assert_sound(_laid_out(lanes, wires), lanes, wires)


@given(_maps(), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_two_runs_give_the_same_map(drawn: tuple[Lanes, list[Wire]], chance: Random) -> None:
    assert _laid_out(*drawn) == _laid_out(*drawn)


def test_a_map_of_many_links_is_as_wide_as_they_need_and_else_as_wide_as_usual() -> None:
    lanes = lanes_of(4, 4, 4)
    assert _laid_out(lanes).width == WIDTH
    past = [a_wire(lower, upper) for lower in lanes[2] for upper in lanes[0]] * 3
    assert _laid_out(lanes, past).width > WIDTH


def test_nothing_stands_where_the_names_of_the_lanes_stand() -> None:
    layout = _laid_out(lanes_of(4, 4, 4), [a_wire(f"2.{n}", f"0.{n}") for n in range(4)])
    assert min(box.x for box in layout.boxes.values()) >= LEFT - 0.1
    assert min(x for course in layout.courses for x, _ in course) >= LEFT


def test_an_empty_perspective_keeps_its_lane() -> None:
    layout = _laid_out(lanes_of(2, 0, 2), [a_wire("2.0", "0.0")])
    assert len(layout.lanes) == 3
    assert layout.lanes[1].bottom - layout.lanes[1].top > 40


def test_a_lane_is_at_least_as_high_as_its_name_and_its_boxes_stand_in_its_middle() -> None:
    layout = lay_out(lanes_of(1), [], heights={"0.0": HEIGHT}, lane_heights=[300.0])
    (lane,), box = layout.lanes, layout.boxes["0.0"]
    assert lane.bottom - lane.top == 300
    assert box.y - lane.top == lane.bottom - box.bottom


def test_the_boxes_of_one_row_are_as_high_as_its_highest() -> None:
    layout = lay_out(lanes_of(2, 1), [], heights={"0.0": HEIGHT, "0.1": 120.0, "1.0": HEIGHT})
    assert [layout.boxes[id_].height for id_ in ("0.0", "0.1", "1.0")] == [120, 120, HEIGHT]


def test_a_link_between_boxes_that_overlap_from_above_is_straight() -> None:
    layout = _laid_out(lanes_of(3, 3), [a_wire(f"1.{n}", f"0.{n}") for n in range(3)])
    assert [len(course) for course in layout.courses] == [2, 2, 2]


def test_upward_links_leave_above_and_downward_links_below() -> None:
    layout = _laid_out(lanes_of(1, 1), [a_wire("1.0", "0.0"), a_wire("0.0", "1.0")])
    up, down = layout.courses
    assert (heading(*up[:2]), heading(*up[-2:])) == (Heading.UP, Heading.UP)
    assert (heading(*down[:2]), heading(*down[-2:])) == (Heading.DOWN, Heading.DOWN)


def test_neighbours_in_a_row_are_linked_straight_across() -> None:
    there, back = _laid_out(lanes_of(2), [a_wire("0.0", "0.1"), a_wire("0.1", "0.0")]).courses
    assert (heading(*there), heading(*back)) == (Heading.RIGHT, Heading.LEFT)
    assert there[0][1] != back[0][1]


def test_neighbours_stand_far_enough_apart_for_the_label_between_them() -> None:
    layout = _laid_out(lanes_of(2), [a_wire("0.0", "0.1", 90.0)])
    left, right = sorted(layout.boxes.values(), key=lambda box: box.x)
    assert right.x - left.right > 90


def test_a_link_within_a_row_past_others_goes_over_the_top() -> None:
    wires = [a_wire("0.0", "0.1"), a_wire("0.1", "0.2"), a_wire("0.0", "0.2")]
    layout = _laid_out(lanes_of(3), wires)
    over = layout.courses[2]
    assert (heading(*over[:2]), heading(*over[-2:])) == (Heading.UP, Heading.DOWN)
    assert min(y for _, y in over) < layout.boxes["0.0"].y


def test_links_that_need_not_cross_do_not() -> None:
    # a tree has a drawing without crossings: 2.0 to 2.3 under 1.0 and 1.1, these under 0.0, named crosswise
    wires = [a_wire("2.0", "1.1"), a_wire("2.1", "1.0"), a_wire("2.2", "1.1"), a_wire("2.3", "1.0"),
             a_wire("1.0", "0.0"), a_wire("1.1", "0.0")]
    assert crossings(_laid_out(lanes_of(1, 2, 4), wires)) == 0


def test_tracks_of_one_channel_are_apart_by_more_than_a_label_is_high() -> None:
    lanes = lanes_of(4, 4)
    layout = _laid_out(lanes, [a_wire(lower, upper) for lower in lanes[1] for upper in lanes[0]])
    levels = sorted({part[0][1] for course in layout.courses for part in pairwise(course) if part[0][1] == part[1][1]})
    assert all(below - above >= 15 for above, below in pairwise(levels))
