from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balanced_scorecard.reports.map_labels import half_width, label_places
from balanced_scorecard.reports.map_layout import TITLE_WIDTH, WIDTH, Box, Layout, Wire, box_width, lay_out
from balanced_scorecard.reports.map_ordering import ordered, spaced
from balanced_scorecard.reports.map_routing import Curve, Heading, Route, routed
from balanced_scorecard.reports.text_width import shortened, text_width, wrapped

HEIGHT = 80.0


def _lanes(*sizes: int) -> list[list[str]]:
    return [[f"{lane}.{n}" for n in range(size)] for lane, size in enumerate(sizes)]


def _drawn(lanes: Sequence[Sequence[str]], wires: Sequence[Wire]) -> tuple[Layout, tuple[Route, ...]]:
    layout = lay_out(lanes, wires, width=box_width(lanes), height=HEIGHT)
    return layout, routed(wires, layout)


def _wire(source: str, target: str) -> Wire:
    return Wire(source=source, target=target)


def _points(route: Route) -> Iterator[tuple[float, float]]:
    for curve in route.curves:
        yield from (curve.at(n / 50) for n in range(51))


def _holds(box: Box, point: tuple[float, float]) -> bool:
    """Whether *point* lies within the box, not merely on its edge (coordinates are rounded to a tenth)."""
    edge = 0.15
    return (box.x + edge < point[0] < box.x + box.width - edge) and (box.y + edge < point[1] < box.bottom - edge)


def _assert_sound(lanes: Sequence[Sequence[str]], wires: Sequence[Wire]) -> None:
    layout, routes = _drawn(lanes, wires)
    boxes = layout.boxes
    assert sorted(boxes) == sorted(id_ for lane in lanes for id_ in lane)
    for one, other in combinations(boxes.values(), 2):
        assert one.row != other.row or abs(one.x - other.x) >= one.width
    for n, lane in enumerate(lanes):
        assert all(layout.lanes[n].top < boxes[id_].y and boxes[id_].bottom < layout.lanes[n].bottom for id_ in lane)
    for wire, route in zip(wires, routes, strict=True):
        points = list(_points(route))
        assert not [id_ for id_, box in boxes.items() for point in points if _holds(box, point)], wire
        assert all(TITLE_WIDTH + 18 < x < WIDTH and 0 <= y <= layout.lanes[-1].bottom for x, y in points)
        assert _touches(boxes[wire.source], route.start)
        assert _touches(boxes[wire.target], route.end)


def _touches(box: Box, point: tuple[float, float]) -> bool:
    x, y = point
    across, down = box.x <= x <= box.x + box.width, box.y <= y <= box.bottom
    return across and down and (x in (box.x, box.x + box.width) or y in (box.y, box.bottom))


@st.composite
def _maps(draw: st.DrawFn) -> tuple[list[list[str]], list[Wire]]:
    lanes = _lanes(*draw(st.lists(st.integers(0, 11), min_size=1, max_size=5)))
    ids = [id_ for lane in lanes for id_ in lane]
    if len(ids) < 2:
        return lanes, []
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda pair: pair[0] != pair[1])
    return lanes, [_wire(*pair) for pair in draw(st.lists(pairs, max_size=30))]


@given(_maps())
@settings(max_examples=50, deadline=None)
def test_no_link_leads_through_a_box_and_no_box_over_another(drawn: tuple[list[list[str]], list[Wire]]) -> None:
    _assert_sound(*drawn)


@pytest.mark.parametrize(("sizes", "links"), [
    ((1, 1, 1), 3), ((3, 3, 4, 3), 18), ((25,), 30), ((12, 12, 12, 12, 12), 90), ((60,), 60), ((20, 0, 20, 20), 150),
])
def test_maps_of_three_to_sixty_elements_are_sound(sizes: tuple[int, ...], links: int) -> None:
    chance = Random(sum(sizes))
    lanes = _lanes(*sizes)
    ids = [id_ for lane in lanes for id_ in lane]
    _assert_sound(lanes, [_wire(*chance.sample(ids, 2)) for _ in range(links)])


