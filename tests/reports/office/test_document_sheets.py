"""A section of blocks as a sheet: each block as the page has it, and what is said beside figures in a column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook

from balanced_scorecard import Status
from balanced_scorecard.reports.document import (
    Block,
    BulletChart,
    Cell,
    Column,
    ColumnKind,
    Details,
    Item,
    Items,
    Panel,
    Panels,
    Paragraph,
    Section,
    Table,
    TableRow,
    Tallies,
    Tally,
    Terms,
    Tone,
    Tree,
)
from balanced_scorecard.reports.office.document_sheets import add_section
from balanced_scorecard.reports.office.sheet_values import cell_entry, day_entry, number_entry
from balanced_scorecard.reports.telling import Line
from balanced_scorecard.reports.wording import Wording

SAY = Wording(language="nb")
BULLET = BulletChart(actual=1, target=2, good=2, medium=1, low=0, high=3, direction=1, label="en av to")


def said(*blocks: Block, sections: Sequence[Section] = ()) -> list[list[object]]:
    """Return what stands in the rows of a sheet of *blocks* below its title, empty cells and rows left out."""
    book = Workbook()
    add_section(book, Section(heading="Tittel", blocks=blocks, sections=tuple(sections)), SAY)
    rows = book.worksheets[-1].iter_rows(min_row=2, values_only=True)
    there: list[list[object]] = [[value for value in row if value is not None] for row in rows]
    return [row for row in there if row]


def test_words_stand_below_each_other() -> None:
    assert said(
        Paragraph(text="Lest", label="Avvik", by="Kari, 1. mai"), Paragraph(text="Stille", tone=Tone.QUIET),
        Items(items=(Item(name="Kort tid", code="A1", tag="ny", text="4 uker", status=Status.POOR, notes=("Sent.",)),)),
        Items(items=(), empty="Ingen."), Terms(pairs=(("Frist", "1. mai"),)),
        Tallies(tallies=(Tally(count=3, label="over fristen"),)),
        Panels(panels=(Panel(heading="Gjøres", items=Items(items=(Item(name="Restanser"),))),)),
    ) == [["Avvik: Lest (Kari, 1. mai)"], ["Stille"], ["✗ Mindre god · A1 Kort tid (ny): 4 uker · Sent"], ["Ingen."],
          ["Frist", "1. mai"], [3, "over fristen"], ["Gjøres"], ["Restanser"]]


def test_a_section_within_has_its_heading_and_its_status() -> None:
    inner = Section(heading="Inni", status=Status.GOOD, status_text="God", blocks=(Paragraph(text="Slik"),))
    assert said(Paragraph(text="Først"), sections=[inner]) == [["Først"], ["Inni"], ["✓ God"], ["Slik"]]


def test_what_is_only_for_who_asks_is_left_out_and_what_is_for_all_is_not() -> None:
    inside = (Paragraph(text="Mer"),)
    assert said(Paragraph(text="a"), Details(summary="Vis", blocks=inside), Tree(lines=(Line("b"),))) == [["a"]]
    assert said(Details(summary="4 til", blocks=inside, is_told_everywhere=True)) == [["Mer"]]


def test_a_section_of_pictures_alone_is_no_sheet() -> None:
    book = Workbook()
    add_section(book, Section(heading="Kart", blocks=(Tree(lines=(Line("b"),)),)), SAY)
    assert len(book.worksheets) == 1


def test_a_table_repeats_what_goes_on_leaves_pictures_out_and_says_the_rest_in_a_column_of_remarks() -> None:
    columns = (Column(heading="Mål"), Column(heading="Navn"), Column(heading="Tall", kind=ColumnKind.NUMBER),
               Column(heading="Bilde", kind=ColumnKind.PICTURE), Column(heading="Status", kind=ColumnKind.STATUS))
    picture, status = Cell(picture=BULLET), Cell(text="God", status=Status.GOOD)
    number = Cell(text="4,5\u00a0%", value=4.5, unit="percent", notes=("hittil",))
    rows = (
        TableRow(cells=(Cell(text="M1"), Cell(text="Tid", code="A", notes=("Kari",)), number, picture, status),
                 below=(Paragraph(text="Lest", label="Avvik", by="Kari"), Terms(pairs=(("Frist", "mai"),)),
                        Items(items=(Item(name="Restanser"),)), Tree(lines=(Line("b"),)))),
        TableRow(cells=(None, Cell(text="Kø", status=Status.POOR, status_text="Mindre god"), Cell(text="–"), picture,
                        status)),
    )
    assert said(Table(caption="Alle", columns=columns, rows=rows, groups=1)) == [
        ["Mål", "Navn", "Tall", "Status", "Merknader"],
        ["M1", "A Tid\nKari", 0.045, "✓ God", "Tall: hittil; Avvik: Lest (Kari); Frist: mai; Restanser"],
        ["M1", "Kø · ✗ Mindre god", "–", "✓ God"]]


def test_what_is_read_is_a_number_only_where_it_is_that_number() -> None:
    assert cell_entry(Cell(text="3 av 5", value=3), "nb").value == "3 av 5"
    assert cell_entry(Cell(text="2.", value=2), "nb").number_format == "#,##0"
    assert number_entry(0.5, "ikke et tall").number_format == "General"


def test_a_day_before_the_calendar_of_workbooks_is_a_text() -> None:
    assert (day_entry(date(1899, 5, 17), "nb").value, day_entry(date(1905, 6, 7), "sv").number_format) == (
        "1899-05-17", "yyyy-mm-dd")
