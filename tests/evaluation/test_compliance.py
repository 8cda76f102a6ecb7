"""The compliance line: rules met, broken with how many cases, and not controlled."""

from __future__ import annotations

from typing import Any

import pytest
from tests.evaluation.building import a_card, a_row, a_target, an_indicator

from balanced_scorecard import Aggregation, Measurements, Role, evaluate, roll_up


def line_of(rows: list[Any], text: str = "all", **fields: Any) -> Any:
    rule = an_indicator(text, **{"role": Role.MONITORING, "adds_up": Aggregation.RATE, **fields})
    return roll_up(evaluate(a_card(rule), Measurements(rows), "2025-T1")).total.compliance


def test_a_rule_that_was_broken_says_in_how_many_cases() -> None:
    line = line_of([a_row("2025-T1", parts=(97, 100))], unit="percent")
    assert (line.broken, line.broken_cases) == (("i",), (3,))


@pytest.mark.parametrize(("row", "fields"), [
    (a_row("2025-T1", 97.0), {"unit": "percent"}),
    (a_row("2025-T1", parts=(900, 100)), {"unit": "NOK/case", "text": ">= 10"}),
])
def test_how_many_cases_is_not_said_where_it_is_not_known(row: Any, fields: dict[str, Any]) -> None:
    line = line_of([row], fields.pop("text", "all"), **fields)
    assert (line.broken, line.broken_cases) == (("i",), (None,))


def test_a_rule_in_all_cases_that_was_kept_is_met() -> None:
    assert line_of([a_row("2025-T1", parts=(100, 100))], unit="percent").met == ("i",)


def test_a_rule_not_yet_due_is_on_no_line() -> None:
    rule = an_indicator(a_target(">= 90", by="2027"), role=Role.MONITORING)
    line = roll_up(evaluate(a_card(rule), Measurements(), "2025-T1")).total.compliance
    assert (line.met, line.broken, line.not_controlled) == ((), (), ())
