"""One cell of a card, read leniently: what people do in Excel, and what cannot be known."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from balanced_scorecard.domain.identifiers import UnitName
from balanced_scorecard.files import workbook_amounts as amounts
from balanced_scorecard.files import workbook_kinds as kinds
from balanced_scorecard.files.excel_cells import SheetCell
from balanced_scorecard.files.excel_formats import ShortDay, shown_by
from balanced_scorecard.files.workbook_kinds import CellKind, CellSetting
from balanced_scorecard.frames.cells import Percent

NB = CellSetting(language="nb")
EN = CellSetting(language="en")
PERCENT = CellSetting(language="nb", unit=UnitName("percent"))
RATIO = CellSetting(language="nb", unit=UnitName("ratio"))
MONEY = CellSetting(language="nb", unit=UnitName("NOK"))


def as_shown(number_format: str, value: float) -> SheetCell:
    show = shown_by(number_format)
    assert show is not None
    return show(value)


@pytest.mark.parametrize(
    ("kind", "cell", "said"),
    [
        (kinds.TEXT, "Sak #4", "Sak #4"),
        (kinds.TEXT, '""', ""),
        (kinds.TEXT, 2025, "2025"),
        (kinds.TEXT, 2025.0, "2025"),
        (kinds.TEXT, as_shown("0.00", 1.1), "1.10"),
        (kinds.TEXT, date(2025, 1, 15), "2025-01-15"),
        (kinds.TEXT, datetime(2025, 1, 15, 8), "2025-01-15 08:00:00"),
        (kinds.TEXT, Percent(80.0), "80 %"),
        (kinds.ID, as_shown("000", 10), "010"),
        (kinds.ID, 7, "7"),
        (kinds.IDS, "M1, M2", ["M1", "M2"]),
        (kinds.IDS, 7, ["7"]),
        (kinds.TEXTS, "a; b", ["a", "b"]),
        (kinds.TEXTS, 2025, ["2025"]),
        (kinds.TEXT_MAP, "caf: 9.1", {"caf": "9.1"}),
        (kinds.DAY, date(2025, 1, 15), "2025-01-15"),
        (kinds.DAY, "15.01.2025", "2025-01-15"),
        (kinds.DAY, "5. 1. 2025", "2025-01-05"),
        (kinds.DAY, "2025-01-15", "2025-01-15"),
        (kinds.DAY, 45000, 45000),  # the definition's own reader says what is wrong with it
        (kinds.PERIOD, 2025, "2025"),
        (kinds.PERIOD, "2025-T2", "2025-T2"),
        (kinds.PERIOD, date(2025, 10, 1), "2025-10-01"),
        (kinds.PERIOD, "01.10.2025", "2025-10-01"),
        (amounts.FIGURE, 0.5, 0.5),
        (amounts.FIGURE, 2, 2),
        (amounts.FIGURE, "4,2", 4.2),
        (amounts.FIGURE, Percent(50.0), 0.5),
        (amounts.FIGURE, "50 %", 0.5),
        (amounts.FIGURE, "-1", -1.0),
        (amounts.FIGURE, as_shown("0.00", 1.5), 1.5),
        (amounts.WHOLE, 3.0, 3),
        (amounts.WHOLE, "3", 3),
        (amounts.WHOLE, 3.5, 3.5),
        (amounts.SHARE, "2/3", "2/3"),
        (amounts.SHARE, Percent(67.0), 0.67),
        (amounts.SHARE, "0,8", 0.8),
        (amounts.OPTION, 35, 35),
        (amounts.OPTION, 0.5, 0.5),
        (amounts.OPTION, "x", "x"),
        (amounts.NUMBER_MAP, "T1: 36 %; T2: 0,28; T3: 0.36", {"T1": 0.36, "T2": 0.28, "T3": 0.36}),
        (amounts.AMOUNT, "2 mill. kr", "2 mill. kr"),
        (amounts.AMOUNT, 5, 5.0),
        (amounts.AMOUNT, Percent(5.0), "5 %"),
        (amounts.TARGET, "minst 80 %", "minst 80 %"),
        (amounts.TARGET, 80, "80"),
        (amounts.TARGET, 79.5, "79,5"),
        (amounts.TARGET, Percent(80.0), "80 %"),
        (amounts.UNIT, "kr/sak", "kr/sak"),
        (amounts.DURATION, "20 dager", "20 dager"),
    ],
)
def test_a_cell_is_read_as_what_was_meant(kind: CellKind, cell: SheetCell, said: object) -> None:
    read = kind.read(cell, NB)
    assert (read, type(read)) == (said, type(said))


@pytest.mark.parametrize(
    ("cell", "setting", "said"),
    [
        (80, PERCENT, 80), (79.5, PERCENT, 79.5), (Percent(80.0), PERCENT, 80.0), ("80 %", PERCENT, 80.0),
        ("79,5", PERCENT, 79.5), (Percent(80.0), RATIO, 0.8), ("4 000 kr", MONEY, 4000.0), (0.746, NB, 0.746),
    ],
)
def test_a_quantity_is_read_in_the_unit_of_its_indicator(cell: SheetCell, setting: CellSetting, said: float) -> None:
    assert amounts.QUANTITY.read(cell, setting) == said


@pytest.mark.parametrize(
    ("cell", "setting", "said"),
    [
        (70, PERCENT, 70), ("95..100", PERCENT, [95.0, 100.0]), ("4,5; 5,5", NB, [4.5, 5.5]),
        ("-5 .. 10", NB, [-5.0, 10.0]), ("95 % – 100 %", PERCENT, [95.0, 100.0]),
    ],
)
def test_an_edge_is_a_number_or_two(cell: SheetCell, setting: CellSetting, said: object) -> None:
    assert amounts.read_pair_or_number(cell, setting) == said


@pytest.mark.parametrize(
    ("kind", "cell", "message"),
    [
        (kinds.TEXT, 1.1, "1.1 is a number where a text is needed, and 1.1 and 1.10 are one number; store the cell as "
                          "text and write the one that is meant"),
        (kinds.TEXT, True, "expected text, got the value true; store the cell as text"),
        (kinds.TEXT, ShortDay(2025, 10, 1), "2025-10-01 is a day where a text is needed, as Excel makes one of 1.10 or "
                                            "2/3; store the cell as text and write it again"),
        (kinds.ID, date(2025, 10, 1), "2025-10-01 is a day where an id is needed, as Excel makes one of 1.10; store "
                                      "the column as text and write the id again"),
        (kinds.TEXT_MAP, 5, "5 is no pair; write it as name: value, and the next after a semicolon"),
        (kinds.DAY, "01/02/2025", "'01/02/2025' is not a day; it can be read as '2025-02-01' and as '2025-01-02'; "
                                  "write the one that is meant"),
        (kinds.DAY, "06/20/2026", "'06/20/2026' is not a day; there is no month 20; did you mean '2026-06-20'?"),
        (kinds.DAY, datetime(2025, 1, 15, 8), "expected a day, got '2025-01-15 08:00:00' with a time of day; write "
                                              "2025-01-15"),
        (amounts.FIGURE, "mange", "expected a number, got 'mange'; write digits"),
        (amounts.FIGURE, "-", "expected a number, got '-'; write digits"),
        (amounts.FIGURE, True, "expected a number, got the value true; write digits"),
        (amounts.FIGURE, date(2025, 3, 9), "expected a number, got the day 2025-03-09; where Excel made one of a "
                                           "number with a point, write 9,3"),
        (amounts.FIGURE, "1.234", "'1.234' can be read as 1234 or as 1,234; write one of these"),
        (amounts.FIGURE, "5 uker", "'5 uker' is in another unit than its indicator; write a number, and give the "
                                   "indicator a unit"),
        (amounts.SHARE, ShortDay(2025, 3, 2), "2025-03-02 is a day, as Excel makes one of 2/3; store the cell as text "
                                              "and write it again"),
        (amounts.TARGET, date(2025, 10, 1), "the day 2025-10-01 is no target; write such as >= 80 %, and the day in "
                                            "its own column"),
    ],
)
def test_what_has_no_reading_or_two_says_what_would_be_right(kind: CellKind, cell: SheetCell, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared whole
        kind.read(cell, NB)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("cell", "setting", "message"),
    [
        (Percent(80.0), MONEY, "'80 %' is in another unit than its indicator; write the number in 'kr'"),
        ("5 uker", PERCENT, "'5 uker' is in another unit than its indicator; write the number in '%'"),
        (Percent(80.0), NB, "'80 %' is in another unit than its indicator; write a number, and give the indicator a "
                            "unit"),
    ],
)
def test_a_quantity_in_another_unit_is_refused(cell: SheetCell, setting: CellSetting, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared whole
        amounts.QUANTITY.read(cell, setting)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("kind", "value", "language", "written"),
    [
        (amounts.AMOUNT, "2.5 mill. kr", "nb", "2,5 mill. kr"), (amounts.AMOUNT, "2.5 kr", "en", "2.5 kr"),
        (amounts.DURATION, "20 days", "nb", "20 dager"), (amounts.DURATION, "2 quarters", "nb", "2 kvartal"),
        (amounts.DURATION, "2 halves", "fi", "2 halves"), (amounts.DURATION, "1 year", "sv", "1 år"),
        (amounts.UNIT, "NOK/case", "nb", "kr/sak"),
        (amounts.UNIT, "percentage_point", "nb", "prosentpoeng"), (kinds.DAY, "2025-01-15", "nb", date(2025, 1, 15)),
        (kinds.DAY, "1899-12-31", "nb", "1899-12-31"), (amounts.NUMBER_MAP, {"T1": 0.36}, "nb", "T1: 0,36"),
        (amounts.NUMBER_MAP, {"T1": 0.36}, "en", "T1: 0.36"), (amounts.OPTION, "x", "nb", "x"),
        (kinds.IDS, ["M1", "A1"], "nb", "M1; A1"),
    ],
)
def test_a_cell_is_written_as_its_language_writes(
    kind: CellKind, value: object, language: str, written: object
) -> None:
    assert kind.write(value, CellSetting(language=language)) == written


def test_an_edge_is_written_as_its_language_writes() -> None:
    assert amounts.write_pair_or_number([4.5, 5.5], NB) == "4,5..5,5"
    assert amounts.write_pair_or_number(4.5, EN) == 4.5
