"""Wilson's interval against published and hand-worked numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shared import cases

from balanced_scorecard.kernels.intervals import wilson


def ends(k: float, n: float) -> tuple[float, float]:
    low, high = wilson(np.array([k]), np.array([n]))
    return float(low[0]), float(high[0])


def test_11_of_14_is_from_52_4_to_92_4_per_cent() -> None:
    # z^2 = 3.8416; centre (11 + 1.9208) / 17.8416 = 0.72420; half 1.96 * sqrt(33/14 + 0.9604) / 17.8416 = 0.20012
    assert ends(11, 14) == pytest.approx((0.52408, 0.92432), abs=5e-5)


def test_the_worked_case_comes_out() -> None:
    worked: list[dict[str, Any]] = [case for case in cases("arithmetic.json")["cases"] if case["what"] == "wilson"]
    assert [tuple(round(end, case["places"]) for end in ends(case["k"], case["n"])) for case in worked] == [
        (case["low"], case["high"]) for case in worked]


def test_none_and_all_have_a_width() -> None:
    # 0 of 36: high = z^2 / (n + z^2) = 3.8416 / 39.8416 = 0.0964, and all of 36 is its mirror
    assert ends(0, 36) == pytest.approx((0, 0.09642), abs=5e-6)
    assert ends(36, 36) == pytest.approx((0.90358, 1), abs=5e-6)


def test_a_share_of_nothing_has_no_interval() -> None:
    assert np.isnan(ends(0, 0)).all()


@settings(max_examples=50)
@given(st.integers(1, 10**6), st.floats(0, 1))
def test_the_share_lies_within_and_more_cases_narrow_it(n: int, share: float) -> None:
    k = round(n * share)
    low, high = ends(k, n)
    assert 0 <= low <= k / n + 1e-12
    assert k / n - 1e-12 <= high <= 1
    narrower = ends(10 * k, 10 * n)
    assert narrower[1] - narrower[0] < high - low


@settings(max_examples=50)
@given(st.integers(1, 1000), st.data())
def test_the_interval_of_the_rest_is_the_mirror(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    low, high = ends(k, n)
    assert ends(n - k, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)
