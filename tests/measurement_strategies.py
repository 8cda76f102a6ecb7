"""Strategies for figures: every field of a row set and unset, no two rows for one place in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hypothesis import strategies as st
from tests.strategies import complete, days, numbers, periods, units

from balanced_scorecard import Basis, Measurement, Measurements, ObservationStatus
from balanced_scorecard.domain.observation import WITHOUT_VALUE

WORDS = ("foreløpig", "a; b", 'say "hi"', "æøå", "#4", "1, 2", "2024")
moments = st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1), timezones=st.none())
words = st.sampled_from(WORDS)
values = numbers | st.sampled_from(["good", "B", "i rute"]) | days


@st.composite
def rows(draw: Any, indicators: Sequence[str], org_units: Sequence[str] = ("",)) -> Measurement:
    """Return one row, with a value, the parts of one, or none and the reason."""
    fields: dict[str, Any] = {
        "indicator": draw(st.sampled_from(indicators)),
        "period": draw(periods()),
        "org_unit": draw(st.sampled_from(org_units)),
    }
    has = draw(st.sampled_from(["value", "parts", "nothing"]))
    if has == "value":
        fields["value"] = draw(values)
    if has == "parts":
        fields |= {"numerator": draw(numbers), "denominator": draw(numbers)}
    known = WITHOUT_VALUE if has == "nothing" else frozenset(ObservationStatus) - WITHOUT_VALUE
    optional: dict[str, Any] = {
        "unit": units,
        "n": numbers,
        "basis": st.sampled_from(Basis),
        "statuses": st.frozensets(st.sampled_from(sorted(known, key=lambda each: each.value)), max_size=2),
        "recorded_at": moments,
        "recorded_by": words,
        "approved_by": words,
        "approved_at": moments,
        "source": words,
        "note": words,
        "method_version": words,
    }
    for name, strategy in optional.items():
        if draw(st.booleans()):
            fields[name] = draw(strategy)
    if draw(st.booleans()):
        fields["low"], fields["high"] = sorted(draw(st.tuples(numbers, numbers)))
    return Measurement(**fields)


def figures(indicators: Sequence[str], org_units: Sequence[str] = ("",)) -> st.SearchStrategy[Measurements]:
    """Return a strategy of some rows of *indicators*."""
    return st.lists(
        rows(indicators, org_units),
        max_size=6,
        unique_by=lambda row: (row.indicator, row.org_unit, row.period, row.basis, row.recorded_at),
    ).map(Measurements)


complete(
    Measurement,
    {
        "indicator",
        "period",
        "value",
        "org_unit",
        "unit",
        "numerator",
        "denominator",
        "n",
        "low",
        "high",
        "basis",
        "statuses",
        "recorded_at",
        "recorded_by",
        "approved_by",
        "approved_at",
        "source",
        "note",
        "method_version",
        "place",
    },
)
