"""The workbook that a unit has filled in -> what it answers; a cell that cannot be used is told, the rest is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

import numpy as np
from attrs import Factory, define, field, frozen

from ..domain.assessment import Assessment, AssessmentKind
from ..domain.day_text import day_hint
from ..domain.judgement import JUDGEMENTS
from ..domain.measurement import Measurement
from ..domain.period import Period
from ..errors import Fault, MeasurementError, did_you_mean, one_of
from ..frames import cells
from ..kernels.time import ratio
from ..tables import shown
from ..units import rate_factor
from ..words import words_for
from .collection_checks import question
from .collection_form import AnswerKind, FormHead
from .collection_layout import COLUMNS, DATE, FILLED_BY, LETTERS
from .collection_table import NO_FORM, AskedRow, FormPaper, paper_of
from .excel_book import read_book
from .excel_cells import Broken, SheetCell
from .excel_package import NotReadable
from .workbook_amounts import number_shown, read_quantity
from .workbook_kinds import CellSetting, read_day, read_text
from .workbook_text import pairs_in

Cells = Mapping[str, SheetCell]
_PARTS = ("numerator", "denominator")


@frozen(kw_only=True)
class FilledForm(FormHead):
    """What one unit has answered.

    Attributes:
        file: its name.
        card, version, fingerprint, language: of the card that asked.
        org_unit, org_unit_name: who answered; the id is empty for the whole organisation.
        units: every unit that was asked, by id.
        asked, answered: how many figures it was asked for, and how many it gave or said why there is none.
        rejected: the cells that could not be used, each with what would be right.
        questions: the cells that were used, and are asked about all the same, as the form itself does.
    """

    file: str
    units: Mapping[str, str] = field(factory=dict, hash=False)
    filled_by: str = ""
    asked: int = 0
    answered: int = 0
    measurements: tuple[Measurement, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    rejected: tuple[Fault, ...] = ()
    questions: tuple[Fault, ...] = ()

    _repr_html_ = shown


def read_form(content: bytes, file: str = "") -> FilledForm:
    """Return what the workbook *content* answers; raise MeasurementError where it is no form at all."""
    try:
        paper = paper_of(read_book(content))
        said = paper.said
        reader = _Reader(paper=paper, file=file, language=said["language"])
        reader.read()
        return FilledForm(
            file=file, card=said["card"], version=said["version"], fingerprint=said["fingerprint"],
            language=said["language"], org_unit=said["org_unit"], org_unit_name=said["org_unit_name"],
            period=Period.parse(said["period"]), units=pairs_in(said["units"]), filled_by=reader.filled_by,
            asked=len(paper.asked), answered=reader.answered, measurements=tuple(reader.measurements),
            assessments=tuple(reader.assessments), rejected=tuple(reader.rejected),
            questions=tuple(reader.questions))
    except NotReadable as error:
        raise MeasurementError([Fault(str(error), source=file)]) from None
    except (KeyError, ValueError):  # the sheet that we hid says something else than we wrote
        raise MeasurementError([Fault(NO_FORM, source=file)]) from None


@define
class _Reader:
    """Reads the rows of one form, and keeps what it finds."""

    paper: FormPaper
    file: str
    language: str
    filled_by: str = ""
    day: date | None = None
    answered: int = 0
    measurements: list[Measurement] = Factory(list)
    assessments: list[Assessment] = Factory(list)
    rejected: list[Fault] = Factory(list)
    questions: list[Fault] = Factory(list)

    def read(self) -> None:
        """Read who filled it in, and every row that was asked for."""
        lines = dict(self.paper.sheet.rows)
        self.filled_by = self._at_top(lines, FILLED_BY, read_text) or ""
        self.day = self._at_top(lines, DATE, _day)
        rows = {(str(line.get(1)), str(line.get(3)).partition("\n")[0]): number for number, line in lines.items()}
        for asked in self.paper.asked:
            number = rows.get((asked.element, str(asked.period)))
            if number is None:
                self._reject(f"the row of {asked.element!r} in {asked.period} is gone; fill in the form that was sent "
                             "out")
                continue
            found = {name: lines[number][column] for column, name in enumerate(COLUMNS, 1) if column in lines[number]}
            self._figure(asked, number, found)
            self._words(asked, number, found)

    def _at_top(self, lines: Mapping[int, Mapping[int, SheetCell]], place: str,
                read: Callable[[SheetCell, CellSetting], Any]) -> Any:
        cell = lines.get(int(place[1:]), {}).get(ord(place[0]) - 64)
        return None if cell is None else self._value(read, cell, place)

    def _value(self, read: Callable[[SheetCell, CellSetting], Any], cell: SheetCell, place: str,
               unit: Any = None) -> Any:
        """Return what is in *cell*; None, and a word of it, where it cannot be read."""
        try:
            if isinstance(cell, Broken):
                raise ValueError(cell.message)
            return read(cell, CellSetting(language=self.language, unit=unit))
        except ValueError as error:
            self._reject(str(error), place)
            return None

    def _reject(self, message: str, place: str = "") -> None:
        self.rejected.append(self._fault(message, place))

    def _fault(self, message: str, place: str = "") -> Fault:
        sheet = self.paper.sheet.name
        return Fault(message, (f"{sheet}!{place}" if place else sheet,), source=self.file)

    def _figure(self, asked: AskedRow, row: int, found: Cells) -> None:
        """Keep the figure of a row, or say what is wrong with it."""
        names = _PARTS if asked.answer is AnswerKind.PARTS else ("value",)
        given = {name: found[name] for name in names if name in found}
        if not given and "status" not in found:
            return
        self.answered += 1
        before = len(self.rejected)
        said = {name: self._value(_reader_of(asked), cell, f"{LETTERS[name]}{row}", asked.unit)
                for name, cell in given.items()}
        codes = self._value(_statuses, found["status"], f"{LETTERS['status']}{row}") if "status" in found else ()
        where = f"{LETTERS[names[0]]}{row}"
        wrong = "" if len(self.rejected) > before else _misfit(asked, said, self.language)
        if wrong:
            self._reject(wrong, where)
        if len(self.rejected) > before:
            return
        try:
            self.measurements.append(Measurement(
                indicator=asked.element, period=asked.period, org_unit=self.paper.said["org_unit"], basis=asked.basis,
                statuses=frozenset(codes), recorded_by=self.filled_by or None, **said,
                recorded_at=datetime.combine(self.day, time()) if self.day else None,
                place=f"{self.file}: {self.paper.sheet.name}!{where}"))
        except ValueError as error:
            self._reject(str(error), where)
            return
        asked_about = question(asked.answer, asked.unit, asked.high, said)
        if asked_about:
            words = words_for(self.language)[f"collection.check.{asked_about}"]
            shown = " / ".join(number_shown(said[name], self.language) for name in names)
            self.questions.append(self._fault(f"{asked.element}: {shown}. {words}", where))

    def _words(self, asked: AskedRow, row: int, found: Cells) -> None:
        """Keep the comment of a row as the words beside its figure."""
        if "comment" not in found:
            return
        text = self._value(read_text, found["comment"], f"{LETTERS['comment']}{row}")
        if text:
            self.assessments.append(Assessment(
                period=asked.period, element=asked.element, kind=AssessmentKind.DEVIATION, text=text,
                org_unit=self.paper.said["org_unit"], by=self.filled_by or None, date=self.day))


def _reader_of(asked: AskedRow) -> Callable[[SheetCell, CellSetting], Any]:
    """Return what reads the cells of a figure."""
    if asked.answer.is_chosen:
        return lambda cell, setting: _chosen(asked, read_text(cell, setting))
    return {AnswerKind.PARTS: _count, AnswerKind.NUMBER: _number, AnswerKind.DAY: _day}[asked.answer]


def _count(cell: SheetCell, setting: CellSetting) -> float:
    assert not isinstance(cell, Broken)
    return cells.number(cell, setting.language)


def _number(cell: SheetCell, setting: CellSetting) -> float:
    return float(read_quantity(cell, setting))


def _day(cell: SheetCell, setting: CellSetting) -> date:
    said = read_day(cell, setting)
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise ValueError(f"{said!r} is not a day; {day_hint(str(said)) or 'write it as 2025-02-27'}") from None


def _statuses(cell: SheetCell, setting: CellSetting) -> Any:
    return cells.statuses(read_text(cell, setting))


def _chosen(asked: AskedRow, word: str) -> str:
    """Return the level, or the judgement, that *word* is."""
    known = {choice.casefold(): number for number, choice in enumerate(asked.choices)}
    if word.casefold() not in known:
        raise ValueError(f"{word!r} is not one of {one_of(asked.choices)}{did_you_mean(word, asked.choices)}")
    number = known[word.casefold()]
    return JUDGEMENTS[number] if asked.answer is AnswerKind.JUDGEMENT else asked.choices[number]


def _misfit(asked: AskedRow, said: Mapping[str, Any], language: str) -> str:
    """Return what is wrong where parts do not go together, or a value is one there cannot be; else empty."""
    value = said.get("value")
    if asked.answer is AnswerKind.PARTS and said:
        if len(said) < len(_PARTS):
            return "numerator and denominator go together; give both or none"
        value = _share(said["numerator"], said["denominator"], asked.unit)
    if not isinstance(value, float):
        return ""
    for limit, way, side, most in ((asked.high, 1, "above", "highest"), (asked.low, -1, "below", "lowest")):
        if limit is not None and way * value > way * limit:
            shown, bound = number_shown(round(value, 6), language), number_shown(limit, language)
            return f"{shown} is {side} {bound}, the {most} possible; look at what was counted"
    return ""


def _share(numerator: float, denominator: float, unit: str | None) -> float | None:
    share = float(ratio(np.array([numerator]), np.array([denominator]), rate_factor(unit))[0])
    return None if np.isnan(share) else share
