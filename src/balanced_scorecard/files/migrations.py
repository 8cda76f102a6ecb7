"""Older versions of the format, taken forward step by step: what a version wrote is read for ever.

A step takes a definition as plain data, as the version before wrote it, to what the next version would have written. It
is a pure function, leaves alone what it does not know, and never fails on what is faulty: the reader says that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..errors import did_you_mean
from .documents import Document, Refused, described

Step = Callable[[Document], Document]
NAME = "balanced-scorecard"
STEPS: tuple[Step, ...] = ()
"""From version 1 to 2, from 2 to 3, and so on; version 1 is the first and so far the only one."""
_FORM = re.compile(rf"{NAME}/([1-9]\d{{0,3}})", re.ASCII)


class NewerFormat(ValueError):
    """A definition of a version that is not known here: what else may seem wrong with it means nothing."""


def format_after(steps: Sequence[Step] = STEPS) -> str:
    """Return what a definition says that all of *steps* have been taken on.

    >>> format_after()
    'balanced-scorecard/1'
    """
    return f"{NAME}/{len(steps) + 1}"


def migrated(document: Document, steps: Sequence[Step] = STEPS) -> Document:
    """Return *document* as the newest version writes it; one that names no version is of the first.

    Raises NewerFormat where *steps* do not reach the version it names, ValueError where it names none there could be.

    >>> migrated({"format": "balanced-scorecard/1", "id": "a", "name": "A"})
    {'id': 'a', 'name': 'A'}
    """
    version = _version(document["format"], steps) if "format" in document else 1
    document = {key: value for key, value in document.items() if key != "format"}
    for step in steps[version - 1:]:
        document = step(document)
    return document


def _version(said: object, steps: Sequence[Step]) -> int:
    newest = format_after(steps)
    if isinstance(said, Refused):
        raise said
    if not isinstance(said, str):
        raise ValueError(f"expected the name of a format, got {described(said)}; write {newest!r}, or leave it out")
    match = _FORM.fullmatch(said.strip())
    if match is None:
        near = did_you_mean(said, [newest])
        raise ValueError(f"{said.strip()!r} is not a format{near or f'; write {newest!r}, or leave it out'}")
    version = int(match[1])
    if version > len(steps) + 1:
        raise NewerFormat(f"{said.strip()!r} is newer than what this version of the library reads, {newest!r}; "
                          f"install a newer one: pip install --upgrade {NAME}")
    return version
