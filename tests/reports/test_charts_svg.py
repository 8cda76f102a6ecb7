from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from balanced_scorecard.reports.charts_svg import bullet, sparkline
from balanced_scorecard.reports.palette import BANDS

POOR, MEDIUM, GOOD = BANDS
NS = "{http://www.w3.org/2000/svg}"
NUMBERS = st.floats(allow_nan=True, allow_infinity=True)


def _bullet(**changed: Any) -> str:
    asked: dict[str, Any] = {"actual": 50.0, "target": 80.0, "medium": 60.0, "low": 0.0, "high": 100.0, "direction": 1,
                             "label": "Share in time: 50 %", "width": 200, "height": 20}
    return bullet(**{**asked, **changed})


def _marked(svg: str, name: str) -> list[Any]:
    return [each for each in fromstring(svg).iter() if each.get("class") == name]


def _bands(svg: str) -> list[tuple[float, float, str]]:
    return [(float(each.get("x")), float(each.get("x")) + float(each.get("width")), each.get("fill"))
            for each in _marked(svg, "band")]


def _ticks(svg: str) -> list[str]:
    return [each.get("d").split(" ")[0] for each in _marked(svg, "target")]


def test_a_bullet_runs_from_poor_to_good_where_higher_is_better() -> None:
    # 200 wide for 0 to 100: 60 stands at 120, 80 at 160
    assert _bands(_bullet()) == [(0, 200, POOR), (120, 200, MEDIUM), (160, 200, GOOD)]


def test_a_bullet_runs_from_good_to_poor_where_lower_is_better() -> None:
    svg = _bullet(direction=-1, target=20.0, medium=40.0)
    assert _bands(svg) == [(0, 200, POOR), (0, 80, MEDIUM), (0, 40, GOOD)]


def test_a_range_is_good_within_and_poor_at_both_sides() -> None:
    svg = _bullet(direction=0, target=(40.0, 60.0), medium=(30.0, 70.0))
    assert _bands(svg) == [(0, 200, POOR), (60, 140, MEDIUM), (80, 120, GOOD)]
    assert _ticks(svg) == ["M80.0", "M120.0"]


def test_a_scale_of_met_and_not_met_has_two_bands() -> None:
    assert _bands(_bullet(medium=None)) == [(0, 200, POOR), (160, 200, GOOD)]


def test_without_a_target_nothing_is_judged_and_no_tick_drawn() -> None:
    svg = _bullet(target=None, medium=None)
    assert _bands(svg) == [(0, 200, GOOD)]
    assert _ticks(svg) == []


def test_green_may_begin_elsewhere_than_at_the_target() -> None:
    svg = _bullet(target=80.0, good=70.0)
    assert _bands(svg)[-1] == (140, 200, GOOD)
    assert _ticks(svg) == ["M160.0"]


@pytest.mark.parametrize(("low", "actual", "x", "width"), [
    (0.0, 50.0, 0, 100), (-100.0, 50.0, 100, 50), (-100.0, -50.0, 50, 50), (40.0, 70.0, 0, 100),
])
def test_the_bar_runs_from_zero_or_the_end_nearest_to_it(low: float, actual: float, x: float, width: float) -> None:
    bar, = _marked(_bullet(low=low, actual=actual, target=None, medium=None), "actual")
    assert (float(bar.get("x")), float(bar.get("width"))) == (x, width)


@pytest.mark.parametrize(("actual", "marks"), [(100.0, 0), (100.1, 1), (-0.1, 1)])
def test_a_figure_beyond_the_axis_says_so(actual: float, marks: int) -> None:
    assert len(_marked(_bullet(actual=actual), "beyond")) == marks


def test_a_tick_at_the_end_of_the_axis_is_drawn_inside() -> None:
    assert _ticks(_bullet(direction=-1, target=0.0, medium=20.0)) == ["M1.2"]


@pytest.mark.parametrize("actual", [None, float("nan"), float("inf")])
def test_a_missing_figure_is_an_en_dash(actual: float | None) -> None:
    drawn = fromstring(_bullet(actual=actual))
    assert [each.text for each in drawn] == ["–"]


def test_an_axis_without_length_is_an_en_dash() -> None:
    assert "–" in _bullet(low=5.0, high=5.0)


def test_charts_say_in_words_what_they_show() -> None:
    for svg in (_bullet(label='A "b" <c> & d'), sparkline([1, 2], label='A "b" <c> & d')):
        drawn = fromstring(svg)
        assert (drawn.get("role"), drawn.get("aria-label")) == ("img", 'A "b" <c> & d')


def _sparkline(values: Sequence[float | None], target: float | None = None) -> str:
    return sparkline(values, target=target, label="course", width=108, height=28)


def _runs(svg: str) -> list[str]:
    return [each.get("points") for each in _marked(svg, "run")]


def test_a_sparkline_spreads_its_values_over_width_and_height() -> None:
    # within a margin of 4: x 4, 54, 104; from 0 at y 24 to 10 at y 4
    assert _runs(_sparkline([0, 5, 10])) == ["4.0,24.0 54.0,14.0 104.0,4.0"]


def test_a_missing_value_breaks_the_line_and_a_value_alone_is_a_dot() -> None:
    svg = _sparkline([0, 5, None, 10, None])
    assert _runs(svg) == ["4.0,24.0 29.0,14.0"]
    assert [each.get("cx") for each in _marked(svg, "alone")] == ["79.0"]
    assert [each.get("cx") for each in _marked(svg, "last")] == ["79.0"]


def test_the_target_is_dashed_and_always_within_the_picture() -> None:
    svg = _sparkline([0, 5], target=10)
    assert [each.get("d") for each in _marked(svg, "target")] == ["M0 4.0H108"]
    assert _runs(svg) == ["4.0,24.0 104.0,14.0"]


def test_values_all_equal_run_along_the_middle() -> None:
    assert _runs(_sparkline([7, 7])) == ["4.0,14.0 104.0,14.0"]


def test_one_value_is_a_dot_in_the_middle() -> None:
    dot, = _marked(_sparkline([7]), "last")
    assert (dot.get("cx"), dot.get("cy")) == ("54.0", "14.0")


@pytest.mark.parametrize("values", [[], [None], [float("nan"), None]])
def test_without_values_a_sparkline_is_an_en_dash(values: list[float | None]) -> None:
    assert [each.text for each in fromstring(_sparkline(values))] == ["–"]


@given(values=st.lists(st.none() | NUMBERS, max_size=12), target=st.none() | NUMBERS, actual=st.none() | NUMBERS,
       edges=st.tuples(NUMBERS, NUMBERS), direction=st.sampled_from([-1, 0, 1]))
@settings(max_examples=50)
def test_whatever_the_numbers_the_charts_are_drawings_without_nan(
    values: list[float | None], target: float | None, actual: float | None, edges: tuple[float, float], direction: int
) -> None:
    low, high = (edge if abs(edge) < 1e300 else 0.0 for edge in edges)
    drawn = (sparkline(values, target=target, label="x"),
             bullet(actual=actual, target=(low, high) if direction == 0 else low, medium=None, low=-1e6, high=1e6,
                    direction=direction, label="x"))
    for svg in drawn:
        assert fromstring(svg).tag == f"{NS}svg"
        assert "nan" not in svg
        assert "inf" not in svg
