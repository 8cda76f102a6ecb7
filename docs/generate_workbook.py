"""The page of the workbook's format: every sheet and column, said by what lays them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from balanced_scorecard.files.workbook_reading import OPTIONS
from balanced_scorecard.files.workbook_sheets import SHEETS, Column, card_columns
from balanced_scorecard.files.workbook_words import word_of

LEAD = """\
# The workbook of a card

A card as `.xlsx` has a sheet for each kind of thing; what stands within another names it in its first column.
Headings, sheets and words are those of the card's language, and are read in bokmål, nynorsk and English whatever it
is. `load_scorecard` and `save_scorecard` take it as any other format: the same fields, and the same words about what
is wrong, with sheet and cell (`Indikatorer!F7`) where a YAML file has a line. Made from the classes, like [every key
of a definition](definition-keys.md), whose keys stand in the third column below. An asterisk marks what is required.

- **Headings** are looked for in the first 20 rows, so a title or examples may stand above them. Columns and sheets
  may stand in any order, and those you do not use may go. Empty rows say nothing.
- **Of your own**: a heading or the name of a sheet that begins with `#` is yours and is not read. Any other heading
  that is not known is refused, with the nearest one that is; a sheet that is not known is left out, and you are told.
- **Several in one cell**: ids, words and texts are parted by `;`; a text that holds one stands in double quotes.
- **Numbers**: a cell shown as `80 %` is eighty per cent. A text may have the decimal comma of the card's language; a
  text with two readings is refused with both.
- **Ids** are texts. A number shown as `1.10` is the id `1.10`; where Excel has made the id a number that shows `1.1`,
  or a day, it is refused.
- **Days** are days or texts (`2026-01-31`, `31.01.2026`); periods are texts as in `2026-T1`.
- **Formulas** count with the value Excel last worked out; one that was never worked out is refused, and so are
  `#REF!` and its like. A cell merged over several rows counts for each of them when it holds words.
- **Hidden** rows and sheets are read as the others, and you are told, as you are of values from other workbooks.
- **Not read**: macros (`.xlsm` is refused), `.xls`, workbooks with a password, and what is larger than a card can be.

Columns that few cards fill are folded away in Excel (the `+` above them) until they hold something. A name or
definition in another language has a column of its own: `Name (nn)`.
"""
AFTER = """\
## Figures and words

`Measurements` (`Målinger`), `Measurements wide` (`Målinger bredt`) and `Assessments` (`Vurderinger`) may stand in the
same workbook; `load_scorecard` leaves them to `load_measurements` and `load_assessments`, whose
[columns](measurement-format.md) they have.
"""


def workbook_page() -> str:
    """Return the page."""
    sections = [_section("card", "The card itself: in each row a label, and its value beside it.", card_columns())]
    sections += [_section(sheet.name, word_of("about", sheet.name, "en"), sheet.columns) for sheet in SHEETS]
    sections.append(_section("options", word_of("about", "options", "en"), OPTIONS))
    return "\n".join([LEAD, *sections, AFTER])


def _section(name: str, about: str, columns: Iterable[Column]) -> str:
    rows = "\n".join(map(_row, columns))
    titles = ", ".join(dict.fromkeys(word_of("sheet", name, language) for language in ("nb", "nn")))
    return (f"## {word_of('sheet', name, 'en')}\n\n*{titles}.* {about}\n\n"
            f"| heading | bokmål | key | |\n|---|---|---|---|\n{rows}\n")


def _row(column: Column) -> str:
    english, norwegian = (word_of("heading", column.name, language, owner=column.owner.__name__)
                          for language in ("en", "nb"))
    sign = " *" if column.is_required else ""
    cells = (english + sign, norwegian + sign, f"`{column.name}`", " ".join(_said(column)))
    return "| " + " | ".join(cell.replace("|", "\\|").replace("*", "\\*") for cell in cells) + " |"


def _said(column: Column) -> Iterator[str]:
    yield word_of("note", column.name, "en", owner=column.owner.__name__)
    if column.refers:
        yield f"{'Ids' if column.kind.is_many else 'An id'} from {', '.join(_sheet(each) for each in column.refers)}."
    if column.vocabulary:
        yield f"{'Some' if column.kind.is_many else 'One'} of: {'; '.join(column.vocabulary.words('en'))}."


def _sheet(name: str) -> str:
    return word_of("sheet", name, "en")
