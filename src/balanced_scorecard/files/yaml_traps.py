"""What YAML's parser stumbles over, said so that one knows what to type; each with the line as it should be.

The parser's own words ("found character that cannot start any token") name neither the reason nor the remedy. Here
the line is looked at again, and the remedy of the message is also applied, so that reading can go on.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from attrs import frozen

_KEY = re.compile(r"""\s*(?:- +)*("[^"]*"|'[^']*'|[^\s"'\[{#&*!|>%@`-][^:#]*?):(?=\s|$)""")
_NO_SPACE = re.compile(r"\s*(?:- +)*([\w.\-]+):(\S.*)")
_ENDS_QUOTED = re.compile(r"""("[^"]*"|'[^']*')\s*$""")
_ENDS_BRACKET = re.compile(r"(\[[^\[\]]*\]|\{[^{}]*\})\s*$")
_BEFORE_VALUE = re.compile(r"((?:[^\s,{}\[\]:\"']+:\s+)?\[?|-\s+)$")
_FLOW_END = re.compile(r",(?=\s|$)|[\]}]")
_FLOW_VALUE = re.compile(r"(?:[\[{,]\s*(?:[^:,{}\[\]]+:\s+)?|^[^:,{}\[\]]+:\s+)([^,{}\[\]]*)$")
MOST_LEVELS = 50
TOO_DEEP = f"nested more than {MOST_LEVELS} levels deep; a card needs far fewer"


@frozen(kw_only=True)
class Trap:
    """A line YAML cannot read: what is wrong with it, and the line mended; None where only a person can."""

    line: int
    message: str
    mended: str | None = None


def quoted(text: str) -> str:
    """Return *text* as YAML takes it for sure: in double quotes, or single ones where it holds double ones.

    >>> quoted("> 79 %"), quoted('"A" og B')
    ('"> 79 %"', '\\'"A" og B\\'')
    """
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def explained(error: yaml.MarkedYAMLError, lines: list[str]) -> Trap:
    """Return what is wrong where *error* stopped in *lines*."""
    place = _Place(error, lines)
    problem, context = str(error.problem), str(error.context)
    if "nesting depth" in problem:  # newer parsers stop by themselves, before the events that would show the depth
        return place.trap(TOO_DEEP)
    if "\t" in place.line[: place.column + 1] and place.line[: place.column].strip() == "":
        return place.trap("a tab indents this line, and YAML takes only spaces; write spaces")
    if place.begins_with(":") and ("expected key" in problem or "node content" in problem):
        return place.trap("a key is missing before ':'; write one, or put the text in quotes")
    if "cannot start any token" in problem or "node content" in problem or "entries are not" in problem:
        return place.needs_quotes(place.column)
    if "keys are not allowed" in problem:
        return place.needs_quotes(place.column)
    if "tag handle" in problem or context.endswith(("a block scalar", "an alias", "an anchor", "a tag")):
        return place.at_context().needs_quotes(place.at_context().column)
    if "mapping values are not allowed" in problem:
        return _second_colon(place)
    if "did not find expected ',' or" in problem:
        return _flow_goes_on(place)
    if "did not find expected key" in problem:
        return _block_goes_on(place)
    return _unfinished(place, problem, context)


def _second_colon(place: _Place) -> Trap:
    """``name: a: b``; or a key indented below one that has a value; or a key above without its space."""
    key = _KEY.match(place.line)
    if key is not None and key.end() <= place.column:
        start = key.end() + len(place.line[key.end() :]) - len(place.line[key.end() :].lstrip())
        return place.needs_quotes(start)
    above = place.line_above()
    glued = _NO_SPACE.fullmatch(above.line)
    if glued and _KEY.match(above.line) is None:
        mended = above.line.replace(f"{glued[1]}:{glued[2]}", f"{glued[1]}: {glued[2]}", 1)
        return above.trap(f"'{glued[1]}:{glued[2]}' has no space after ':'; write {glued[1]}: {glued[2]}", mended)
    word = place.line[: place.column].strip()
    return place.trap(f"{word!r} is indented below a key that has its value already; line it up with the keys above")


def _flow_goes_on(place: _Place) -> Trap:
    """``{name: "A" og B}``, ``{name: [utkast] x}``, ``{name: a: b}``, or a bracket that is not closed."""
    before = place.line[: place.column]
    ended = _ENDS_QUOTED.search(before) or _ENDS_BRACKET.search(before)
    if ended is not None and place.line[place.column :] and not place.begins_with(":"):
        return place.needs_quotes(ended.start())
    value = _FLOW_VALUE.search(before)
    if place.begins_with(":") and value is not None and value[1]:
        return place.needs_quotes(value.start(1))
    opening = place.at_context()
    bracket = opening.line[opening.column : opening.column + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, bracket)
    return opening.trap(f"{bracket!r} opens here and is not closed; write {closing!r} after its last item")


