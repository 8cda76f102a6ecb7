"""Every value of the domain, built from extremes of what its fields may be: it stands, or says in words why not."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib import import_module
from inspect import getattr_static
from pkgutil import iter_modules
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import balanced_scorecard.domain
from balanced_scorecard import FrozenMap, Norm, ScorecardError

FLOATS = (0.0, -0.0, 5e-324, -5e-324, 1e-308, 1.0, -1.0, 100.0, 1e15, 1e308, -1e308, 1.7976931348623157e308)
WHOLES = (0, 1, -1, 12, 2024, 9999, 10**18)
TEXTS = ("", " ", "A1", "å", "x" * 300, "a\nb", "percent", "{", "a / b", "10")
DAYS = (date.min, date.max, date(2024, 2, 29), date(2024, 12, 31))
WORDLESS = {"", "None", "0", "()"}


@cache
def classes() -> tuple[type, ...]:
    """Return every attrs class that a module of the domain defines."""
    names = [each.name for each in iter_modules(balanced_scorecard.domain.__path__)]
    modules = [import_module(f"balanced_scorecard.domain.{name}") for name in names]
    return tuple(each for module in modules for each in vars(module).values()
                 if isinstance(each, type) and attrs.has(each) and each.__module__ == module.__name__)


def values(hint: Any, depth: int) -> st.SearchStrategy[Any]:
    """Return extremes of what *hint* says, and tuples that are too short."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, typing.NewType):
        return values(hint.__supertype__, depth)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([values(each, depth) for each in inner])
    if origin is tuple:
        if attrs.has(inner[0]) and depth < 2:
            return st.just(())
        return st.lists(values(inner[0], depth - 1), max_size=2).map(tuple)
    if origin in (frozenset, typing.AbstractSet):
        return st.frozensets(values(inner[0], depth - 1), max_size=2)
    if origin is not None and issubclass(origin, Mapping):
        made = FrozenMap if origin is FrozenMap else dict
        return st.dictionaries(values(inner[0], 0), values(inner[-1], depth - 1), max_size=2).map(made)
    plain = {float: FLOATS, int: WHOLES, str: TEXTS, bool: (True, False), date: DAYS, type(None): (None,),
             datetime: (datetime.min, datetime(2024, 5, 17, 12)), object: (None, 1.0, "x")}
    if hint in plain:
        return st.sampled_from(plain[hint])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    assert attrs.has(hint), hint
    return built(hint, depth - 1) if depth > 0 else st.nothing()


@st.composite
def built(draw: st.DrawFn, cls: type, depth: int) -> Any:
    """Return a value of *cls*; one that cannot be is not drawn."""
    try:
        return cls(**draw(arguments(cls, depth)))
    except ValueError:
        return draw(st.nothing())


def arguments(cls: type, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    attrs.resolve_types(cls)
    chosen = [each for each in attrs.fields(cls) if each.init]
    required = {each.alias: values(each.type, depth) for each in chosen if each.default is attrs.NOTHING}
    optional = {each.alias: values(each.type, depth) for each in chosen if each.default is not attrs.NOTHING}
    optional = {name: each for name, each in optional.items() if not each.is_empty}
    return st.fixed_dictionaries(required, optional=optional)


def built_or_refused(cls: type, given_: dict[str, Any]) -> Any:
    """Return the value; None where it was refused in words."""
    try:
        return cls(**given_)
    except (ValueError, ScorecardError) as error:
        said = str(error)
    assert said not in WORDLESS
    return None


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_value_stands_or_says_in_words_why_not(cls: type, data: st.DataObject) -> None:
    given_ = data.draw(arguments(cls, 2))
    value = built_or_refused(cls, given_)
    if value is None:
        return
    assert repr(value)
    assert hash(value) == hash(cls(**given_))
    assert isinstance(str(value), str)
    for name in dir(cls):
        if isinstance(getattr_static(cls, name), property):
            getattr(value, name)


@pytest.mark.parametrize("edge", [(), (1.0,), (1.0, 2.0, 3.0)])
def test_an_edge_of_a_norm_is_one_number_or_two(edge: Any) -> None:
    with pytest.raises(ValueError, match=r"^medium is .*; write two numbers, the lower first$"):
        Norm(medium=edge)
