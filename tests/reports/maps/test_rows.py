from __future__ import annotations

from tests.reports.maps.geometry import a_wire, lanes_of

from balanced_scorecard.reports.maps.rows import NARROW, USUAL, WIDE, box_width, in_rows


def test_boxes_are_as_wide_as_saves_rows() -> None:
    assert box_width(lanes_of(3, 2)) == WIDE
    assert box_width(lanes_of(4, 3)) == USUAL
    assert box_width(lanes_of(5, 3)) == NARROW
    assert box_width(lanes_of(6, 6)) == WIDE  # two rows of three, where five to a row would need two as well
    assert [len(row) for row in in_rows(lanes_of(5), [], width=NARROW).ids] == [5]


def test_a_lane_of_many_is_filled_evenly_row_by_row() -> None:
    assert [len(row) for row in in_rows(lanes_of(7), [], width=USUAL).ids] == [3, 4]


def test_an_empty_lane_has_one_empty_row() -> None:
    rows = in_rows(lanes_of(0, 1), [], width=WIDE)
    assert rows.ids == ((), ("1.0",))
    assert [rows.begins_lane(n) for n in (0, 1)] == [True, True]


def test_in_a_lane_of_several_rows_effects_stand_above_their_causes() -> None:
    causes = [a_wire(f"0.{n}", f"0.{n + 4}") for n in range(4)]
    upper, lower = in_rows(lanes_of(8), causes, width=USUAL).ids
    assert upper == ("0.4", "0.5", "0.6", "0.7")
    assert lower == ("0.0", "0.1", "0.2", "0.3")


def test_what_leads_to_the_lane_above_stands_above_what_is_led_to_from_below() -> None:
    wires = [a_wire("2.0", f"1.{n}") for n in range(4)] + [a_wire(f"1.{n}", "0.0") for n in range(4, 8)]
    upper, lower = in_rows(lanes_of(1, 8, 1), wires, width=USUAL).ids[1:3]
    assert (upper, lower) == (("1.4", "1.5", "1.6", "1.7"), ("1.0", "1.1", "1.2", "1.3"))


def test_a_circle_within_a_lane_ends() -> None:
    around = [a_wire(f"0.{n}", f"0.{(n + 1) % 8}") for n in range(8)]
    assert sorted(id_ for row in in_rows(lanes_of(8), around, width=WIDE).ids for id_ in row) == lanes_of(8)[0]