def test_every_box_may_be_linked_with_every_other() -> None:
    lanes = _lanes(4, 4, 4)
    ids = [id_ for lane in lanes for id_ in lane]
    _assert_sound(lanes, [_wire(one, other) for one in ids for other in ids if one != other])


def test_two_runs_give_the_same_map() -> None:
    chance = Random(7)
    lanes = _lanes(6, 9, 7)
    ids = [id_ for lane in lanes for id_ in lane]
    wires = [_wire(*chance.sample(ids, 2)) for _ in range(25)]
    assert _drawn(lanes, wires) == _drawn(lanes, wires)


def test_five_stand_in_one_row_where_four_would_need_two() -> None:
    assert box_width(_lanes(4, 3)) > box_width(_lanes(5, 3))
    layout, _ = _drawn(_lanes(5), [])
    assert {box.row for box in layout.boxes.values()} == {0}


def test_a_lane_of_many_is_filled_evenly_row_by_row() -> None:
    layout, _ = _drawn(_lanes(7), [])
    assert [sum(box.row == row for box in layout.boxes.values()) for row in (0, 1)] == [3, 4]


def test_in_a_lane_of_several_rows_effects_stand_above_their_causes() -> None:
    causes = [_wire(f"0.{n}", f"0.{n + 4}") for n in range(4)]
    layout, _ = _drawn(_lanes(8), causes)
    assert all(layout.boxes[wire.target].row < layout.boxes[wire.source].row for wire in causes)


def test_an_empty_perspective_keeps_its_lane() -> None:
    layout, _ = _drawn(_lanes(2, 0, 2), [_wire("2.0", "0.0")])
    assert len(layout.lanes) == 3
    assert layout.lanes[1].bottom - layout.lanes[1].top > 50


def test_order_of_the_card_stands_where_no_link_asks_for_another() -> None:
    layout, _ = _drawn(_lanes(4, 4), [_wire(f"1.{n}", f"0.{n}") for n in range(4)])
    for row in (0, 1):
        assert [layout.boxes[f"{row}.{n}"].place for n in range(4)] == [0, 1, 2, 3]


def test_boxes_change_places_where_links_would_cross() -> None:
    # 0 and 1 above, 2 and 3 below, linked crosswise: one switch takes the crossing away
    rows = ordered(((0, 1), (2, 3)), [(0, 3), (1, 2)])
    places = {item: n for row in rows for n, item in enumerate(row)}
    assert places[0] == places[3]
    assert places[1] == places[2]


def test_neighbours_in_a_row_are_linked_straight_across() -> None:
    _, (there, back) = _drawn(_lanes(2), [_wire("0.0", "0.1"), _wire("0.1", "0.0")])
    assert (there.arrives, back.arrives) == (Heading.RIGHT, Heading.LEFT)
    assert there.start[1] != back.start[1]


def test_upward_links_leave_above_and_downward_links_below() -> None:
    _, (up, down) = _drawn(_lanes(1, 1), [_wire("1.0", "0.0"), _wire("0.0", "1.0")])
    assert (up.leaves, up.arrives) == (Heading.UP, Heading.UP)
    assert (down.leaves, down.arrives) == (Heading.DOWN, Heading.DOWN)


def test_a_link_within_a_row_past_others_goes_over_the_top() -> None:
    # a chain keeps the order; the link past the middle has to go above
    wires = [_wire("0.0", "0.1"), _wire("0.1", "0.2"), _wire("0.0", "0.2")]
    layout, routes = _drawn(_lanes(3), wires)
    arcs = [route for route in routes if route.leaves is Heading.UP]
    assert len(arcs) == 1
    assert min(y for _, y in _points(arcs[0])) < layout.rows[0].top


