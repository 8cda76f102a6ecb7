"""The parts of an .xlsx file, opened with care: a zip of XML from a stranger, refused in one sentence where it is no
workbook or would not fit in memory.

openpyxl writes our workbooks; reading is our own, for what it must see in one pass over the cells: how a number is
shown, formulas without a value, merged and hidden rows; and for its bounds in memory and time.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import IO, Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from attrs import field, frozen

MOST_BYTES = 200_000_000
"""The largest workbook that is read."""
MOST_UNPACKED = 500_000_000
"""The most that one part of a workbook may unpack to: a million rows of eight columns take three fifths of it."""
_MOST_SMALL = 10_000_000
_MOST_PACKED = 250  # times smaller than what it unpacks to: sheets of empty styled rows reach 100, a bomb 1 000
_LET_BE = 50_000_000  # bytes below which no part is called a bomb
_MOST_PARTS = 10_000
_DEEPEST = 100
_CHUNK = 1 << 18
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED, _OLD_STREAMS = "EncryptedPackage", ("Workbook", "Book")
_SAVE_IT = "open it in Excel and save it as .xlsx without a password"

_BROKEN = (BadZipFile, expat.ExpatError, struct.error, zlib.error, LZMAError, KeyError, ValueError,
           IndexError, TypeError, AttributeError, EOFError, OSError, RuntimeError, ArithmeticError)


class NotReadable(ValueError):
    """A file that is no workbook, or holds more than is read; the message says which and what to do."""


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn whatever a torn file makes its libraries raise into one sentence."""
    try:
        yield
    except NotReadable:
        raise
    except _BROKEN:
        raise NotReadable(f"cannot be read as a workbook; {_SAVE_IT}") from None


@frozen(kw_only=True)
class SheetPart:
    """One sheet of a workbook: its name, where its cells are, and whether people can see it."""

    name: str
    part: str
    is_hidden: bool = False


@frozen(eq=False)
class Package:
    """The parts of a workbook by name; nothing is unpacked before it is asked for."""

    zip: ZipFile = field(repr=False)
    parts: Mapping[str, ZipInfo] = field(repr=False)

    @property
    def workbook(self) -> str:
        """The name of the part that lists the sheets."""
        return dict(relations(self, "").values())["officeDocument"]

    @property
    def has_macros(self) -> bool:
        """Whether a program is stored in it."""
        return any(name.endswith("vbaproject.bin") for name in self.parts)

    def sheets(self) -> tuple[SheetPart, ...]:
        """Return the sheets of cells in the order of their tabs; charts and macros have sheets of their own kind."""
        found = []
        known = relations(self, self.workbook)
        for _, each in elements(self, self.workbook, "sheet"):
            kind, part = known[{key.rpartition(":")[2]: value for key, value in each.items()}["id"]]
            if kind == "worksheet":
                is_hidden = each.get("state", "visible") != "visible"
                found.append(SheetPart(name=each["name"], part=part, is_hidden=is_hidden))
        if not found:
            raise NotReadable(f"holds no sheet of cells; {_SAVE_IT}")
        return tuple(found)

    def beside(self, kind: str) -> str | None:
        """Return the part of *kind* that the workbook names, such as its styles; None where it has none."""
        found = (target for each, target in relations(self, self.workbook).values() if each == kind)
        return next((target for target in found if target.casefold() in self.parts), None)


def bytes_of(path: Path) -> bytes:
    """Return what the file at *path* holds; of one larger than is read only enough to say so."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def opened(content: bytes) -> Package:
    """Return the parts of the workbook *content*; raise NotReadable where it is none."""
    if len(content) > MOST_BYTES:
        raise NotReadable(f"is larger than the {MOST_BYTES // 1_000_000} MB a workbook may have; save it as CSV")
    if content.startswith(_OLD[:4]):
        raise NotReadable(_what_it_is_instead(content))
    with said_plainly():
        file = ZipFile(BytesIO(content))
        names = [info.filename.casefold() for info in file.infolist()]
        if len(names) > _MOST_PARTS:
            raise NotReadable(f"holds {len(names)} parts, more than the {_MOST_PARTS} that are read; {_SAVE_IT}")
        twice = [name for name, many in Counter(names).items() if many > 1]
        if twice:
            raise NotReadable(f"holds the part {twice[0]!r} twice, and nothing says which counts; {_SAVE_IT}")
        package = Package(file, dict(zip(names, file.infolist(), strict=True)))
        for name in package.parts:
            _size(package, name)
        return package


def _what_it_is_instead(content: bytes) -> str:
    if _LOCKED.encode("utf-16-le") in content:
        return f"is locked with a password; {_SAVE_IT}"
    if any(name.encode("utf-16-le") in content for name in _OLD_STREAMS):
        return f"is a workbook of the old kind (.xls); {_SAVE_IT}"
    return f"is an old or a locked workbook; {_SAVE_IT}"


def _size(package: Package, name: str) -> int:
    """Return how many bytes the part *name* unpacks to; zipfile gives no more of it than the number stated there."""
    info = package.parts[name.casefold()]
    size = info.file_size
    if size > MOST_UNPACKED or (size > _LET_BE and size > _MOST_PACKED * max(info.compress_size, 1)):
        raise NotReadable(f"holds {name!r}, which unpacks from {info.compress_size / 1e6:.1f} to {size / 1e6:.0f} MB, "
                          f"more than is read; save the figures as CSV")
    return size


def elements(package: Package, name: str, *tags: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements called one of *tags*, whatever their namespace, of the small part *name*, in order."""
    if _size(package, name) > _MOST_SMALL:
        raise NotReadable(f"holds {name!r} of more than {_MOST_SMALL // 1_000_000} MB; {_SAVE_IT}")
    found: list[tuple[str, dict[str, str]]] = []
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        within(depth)
        local = tag.rpartition(":")[2]
        if local in tags:
            found.append((local, attributes))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    walk(package, name, start, end, lambda _: None)
    return found


def within(depth: int) -> None:
    """Refuse a part that is nested deeper than any workbook is: each level costs memory."""
    if depth > _DEEPEST:
        raise NotReadable(f"is nested more than {_DEEPEST} deep, which no spreadsheet program writes; {_SAVE_IT}")


def relations(package: Package, name: str) -> dict[str, tuple[str, str]]:
    """Return the parts that *name* points to: by id what kind each is and where; the whole package for no name."""
    folder = dirname(name)
    file = join(folder, "_rels", f"{name.rpartition('/')[2]}.rels")
    if file.casefold() not in package.parts:
        return {}
    found = {}
    for _, each in elements(package, file, "Relationship"):
        target = each.get("Target", "")
        place = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        found[each["Id"]] = (each.get("Type", "").rpartition("/")[2], place)
    return found


def walk(package: Package, name: str, starts: Callable[[str, dict[str, str]], Any], ends: Callable[[str], Any],
         text: Callable[[str], Any]) -> None:
    """Read the XML of the part *name* once, calling back for every element; no entity is ever expanded."""
    _size(package, name)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = starts, ends, text
    with package.zip.open(package.parts[name.casefold()]) as file:
        for chunk in _chunks(file):
            parser.Parse(chunk)
        parser.Parse(b"", True)


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _refuse_doctype(*_: object) -> None:
    raise NotReadable(f"declares entities, which no spreadsheet program writes; {_SAVE_IT}")
