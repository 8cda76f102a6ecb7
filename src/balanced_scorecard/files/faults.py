"""What goes wrong while plain data becomes values, turned into faults with places; own sentences pass unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from attrs import field, frozen
from cattrs.errors import AttributeValidationNote, BaseValidationError, ClassValidationError, ForbiddenExtraKeysError

from ..errors import DefinitionError, Fault, MeasurementError, Path, did_you_mean
from .documents import Positions
from .keys import key_of, keys_of

T = TypeVar("T")
V = TypeVar("V")
_MOST_FAULTS = 1000
_MOST_KEYS = 100  # unknown ones of one mapping that are each told of
READING_ERRORS = (ValueError, BaseValidationError)
"""What a hook may raise for wrong input; anything else is a bug and is let through."""


@frozen
class _UnknownKey(Fault):
    """A key that should not be there: its place is the mapping, its line the key's own."""

    key: str = field(default="", kw_only=True)


def faults_in(error: Exception) -> list[Fault]:
    """Return every fault *error* stands for, places relative to what was being read."""
    if isinstance(error, DefinitionError | MeasurementError):
        return list(error.faults)
    if isinstance(error, ClassValidationError):
        return list(_of_class(error))
    if isinstance(error, ValueError):
        return [Fault(str(error.args[0]) if error.args else str(error))]
    raise error


def _of_class(error: ClassValidationError) -> Iterator[Fault]:
    for each in error.exceptions:
        if isinstance(each, ForbiddenExtraKeysError):
            yield from _unknown_keys(each)
            continue
        key = _key_noted(each, error.cl)
        if isinstance(each, KeyError):
            yield Fault("required but missing", (key or str(each.args[0]),))
        else:
            yield from (fault.below(key) if key else fault for fault in faults_in(each))


def _key_noted(error: Exception, cls: type) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return key_of(cls, note.name)
    return ""


def _unknown_keys(error: ForbiddenExtraKeysError) -> Iterator[Fault]:
    known = keys_of(error.cl)
    unknown = sorted(error.extra_fields)
    for key in unknown[:_MOST_KEYS]:
        near = did_you_mean(key, known) or f"; known are {', '.join(known)}"
        yield _UnknownKey(f"unknown key {key!r}{near}", key=key)
    if len(unknown) > _MOST_KEYS:
        yield Fault(f"and {len(unknown) - _MOST_KEYS} more unknown keys; mend these first")


def read_each(items: Iterable[tuple[str | int, V]], read: Callable[[V], T]) -> list[T]:
    """Return *read* of every value; raise one DefinitionError with the faults of all, each below its key."""
    values: list[T] = []
    faults: list[Fault] = []
    for key, raw in items:
        try:
            values.append(read(raw))
        except READING_ERRORS as error:
            faults += [fault.below(key) for fault in faults_in(error)]
        if len(faults) > _MOST_FAULTS:  # none of it will be used
            faults.append(Fault("and perhaps more; mend these first"))
            break
    if faults:
        raise DefinitionError(faults)
    return values


def placed(faults: Iterable[Fault], positions: Positions, source: str) -> tuple[Fault, ...]:
    """Return *faults* with their lines and the file's name, in the order of the lines."""
    found = [_placed(fault, positions, source) for fault in faults]
    return tuple(sorted(dict.fromkeys(found), key=lambda fault: fault.line or 0))


def _placed(fault: Fault, positions: Positions, source: str) -> Fault:
    at = (*fault.path, fault.key) if isinstance(fault, _UnknownKey) else fault.path
    line = fault.line or line_of(at, positions)
    return Fault(fault.message, fault.path, line, fault.source or source)


def line_of(path: Path, positions: Positions) -> int | None:
    """Return the line of *path*, else of the nearest place around it."""
    while path and path not in positions:
        path = path[:-1]
    return positions.get(path) if path else None


def without_echoes(faults: Iterable[Fault], said: Iterable[Fault]) -> list[Fault]:
    """Return *faults* but those that may follow from what *said* found: at its place, within it or around it."""
    places = {fault.path for fault in said if fault.path}
    return [each for each in faults if isinstance(each, _UnknownKey)
            or not any(_touch(each.path, place) for place in places)]


def _touch(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


