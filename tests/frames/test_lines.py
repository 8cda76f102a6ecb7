"""A column read at once says what each of its cells says alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from balanced_scorecard.frames import cells
from balanced_scorecard.frames.cells import Cell, Percent
from balanced_scorecard.frames.lines import Lines, Wrong, lines_of, read_column

TEXTS = st.text("0123456789+-,. ", max_size=6).map(str.strip) | st.sampled_from(("79 %", "1 000", "1.234", "god", "²"))
CELLS = TEXTS | st.none() | st.floats() | st.integers() | st.booleans() | st.dates() | st.just(Percent(79.3))


def alone(cell: Cell, read: Callable[[Cell, str | None], Any], language: str | None) -> Any:
    if cell is None or cell == "":
        return None
    try:
        return read(cell, language)
    except ValueError as error:
        return Wrong(str(error))


@pytest.mark.parametrize("read", [cells.number, cells.figure, cells.bound, cells.text, cells.period])
@given(column=st.lists(TEXTS, max_size=5) | st.lists(st.floats(), max_size=5) | st.lists(CELLS, max_size=5),
       language=st.sampled_from(("nb", "en", None)))
@example(column=["1,5", ".5", "-,5", "5,", "+5"], language="nb")
@example(column=["-.5", "1.234"], language="en")
@example(column=["9" * 400], language="en")
@example(column=["0", "-0"], language="en")
@example(column=[True, 1, 1.0, 0.0, -0.0], language=None)
def test_a_column_is_read_as_its_cells_are(
    read: Callable[[Cell, str | None], Any], column: list[Cell], language: str | None
) -> None:
    said, one_by_one = read_column(column, read, language), [alone(cell, read, language) for cell in column]
    assert list(map(repr, said)) == list(map(repr, one_by_one))  # nan is not nan, and 0.0 is -0.0


def test_lines_are_held_by_columns_and_given_as_rows() -> None:
    lines = lines_of([("row 2", ["A1", 1.0]), ("row 3", ["A2", 2.0])], 2)
    assert lines.columns == [("A1", "A2"), (1.0, 2.0)]
    assert (len(lines), lines[1], lines[:1]) == (2, ("row 3", ["A2", 2.0]), [("row 2", ["A1", 1.0])])
    assert lines_of(lines, 2) is lines


def test_no_lines_have_columns_and_lines_may_have_none() -> None:
    assert lines_of([], 2).columns == [(), ()]
    assert list(Lines(["line 1"], [])) == [("line 1", [])]
