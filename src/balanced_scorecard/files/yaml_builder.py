"""Plain data built from the events of a YAML parser, with the line of every place and what YAML bends in silence."""

from __future__ import annotations

import re
from typing import Any

import yaml
from attrs import define, field

from ..errors import DefinitionError, Fault, Path
from .documents import QuotedScalar, Scalar, shortened
from .yaml_traps import MOST_LEVELS, TOO_DEEP, quoted

_NULLS = frozenset({"~", "null", "Null", "NULL"})
_LOST_TEXT = re.compile(r"\s+(#\S.*)$")
_MOST_FAULTS = 1000  # that are each told of: a file may hold millions
_DIGITS = re.compile(r"[+-]?\d+")
_BLOCK_OR_TARGET = re.compile(r">[+-]?\d")


@define
class _Frame:
    """A mapping or list that is being filled."""

    values: dict[str, Any] | list[Any]
    path: Path
    is_flow: bool
    key: str | None = None
    key_event: Any = None
    last: Any = None  # the event of the value before, and its key
    last_key: str | None = None
    lines: dict[str, int] = field(factory=dict)

    @property
    def at(self) -> str | int:
        return len(self.values) if self.key is None else self.key


class Builder:
    """Takes events one after the other; `result`, `positions` and `faults` are complete after the last."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.result: object = None
        self.positions: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self.stack: list[_Frame] = []
        self.documents = 0
        self.has_comments = any("#" in line for line in lines)

    def take(self, event: Any) -> None:
        """Go one event further."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._document(event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            line = event.start_mark.line + 1
            raise DefinitionError([*self.faults, Fault("'---' begins a second document; one file holds one card: "
                                                       "delete the line, or split the file", line=line)])

    def _open(self, event: Any) -> None:
        values: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if len(self.stack) >= MOST_LEVELS:
            raise DefinitionError([*self.faults, Fault(TOO_DEEP, line=event.start_mark.line + 1)])
        self._refuse_marks(event)
        path = self._place(event, values)
        self.stack.append(_Frame(values, path, bool(event.flow_style)))

    def _scalar(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.values, dict) and frame.key is None:
            self._key(frame, event)
            return
        if self._is_absent(frame, event) or not self._is_plain_enough(event):
            self._skip(frame, event)
        else:
            self._place(event, QuotedScalar(event.value) if event.style else Scalar(event.value))

    def _key(self, frame: _Frame, event: Any) -> None:
        key, line = str(event.value), event.start_mark.line + 1
        frame.key, frame.key_event = key, event
        place = (*frame.path, key)
        if key in frame.lines:
            first = frame.lines[key]
            where = f"lines {first} and {line}" if first != line else f"line {line}, twice"
            self._fault(f"the key {key!r} stands on {where}; keep one", line, place)
        elif key == "<<" and not event.style:
            self._fault("'<<' merges keys in YAML and is not read here; write the keys out", line, place)
        self._refuse_marks(event)
        frame.lines.setdefault(key, line)
        self.positions.setdefault(place, line)

    def _place(self, event: Any, value: object) -> Path:
        """Put *value* where it belongs and return its path."""
        if not self.stack:
            self.result = value
            return ()
        frame = self.stack[-1]
        if isinstance(frame.values, dict):
            if frame.key is None:
                self._refuse_key(event)
            path = (*frame.path, str(frame.key))
            frame.values.setdefault(str(frame.key), value)
        else:
            path = (*frame.path, len(frame.values))
            self.positions[path] = event.start_mark.line + 1
            if frame.is_flow:
                self._look_for_cut_text(frame, event, path)
            frame.values.append(value)
        frame.key, frame.last, frame.last_key = None, event, frame.key
        return path

    def _refuse_key(self, event: Any) -> None:
        line = event.start_mark.line + 1
        begins = self.lines[event.start_mark.line][event.start_mark.column]
        message = f"a key must be a text, here it begins with {begins!r}; write it in quotes where text is meant"
        raise DefinitionError([*self.faults, Fault(message, line=line)])

    def _skip(self, frame: _Frame | None, event: Any) -> None:
        if frame is not None:
            frame.key, frame.last, frame.last_key = None, event, frame.key

    def _is_absent(self, frame: _Frame | None, event: Any) -> bool:
        """Whether *event* stands for nothing: an empty scalar without quotes."""
        if event.value or event.style or event.tag or event.anchor:
            return False
        if frame is not None and frame.is_flow and frame.key is not None and not self._has_colon(frame.key_event):
            self._cut_at_comma(frame)
        else:
            self._look_for_lost_text(event)
        return True

    def _has_colon(self, key: Any) -> bool:
        line: str = self.lines[key.end_mark.line]
        return line[key.end_mark.column :].lstrip().startswith(":")

    def _cut_at_comma(self, frame: _Frame) -> None:
        """Say that ``{name: Kort, jevn}`` is two keys in YAML, and ``{medium: 4,2}`` likewise."""
        key, line = frame.key_event, frame.key_event.start_mark.line + 1
        place = (*frame.path, str(frame.key))
        before = frame.last
        if not isinstance(before, yaml.ScalarEvent) or before.style or not before.value:
            message = f"{key.value!r} is a key without a value in YAML; write {key.value}: and its value"
            self._fault(message, line, place)
            return
        owner = str(frame.last_key)
        place = (*frame.path, owner)
        if _DIGITS.fullmatch(before.value) and _DIGITS.fullmatch(key.value):
            number = f"{before.value}.{key.value}"
            self._fault(f"'{before.value},{key.value}' is in YAML {before.value!r} and a key {key.value!r}; where the "
                        f"number is meant, write a decimal point: {owner}: {number}", line, place)
            return
        text = self._between(before, key)
        self._fault(f"{text!r} is in YAML {before.value!r} and a key {key.value!r}; where one text is meant, write it "
                    f"in quotes: {owner}: {quoted(text)}", line, place)

    def _look_for_cut_text(self, frame: _Frame, event: Any, path: Path) -> None:
        """Say that ``[minst 4,2 %]`` is two items in YAML; ``[0,100]`` are two numbers, as they look."""
        before, line = frame.last, event.start_mark.line + 1
        if not (frame.is_flow and isinstance(event, yaml.ScalarEvent) and isinstance(before, yaml.ScalarEvent)):
            return
        if event.style or before.style or not (event.value[:1].isdigit() and before.value[-1:].isdigit()):
            return
        text = self._between(before, event)
        both_numbers = _DIGITS.fullmatch(before.value) and _DIGITS.fullmatch(event.value)
        if both_numbers or text != f"{before.value},{event.value}":
            return
        self._fault(f"{text!r} is in YAML two items, {before.value!r} and {event.value!r}; where one text is meant, "
                    f"write it in quotes: [{quoted(text)}]", line, path)

    def _between(self, first: Any, last: Any) -> str:
        """Return the source from the start of *first* to the end of *last*."""
        if first.start_mark.line != last.end_mark.line:
            return shortened(f"{first.value}, {last.value}")
        line: str = self.lines[first.start_mark.line]
        return line[first.start_mark.column : last.end_mark.column]

    def _is_plain_enough(self, event: Any) -> bool:
        """Whether *event* is a text YAML has not bent; what is wrong with it is noted otherwise."""
        is_marked = event.tag or event.anchor or event.style == ">" or event.value in _NULLS
        if not is_marked and (event.style or not self.has_comments):
            return True  # as nearly every text is
        known = len(self.faults)
        self._refuse_marks(event)
        line, place = event.start_mark.line + 1, self._path_of_next()
        if not event.style and event.value in _NULLS:
            self._fault(f"{event.value!r} stands for nothing in YAML; leave the key out, or write "
                        f"{quoted(event.value)} where the text is meant", line, place)
        if event.style == ">" and _BLOCK_OR_TARGET.match(self._source(event.start_mark)):
            text = self._source(event.start_mark).split(" #")[0].strip()
            self._fault(f"{text!r} begins a block of text in YAML; where the target is meant, write it in quotes: "
                        f"{quoted(text)}", line, place)
        if not event.style:
            self._look_for_lost_text(event)
        return len(self.faults) == known

    def _refuse_marks(self, event: Any) -> None:
        """Refuse tags and anchors, which would make a text something else."""
        if event.tag is None and event.anchor is None:
            return
        text = self._source(event.start_mark)
        line, place = event.start_mark.line + 1, self._path_of_next()
        if event.anchor:
            self._fault(f"{text!r} begins with '&', which names a part to repeat in YAML and is not read here; where "
                        f"the text is meant, write it in quotes: {quoted(text)}", line, place)
            return
        mark = text.split()[0]
        self._fault(f"{mark!r} is a tag in YAML and is not read here, the field says what it is; leave it out, or "
                    f"where the text is meant, write it in quotes: {quoted(text)}", line, place)

    def _alias(self, event: Any) -> None:
        text, line = self._source(event.start_mark), event.start_mark.line + 1
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.values, dict) and frame.key is None:
            self._refuse_key(event)
        if frame is None or frame.key != "<<":
            self._fault(f"{text!r} begins with '*', which repeats another part in YAML and is not read here; where the "
                        f"text is meant, write it in quotes: {quoted(text)}", line, self._path_of_next())
        self._skip(frame, event)

    def _look_for_lost_text(self, event: Any) -> None:
        """Say that YAML reads ``Sak #4`` as ``Sak``; a comment has a space after its sign."""
        if not self.has_comments:
            return
        rest = self.lines[event.end_mark.line][event.end_mark.column :]
        lost = _LOST_TEXT.match(rest)
        if lost is None:
            return
        text = f"{event.value} {lost[1]}".strip()
        self._fault(f"{lost[1]!r} is a comment in YAML; where it belongs to the text, write it in quotes: "
                    f"{quoted(text)}; for a comment put a space after '#'",
                    event.end_mark.line + 1, self._path_of_next())

    def _path_of_next(self) -> Path:
        return (*self.stack[-1].path, self.stack[-1].at) if self.stack else ()

    def _source(self, mark: Any) -> str:
        """Return the rest of the line from *mark*, up to what closes or parts a flow collection there."""
        rest: str = self.lines[mark.line][mark.column :]
        if self.stack and self.stack[-1].is_flow:
            rest = re.split(r"[,\]}]", rest)[0]
        return rest.strip()

    def _fault(self, message: str, line: int, path: Path) -> None:
        self.faults.append(Fault(message, path, line))
        if len(self.faults) > _MOST_FAULTS:
            raise DefinitionError([*self.faults, Fault("and perhaps more; mend these first", line=line)])
