"""A table as lines of text: columns side by side where there is room, else each row as a list of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from re import split

from .document import Block, Cell, Column, ColumnKind, Table, TableRow
from .palette import LOOKS
from .plain import plain
from .terminal_width import columns_of, folded, padded, pushed

GAP = 2
_FEWEST = 8
"""A column narrower than this is read worse than a list."""

Below = Callable[[Block], list[str]]


def table_lines(table: Table, width: int, below: Below) -> Iterator[str]:
    """Yield *table* in lines no wider than *width*; *below* gives the lines of a block that stands under a row."""
    kept = [n for n, column in enumerate(table.columns)
            if n >= table.groups and column.kind is not ColumnKind.PICTURE]
    widths = _widths([table.columns[n] for n in kept], width)
    is_table = min(widths, default=0) >= _FEWEST
    if is_table:
        yield "-" * width
        yield from _side_by_side([(table.columns[n].heading, False) for n in kept], widths)
        yield "-" * width
    for row in table.rows:
        yield from _groups(row, table, width)
        yield from _columns(row, table, kept, widths) if is_table else _list(row, table, kept, width)
        for block in row.below:
            yield from below(block)


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """Return how wide each column is: its share of what is left between the gaps, and room for the words above it."""
    room = width - GAP * (len(columns) - 1)
    total = sum(column.width for column in columns)
    shares = [int(room * column.width / total) for column in columns[1:]]
    roomy = [max(share, _longest_word(column.heading)) for share, column in zip(shares, columns[1:], strict=True)]
    first = room - sum(roomy)
    return [first, *roomy] if first >= max(roomy, default=0) else [room - sum(shares), *shares]


def _longest_word(heading: str) -> int:
    return max(map(columns_of, split(r"\s|(?<=/)", plain(heading))), default=0)


def _groups(row: TableRow, table: Table, width: int) -> Iterator[str]:
    """Yield what several rows have in common, above the first of them."""
    for depth, cell in enumerate(row.cells[:table.groups]):
        if cell is not None and (cell.text or cell.code):
            indent = "  " * depth
            yield from folded(plain(" · ".join(_lines(cell))), width, indent=indent, hanging=f"{indent}  ")


def _columns(row: TableRow, table: Table, kept: Sequence[int], widths: Sequence[int]) -> Iterator[str]:
    cells = [("\n".join(_lines(row.cells[n])), table.columns[n].kind is ColumnKind.NUMBER) for n in kept]
    yield from _side_by_side(cells, widths)


def _side_by_side(cells: Sequence[tuple[str, bool]], widths: Sequence[int]) -> Iterator[str]:
    columns = [[line for part in text.split("\n") for line in folded(plain(part), width)]
               for (text, _), width in zip(cells, widths, strict=True)]
    for lines in zip_longest(*columns, fillvalue=""):
        placed = (pushed(line, width) if is_number else padded(line, width)
                  for line, (_, is_number), width in zip(lines, cells, widths, strict=True))
        yield (" " * GAP).join(placed).rstrip()


def _list(row: TableRow, table: Table, kept: Sequence[int], width: int) -> Iterator[str]:
    first, *rest = kept
    yield from folded(plain(" · ".join(_lines(row.cells[first]))), width, indent="  ", hanging="    ")
    for n in rest:
        text = f"{table.columns[n].heading}: {' · '.join(_lines(row.cells[n]))}"
        yield from folded(plain(text), width, indent="    ", hanging="      ")


def _lines(cell: Cell | None) -> list[str]:
    if cell is None:
        return []
    icon = LOOKS[cell.status].icon if cell.status and not cell.status_text else ""
    tag = f"({cell.tag})" if cell.tag else ""
    below = f"{LOOKS[cell.status].icon} {cell.status_text}" if cell.status and cell.status_text else ""
    first = " ".join(filter(None, (icon, cell.code, cell.text, tag)))
    return [line for line in (first, below, *cell.notes) if line]
