from __future__ import annotations

from math import inf

import pytest
from tests.examples import a_period, refused

from balanced_scorecard.domain.assessment import Assessment, AssessmentKind
from balanced_scorecard.domain.identifiers import ElementId


@pytest.mark.parametrize("kind", ["deviation", "assessment", "forecast", "decision", "approval"])
def test_words_beside_a_figure_are_of_five_kinds(kind: str) -> None:
    words = Assessment(period=a_period(), element=ElementId("I"), kind=AssessmentKind(kind), text="Many leavers")
    assert (words.org_unit, words.status) == ("", None)


def test_a_forecast_is_finite() -> None:
    with refused("forecast is inf; use a finite number"):
        Assessment(period=a_period(), element=ElementId("I"), kind=AssessmentKind.FORECAST, forecast=inf)
