"""The line of every place in a definition, in each format: what findings and faults point to."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from tests.card_strategies import scorecards
from tests.files.test_round_trip import FEW

from balanced_scorecard import Scorecard, load_scorecard, save_scorecard
from balanced_scorecard.domain.references import places
from balanced_scorecard.files import json_file, toml_file, yaml_file
from balanced_scorecard.files.reading import positions
from balanced_scorecard.files.writing import write_scorecard

EXAMPLES = Path(str(files("balanced_scorecard"))) / "examples"
FORMATS = {"yaml": yaml_file, "json": json_file, "toml": toml_file}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", ["directorate", "emergency_care", "telemark"])
def test_the_line_of_every_element_s_id_holds_that_id(name: str, suffix: str, tmp_path: Path) -> None:
    card, path = load_scorecard(EXAMPLES / name / "card.yaml"), tmp_path / f"card.{suffix}"
    save_scorecard(card, path)
    lines, found = path.read_text(encoding="utf-8").splitlines(), positions(path)

    for id_, place in places(card):
        assert f'"{id_}"' in lines[found[place] - 1] or f"id: {id_}" in lines[found[place] - 1].replace("'", "")


def below(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of everything within *value*."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from below(inner, (*path, key))


@pytest.mark.parametrize("format", FORMATS)
@FEW
@given(card=scorecards())
def test_every_place_of_a_card_has_a_line_and_nothing_else_has(format: str, card: Scorecard) -> None:
    content, module = write_scorecard(card, format), FORMATS[format]
    found = module.positions(content)

    assert set(found) == set(below(module.read(content)))
    assert all(1 <= line <= content.count(b"\n") + 1 for line in found.values())


def test_toml_written_by_hand_has_its_lines() -> None:
    text = b'''\
id = "a"  # with [a] comment = here
name = """
[not.a.table]
x = 1
"""
strategy.vision = 'All in "time"'

[defaults]
tolerance = "5 %"
[[perspectives]]
id = "A"
"weight" = 1.5
factors = [
  { id = "A1", name = "Waits" },
  # none
  { id = "A2", indicators = [
    { id = "I", bounds = [0, 100] } ] },
]
[[perspectives]]
[[perspectives.objectives]]
id = "O1"
[[perspectives.objectives]]
id = "O2"
'''
    found = toml_file.positions(text)
    lines = text.decode().splitlines()

    def at(*path: str | int) -> str:
        return lines[found[path] - 1].strip()

    assert at("strategy", "vision").startswith("strategy.vision")
    assert at("defaults", "tolerance").startswith("tolerance")
    assert at("perspectives", 0, "weight").startswith('"weight"')
    assert at("perspectives", 0, "factors", 0, "id") == '{ id = "A1", name = "Waits" },'
    assert at("perspectives", 0, "factors", 1, "indicators", 0, "bounds", 1) == '{ id = "I", bounds = [0, 100] } ] },'
    assert at("perspectives", 1, "objectives", 1, "id") == 'id = "O2"'
    assert ("not",) not in found


def test_json_written_by_hand_has_its_lines() -> None:
    text = b'{\n "id": "a, \\"b\\": [",\n "links": [], "series": {},\n "goals": [\n  1, {"id":\n "M"}]}'

    assert json_file.positions(text) == {
        ("id",): 2, ("links",): 3, ("series",): 3,
        ("goals",): 4, ("goals", 0): 5, ("goals", 1): 5, ("goals", 1, "id"): 5}