def test_places_keep_their_gaps_and_stay_within_the_ends() -> None:
    # all want 9: with 4 between them they share the pull, 5, 9 and 13, and the end at 10 pushes them to 2, 6 and 10
    assert spaced([9, 9, 9], weights=[1, 1, 1], gaps=[4, 4], ends=(0, 100)) == [5, 9, 13]
    assert spaced([9, 9, 9], weights=[1, 1, 1], gaps=[4, 4], ends=(0, 10)) == [2, 6, 10]
    assert spaced([], weights=[], gaps=[], ends=(0, 10)) == []


def test_the_heavier_item_gives_way_less() -> None:
    # (3 * 10 + 1 * (10 - 4)) / 4 = 9
    assert spaced([10, 10], weights=[3, 1], gaps=[4], ends=(0, 100)) == [9, 13]


def test_labels_lie_on_their_link_clear_of_boxes_and_each_other() -> None:
    chance = Random(3)
    lanes = _lanes(4, 4, 4)
    ids = [id_ for lane in lanes for id_ in lane]
    wires = [_wire(*chance.sample(ids, 2)) for _ in range(14)]
    layout, routes = _drawn(lanes, wires)
    places = label_places(["1–3 qtr"] * len(wires), routes, layout.boxes.values())
    half = half_width("1–3 qtr")
    assert places
    for n, (x, y) in places.items():
        assert min(abs(x - px) + abs(y - py) for px, py in _points(routes[n])) < 3
        assert not any(box.x < x + half and x - half < box.x + box.width and box.y < y + 7 and y - 7 < box.bottom
                       for box in layout.boxes.values())
    for (x, y), (other_x, other_y) in combinations(places.values(), 2):
        assert abs(x - other_x) >= 2 * half or abs(y - other_y) >= 14


def test_a_link_without_a_lag_gets_no_label() -> None:
    layout, routes = _drawn(_lanes(1, 1), [_wire("1.0", "0.0")])
    assert label_places([""], routes, layout.boxes.values()) == {}


def test_no_label_is_drawn_where_there_is_no_room() -> None:
    layout, routes = _drawn(_lanes(1, 1), [_wire("1.0", "0.0")])
    everywhere = Box(row=0, place=0, x=0, y=0, width=WIDTH, height=1000)
    assert label_places(["1 yr"], routes, [*layout.boxes.values(), everywhere]) == {}


def test_a_straight_line_knows_that_it_is_one() -> None:
    assert Curve((0, 0), (0, 0), (0, 9), (0, 9)).is_straight
    assert Curve((0, 0), (0, 0), (9, 0), (9, 0)).is_straight
    assert not Curve((0, 0), (0, 5), (9, 5), (9, 9)).is_straight


@pytest.mark.parametrize("text", [
    "Asiakaspalvelukokemuksen kehittäminen", "Forvaltningslovsutredningsplikt", "x" * 90, "IT-sikkerhetskompetanse", "",
    "W" * 30, "漢字" * 20,
])
def test_wrapped_lines_never_overflow(text: str) -> None:
    lines = wrapped(text, width=110, size=12, lines=3)
    assert len(lines) <= 3
    assert all(text_width(line, 12) <= 110 for line in lines)


def test_a_long_word_is_broken_with_a_hyphen_before_consonant_and_vowel() -> None:
    # up to "ly-" it is 87.8 wide, up to "jär-" 103.4
    assert wrapped("Asiankäsittelyjärjestelmä", width=100, size=12, lines=3) == ("Asiankäsittely-", "järjestelmä")


def test_a_word_breaks_at_its_own_hyphen_or_soft_hyphen_first() -> None:
    assert wrapped("kunnskaps-forvaltning", width=90, size=12, lines=2) == ("kunnskaps-", "forvaltning")
    assert wrapped("kunnskaps\u00adforvaltning", width=90, size=12, lines=2) == ("kunnskaps-", "forvaltning")
    assert wrapped("kort\u00adord", width=90, size=12, lines=2) == ("kortord",)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrapped("one two three four five six seven eight nine ten", width=60, size=12, lines=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert shortened("short", width=60, size=12) == "short"


def test_a_character_that_is_not_in_the_table_counts_as_wide() -> None:
    assert text_width("漢", 12) == 12
