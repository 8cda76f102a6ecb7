"""Records to a DataFrame or an HTML table; the one place results borrow pandas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Record = Mapping[str, object]

MOST_ROWS = 200
MOST_LETTERS = 240
# What turns the direction of the text after it would let one name rewrite its neighbours on the page.
_TURNS_TEXT = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def table(records: Sequence[Record]) -> pd.DataFrame:
    """Return one row a record, columns in the order of their first record's keys."""
    import pandas as pd

    return pd.DataFrame.from_records(list(map(dict, records)))


def table_of_columns(columns: Mapping[str, NDArray[Any]]) -> pd.DataFrame:
    """Return *columns*, arrays of one length, as a table of their kinds, whatever the words in it."""
    import pandas as pd

    return pd.DataFrame({name: pd.Series(array, dtype=array.dtype) for name, array in columns.items()})


def html_table(records: Sequence[Record], columns: Sequence[str]) -> str:
    """Return *columns* of *records* as a plain HTML table, every text escaped; no script, no style.

    A notebook keeps what it shows, so at most `MOST_ROWS` rows are written, with a last row that says how many more
    there are, and a text is cut after `MOST_LETTERS` letters with an ellipsis; `to_frame()` has them all.

    >>> html_table([{"a": "<b>", "c": 1.5}], ("a", "c"))
    '<table><thead><tr><th>a</th><th>c</th></tr></thead><tbody><tr><td>&lt;b&gt;</td><td>1.5</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{_text(column)}</th>" for column in columns)
    rows = ("".join(f"<td>{_cell(record.get(column))}</td>" for column in columns) for record in records[:MOST_ROWS])
    body = "".join(f"<tr>{row}</tr>" for row in rows) + _more(len(records) - MOST_ROWS, len(columns))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, float):
        return _text(str(value))
    return format(value, ".0f" if 1e4 <= abs(value) < 1e15 else ".4g")


def _text(text: str) -> str:
    plain = text.translate(_TURNS_TEXT)
    return escape(plain if len(plain) <= MOST_LETTERS else plain[:MOST_LETTERS - 1] + "…")


def _more(left: int, columns: int) -> str:
    return f'<tr><td colspan="{columns}">… {left} more</td></tr>' if left > 0 else ""
