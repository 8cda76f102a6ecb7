"""Every broken file of `faults/` says all that is wrong with it, in the words that stand beside it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from balanced_scorecard import DefinitionError, load_scorecard

FAULTS = Path(__file__).with_name("faults")
BROKEN = sorted(path for path in FAULTS.iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_file_says_everything_that_is_wrong_with_it(path: Path) -> None:
    with pytest.raises(DefinitionError) as raised:
        load_scorecard(path)
    assert str(raised.value) == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")


def test_no_message_is_kept_for_a_file_that_is_gone() -> None:
    assert sorted(path.stem for path in BROKEN) == sorted(path.stem for path in FAULTS.glob("*.txt"))


def test_a_fault_keeps_its_place_through_pickling() -> None:
    with pytest.raises(DefinitionError) as raised:
        load_scorecard(FAULTS / "references.yaml")
    again = pickle.loads(pickle.dumps(raised.value))
    assert again.faults == raised.value.faults
    assert (again.faults[0].path, again.faults[0].line) == (("strategy", "goals", 0, "theme"), 5)
