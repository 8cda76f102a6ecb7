"""Every way to change one attribute of one value of a card, found by walking its classes."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import Enum
from functools import partial
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from balanced_scorecard import (
    Amount,
    Duration,
    FrozenMap,
    OrganisationUnit,
    Period,
    Scorecard,
    Threshold,
    Universal,
)
from balanced_scorecard.domain.scorecard import Element

NO_ATTRIBUTES = (Amount, Duration, Period)
REFERENCES = {"cause", "effect", "theme", "objective", "org_unit", "weight_by", "indicator", "amends", "element"}
ELEMENTS = (Scorecard, OrganisationUnit, *get_args(Element))


@frozen
class Mutation:
    """A card in which one attribute differs.

    Attributes:
        element: the id of the element it belongs to. field: the name a difference is to tell it by.
        of: the class whose attribute it is. attribute: its own name there.
    """

    element: str
    field: str
    of: type
    attribute: str
    build: Callable[[], Scorecard]

    def is_valid(self) -> bool:
        """Whether it is still a card."""
        try:
            self.build()
        except ValueError:
            return False
        return True

    @property
    def card(self) -> Scorecard:
        """The card in which it differs."""
        return self.build()


def mutations(card: Scorecard) -> Iterator[Mutation]:
    """Yield every mutation of *card* that is still a valid card."""
    return (each for each in candidates(card) if each.is_valid())


def candidates(card: Scorecard) -> Iterator[Mutation]:
    """Yield every mutation of *card*, those that no card may have among them; none is built yet."""
    units = card.organisation.walk() if card.organisation else ()
    ids = tuple(str(each.id) for each in (*card.elements(), *units))
    yield from _within(card, card.id, "", lambda changed: changed, ids)


def _within(
    value: Any, element: str, field: str, rebuilt: Callable[[Any], Scorecard], ids: tuple[str, ...]
) -> Iterator[Mutation]:
    kind = type(value)
    if isinstance(value, ELEMENTS):
        element, field = value.id, ""
    hints = get_type_hints(kind)
    for each in attrs.fields(kind):
        if not each.init:
            continue
        held = getattr(value, each.name)

        def put(changed: Any, name: str = each.name) -> Scorecard:
            return rebuilt(attrs.evolve(value, **{name: changed}))

        told = field if _is_atomic(kind) and field else each.name
        for changed in (*_others(held, hints[each.name]), *_references(held, each.name, ids)):
            if changed != held:
                yield Mutation(element, told, kind, each.name, partial(put, changed))
        yield from _below(held, element, told, put, ids)


def _is_atomic(kind: type) -> bool:
    """Whether a value of *kind* is told of as a whole: a number on a target, a lag, bounds."""
    return kind.__module__.endswith(("target", "causality", "scale", "amount")) and kind.__name__ not in (
        "Target", "CauseEffectLink", "Conflict", "Norm")


def _below(
    held: Any, element: str, field: str, put: Callable[[Any], Scorecard], ids: tuple[str, ...]
) -> Iterator[Mutation]:
    if attrs.has(type(held)) and not isinstance(held, NO_ATTRIBUTES):
        yield from _within(held, element, field, put, ids)
    elif isinstance(held, tuple):
        for n, item in enumerate(held):
            if attrs.has(type(item)):
                def put_item(changed: Any, n: int = n) -> Scorecard:
                    return put((*held[:n], changed, *held[n + 1:]))

                yield from _within(item, element, field, put_item, ids)


def _references(held: Any, name: str, ids: tuple[str, ...]) -> Iterator[Any]:
    """Yield other ids of the card where an attribute names one; those it may not name are refused by the card."""
    if name in REFERENCES and isinstance(held, str):
        yield from ids
    if isinstance(held, tuple) and held and isinstance(held[0], str):
        yield from ((*held, id_) for id_ in ids if id_ not in held)


def _others(held: Any, hint: Any) -> Iterator[Any]:
    """Yield values of the same kind as *held*, other than it; where it is None, some that its type allows."""
    if held is None:
        yield from _from_nothing(hint)
    elif isinstance(held, Enum):
        yield from (each for each in type(held) if each is not held)
    elif isinstance(held, str):
        yield from (f"{held}x", "", "sv", "A", "month")  # some words are of a closed list: a language, a level, a unit
    elif isinstance(held, bool):
        yield not held
    elif isinstance(held, int | float):
        yield from (held + 1, held - 0.5 if isinstance(held, float) else held - 1)
    elif isinstance(held, date):
        yield from (held + timedelta(days=1), held - timedelta(days=1))
    elif isinstance(held, Period):
        yield held.shifted(1)
    elif isinstance(held, Amount):
        yield attrs.evolve(held, number=held.number + 1)
    elif isinstance(held, Duration):
        yield attrs.evolve(held, count=held.count + 1)
    elif isinstance(held, FrozenMap):
        yield from _maps(held)
    elif isinstance(held, tuple):
        yield from _tuples(held)
    if held is not None and type(None) in get_args(hint):
        yield None
    if isinstance(held, Threshold):
        yield Universal()


def _maps(held: FrozenMap[Any, Any]) -> Iterator[Any]:
    for key in held:
        yield FrozenMap({name: value for name, value in held.items() if name != key})
    if all(isinstance(value, str) for value in held.values()):
        yield FrozenMap({**held, "fi": "new"})


def _tuples(held: tuple[Any, ...]) -> Iterator[Any]:
    if held and isinstance(held[0], float | int):
        yield (held[0], held[1] + 1)
        return
    for n in range(len(held)):
        yield (*held[:n], *held[n + 1:])
    if len(held) > 1 and len(set(held)) > 1:
        yield held[::-1]
    if held and isinstance(held[0], str):
        yield (*held, "new")


def _from_nothing(hint: Any) -> Iterator[Any]:
    for kind in get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,):
        if kind is type(None):
            continue
        if get_origin(kind) is tuple:
            yield (1.0, 2.0) if float in get_args(kind) else ()
        elif kind is str or hasattr(kind, "__supertype__"):
            yield "percent" if hasattr(kind, "__supertype__") else "new"
        elif kind in (float, int):
            yield kind(3)
        elif kind is date:
            yield date(2025, 5, 17)
        elif kind is Period:
            yield Period.parse("2025")
        elif kind is Amount:
            yield Amount(3.0)
        elif kind is Duration:
            yield Duration(3, "day")
        elif isinstance(kind, type) and issubclass(kind, Enum):
            yield from kind
