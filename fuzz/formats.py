"""Every kind of file that is read: which documents are changed, how, and the public functions that read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path
from random import Random
from sqlite3 import connect
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from attrs import frozen

import balanced_scorecard as bsc

from . import seeds
from .mutations import Edit, mutated

SECOND = 0.02
"""The share of what was read that is also written and read again, and judged."""


@frozen(kw_only=True)
class Format:
    """One kind of file.

    Attributes:
        ending: of its names.
        seeds: the documents that are changed.
        read: reads a file by public functions; returns what was read.
        use: does with what was read what a user would do next; raises where that is not what was read.
        edit: changes a document.
        places: one of these stands in what is said of a file, so that its reader knows where to look.
    """

    ending: str
    seeds: Callable[[], Iterable[bytes]]
    read: Callable[[Path], object]
    use: Callable[[object, Path], object] = lambda _value, _path: None
    edit: Edit = mutated
    places: Callable[[Path], tuple[str, ...]] = lambda path: (path.name, path.parent.name)


def in_parts(content: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Return the workbook *content* with some of its parts changed, and now and then the zip around them."""
    if chance.random() < 0.15:
        return mutated(content, chance, others)
    parts = parts_of(content)
    names = sorted(parts)
    for _ in range(1 + chance.randrange(2)):
        name = chance.choice(names)
        parts[name] = mutated(parts[name], chance, [parts[chance.choice(names)]])
    if chance.random() < 0.1:
        del parts[chance.choice(names)]
    out = BytesIO()
    with ZipFile(out, "w", chance.choice((ZIP_STORED, ZIP_DEFLATED))) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(content)) as file:
            return {name: file.read(name) for name in file.namelist()}
    except BadZipFile:
        return {"[Content_Types].xml": content}


# ---- what a user would do with what was read ---------------------------------------------------------------------


def _use_card(value: object, path: Path) -> None:
    assert isinstance(value, bsc.Scorecard)
    again = path.with_name(f"again{path.suffix}")
    bsc.save_scorecard(value, again)
    assert bsc.load_scorecard(again) == value, "what was written is not what is read again"
    with suppress(bsc.ScorecardError):  # words that no page has, and the like
        evaluation = bsc.evaluate(value, bsc.Measurements(), "2025")
        bsc.render_text(bsc.build_report(bsc.roll_up(evaluation), bsc.check(value)))


def _use_figures(value: object, path: Path) -> None:
    assert isinstance(value, bsc.Measurements)
    again = path.with_name("again.jsonl")
    bsc.save_measurements(value, again)
    assert bsc.load_measurements(again) == value, "what was written is not what is read again"


def _plan(path: Path) -> bsc.Scorecard:
    plan = bsc.load_stratml(path)
    repr(plan)
    return plan.scorecard


def _by_parts(path: Path) -> int:
    return sum(len(frame) for frame in bsc.load_measurement_chunks(path, rows=2))


def _targets(path: Path) -> bsc.Scorecard:
    return bsc.load_targets(path, seeds.real_cards()[3])


def _use_targets(value: object, path: Path) -> None:
    _use_card(value, path.with_suffix(".yaml"))


# ---- rows of a database ------------------------------------------------------------------------------------------

_MOST_ROWS, _MOST_COLUMNS = 40, 40  # SQLite binds so many values in one statement, and no more


def _of_database(path: Path) -> bsc.Measurements:
    """Return the figures of the table *path*, read from SQLite: each cell as the kind of value that it looks like."""
    head, *lines = path.read_bytes().decode("utf-8", "replace").replace("\0", "").split("\n")[:_MOST_ROWS]
    names = head.split(";")[:_MOST_COLUMNS]
    rows = [([_of_sql(cell) for cell in line.split(";")] + [None] * len(names))[:len(names)] for line in lines or [""]]
    quoted = (name.replace('"', '""') for name in names)
    columns = ", ".join(f'column{at} AS "{name}"' for at, name in enumerate(quoted, 1))
    marks = f"({', '.join('?' * len(names))})"
    query = f"SELECT {columns} FROM (VALUES {', '.join([marks] * len(rows))})"
    with closing(connect(":memory:")) as database:
        return bsc.measurements_from_query(database, query, parameters=[cell for row in rows for cell in row])


def _of_sql(cell: str) -> str | int | float | bytes | None:
    """Return *cell* as a database may hold it: nothing, a whole number, a number, bytes, else a text."""
    if not cell:
        return None
    if cell.startswith("x'"):
        return cell.encode()
    for kind in (int, float):
        with suppress(ValueError):
            number: int | float = kind(cell)
            return number if kind is float or abs(number) < 2**63 else cell
    return cell


def _forms(path: Path) -> bsc.Gathered:
    return bsc.gather_forms(path.parent)


def _wide(path: Path) -> bsc.Measurements:
    return bsc.load_measurements(path, layout="wide")


FORMATS: Mapping[str, Format] = MappingProxyType({
    "yaml": Format(ending=".yaml", seeds=seeds.yaml, read=bsc.load_scorecard, use=_use_card),
    "json": Format(ending=".json", seeds=seeds.json_texts, read=bsc.load_scorecard, use=_use_card),
    "toml": Format(ending=".toml", seeds=seeds.toml, read=bsc.load_scorecard, use=_use_card),
    "stratml": Format(ending=".xml", seeds=seeds.stratml, read=_plan, use=_use_card),
    "csv": Format(ending=".csv", seeds=seeds.csv, read=bsc.load_measurements, use=_use_figures),
    "csv-wide": Format(ending=".csv", seeds=seeds.wide, read=_wide, use=_use_figures),
    "csv-parts": Format(ending=".csv", seeds=seeds.csv, read=_by_parts),
    "jsonl": Format(ending=".jsonl", seeds=seeds.json_lines, read=bsc.load_measurements, use=_use_figures),
    "jsonl-parts": Format(ending=".jsonl", seeds=seeds.json_lines, read=_by_parts),
    "assessments": Format(ending=".csv", seeds=seeds.assessments, read=bsc.load_assessments),
    "targets": Format(ending=".csv", seeds=seeds.targets, read=_targets, use=_use_targets),
    "targets-jsonl": Format(ending=".jsonl", seeds=seeds.target_lines, read=_targets, use=_use_targets),
    "targets-xlsx": Format(ending=".xlsx", seeds=seeds.target_workbooks, read=_targets, edit=in_parts),
    "sql": Format(ending=".txt", seeds=seeds.sql, read=_of_database, use=_use_figures,
                  places=lambda _: ("row ", "columns")),
    "xlsx": Format(ending=".xlsx", seeds=seeds.workbook_cards, read=bsc.load_scorecard, edit=in_parts),
    "xlsx-figures": Format(ending=".xlsx", seeds=seeds.workbook_figures, read=bsc.load_measurements, edit=in_parts),
    "xlsx-forms": Format(ending=".xlsx", seeds=seeds.forms, read=_forms, edit=in_parts),
    "parquet": Format(ending=".parquet", seeds=seeds.parquet, read=bsc.load_measurements),
})