def _block_goes_on(place: _Place) -> Trap:
    """``name: "A" og B``, ``name: [utkast] x``, or a line that lines up with nothing."""
    before = place.line[: place.column]
    ended = _ENDS_QUOTED.search(before) or _ENDS_BRACKET.search(before)
    if ended is not None:
        return place.needs_quotes(_value_start(before, ended.start()))
    said = place.line.strip()
    return place.trap(f"{said!r} lines up with nothing above it; indent it like the lines it belongs to")


def _value_start(before: str, start: int) -> int:
    """Return where the value begins: after the key where there is one, else *start*."""
    key = _KEY.match(before)
    return key.end() + 1 if key is not None and key.end() < start else start


def _unfinished(place: _Place, problem: str, context: str) -> Trap:
    said = place.line.strip()
    opening = place.at_context()
    if "quoted scalar" in context and "escape" not in problem:
        mark = opening.line[opening.column : opening.column + 1]
        return opening.trap(f"the quote {mark} that opens here is never closed; close it on this line")
    if "escape" in problem:
        escape = place.line[place.column : place.column + 2]
        return place.trap(f"{escape!r} means nothing within double quotes; write the text in single quotes")
    if "'-' indicator" in problem:
        return place.trap(f"{said!r} stands among the items of a list; begin it with '- ', or indent it like its key")
    if "directive" in context:
        return place.trap(f"a line cannot begin with '%' in YAML; write {said!r} in quotes, after its key")
    if "expected ':'" in problem:
        word = opening.line.strip()
        return opening.trap(f"{word!r} is neither a key with ':' nor an item with '-'; write {word}: and its value")
    if "document start" in problem:
        return Trap(line=1, message=f"{place.lines[0].strip()!r} is not a key with its value; write key: value")
    return place.trap(f"YAML cannot read this line ({problem}); put texts with signs in quotes")


class _Place:
    """A line of the file and a column in it, where the parser stopped or began what it could not finish."""

    def __init__(self, error: yaml.MarkedYAMLError, lines: list[str], mark: Any = None) -> None:
        mark = mark or error.problem_mark or error.context_mark
        self.error, self.lines = error, lines
        self.number: int = min(mark.line, len(lines) - 1)
        self.column: int = mark.column
        self.line: str = lines[self.number]

    def begins_with(self, sign: str) -> bool:
        return self.line[self.column :].startswith(sign)

    def at_context(self) -> _Place:
        """Return the place where the parser began what it could not finish."""
        return _Place(self.error, self.lines, self.error.context_mark or self.error.problem_mark)

    def line_above(self) -> _Place:
        """Return the nearest line above that holds anything; this line where there is none."""
        above = _Place(self.error, self.lines)
        filled = [number for number in range(self.number) if self.lines[number].strip()]
        above.number = filled[-1] if filled else self.number
        above.line = self.lines[above.number]
        return above

    def trap(self, message: str, mended: str | None = None) -> Trap:
        return Trap(line=self.number + 1, message=message, mended=mended)

    def needs_quotes(self, start: int) -> Trap:
        """Say that the value from *start* needs quotes, and how the line is then written."""
        text = self._value_from(start)
        if not text:
            sign = self.line[start : start + 1]
            return self.trap(f"{sign!r} stands where a key or a value should; delete it, or put the text in quotes")
        before = _BEFORE_VALUE.search(self.line[:start])
        prefix = before[1] if before else ""
        shown = f"{prefix}{quoted(text)}{']' if prefix.endswith('[') else ''}"
        mended = self.line[:start] + quoted(text) + self.line[start + len(text) :]
        return self.trap(f"{text!r} needs quotes in YAML: {shown}", mended)

    def _value_from(self, start: int) -> str:
        rest = self.line[start:]
        if self._is_in_flow(start, rest):
            first = len(rest) - len(rest.lstrip("[{\"'"))  # an opening bracket or quote is part of the text here
            close = _FLOW_END.search(rest, self._past_opening(rest, first))
            rest = rest[: close.start()] if close else rest
        else:
            comment = re.search(r"\s+#", rest)
            rest = rest[: comment.start()] if comment else rest
        return rest.rstrip().rstrip(",").rstrip()

    def _past_opening(self, rest: str, first: int) -> int:
        ended = re.match(r"""("[^"]*"|'[^']*'|\[[^\[\]]*\]|\{[^{}]*\})""", rest)
        return ended.end() if ended else first

    def _is_in_flow(self, start: int, rest: str) -> bool:
        before = re.sub(r"""("[^"]*"|'[^']*')""", "", self.line[:start])
        is_open = before.count("[") + before.count("{") > before.count("]") + before.count("}")
        block_mark_in_flow = rest[:1] in "|>" and "cannot start" in str(self.error.problem)
        return is_open or block_mark_in_flow or rest.rstrip().endswith(",")
