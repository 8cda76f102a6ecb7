"""Records to a DataFrame or an HTML table; the one place results borrow pandas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Record = Mapping[str, object]


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

    >>> html_table([{"a": "<b>", "c": 1.5}], ("a", "c"))
    '<table><thead><tr><th>a</th><th>c</th></tr></thead><tbody><tr><td>&lt;b&gt;</td><td>1.5</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    rows = ("".join(f"<td>{_cell(record.get(column))}</td>" for column in columns) for record in records)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, float):
        return escape(str(value))
    return format(value, ".0f" if 1e4 <= abs(value) < 1e15 else ".4g")
