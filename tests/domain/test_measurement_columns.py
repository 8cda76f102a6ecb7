"""Rows made at once are the rows that would have been made one by one."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import refused
from tests.measurement_strategies import figures

from balanced_scorecard import Measurement, Measurements, ObservationStatus, Period
from balanced_scorecard.domain.measurement_columns import measurements_in
from balanced_scorecard.domain.measurement_columns import refused as refused_rows

SUPPRESSED = frozenset({ObservationStatus.SUPPRESSED})
NAMES = [each.name for each in fields(Measurement)]
YEAR = Period.parse("2024")


@given(figures(["A1", "B2"], ["", "nord"]))
def test_rows_made_from_columns_are_those_made_one_by_one(rows: Measurements) -> None:
    columns = {name: [getattr(row, name) for row in rows] for name in NAMES}
    made = measurements_in(columns, len(rows))
    assert made == list(rows)
    assert [row.place for row in made] == [row.place for row in rows]


def test_what_no_column_gives_is_as_a_row_alone_has_it() -> None:
    assert measurements_in({"indicator": ["A1"], "period": [YEAR]}, 1) == [Measurement(indicator="A1", period=YEAR)]


@pytest.mark.parametrize(("columns", "message"), [
    ({"value": [1.0, nan]}, "value is nan; use a finite number"),
    ({"value": ["god", inf]}, "value is inf; use a finite number"),
    ({"n": [None, inf]}, "n is inf; use a finite number"),
    ({"numerator": [1.0, 1.0], "denominator": [2.0, None]}, "numerator and denominator go together; give both or none"),
    ({"numerator": [None, 1.0]}, "numerator and denominator go together; give both or none"),
    ({"low": [1.0, 3.0], "high": [2.0, 2.0]}, "low is 3.0, above high, 2.0; the interval runs from low to high"),
    ({"value": [None, 1.0], "statuses": [SUPPRESSED, SUPPRESSED]},
     "status 'Q' says that there is no value; leave out the one or the other"),
])
def test_a_row_that_is_no_measurement_is_refused_among_others_too(columns: Any, message: str) -> None:
    with refused(message):
        measurements_in({"indicator": ["A1", "A1"], "period": [YEAR, YEAR], **columns}, 2)


@given(st.lists(st.tuples(*[st.sampled_from((None, 0.0, 1.0, 2.0))] * 5, st.sampled_from((frozenset(), SUPPRESSED)))))
def test_just_the_rows_are_refused_that_a_measurement_alone_refuses(rows: list[tuple[Any, ...]]) -> None:
    names = ("value", "numerator", "denominator", "low", "high", "statuses")
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}

    def is_refused(row: tuple[Any, ...]) -> bool:
        try:
            Measurement(indicator="A1", period=YEAR, **dict(zip(names, row, strict=True)))
        except ValueError:
            return True
        return False

    assert refused_rows(columns, len(rows)) == list(map(is_refused, rows))
