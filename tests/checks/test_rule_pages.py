"""The documentation page of a rule, rendered from its `RULE`."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from tests.checks.cards import rule_called

from balanced_scorecard import Rule, load_rules

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "generate_rules.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that the documentation is built with."""
    spec = importlib.util.spec_from_file_location("generate_rules", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rule_page(script: ModuleType) -> Callable[[Rule], str]:
    """The function that returns the page of a rule."""
    page: Callable[[Rule], str] = script.rule_page
    return page


def test_the_index_says_what_a_rule_finds_in_half_a_sentence(script: ModuleType) -> None:
    assert script.what_it_finds(rule_called("BSC101")) == "a critical success factor nobody measures"
    assert all(script.what_it_finds(rule) for rule in load_rules())


def test_a_page_says_from_when_on_a_rule_speaks_once_of_the_card(rule_page: Callable[[Rule], str]) -> None:
    assert "Of more than 3 elements it speaks once, of the card." in rule_page(rule_called("BSC404"))
    assert "Of more than one element it speaks once, of the card." in rule_page(rule_called("BSC403"))
    assert "it speaks once" not in rule_page(rule_called("BSC203"))


@pytest.mark.parametrize("rule", load_rules(), ids=[rule.code for rule in load_rules()])
def test_every_rule_has_a_page_with_its_examples_its_reason_and_its_source(
    rule: Rule, rule_page: Callable[[Rule], str]
) -> None:
    page = rule_page(rule)

    assert page.startswith(f"# {rule.code} {rule.name}\n")
    shown = (rule.rationale, rule.source, *rule.remedy.values(), rule.bad.strip(), rule.good.strip())
    for part in shown:
        assert part in page


def test_a_page_shows_what_the_rule_says_of_its_own_example_and_how_to_set_its_options(
    rule_page: Callable[[Rule], str]
) -> None:
    page = rule_page(rule_called("BSC215"))

    assert "A: BSC215 [advice] 'Users' has 2 indicators, more than 1; keep the few that decide" in page
    assert "A: BSC215 [råd] 'Users' har 2 styringsparametere, flere enn 1; behold de få som avgjør" in page
    assert "| `most` | 9 |" in page
    assert "checks:\n  options: {BSC215: {most: 9}}" in page


def test_a_page_says_what_a_rule_needs(rule_page: Callable[[Rule], str]) -> None:
    page = rule_page(rule_called("BSC703"))

    assert "It needs measurements and a period; without, it is listed as not run." in page
    assert "`indicator,period,value / A1.1,2024,60`" in page
