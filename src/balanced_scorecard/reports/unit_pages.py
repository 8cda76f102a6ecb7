"""`save_reports`: a page for each organisational unit, and an index that leads to them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import evolve

from ..domain.assessment import Assessment
from ..domain.period import Period
from ..errors import ScorecardError
from ..evaluation.results import ScorecardScore
from ..files.whole_file import write_whole
from .builder import build_report
from .choices import AnnualForm, View
from .document import Cell, Column, ColumnKind, Document, Paragraph, Section, Table, TableRow, Tone
from .html_page import page_of
from .languages import known_language
from .model import Report
from .views import document_of
from .views.frame import framed
from .wording import Wording

INDEX = "index.html"
_LONGEST = 80


def save_reports(
    scores: Mapping[str, ScorecardScore],
    folder: str | os.PathLike[str],
    *,
    assessments: Sequence[Assessment] = (),
    compare: Period | str | None = None,
    view: View = View.CARD,
    form: AnnualForm | None = None,
    on: date | None = None,
    language: str | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> None:
    """Write an HTML page for each unit of *scores* into *folder*, and `index.html`, which leads to them.

    Args:
        scores: a card judged and rolled up, by the unit it was judged for, in the order the index lists them.
        folder: where to write; made where it is not there. Pages of an earlier run are replaced one by one, each
            whole, and the index last, so that it never leads to a page that is not there.
        assessments, compare, view, form, on: as for `build_report`; words are set on the page of their own unit.
        language: of the words; left out, the card's.
        progress: called after each page with how many are written, and of how many.

    Raises:
        ScorecardError: there is no unit, there are no words in *language*, or the folder cannot be written to. Nothing
            is begun in the first two cases.
    """
    if not scores:
        raise ScorecardError(f"{folder}: there is no unit to write a page of; give the scores of at least one")
    if language is not None:
        known_language(language)
    place = _made(Path(folder))
    names = _file_names(scores)
    rows: list[TableRow] = []
    for done, (unit, each) in enumerate(scores.items(), start=1):
        report = build_report(each, assessments=assessments, compare=compare, view=view, form=form, on=on)
        say = Wording.of(report, language)
        page = page_of(document_of(report, language), say, home=INDEX)
        write_whole(place / names[unit], page.encode("utf-8"))
        rows.append(_row(report, names[unit], say))
        if progress is not None:
            progress(done, len(scores))
    write_whole(place / INDEX, page_of(_index(report, rows, say), say).encode("utf-8"))


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ScorecardError(f"{folder}: cannot be made ({why}); name a folder that may be written to") from error
    return folder


def _file_names(units: Mapping[str, ScorecardScore]) -> dict[str, str]:
    """Return a file name for each unit that every file system can hold, no two alike but for capitals."""
    taken: set[str] = {INDEX}
    names = {}
    for unit in units:
        stem = re.sub(r"[^\w.\-]", "-", unit)[:_LONGEST].strip(".") or "all"
        name = next(each for each in _numbered(f"unit-{stem}") if each.casefold() not in taken)
        taken.add(name.casefold())
        names[unit] = name
    return names


def _numbered(stem: str) -> Iterator[str]:
    yield f"{stem}.html"
    number = 2
    while True:
        yield f"{stem}-{number}.html"
        number += 1


def _row(report: Report, page: str, say: Wording) -> TableRow:
    total = report.total
    evaluation = report.scores.evaluation
    code = "" if evaluation.scorecard.is_root(evaluation.org_unit) else evaluation.org_unit
    name = report.org_unit or report.organisation or report.title
    poor = len(report.poor())
    return TableRow(cells=(
        Cell(text=name, code=code if code != name else "", page=page),
        Cell(text=say.status(total.status), status=total.status),
        Cell(text=say("annual.of", met=total.targets_met, judged=total.targets_judged), value=total.targets_met),
        Cell(text=str(poor), value=poor), Cell(text=str(len(total.missing)), value=len(total.missing)),
    ))


def _index(report: Report, rows: Sequence[TableRow], say: Wording) -> Document:
    """Return the page that leads to all others; what it rests on is what they rest on."""
    columns = (Column(heading=say("units.unit"), width=3),
               Column(heading=say("report.status"), kind=ColumnKind.STATUS, width=1.6),
               Column(heading=say("units.targets"), kind=ColumnKind.NUMBER, width=1.3),
               Column(heading=say("units.red"), kind=ColumnKind.NUMBER, width=0.8),
               Column(heading=say("units.missing"), kind=ColumnKind.NUMBER, width=1))
    blocks = (Paragraph(text=say.count("units.lead", len(rows)), tone=Tone.COUNTS),
              Table(caption=say("report.all_units"), columns=columns, rows=tuple(rows)))
    section = Section(heading=say("report.all_units"), anchor="units", blocks=blocks)
    return framed(evolve(report, org_unit="", compared=None), say, (section,))
