"""The cells of a workbook's sheets as values: what people see in them, or what is wrong with them.

`_x000D_` and the like are the signs XML has no place for, written as Excel writes them.
"""

from __future__ import annotations

import re

from attrs import frozen

from ..frames.cells import Cell
from .excel_package import NotReadable

MOST_CELLS = 10_000_000
"""The most filled cells of one sheet that are read; more than a table in Excel can hold with nine columns."""
MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_SIGNS = 32_767  # in one cell, by Excel's own bound
_AT = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x(?![dD][89a-fA-F])([0-9A-Fa-f]{4})_")  # half a sign stays as it is
_TORN_END, _MEANT = "_x000D_", "_x005F_x000D_"  # what older programs leave where a line break was pasted


@frozen
class Broken:
    """A cell that holds no value to go by, and what is wrong with it."""

    message: str
    is_error: bool = False


SheetCell = Cell | Broken
Line = tuple[int, dict[int, SheetCell]]
"""The number of a row, and its filled cells by the number of their column, both from 1."""


@frozen(kw_only=True)
class Sheet:
    """What is filled in on one sheet.

    Attributes:
        rows: those with a filled cell, in order.
        hidden_rows: which of them cannot be seen.
        linked: the cells whose value comes from another workbook.
    """

    name: str
    rows: tuple[Line, ...] = ()
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    linked: tuple[str, ...] = ()


def cell_name(column: int, row: int) -> str:
    """Return what the cell in *column* and *row*, both from 1, is called.

    >>> cell_name(28, 7)
    'AB7'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def place_of(at: str) -> tuple[int, int]:
    """Return the column and row that a cell's name means; raise ValueError where it is none."""
    found = _AT.fullmatch(at)
    if found is None:
        raise ValueError
    return column_number(found[1]), int(found[2])


def column_number(letters: str) -> int:
    """Return the number of the column that *letters* mean; raise ValueError where there is none."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    if not 0 < number <= _MOST_COLUMNS:
        raise ValueError
    return number


def clean_text(text: str) -> str:
    """Return a text without blanks around it, and with the signs that XML could not hold."""
    if "_x" not in text:
        return text.strip()
    text = text.strip()
    while text.endswith(_TORN_END) and not text.endswith(_MEANT):
        text = text[:-len(_TORN_END)].rstrip()
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text)


def bounded(signs: int) -> None:
    """Refuse a text of more *signs* than a cell can have."""
    if signs > 8 * _MOST_SIGNS:  # each may be written as _x0000_, eight signs at most with its own escape
        raise NotReadable(f"holds a text of more than {_MOST_SIGNS} signs, the most a cell can have; "
                          "open it in Excel and save it again")


def too_many(most: int) -> NotReadable:
    """Return what is said of a sheet with more cells than the *most* that are read."""
    return NotReadable(f"holds more than {most} filled cells; save the figures as CSV or Parquet")
