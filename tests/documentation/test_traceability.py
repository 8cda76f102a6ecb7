"""Every requirement of the source has a place, or is listed as not built yet; and every place is there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from tests.shared import shared

import balanced_scorecard as bsc

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "generate_traceability.py"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_traceability", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRACED = script()
REQUIREMENTS = TRACED.requirements()


def test_every_requirement_stands_once_in_order() -> None:
    assert [each.number for each in REQUIREMENTS] == list(range(1, 107))


def test_every_requirement_has_a_place_or_is_not_built_yet() -> None:
    assert [each.number for each in REQUIREMENTS if not (each.rules or each.places or each.lacks)] == []


def test_every_requirement_of_kind_check_has_a_rule_that_cites_it() -> None:
    assert [each.number for each in REQUIREMENTS if each.kind == "check" and not (each.rules or each.lacks)] == []


@pytest.mark.parametrize("place", sorted({place for each in REQUIREMENTS for place in each.places}))
def test_every_place_is_a_public_name(place: str) -> None:
    name, _, attribute = place.partition(".")
    assert name in bsc.__all__
    assert not attribute or hasattr(getattr(bsc, name), attribute)


def test_no_rule_cites_a_requirement_there_is_none_of() -> None:
    assert set(TRACED.rules_by_requirement()) <= set(range(1, 107))


def test_a_source_may_cite_several_and_a_range() -> None:
    assert list(TRACED.numbers_cited("R3: «balanse» (2.1); R57-R59, R66")) == [3, 57, 58, 59, 66]


def test_the_page_lists_what_is_not_built_by_number_and_links_the_rules() -> None:
    page = TRACED.traceability_page()

    lacking = [f"R{each.number}" for each in REQUIREMENTS if each.lacks]
    assert re.findall(r"^- (R\d+): ", page, flags=re.MULTILINE) == lacking
    assert "| R67 | check | At most six perspectives | [BSC201](rules/BSC201.md) |" in page
    assert "| R27 | view | The map can be drawn and shown | `render_map` |" in page


def test_the_kinds_are_those_of_the_requirements() -> None:
    text = shared("requirements.md").read_text(encoding="utf-8")
    kinds = {int(number): kind for number, kind in re.findall(r"^\| R(\d+) \| (\w+) \|", text, flags=re.MULTILINE)}
    assert {each.number: each.kind for each in REQUIREMENTS} == kinds
