"""The workbook that a unit has filled in -> what it answers; a cell that cannot be used is told, the rest is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

import numpy as np
from attrs import field, frozen

from ..domain.aggregation import Basis
from ..domain.assessment import Assessment, AssessmentKind
from ..domain.identifiers import ElementId, OrgUnitId, UnitName
from ..domain.judgement import JUDGEMENTS
from ..domain.measurement import Measurement
from ..domain.period import Period
from ..errors import Fault, MeasurementError, PeriodError, did_you_mean, one_of
from ..frames import cells
from ..kernels.time import ratio
from ..units import rate_factor
from .collection_form import AnswerKind
from .collection_layout import COLUMNS, DATE, FILLED_BY, FORMAT, LETTERS, TABLE
from .excel_book import Book, read_book
from .excel_cells import Broken, Line, Sheet, SheetCell
from .excel_package import NotReadable
from .workbook_kinds import CellSetting, number_shown, read_day, read_quantity, read_text
from .workbook_text import items_in, pairs_in, text_of

_NO_FORM = "is no form of a collection, or its second sheet is gone; fill in the form that was sent out"
_COLUMN = {name: number for number, name in enumerate(COLUMNS, 1)}


@frozen(kw_only=True)
class FilledForm:
    """What one unit has answered.

    Attributes:
        file: its name. org_unit: empty for the whole organisation.
        units: every unit that was asked, by id.
        asked, answered: how many figures it was asked for, and how many it gave or said why there is none.
        rejected: the cells that could not be used, each with what would be right.
    """

    file: str
    card: ElementId
    version: str
    fingerprint: str
    language: str
    org_unit: OrgUnitId
    org_unit_name: str
    period: Period
    units: Mapping[str, str] = field(factory=dict, hash=False)
    filled_by: str = ""
    asked: int = 0
    answered: int = 0
    measurements: tuple[Measurement, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    rejected: tuple[Fault, ...] = ()


def read_form(content: bytes, file: str = "") -> FilledForm:
    """Return what the workbook *content* answers; raise MeasurementError where it is no form at all."""
    try:
        book = read_book(content)
        about, said = _about(book)
        form = next((sheet for sheet in map(book.sheet, book.names) if sheet.name != about.name), None)
        if form is None:
            raise NotReadable(_NO_FORM)
        return _Reader(form, said, file).read(_table(about))
    except (NotReadable, PeriodError) as error:
        raise MeasurementError([Fault(str(error), source=file)]) from None


def _about(book: Book) -> tuple[Sheet, dict[str, str]]:
    """Return the sheet that says what form it is, and what it says, by its keys."""
    for sheet in map(book.sheet, book.names):
        said = {str(line[3]): text_of(str(line.get(2, ""))) for _, line in sheet.rows if isinstance(line.get(3), str)}
        if said.get("format") == FORMAT:
            return sheet, said
    raise NotReadable(_NO_FORM)


@frozen(kw_only=True)
class _AskedRow:
    """One figure that was asked for, as the second sheet has it."""

    element: str
    period: Period
    answer: AnswerKind
    unit: UnitName | None
    low: float | None
    high: float | None
    basis: Basis
    choices: tuple[str, ...]


def _table(about: Sheet) -> Iterator[_AskedRow]:
    head = next((number for number, line in about.rows if line.get(1) == TABLE[0] and line.get(2) == TABLE[1]), None)
    if head is None:
        raise NotReadable(_NO_FORM)
    for number, line in about.rows:
        said: dict[str, Any] = {name: line.get(column) for column, name in enumerate(TABLE, 1)}
        if number > head and said["element"] is not None:
            try:
                yield _AskedRow(
                    element=str(said["element"]), period=Period.parse(str(said["period"])),
                    answer=AnswerKind(said["answer"]), unit=said["unit"], low=said["min"], high=said["max"],
                    basis=Basis(said["basis"]), choices=tuple(items_in(said["choices"] or "")))
            except ValueError:
                raise NotReadable(_NO_FORM) from None


class _Reader:
    """Reads the rows of one form."""

    def __init__(self, form: Sheet, said: Mapping[str, str], file: str) -> None:
        self.form, self.said, self.file = form, said, file
        self.language = said.get("language", "en")
        self.lines = dict(form.rows)
        self.rejected: list[Fault] = []

    def read(self, asked: Iterator[_AskedRow]) -> FilledForm:
        """Return everything that is answered."""
        rows = {(str(line.get(1)), str(line.get(3)).partition("\n")[0]): (number, line)
                for number, line in self.form.rows}
        self.filled_by = str(self._top(FILLED_BY, read_text) or "")
        self.day = self._top(DATE, read_day)
        many, answered = 0, 0
        measurements: list[Measurement] = []
        assessments: list[Assessment] = []
        for each in asked:
            many += 1
            number, line = rows.get((each.element, str(each.period)), (0, {}))
            if not number:
                said = f"the row of {each.element!r} in {each.period} is gone; fill in the form that was sent out"
                self.rejected.append(Fault(said, (self.form.name,), source=self.file))
                continue
            measurement, is_answered = self._figure(each, (number, line))
            answered += is_answered
            measurements += [measurement] if measurement else []
            assessments += self._words(each, (number, line))
        return FilledForm(
            file=self.file, card=self.said["card"], version=self.said["version"], asked=many, answered=answered,
            fingerprint=self.said["fingerprint"], language=self.language, org_unit=self.said["org_unit"],
            org_unit_name=self.said["org_unit_name"], period=Period.parse(self.said["period"]),
            units=pairs_in(self.said["units"]), filled_by=self.filled_by, measurements=tuple(measurements),
            assessments=tuple(assessments), rejected=tuple(self.rejected))

    def _top(self, place: str, read: Any) -> Any:
        """Return what stands in one of the cells above the table; None where it is empty or cannot be read."""
        cell = self.lines.get(int(place[1:]), {}).get(ord(place[0]) - 64)
        if cell is None:
            return None
        try:
            value = _whole(read, cell, CellSetting(language=self.language))
            return date.fromisoformat(str(value)) if read is read_day else value
        except ValueError as error:
            remedy = "" if isinstance(cell, Broken) else self._remedy(str(error), read)
            self._reject(f"{error}{remedy}", place)
            return None

    def _remedy(self, said: str, read: Any) -> str:
        return "" if ";" in said or read is not read_day else "; write a day such as 2025-02-27"

    def _reject(self, message: str, *places: str) -> None:
        self.rejected.append(Fault(message, tuple(f"{self.form.name}!{place}" for place in places[:1]),
                                   source=self.file))

    def _figure(self, asked: _AskedRow, row: Line) -> tuple[Measurement | None, bool]:
        """Return the figure of a row, and whether there is an answer, be it one that cannot be used."""
        number, line = row
        names = ("numerator", "denominator") if asked.answer is AnswerKind.PARTS else ("value",)
        given = {name: line[_COLUMN[name]] for name in names if _COLUMN[name] in line}
        status = line.get(_COLUMN["status"])
        if not given and status is None:
            return None, False
        before = len(self.rejected)
        said = {name: self._cell(asked, name, cell, number) for name, cell in given.items()}
        codes = frozenset() if status is None else self._status(status, number)
        if len(self.rejected) > before or not self._fits(asked, said, number):
            return None, True
        try:
            return Measurement(
                indicator=asked.element, period=asked.period, org_unit=self.said["org_unit"], basis=asked.basis,
                statuses=codes, recorded_by=self.filled_by or None, place=f"{self.file}: {self.form.name}!{number}",
                recorded_at=datetime.combine(self.day, time()) if self.day else None, **said), True
        except ValueError as error:
            self._reject(str(error), f"{LETTERS[names[-1]]}{number}")
            return None, True

    def _cell(self, asked: _AskedRow, name: str, cell: SheetCell, row: int) -> Any:
        setting = CellSetting(language=self.language, unit=asked.unit)
        try:
            if isinstance(cell, Broken):
                raise ValueError(cell.message)
            if asked.answer is AnswerKind.PARTS:
                return cells.number(cell, self.language)
            if asked.answer is AnswerKind.NUMBER:
                return float(read_quantity(cell, setting))
            if asked.answer is AnswerKind.DAY:
                return _day(cell, setting)
            return _chosen(asked, read_text(cell, setting))
        except ValueError as error:
            self._reject(str(error), f"{LETTERS[name]}{row}")
            return None

    def _status(self, cell: SheetCell, row: int) -> Any:
        try:
            return cells.statuses(_whole(read_text, cell, CellSetting(language=self.language)))
        except ValueError as error:
            self._reject(str(error), f"{LETTERS['status']}{row}")
            return frozenset()

    def _fits(self, asked: _AskedRow, said: Mapping[str, Any], row: int) -> bool:
        """Whether the parts go together and the value is one there can be; say where not."""
        where, value = f"{LETTERS['value']}{row}", said.get("value")
        if asked.answer is AnswerKind.PARTS:
            where = f"{LETTERS['numerator']}{row}"
            if len(said) == 1:
                self._reject("numerator and denominator go together; give both or none", where)
                return False
            value = _share(said, asked.unit)
        if not isinstance(value, float):
            return True
        for limit, way, side, most in ((asked.high, 1, "above", "highest"), (asked.low, -1, "below", "lowest")):
            if limit is not None and way * value > way * limit:
                shown, bound = (number_shown(each, self.language) for each in (round(value, 6), float(limit)))
                self._reject(f"{shown} is {side} {bound}, the {most} possible; look at what was counted", where)
                return False
        return True

    def _words(self, asked: _AskedRow, row: Line) -> list[Assessment]:
        number, line = row
        cell = line.get(_COLUMN["comment"])
        if cell is None:
            return []
        try:
            text = _whole(read_text, cell, CellSetting(language=self.language))
        except ValueError as error:
            self._reject(str(error), f"{LETTERS['comment']}{number}")
            return []
        return [Assessment(period=asked.period, element=asked.element, kind=AssessmentKind.DEVIATION, text=str(text),
                           org_unit=self.said["org_unit"], by=self.filled_by or None, date=self.day)]


def _whole(read: Any, cell: SheetCell, setting: CellSetting) -> Any:
    if isinstance(cell, Broken):
        raise ValueError(cell.message)
    return read(cell, setting)


def _day(cell: SheetCell, setting: CellSetting) -> date:
    said = read_day(cell, setting)
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise ValueError(f"{said!r} is not a day; write it as 2025-02-27") from None


def _chosen(asked: _AskedRow, word: str) -> str:
    """Return the level, or the judgement, that *word* is."""
    known = {choice.casefold(): choice for choice in asked.choices}
    if word.casefold() not in known:
        raise ValueError(f"{word!r} is not one of {one_of(asked.choices)}{did_you_mean(word, asked.choices)}")
    choice = known[word.casefold()]
    return JUDGEMENTS[asked.choices.index(choice)] if asked.answer is AnswerKind.JUDGEMENT else choice


def _share(said: Mapping[str, Any], unit: str | None) -> float | None:
    share = float(ratio(np.array([said["numerator"]]), np.array([said["denominator"]]), rate_factor(unit))[0])
    return None if np.isnan(share) else share
