from __future__ import annotations

from typing import Any

import pytest
from tests.examples import refused

from balanced_scorecard.domain.governance import Risk
from balanced_scorecard.domain.identifiers import ElementId


def a_risk(**fields: Any) -> Risk:
    return Risk(id=ElementId("R1"), name="Late delivery", **fields)


@pytest.mark.parametrize("grade", [1, 5, None])
def test_a_risk_is_graded_from_one_to_five_or_not_at_all(grade: int | None) -> None:
    risk = a_risk(likelihood=grade, consequence=grade)
    assert (risk.likelihood, risk.consequence) == (grade, grade)


@pytest.mark.parametrize("name", ["likelihood", "consequence"])
@pytest.mark.parametrize("grade", [0, 6])
def test_a_grade_outside_the_scale_is_refused(name: str, grade: int) -> None:
    with refused(f"{name} is {grade}; use a number from 1 to 5"):
        a_risk(**{name: grade})
