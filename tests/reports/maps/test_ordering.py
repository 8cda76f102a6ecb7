from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from balanced_scorecard.reports.maps.ordering import ordered, spaced


def test_boxes_change_places_where_links_would_cross() -> None:
    # 0 and 1 above, 2 and 3 below, linked crosswise: one switch takes the crossing away
    rows = ordered(((0, 1), (2, 3)), [(0, 3), (1, 2)])
    places = {item: n for row in rows for n, item in enumerate(row)}
    assert places[0] == places[3]
    assert places[1] == places[2]


def test_order_of_the_card_stands_where_no_link_asks_for_another() -> None:
    rows = ((0, 1, 2, 3), (4, 5, 6, 7))
    assert ordered(rows, [(n + 4, n) for n in range(4)]) == rows


def test_what_a_link_joins_within_a_row_comes_to_stand_together() -> None:
    (row,) = ordered(((0, 1, 2),), [(0, 2)])
    assert abs(row.index(0) - row.index(2)) == 1


def test_every_item_keeps_its_row() -> None:
    rows = ((0, 1, 2), (3, 4), (5,))
    found = ordered(rows, [(0, 4), (1, 3), (2, 4), (4, 5)])
    assert [sorted(row) for row in found] == [list(row) for row in rows]


def test_places_keep_their_gaps_and_stay_within_the_ends() -> None:
    # all want 9: with 4 between them they share the pull, 5, 9 and 13, and the end at 10 pushes them to 2, 6 and 10
    assert spaced([9, 9, 9], weights=[1, 1, 1], gaps=[4, 4], ends=(0, 100)) == [5, 9, 13]
    assert spaced([9, 9, 9], weights=[1, 1, 1], gaps=[4, 4], ends=(0, 10)) == [2, 6, 10]
    assert spaced([], weights=[], gaps=[], ends=(0, 10)) == []


def test_the_heavier_item_gives_way_less() -> None:
    # (3 * 10 + 1 * (10 - 4)) / 4 = 9
    assert spaced([10, 10], weights=[3, 1], gaps=[4], ends=(0, 100)) == [9, 13]


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=12))
def test_places_are_never_nearer_than_their_gaps(wanted: list[float]) -> None:
    placed = spaced(wanted, weights=[1.0] * len(wanted), gaps=[10.0] * (len(wanted) - 1), ends=(0.0, 1000.0))
    assert all(right - left > 9.999 for left, right in pairwise(placed))
