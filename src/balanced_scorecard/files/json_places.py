"""The line of every place in a JSON file; its parser keeps none."""

from __future__ import annotations

import json
import re

from attrs import define

from ..errors import Path
from .documents import Positions

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


@define
class _Frame:
    """A mapping or list that is being walked: where it stands, and the key or number of what comes next."""

    path: Path
    at: str | int | None

    @property
    def place(self) -> Path:
        return (*self.path, self.at) if self.at is not None else self.path


def places(text: str) -> Positions:
    """Return the line of every key and list item in *text*, which must be JSON.

    >>> places('{"a": [1,\\n 2]}')
    {('a',): 1, ('a', 0): 1, ('a', 1): 2}
    """
    found: dict[Path, int] = {}
    frames: list[_Frame] = [_Frame((), None)]
    line, seen = 1, 0
    for token in _TOKEN.finditer(text):
        line, seen = line + text.count("\n", seen, token.start()), token.start()
        _take(token[0], line, frames, found)
    return found


def _take(token: str, line: int, frames: list[_Frame], found: dict[Path, int]) -> None:
    frame = frames[-1]
    if token in "}]":
        frames.pop()
    elif token == ",":
        frame.at = frame.at + 1 if isinstance(frame.at, int) else None
    elif frame.at is None and len(frames) > 1:
        frame.at = str(json.loads(token))
        found.setdefault(frame.place, line)
    elif token != ":":
        if isinstance(frame.at, int):
            found[frame.place] = line
        if token in "{[":
            frames.append(_Frame(frame.place, 0 if token == "[" else None))
