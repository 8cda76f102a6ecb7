"""`save_forms` and `save_gathered`: the forms of a collection to a folder, and what came back to a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO
from os import PathLike
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from ..domain.aggregation import Basis
from ..domain.amount import POINT_LANGUAGES
from ..domain.assessment import Assessment
from ..domain.measurement import Measurement
from ..errors import ScorecardError, one_of
from ..words import words_for
from .collection_form import CollectionForm
from .collection_gathering import Gathered
from .collection_workbook import write_form
from .whole_file import write_whole
from .workbook_amounts import number_shown
from .workbook_bytes import workbook_bytes
from .workbook_headings import Headings, wide_enough
from .workbook_kinds import Written
from .workbook_layout import TEXT_FORMAT, Heading, lay_out
from .workbook_words import word_of
from .workbook_writing import new_book

ENDINGS = (".csv", ".xlsx")
"""The files that what was gathered is written to."""
_FIGURES = ("indicator", "period", "org_unit", "value", "numerator", "denominator", "basis", "status", "recorded_at",
            "recorded_by")
_WORDS = ("period", "element", "org_unit", "kind", "text", "by", "date")
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {"text": 80, "org_unit": 22, "recorded_by": 26, "by": 26, "unit": 28, "file": 34, "fault": 90}
Record = dict[str, Written]


def save_forms(forms: Iterable[CollectionForm], folder: str | PathLike[str]) -> tuple[Path, ...]:
    """Write each of *forms* to a workbook in *folder*, made where there is none; return their paths.

    A workbook that is there already may have been filled in, and is never written over: ScorecardError.
    """
    place = Path(folder)
    contents = {place / name: form for name, form in _names(forms)}
    taken = [path for path in contents if path.exists()]
    if taken:
        raise ScorecardError(f"{taken[0]}: is there already, and may have been filled in; give another folder")
    written = {path: write_form(form) for path, form in contents.items()}
    place.mkdir(parents=True, exist_ok=True)
    for path, content in written.items():
        write_whole(path, content)
    return tuple(written)


def _names(forms: Iterable[CollectionForm]) -> Iterable[tuple[str, CollectionForm]]:
    """Yield each form with the name of its file; two that differ only in large and small letters get a number."""
    seen: dict[str, int] = {}
    for form in forms:
        name = f"{form.period}_{form.org_unit or form.card}"
        many = seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        yield f"{name}{f'_{many}' if many > 1 else ''}.xlsx", form


def save_gathered(gathered: Gathered, path: str | PathLike[str]) -> tuple[Path, ...]:
    """Write what was gathered to the file *path*; return the paths of what was written.

    ``.xlsx``: one workbook with the figures, the words and who has answered. ``.csv``: the figures, and the words
    beside them in a file of the same name that ends in ``-assessments.csv``. Both are read back by `load_measurements`
    and `load_assessments`, and opened by a Norwegian Excel as they are where the forms are in Norwegian.
    """
    file = Path(path)
    if file.suffix.lower() not in ENDINGS:
        raise ScorecardError(f"{path}: what was gathered is written to {one_of(ENDINGS)}, not {file.suffix!r}")
    if file.suffix.lower() == ".xlsx":
        write_whole(file, gathered_workbook(gathered))
        return (file,)
    words = file.with_name(f"{file.stem}-assessments{file.suffix}")
    written = {file: figures_csv(gathered)}
    if gathered.assessments:
        written[words] = assessments_csv(gathered)
    for each, content in written.items():
        write_whole(each, content)
    return tuple(written)


def figures_csv(gathered: Gathered) -> bytes:
    """Return the figures as the bytes of a CSV file, as a spreadsheet program of their language opens it."""
    return _csv([_figure(row, gathered.language) for row in gathered.measurements], _FIGURES, gathered.language)


def assessments_csv(gathered: Gathered) -> bytes:
    """Return the words as the bytes of a CSV file."""
    return _csv([_word(said, gathered.language) for said in gathered.assessments], _WORDS, gathered.language)


def gathered_workbook(gathered: Gathered) -> bytes:
    """Return figures, words and who has answered as the bytes of one workbook."""
    headings = Headings(language=gathered.language)
    book = new_book()
    for name, fields, records in (
        ("measurements", _FIGURES, [_figure(row, gathered.language) for row in gathered.measurements]),
        ("assessments", _WORDS, [_word(said, gathered.language) for said in gathered.assessments]),
    ):
        _add(book.create_sheet(headings.sheet(name)), headings, fields, records)
    _add_state(book.create_sheet(words_for(gathered.language)["collection.gathered.sheet"]), gathered)
    return workbook_bytes(book)


def _figure(row: Measurement, language: str) -> Record:
    said: dict[str, Written | None] = {
        "indicator": row.indicator, "period": str(row.period), "org_unit": row.org_unit, "value": row.value,
        "numerator": row.numerator, "denominator": row.denominator,
        "basis": None if row.basis is Basis.PERIOD else words_for(language)[f"workbook.choice.Basis.{row.basis.value}"],
        "status": "|".join(sorted(status.value for status in row.statuses)), "recorded_at": row.recorded_at,
        "recorded_by": row.recorded_by}
    return _said(said)


def _word(said: Assessment, language: str) -> Record:
    kind = words_for(language)[f"assessment.{said.kind.value}"]
    return _said({"period": str(said.period), "element": said.element, "org_unit": said.org_unit, "kind": kind,
                  "text": said.text, "by": said.by, "date": said.date})


def _said(record: dict[str, Written | None]) -> Record:
    """Return what of *record* is said: a moment at midnight is a day, a whole number has no decimals."""
    return {key: _plain(value) for key, value in record.items() if value not in (None, "")}


def _plain(value: Written) -> Written:
    if isinstance(value, datetime):
        return value.date()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _csv(records: Sequence[Record], fields: Sequence[str], language: str) -> bytes:
    is_point = language in POINT_LANGUAGES
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter="," if is_point else ";", lineterminator="\r\n")
    writer.writerow(word_of("figure", name, language).lower().replace(" ", "_") for name in fields)
    writer.writerows([_cell(record.get(name, ""), language) for name in fields] for record in records)
    # Excel takes a file without the mark for its old code page, and breaks every letter that is not English.
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Written, language: str) -> str:
    if isinstance(value, float | int):
        return number_shown(value, language)
    if isinstance(value, date):
        return value.isoformat()
    return f"'{value}" if value.startswith(_LIKE_A_FORMULA) else value  # a spreadsheet would run it


def _add(sheet: Worksheet, headings: Headings, fields: Sequence[str], records: Sequence[Record]) -> None:
    """Add a sheet of records, its headings those that their reader knows."""
    columns = []
    for name in fields:
        text = word_of("figure", name, headings.language)
        number_format = {"recorded_at": headings.day_format, "date": headings.day_format, "value": "General",
                         "numerator": "General", "denominator": "General"}.get(name, TEXT_FORMAT)
        columns.append(Heading(text=text, note=word_of("figure_note", name, headings.language),
                               number_format=number_format, width=wide_enough(text, _WIDTHS.get(name, 13))))
    lay_out(sheet, columns, ([record.get(name) for name in fields] for record in records), frozen_columns=2)


def _add_state(sheet: Worksheet, gathered: Gathered) -> None:
    """Add who has answered and who has not, and below each other what was rejected and what is asked about."""
    words = words_for(gathered.language)
    names = ("unit", "file", "asked", "filled", "filled_by", "version", "cell", "fault")
    columns = [Heading(text=words[f"collection.gathered.{name}"], width=_WIDTHS.get(name, 16),
                       number_format="General" if name in ("asked", "filled") else TEXT_FORMAT) for name in names]
    answered = [[form.org_unit_name, form.file, form.asked, form.answered, form.filled_by,
                 f"{form.version} ({form.fingerprint})", None, None] for form in gathered.forms]
    missing = [[name, words["collection.gathered.not_received"], *[None] * 6] for _, name in gathered.missing]
    units = {form.file: form.org_unit_name for form in gathered.forms}
    rejected = [[units.get(fault.source), fault.source or None, *[None] * 4, ".".join(map(str, fault.path)) or None,
                 fault.message] for fault in (*gathered.rejected, *gathered.questions)]
    lay_out(sheet, columns, [*answered, *missing, *rejected], frozen_columns=1)
