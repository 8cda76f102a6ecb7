"""The line of every place in a TOML file; its parser keeps none."""

from __future__ import annotations

import re
import tomllib

from ..errors import Path
from .documents import Positions

_TOKEN = re.compile(r'"""(?:\\.|[^\\])*?"""(?:"{0,2})|' + r"'''.*?'''(?:'{0,2})|" + r'"(?:[^"\\\n]|\\.)*"|' + r"""
    '[^'\n]*' | \#[^\n]* | \n | [\[\]{}=,.] | [^\s\[\]{}=,.\#"']+""", re.DOTALL | re.VERBOSE)


def places(text: str) -> Positions:
    """Return the line of every key, table and list item in *text*, which must be TOML.

    >>> places('name = "x"\\n[[goals]]\\nid = "M1"')
    {('name',): 1, ('goals',): 2, ('goals', 0): 2, ('goals', 0, 'id'): 3}
    """
    return _Walk(text).places


class _Walk:
    """One walk through the signs of a file, a statement at a time."""

    def __init__(self, text: str) -> None:
        self.places: dict[Path, int] = {}
        self.tokens = [each for each in _with_lines(text) if not each[0].startswith("#")]
        self.at = 0
        self.tables: dict[Path, int] = {}  # how often [[path]] was opened, less one
        base: Path = ()
        while self.at < len(self.tokens):
            if self._next() == "\n":
                self.at += 1
            elif self._next() == "[":
                base = self._header()
            else:
                self._pair(base)

    def _next(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else "\n"

    def _take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1][0]

    def _keys(self, end: str) -> list[str]:
        """Return the parts of a dotted key, up to the sign *end*."""
        keys = []
        while (token := self._take()) != end:
            if token != ".":
                keys.append(next(iter(tomllib.loads(f"{token} = 1"))))
        return keys

    def _note(self, path: Path, line: int) -> None:
        """Keep *line* for *path*, and for what is around it where nothing is kept yet."""
        for length in range(1, len(path) + 1):
            self.places.setdefault(path[:length], line)

    def _header(self) -> Path:
        """Go past ``[a.b]`` or ``[[a.b]]`` and return the place it opens."""
        line = self.tokens[self.at][1]
        self._take()
        is_list = self._next() == "["
        if is_list:
            self._take()
        path: Path = ()
        keys = self._keys("]")
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            if is_list and number == len(keys):
                self.tables[path] = self.tables.get(path, -1) + 1
            if path in self.tables:
                path = (*path, self.tables[path])
        if is_list:
            self._take()
        self._note(path, line)
        return path

    def _pair(self, base: Path) -> None:
        line = self.tokens[self.at][1]
        path = (*base, *self._keys("="))
        self._note(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._take()
        if opening == "[":
            self._list(path)
        elif opening == "{":
            while self._next() != "}":
                if self._next() in ",\n":
                    self._take()
                else:
                    self._pair(path)
            self._take()
        else:
            while self._next() not in ",]}\n":
                self._take()

    def _list(self, path: Path) -> None:
        number = 0
        while self._next() != "]":
            if self._next() in ",\n":
                number += self._take() == ","
                continue
            self._note((*path, number), self.tokens[self.at][1])
            self._value((*path, number))
        self._take()


def _with_lines(text: str) -> list[tuple[str, int]]:
    """Return each sign of *text* with the line it begins on."""
    found, line, seen = [], 1, 0
    for token in _TOKEN.finditer(text):
        line, seen = line + text.count("\n", seen, token.start()), token.start()
        found.append((token[0], line))
    return found
