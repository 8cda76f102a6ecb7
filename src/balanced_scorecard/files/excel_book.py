"""Bytes of an .xlsx file -> its sheets, read one by one as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import Factory, define, field, frozen

from .excel_cells import MOST_CELLS, Sheet, bounded, clean_text, too_many
from .excel_formats import BUILTIN_FORMATS, Show, epoch_of, shown_by
from .excel_package import Package, SheetPart, elements, opened, said_plainly, walk, within
from .excel_sheet import SheetReader


@frozen(kw_only=True, eq=False)
class Book:
    """A workbook: its sheets by name, and what their cells share."""

    package: Package = field(repr=False)
    sheets: tuple[SheetPart, ...]
    shows: Sequence[Show | None] = field(repr=False)
    texts: list[str] = field(repr=False, factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets, in the order of their tabs."""
        return tuple(sheet.name for sheet in self.sheets)

    def sheet(self, name: str) -> Sheet:
        """Return what is filled in on the sheet *name*; raise NotReadable where it is torn or too large."""
        part = next(each for each in self.sheets if each.name == name)
        with said_plainly():
            reader = SheetReader(self.texts, self.shows)
            walk(self.package, part.part, reader.start, reader.end, reader.more)
            return reader.sheet(part)


def read_book(content: bytes) -> Book:
    """Return the workbook in *content*; raise NotReadable where it is none."""
    package = opened(content)
    with said_plainly():
        texts = _shared_texts(package)
        return Book(package=package, sheets=package.sheets(), shows=_shows(package), texts=texts)


def _shared_texts(package: Package) -> list[str]:
    part = package.beside("sharedStrings")
    if part is None:
        return []
    reader = _TextReader()
    walk(package, part, reader.start, reader.end, reader.more)
    return reader.texts


def _shows(package: Package) -> list[Show | None]:
    """Return what each cell format makes of a number."""
    properties = elements(package, package.workbook, "workbookPr")
    epoch = epoch_of(next((each.get("date1904") for _, each in properties), None))
    part = package.beside("styles")
    if part is None:
        return [None]
    own: dict[str | None, str] = {}
    ids: list[str] = []
    group = ""
    for tag, each in elements(package, part, "numFmt", "xf", "cellXfs", "cellStyleXfs"):
        if tag == "numFmt":
            own[each.get("numFmtId")] = each.get("formatCode", "")
        elif tag == "xf" and group == "cellXfs":
            ids.append(each.get("numFmtId", "0"))
        elif tag != "xf":
            group = tag
    return [shown_by(own.get(id_) or BUILTIN_FORMATS.get(int(id_), "General"), epoch=epoch) for id_ in ids]


@define
class _TextReader:
    """Gathers the shared texts of a workbook: the runs of each joined, the readings of Asian signs left out."""

    texts: list[str] = Factory(list)
    runs: list[str] = Factory(list)
    depth: int = 0
    signs: int = 0
    is_text: bool = False
    is_reading: bool = False

    def start(self, name: str, _: object) -> None:
        """Take the beginning of an element."""
        self.depth += 1
        within(self.depth)
        tag = name.rpartition(":")[2]
        if tag == "t":
            self.is_text = not self.is_reading
        elif tag == "rPh":
            self.is_reading = True
        elif tag == "si":
            self.runs.clear()
            self.signs = 0

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self.depth -= 1
        tag = name.rpartition(":")[2]
        if tag == "t":
            self.is_text = False
        elif tag == "rPh":
            self.is_reading = False
        elif tag == "si":
            self.texts.append(clean_text("".join(self.runs)))
            if len(self.texts) > MOST_CELLS:
                raise too_many(MOST_CELLS)

    def more(self, text: str) -> None:
        """Take a stretch of text."""
        if self.is_text:
            self.signs += len(text)
            self.runs.append(text)
            bounded(self.signs)
