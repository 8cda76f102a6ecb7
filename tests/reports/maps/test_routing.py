from __future__ import annotations

from balanced_scorecard.reports.maps.routing import Heading, heading, path


def test_a_straight_course_is_one_line() -> None:
    assert path([(5, 40), (5, 10)]) == "M5 40V10"
    assert path([(5, 40), (50, 40)], short_end=9) == "M5 40H41"


def test_corners_are_rounded_no_more_than_the_parts_beside_them_are_long() -> None:
    # the middle part is 8 long, so each of its corners takes 4
    assert path([(0, 40), (0, 20), (8, 20), (8, 0)]) == "M0 40V24Q0 20 4 20H4Q8 20 8 16V0"


def test_both_ends_may_be_cut_short() -> None:
    assert path([(0, 40), (0, 0)], short_start=3, short_end=9) == "M0 37V9"


def test_a_part_leads_up_down_left_or_right() -> None:
    assert [heading((0, 0), end) for end in ((0, -1), (0, 1), (-1, 0), (1, 0))] == [
        Heading.UP, Heading.DOWN, Heading.LEFT, Heading.RIGHT]
