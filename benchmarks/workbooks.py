"""What reading a workbook costs: as a ratio to openpyxl's own reading, and in memory where the workbook is hostile.

    python benchmarks/workbooks.py

Each workbook is read in a process of its own, so that its peak memory is its own; the megabytes are what reading added.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook

from balanced_scorecard.files.excel_book import read_book

SHEET = "xl/worksheets/sheet1.xml"
START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
HEAD = b'<row>' + b''.join(b'<c t="inlineStr"><is><t>%s</t></is></c>' % name for name in (
    b"indikator", b"periode", b"verdi")) + b"</row>"
END = b"</sheetData></worksheet>"
MILLION = 1_000_000
READ = """
import resource, sys, time, warnings
import balanced_scorecard as bsc, balanced_scorecard.files.excel_table
warnings.simplefilter("ignore")
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
try:
    said = f"{len(bsc.load_measurements(sys.argv[1]))} figures"
except bsc.ScorecardError as error:
    said = str(error).splitlines()[0].partition(": ")[2][:90]
took = time.perf_counter() - start
print(f"{took:.1f} s | {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024} MB | {said}")
"""


def figure(number: int) -> bytes:
    """Return a row of a figure that looks like no other, so that it packs no better than a real one."""
    cells = (b'<c t="inlineStr"><is><t>A%d.%d</t></is></c>' % (number % 30, number % 7),
             b'<c t="inlineStr"><is><t>%d-%02d</t></is></c>' % (1000 + number // 360, number % 12 + 1),
             b"<c><v>%d.%d</v></c>" % (number * 7919 % 100_003, number % 97))
    return b"<row>" + b"".join(cells) + b"</row>"


def repeated(unit: bytes, many: int = MILLION) -> Iterator[bytes]:
    yield from (unit * 1000 for _ in range(many // 1000))


HOSTILE: dict[str, tuple[Callable[[], Iterator[bytes]], bytes]] = {
    "a million rows of figures, honest": (lambda: map(figure, range(MILLION)), END),
    "400 MB of blanks": (lambda: repeated(b" ", 400 * MILLION), END),
    "a million empty rows": (lambda: repeated(b"<row/>"), END),
    "ten million empty cells": (lambda: repeated(b"<row>" + b"<c/>" * 10 + b"</row>"), END),
    "a million errors": (lambda: repeated(b'<row><c t="e"><v>#REF!</v></c></row>'), END),
    "a million cells beside the table": (lambda: repeated(b"<row><c/><c/><c/><c/><c><v>1</v></c></row>"), END),
    "twenty thousand merged areas of twenty thousand rows": (
        lambda: repeated(b"<row><c><v>1</v></c></row>", 20_000),
        b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:A1048576"/>' * 20_000 + b"</mergeCells></worksheet>"),
    "three million elements in each other": (lambda: repeated(b"<x>", 3 * MILLION), b""),
    "one text of 100 MB": (lambda: repeated(b"a", 100 * MILLION), END),
}


def workbook(write: Callable[[IO[bytes]], object]) -> bytes:
    """Return a workbook whose sheet is what *write* writes."""
    book, small, large = Workbook(), BytesIO(), BytesIO()
    book.save(small)
    with ZipFile(small) as parts, ZipFile(large, "w", ZIP_DEFLATED) as result:
        for name in parts.namelist():
            if name != SHEET:
                result.writestr(name, parts.read(name))
        with result.open(SHEET, "w", force_zip64=True) as sheet:
            write(sheet)
    return large.getvalue()


def hostile(name: str) -> bytes:
    body, end = HOSTILE[name]

    def write(sheet: IO[bytes]) -> None:
        sheet.write(START + HEAD)
        for chunk in body():
            sheet.write(chunk)
        sheet.write(end)

    return workbook(write)


def ratio(rows: int = 20_000, runs: int = 5) -> str:
    """Return how long the cells of *rows* rows take, of what openpyxl takes to read them without their formats."""
    content = workbook(lambda sheet: sheet.write(START + HEAD + b"".join(map(figure, range(rows))) + END))

    def ours() -> object:
        return read_book(content).sheet("Sheet")

    def theirs() -> object:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        return [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]

    times: list[list[float]] = []
    for _ in range(runs):
        times.append([])
        for work in (ours, theirs):
            start = perf_counter()
            work()
            times[-1].append(perf_counter() - start)
    mine, peer = (median(column) for column in zip(*times, strict=True))
    return f"{rows} rows: {1000 * mine:.0f} ms, {mine / peer:.2f} of openpyxl's read-only mode ({1000 * peer:.0f} ms)"


if __name__ == "__main__":
    print(ratio())
    print("\n| workbook | its size | time | peak memory | what is said |\n|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "f.xlsx"
        for name in HOSTILE:
            path.write_bytes(hostile(name))
            done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
            print(f"| {name} | {path.stat().st_size / 1e6:.2f} MB | {done.stdout.strip()} |", flush=True)
