"""Records to a DataFrame or an HTML table, and a value to what a notebook shows of it.

This is the one place where results borrow pandas. What a notebook keeps is small, escaped, and brings no style.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import AttrsInstance, fields, has

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Record = Mapping[str, object]

MOST_ROWS = 200
MOST_LETTERS = 240
_MOST_TOLD = 8
STATUS_ICONS: Mapping[str, str] = MappingProxyType({
    "good": "✓", "medium": "!", "poor": "✗", "no_target": "–", "not_due": "◷", "no_data": "?", "unscored": "–",
    "insufficient_data": "?", "outside": "–",
})
"""What stands before the word for a status, where colour may not be seen."""
_WORDS_OF = {"status": "status", "status_without": "status", "status_then": "status",
             "kind": "node", "direction": "direction", "below": "about", "about": "about"}
"""The columns that hold a vocabulary, and what its words begin with."""
_INNER = ("ordinal",)  # what a value is made of and no reader asks for
# What turns the direction of the text after it would let one name rewrite its neighbours on the page.
_TURNS_TEXT = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_NO_WORDS: Mapping[str, str] = MappingProxyType({})


def table(records: Sequence[Record]) -> pd.DataFrame:
    """Return one row a record, columns in the order of their first record's keys."""
    import pandas as pd

    return pd.DataFrame.from_records(list(map(dict, records)))


def table_of_columns(columns: Mapping[str, NDArray[Any]]) -> pd.DataFrame:
    """Return *columns*, arrays of one length, as a table of their kinds, whatever the words in it."""
    import pandas as pd

    return pd.DataFrame({name: pd.Series(array, dtype=array.dtype) for name, array in columns.items()})


def html_table(
    records: Sequence[Record], columns: Sequence[str], words: Mapping[str, str] = _NO_WORDS, *, left: int = 0
) -> str:
    """Return *columns* of *records* as a plain HTML table, every text escaped; no script, no style.

    A notebook keeps what it shows, so at most `MOST_ROWS` rows are written, with a last row that says how many more
    there are, and a text is cut after `MOST_LETTERS` letters with an ellipsis; `to_frame()` has them all.

    Args:
        records: the rows.
        columns: what is shown of them.
        words: of a language, by key, for headings, statuses and numbers; left out, all is shown as it is.
        left: how many rows were left out of *records* already.

    >>> html_table([{"a": "<b>", "c": 1.5}], ("a", "c"))
    '<table><thead><tr><th>a</th><th>c</th></tr></thead><tbody><tr><td>&lt;b&gt;</td><td>1.5</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{_text(_heading(column, words))}</th>" for column in columns)
    rows = ("".join(f"<td>{_cell(record.get(column), column, words)}</td>" for column in columns)
            for record in records[:MOST_ROWS])
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    more = _more(max(len(records) - MOST_ROWS, 0) + left, len(columns), words)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}{more}</tbody></table>"


def html_line(text: str) -> str:
    """Return *text* as a paragraph, escaped and cut as in a table."""
    return f"<p>{_text(text)}</p>"


def shown(value: AttrsInstance) -> str:
    """Return what a notebook shows of *value*: its kind and name, and a row for each field that says something.

    A value does not know the language of its card, so the headings are the fields' own names.
    """
    said = [(each.name, getattr(value, each.name)) for each in fields(type(value))
            if each.name[0] != "_" and each.name not in _INNER and _says(getattr(value, each.name), each.default)]
    rows = "".join(f"<tr><th>{_text(name.replace('_', ' '))}</th><td>{_told(name, each)}</td></tr>"
                   for name, each in said if name not in ("id", "name"))
    return (f"<table><thead><tr><th>{_text(type(value).__name__)}</th><th>{_text(_title(value))}</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>")


def _says(value: object, default: object) -> bool:
    if value is None or (isinstance(value, Collection) and len(value) == 0):
        return False
    return type(value) is not type(default) or bool(value != default)


def _told(name: str, value: object) -> str:
    icon = STATUS_ICONS.get(value.value) if isinstance(value, Enum) and name == "status" else None
    said = value if isinstance(value, float) else " ".join(part for part in (icon, _in_words(value)) if part)
    return _cell(said, "", _NO_WORDS)


def _in_words(value: object) -> str:
    """Return *value* in one line: of many the first, of what has a name that."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_in_words(each)}" for key, each in value.items())
    if isinstance(value, tuple | frozenset):
        return _in_a_row(sorted(map(_in_words, value)) if isinstance(value, frozenset) else map(_in_words, value),
                         len(value))
    if isinstance(value, float):
        return _number(value, _NO_WORDS)
    if isinstance(value, Enum):
        return value.name.lower().replace("_", " ")
    return _own_text(value) if has(type(value)) else str(value)


def _in_a_row(texts: Iterable[str], count: int) -> str:
    first = [text for text, _ in zip(texts, range(_MOST_TOLD), strict=False)]
    more = f", … {count - _MOST_TOLD} more" if count > _MOST_TOLD else ""
    return f"{f'{count}: ' if count > 1 else ''}{', '.join(first)}{more}"


def _title(value: object) -> str:
    """Return what *value* is called, or its own text; empty where it has neither."""
    if type(value).__str__ is not object.__str__:
        return str(value)
    called = (getattr(value, name, None) for name in ("id", "name", "text"))
    return " ".join(each for each in called if isinstance(each, str) and each)


def _own_text(value: Any) -> str:
    """Return what *value* is called, its own text, or its fields."""
    if title := _title(value):
        return title
    said = ((each.name, getattr(value, each.name)) for each in fields(type(value)) if each.name[0] != "_")
    return ", ".join(f"{name.replace('_', ' ')} {_in_words(each)}" for name, each in said if _says(each, None))


def _heading(column: str, words: Mapping[str, str]) -> str:
    said = words.get(f"column.{column}") or words.get(f"field.{column}")
    return said[:1].upper() + said[1:] if said else column


def _cell(value: object, column: str, words: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return _number(value, words)
    said = str(value)
    prefix = _WORDS_OF.get(column)
    word = words.get(f"{prefix}.{said}") or words.get(f"node.{said}", said) if prefix else said
    icon = STATUS_ICONS.get(said) if prefix == "status" else None
    return _text(f"{icon} {word}" if icon else word)


def _number(value: float, words: Mapping[str, str]) -> str:
    if not 1e4 <= abs(value) < 1e15:
        return format(value, ".4g").replace(".", words.get("column.decimal_sign", "."))
    return format(value, ",.0f").replace(",", "\u00a0" if words else "")


def _text(text: str) -> str:
    plain = text.translate(_TURNS_TEXT)
    return escape(plain if len(plain) <= MOST_LETTERS else plain[:MOST_LETTERS - 1] + "…")


def _more(left: int, columns: int, words: Mapping[str, str]) -> str:
    said = words.get("column.more", "… {count} more").format(count=left)
    return f'<tr><td colspan="{columns}">{escape(said)}</td></tr>' if left > 0 else ""
