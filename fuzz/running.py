"""One input after the other, each known by its number: read, and what comes of it held against the promise."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import perf_counter
from traceback import format_exception

from attrs import define, field, frozen

from balanced_scorecard import ReadingWarning, ScorecardError

from .formats import SECOND, Format

LONGEST = 1000
"""The most signs that a sentence about one fault may have, with its place."""
SPACES = {0xA0: " ", 0x202F: " "}


@frozen
class Escape:
    """An input that broke the promise: its number, and how."""

    number: int
    how: str

    @property
    def kind(self) -> str:
        return self.how.strip().splitlines()[-1]


@define
class Count:
    """What came of the inputs so far."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_number: int = 0
    sentences: Counter[str] = field(factory=Counter)

    @property
    def many(self) -> int:
        return self.read + self.refused


def content_of(format: Format, documents: Sequence[bytes], number: int) -> bytes:
    """Return input *number*: the same bytes every time."""
    chance = Random(number)
    return format.edit(chance.choice(documents), chance, documents)


def escapes(format: Format, documents: Sequence[bytes], numbers: range, folder: Path,
            count: Count) -> Iterator[Escape]:
    """Read the inputs of *numbers*, each as a file in *folder*; yield those that break the promise."""
    path = folder / f"input{format.ending}"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", ReadingWarning)
        for number in numbers:
            path.write_bytes(content_of(format, documents, number))
            start = perf_counter()
            how = outcome(format, path, count, Random(number).random() < SECOND)
            took = perf_counter() - start
            if took > count.slowest:
                count.slowest, count.slowest_number = took, number
            if how:
                yield Escape(number, how)


def outcome(format: Format, path: Path, count: Count, is_used: bool) -> str:
    """Return how reading *path* broke the promise; empty where it did not."""
    try:
        value = format.read(path)
    except ScorecardError as error:
        count.refused += 1
        return misspoken(error, format.places(path))
    except Exception as error:
        return "".join(format_exception(error))
    count.read += 1
    if is_used:
        try:
            format.use(value, path)
        except Exception as error:
            return "".join(format_exception(error))
    return ""


def misspoken(error: ScorecardError, places: tuple[str, ...]) -> str:
    """Return what is wrong with how *error* is said: none of *places*, too long, signs that cannot be printed."""
    faults = getattr(error, "faults", None)
    if not faults:
        return f"{type(error).__name__} without a fault: {error!r}"
    for fault in faults:
        said = str(fault)
        if not any(place in said for place in places):
            return f"says no place: {said!r}"
        if not said.translate(SPACES).isprintable():
            return f"says what cannot be printed: {said!r}"
        if len(said) > LONGEST:
            return f"says too much, {len(said)} signs: {said[:LONGEST]!r}"
    return ""
