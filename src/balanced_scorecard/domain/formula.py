"""`Formula`: ``driftskostnad / avgjorte`` as a tree of names, numbers and the four operations, and nothing else.

Text from a file is read with the grammar of Python and then held against a short list of what it may hold: no calls,
no attributes, no powers, no comparisons. Nothing of it is ever run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import lru_cache
from math import isfinite

from attrs import frozen

_LONGEST = 500
_DEEPEST = 100
_SHOWN = 60
_TOKENS = re.compile(r"(?:\d[\d.]*(?:[eE][+-]?\d+)?(?![\w.])|[^\W\d]\w*|[\s+\-*/()])*")
_REMEDY = "write + - * /, parentheses, numbers such as 0.5, and ids of letters, digits and '_'"


class Operator(Enum):
    """The four operations."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"


@frozen
class Number:
    """A number as it stands in a formula; it has no unit."""

    value: float


@frozen
class Name:
    """The id of a series or an indicator."""

    id: str


@frozen
class Operation:
    """Two terms and what is done with them; a sign alone is 0 less the term."""

    operator: Operator
    left: Term
    right: Term


Term = Number | Name | Operation
_OPERATORS = {ast.Add: Operator.PLUS, ast.Sub: Operator.MINUS, ast.Mult: Operator.TIMES, ast.Div: Operator.OVER}


@frozen
class Formula:
    """A formula as it was written, and what it means.

    >>> Formula.parse("driftskostnad / (avgjorte + 0.5 * trukket)").names
    ('driftskostnad', 'avgjorte', 'trukket')
    """

    text: str
    term: Term

    @staticmethod
    @lru_cache(maxsize=1024)
    def parse(text: str) -> Formula:
        """Return the formula *text* is; raise ValueError, in one line, with what may stand in one."""
        if len(text) > _LONGEST:
            raise ValueError(f"the formula has {len(text)} characters; write at most {_LONGEST}")
        odd = text[_TOKENS.match(text).end():]  # type: ignore[union-attr]  # it matches the empty text too
        if odd:
            raise ValueError(f"formula {_shown(text)} holds {odd[:20]!r}; {_REMEDY}")
        try:
            tree = ast.parse(" ".join(text.split()), mode="eval")
        except SyntaxError:
            raise ValueError(f"formula {_shown(text)} cannot be read; {_REMEDY}") from None
        formula = Formula(text, _term(tree.body, text))
        if not formula.names:
            raise ValueError(f"formula {_shown(text)} names nothing; write the ids of series or indicators")
        return formula

    @property
    def names(self) -> tuple[str, ...]:
        """The ids it names, each once, as they first stand."""
        return tuple(dict.fromkeys(term.id for term in _walk(self.term) if isinstance(term, Name)))

    @property
    def multiplies_by(self) -> tuple[float, ...]:
        """The bare numbers it multiplies by."""
        products = (term for term in _walk(self.term)
                    if isinstance(term, Operation) and term.operator is Operator.TIMES)
        sides = (side for product in products for side in (product.left, product.right))
        return tuple(side.value for side in sides if isinstance(side, Number))


def _walk(term: Term) -> Iterator[Term]:
    yield term
    if isinstance(term, Operation):
        yield from _walk(term.left)
        yield from _walk(term.right)


def _term(node: ast.expr, text: str, depth: int = 0) -> Term:
    if depth > _DEEPEST:
        raise ValueError(f"formula {_shown(text)} is nested more than {_DEEPEST} deep; give its parts as indicators")
    match node:
        case ast.Name(id=id_):
            return Name(id_)
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return Number(_finite(value, text))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Operation(Operator.MINUS, Number(0.0), _term(operand, text, depth + 1))
        case ast.BinOp(op=op, left=left, right=right) if type(op) in _OPERATORS:
            return Operation(_OPERATORS[type(op)], _term(left, text, depth + 1), _term(right, text, depth + 1))
    part = ast.get_source_segment(" ".join(text.split()), node) or ""
    raise ValueError(f"formula {_shown(text)} holds {_shown(part)}; {_REMEDY}")


def _finite(value: float, text: str) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not isfinite(number):
        raise ValueError(f"formula {_shown(text)} holds a number too large; {_REMEDY}")
    return number


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")


def cycles(named: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Return the rings of formulas that need each other, each once, from the first of its ids in the order given.

    *named* holds what the formula of each id names.

    >>> cycles({"a": ["b", "x"], "b": ["a"], "c": ["a"]})
    [('a', 'b')]
    """
    found: list[tuple[str, ...]] = []
    inside: set[str] = set()
    for start in named:
        ring = () if start in inside else _ring(named, start)
        if ring:
            found.append(ring)
            inside.update(ring)
    return found


def _ring(named: Mapping[str, Iterable[str]], start: str) -> tuple[str, ...]:
    """Return the shortest way from *start* back to itself; empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for each in named.get(way[-1], ()):
            if each == start:
                return way
            if each not in seen:
                seen.add(each)
                ways.append((*way, each))
    return ()


def valid_formula(_: object, __: object, text: str | None) -> None:
    """Refuse a formula that is given and cannot be one."""
    if text is not None:
        Formula.parse(text)
