"""Some broken inputs of every format, every time; `python -m fuzz FORMAT N` reads a million."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from fuzz.formats import FORMATS
from fuzz.running import Count, content_of, escapes, misspoken

from balanced_scorecard import DefinitionError, Fault, ScorecardError

SEEDS = {"xlsx": 1, "xlsx-forms": 1, "xlsx-figures": 3}
MANY = {"xlsx": 20, "xlsx-forms": 30, "xlsx-figures": 60, "csv-parts": 60, "jsonl-parts": 60}


@pytest.mark.parametrize("name", FORMATS)
def test_broken_input_is_read_or_refused_in_one_clear_error_with_its_place(name: str, tmp_path: Path) -> None:
    count, many = Count(), MANY.get(name, 250)
    documents = tuple(islice(FORMATS[name].seeds(), SEEDS.get(name, 25)))  # the real ones come first
    assert list(escapes(FORMATS[name], documents, range(many), tmp_path, count)) == []
    assert count.many == many
    assert count.read > 0
    assert count.refused > 0


def test_an_input_is_known_by_its_number() -> None:
    format = FORMATS["csv"]
    documents = tuple(islice(format.seeds(), 25))
    assert content_of(format, documents, 7) == content_of(format, documents, 7)
    assert content_of(format, documents, 7) != content_of(format, documents, 8)


@pytest.mark.parametrize(("error", "wrong"), [
    (ScorecardError("no"), "ScorecardError without a fault"),
    (DefinitionError([Fault("is wrong")]), "says no place"),
    (DefinitionError([Fault("is wrong", source="a.csv")]), ""),
])
def test_what_is_wrong_with_an_error_is_seen(error: ScorecardError, wrong: str) -> None:
    assert misspoken(error, ("a.csv",)).startswith(wrong)
    assert bool(misspoken(error, ("a.csv",))) is bool(wrong)
