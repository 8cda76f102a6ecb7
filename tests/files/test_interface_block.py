"""The whole definition format, as the interface shows it: loads, means what it says, writes back and is equal."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.shared import shared

from balanced_scorecard import (
    Amount,
    AtLevel,
    Between,
    Comparator,
    Duration,
    Judged,
    Lag,
    Norm,
    NormEdge,
    Period,
    Reached,
    Scorecard,
    Target,
    Threshold,
    Universal,
    load_scorecard,
)
from balanced_scorecard.files.reading import read_scorecard
from balanced_scorecard.files.writing import write_scorecard

BLOCK = Path(__file__).with_name("interface.yaml")


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return load_scorecard(BLOCK)


def test_the_block_kept_here_is_the_one_of_the_interface() -> None:
    page = shared("interface.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert found is not None
    assert BLOCK.read_text(encoding="utf-8") == found[1]


@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
def test_the_block_writes_back_and_is_equal(format: str, card: Scorecard) -> None:
    assert read_scorecard(write_scorecard(card, format), format) == card


def indicator_targets(card: Scorecard, id: str) -> tuple[Target, ...]:
    return next(each for each in card.indicators() if each.id == id).targets


def test_defaults_are_typed_by_their_fields(card: Scorecard) -> None:
    assert card.defaults.tolerance == Amount(5, "percent")
    assert card.defaults.min_coverage == 2 / 3
    assert card.defaults.reporting_lag == Duration(20, "day")
    assert card.version == "2025.1"
    assert card.valid_from == date(2025, 1, 1)


def test_an_empty_text_in_quotes_and_an_empty_list_are_read(card: Scorecard) -> None:
    assert (card.strategy.mission, card.strategy.values) == ("", ())


def test_targets_keep_their_text_and_their_versions(card: Scorecard) -> None:
    short, first, second, local = indicator_targets(card, "A1.1.1")
    at_least_80 = Threshold(comparator=Comparator.AT_LEAST, value=80, unit="percent")
    assert (short.text, short.expectation, short.by) == (">= 80 %", at_least_80, None)
    assert (first.id, first.by, first.decided) == ("t1", Period.parse("2025"), date(2025, 1, 15))
    assert (second.replaces, second.applies_from) == ("t1", date(2025, 7, 1))
    assert (local.org_unit, local.tolerance) == ("nord", Amount(3, "percentage_point"))


def test_every_kind_of_target_is_read(card: Scorecard) -> None:
    cases, universal = indicator_targets(card, "A1.1.2")[0], indicator_targets(card, "B1.1.1")[0]
    assert cases.expectation == Threshold(comparator=Comparator.AT_LEAST, value=150_000, unit="case")
    assert dict(cases.phasing or {}) == {"T1": 0.36, "T2": 0.28, "T3": 0.36}
    assert universal.expectation == Universal()
    milestone = indicator_targets(card, "C1.2.1")[0]
    assert milestone.expectation == Reached(what="I bruk ved alle kontorer")
    assert (milestone.by, milestone.tolerance) == (date(2025, 10, 1), Amount(2, "month"))
    cost = indicator_targets(card, "B2.1.1")[0].expectation
    assert cost == Threshold(comparator=Comparator.AT_MOST, value=4000, unit="NOK/case")
    assert indicator_targets(card, "D1")[0].expectation == AtLevel(comparator=Comparator.AT_LEAST, level="B")
    assert indicator_targets(card, "D2")[0].expectation == Judged(how="Vurderes av fagdirektøren")


def test_norms_are_read_as_numbers_names_and_pairs(card: Scorecard) -> None:
    by_id = {each.id: each for each in card.indicators()}
    assert by_id["A1.1.1"].norms == (Norm(medium=70, good=NormEdge.TARGET),)
    assert by_id["C1.3.1"].norms == (Norm(medium=(95, 100), good=(97, 100)),)


def test_keys_that_python_keeps_for_itself_fill_their_fields(card: Scorecard) -> None:
    assert card.links[0].lag == Lag(first=1, last=3, unit="quarter")
    units = {unit.id: unit for unit in card.organisation.walk()} if card.organisation else {}
    assert units["vestfold"].closes == date(2025, 8, 31)
    assert units["vestfold-telemark"].opens == date(2025, 9, 1)


def test_incentives_none_is_on_record_and_absent_is_not(card: Scorecard) -> None:
    assert card.incentives == ()
    assert read_scorecard(b"id: a\nname: A\n").incentives is None


def test_work_and_trade_offs_have_their_amounts(card: Scorecard) -> None:
    [work], [conflict] = card.initiatives, card.conflicts
    assert work.budget == Amount(2, "million_NOK")
    assert work.expected is not None
    assert (work.expected.change, work.expected.by) == (Amount(3, "percentage_point"), Period.parse("2025-T3"))
    assert dict(conflict.tolerance) == {"A1.1.1": Amount(2, "percentage_point"), "A1.1.2": Amount(5, "percent")}


def test_a_rules_option_is_a_number(card: Scorecard) -> None:
    assert card.checks.options["BSC203"]["most"] == 35


def test_a_range_is_still_a_range_in_every_format() -> None:
    text = """
id: a
name: A
perspectives: [{id: p, name: P, factors: [{id: f, name: F, indicators: [{id: i, name: I, targets: [10..20 %]}]}]}]
"""
    card = read_scorecard(text.encode())
    assert card.indicators()[0].targets[0].expectation == Between(low=10, high=20, unit="percent")
