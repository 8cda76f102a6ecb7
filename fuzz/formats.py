"""Every kind of file that is read: which documents are changed, how, and the public functions that read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random
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
    """

    ending: str
    seeds: Callable[[], Iterable[bytes]]
    read: Callable[[Path], object]
    use: Callable[[object, Path], object] = lambda _value, _path: None
    edit: Edit = mutated


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
    "targets": Format(ending=".csv", seeds=seeds.targets, read=_targets),
    "xlsx": Format(ending=".xlsx", seeds=seeds.workbook_cards, read=bsc.load_scorecard, edit=in_parts),
    "xlsx-figures": Format(ending=".xlsx", seeds=seeds.workbook_figures, read=bsc.load_measurements, edit=in_parts),
    "xlsx-forms": Format(ending=".xlsx", seeds=seeds.forms, read=_forms, edit=in_parts),
    "parquet": Format(ending=".parquet", seeds=seeds.parquet, read=bsc.load_measurements),
})
