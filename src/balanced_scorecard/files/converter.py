"""The cattrs converter of definitions: which hook fills which field, built once for each language on first use.

The language of a card's texts decides how an amount is read, so each language has its own converter. It is private to
this package: nobody outside can change its hooks. Periods are read in the calendar year; a card reads them in its own.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from ..domain.amount import Amount, Duration
from ..domain.causality import Lag
from ..domain.frozen_map import FrozenMap
from ..domain.identifiers import UnitName
from ..domain.indicator import Baseline, Indicator
from ..domain.period import Frequency, Period
from ..domain.references import LANGUAGES
from ..domain.scale import Bounds, Norm
from ..domain.scorecard import Defaults, Scorecard
from ..domain.target import Target
from ..errors import did_you_mean, one_of
from . import scalars
from .documents import Refused, described, shortened
from .faults import read_each
from .keys import ANNOTATION_KEYS, FLAT, key_of
from .target_reading import (
    Setting,
    TargetInSetting,
    baseline_fields,
    bounds_fields,
    read_edge,
    target_fields,
)

Read = Callable[[Any], Any]
Prepare = Callable[[Any], Mapping[str, object]]
_FREQUENCIES = [frequency.value for frequency in Frequency]


@lru_cache(maxsize=8)
def converter_for(language: str) -> Converter:
    """Return the converter that reads definitions in *language*."""
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    _add_scalars(converter, language)
    _add_collections(converter)
    converter.register_structure_hook_func(attrs.has, _ClassReader(converter, language))
    return converter


def _add_scalars(converter: Converter, language: str) -> None:
    readers: dict[Any, Read] = {
        str: scalars.read_text,
        float: scalars.read_number,
        int: scalars.read_whole_number,
        date: scalars.read_date,
        Amount: lambda raw: scalars.read_amount(raw, language),
        Duration: scalars.read_duration,
        Period: scalars.read_period,
    }
    for kind, read in readers.items():
        converter.register_structure_hook(kind, _ignoring_type(read))
    converter.register_structure_hook(Enum, scalars.read_member)
    converter.register_structure_hook_func(
        lambda kind: kind is UnitName, lambda raw, _: scalars.read_unit(raw, language))
    converter.register_structure_hook_func(lambda kind: kind == float | str, _ignoring_type(scalars.read_option))


def _ignoring_type(read: Read) -> Callable[[Any, Any], Any]:
    return lambda raw, _: read(raw)


def _add_collections(converter: Converter) -> None:
    def read_tuple(raw: object, kind: Any) -> tuple[object, ...]:
        inner = get_args(kind)[0]
        return tuple(read_each(enumerate(_as_list(raw)), lambda each: _read(converter, each, inner)))

    def read_map(raw: object, kind: Any) -> FrozenMap[str, object]:
        inner = get_args(kind)[1]
        items = _as_keys_and_values(raw)
        values = read_each(items.items(), lambda each: _read(converter, each, inner))
        return FrozenMap(dict(zip(map(str, items), values, strict=True)))

    converter.register_structure_hook_func(lambda kind: _is_a(tuple, kind), read_tuple)
    converter.register_structure_hook_func(lambda kind: _is_a(FrozenMap, kind), read_map)


def _is_a(cls: type, kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is cls


def _read(converter: Converter, raw: object, kind: Any) -> Any:
    refuse(raw)
    return converter.structure(raw, kind)


def refuse(raw: object) -> None:
    """Raise ValueError where *raw* is nothing, or what could not be read before it came here."""
    if raw is None:
        raise ValueError(scalars.NULL)
    if isinstance(raw, Refused):
        raise raw


def _as_list(raw: object) -> list[object]:
    if isinstance(raw, list | tuple):
        return list(raw)
    if isinstance(raw, str) and shortened(raw) == raw:
        raise ValueError(f'expected a list, got {described(raw)}; write it as a list: ["{raw}"]')
    raise ValueError(f"expected a list, got {described(raw)}; begin each item with '- ' or write [a, b]")


def _as_keys_and_values(raw: object) -> Mapping[str, object]:
    if not isinstance(raw, Mapping):
        raise ValueError(f"expected keys and values, got {described(raw)}")
    for key in raw:
        if not isinstance(key, str):
            raise ValueError(f"the key {key!r} is not a text; write it in quotes: '{key}'")
    return raw


class _ClassReader:
    """Reads keys and values into an attrs class; one function a class, made on first use."""

    def __init__(self, converter: Converter, language: str) -> None:
        self.converter = converter
        self.language = language
        self.made: dict[type, Callable[[Mapping[str, Any], Any], Any]] = {}
        self.annotated: set[type] = set()

    def __call__(self, raw: object, cls: type) -> Any:
        if cls not in self.made:
            self.made[cls] = self._make(cls)
        return self.made[cls](self._prepared(raw, cls), cls)

    def _make(self, cls: type) -> Callable[[Mapping[str, Any], Any], Any]:
        fields = attrs.fields(attrs.resolve_types(cls))
        if any(field.name == FLAT for field in fields):
            self.annotated.add(cls)
        overrides = {
            field.name: override(
                rename=key_of(cls, field.name) or FLAT, struct_hook=self._field_reader(cls, field, field.type)
            )
            for field in fields
            if field.init
        }
        return make_dict_structure_fn(
            cls, self.converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True,
            **overrides,  # type: ignore[arg-type]
        )

    def _field_reader(self, cls: type, field: attrs.Attribute[Any], kind: Any) -> Callable[[Any, Any], Any]:
        """Return what reads one field, its own validator included, so that a fault is placed at the field."""
        wanted = _without_none(kind)
        special = self._special(cls, field.name, wanted)

        def read(raw: object, _: object) -> object:
            refuse(raw)
            value = special(raw) if special else self.converter.structure(raw, wanted)
            if field.validator is not None:
                field.validator(None, field, value)
            return value

        return read

    def _special(self, cls: type, name: str, wanted: Any) -> Read | None:
        """Return what reads a field whose type alone does not say how; None for all others."""
        readers: dict[tuple[type, str], Read] = {
            (Defaults, "min_coverage"): scalars.read_share,
            (Indicator, "norms"): self._norms,
            (Lag, "unit"): lambda raw: scalars.read_word(raw, _FREQUENCIES),
            (Norm, "good"): read_edge,
            (Norm, "medium"): read_edge,
            (Scorecard, "incentives"): lambda raw: () if raw == "none" else self.converter.structure(raw, wanted),
            (Scorecard, "language"): lambda raw: language_named(scalars.read_text(raw)),
            (Target, "by"): scalars.read_due,
            (Target, "expectation"): lambda expectation: expectation,
        }
        return readers.get((cls, name))

    def _norms(self, raw: object) -> tuple[Norm, ...]:
        if isinstance(raw, list | tuple):
            return self.converter.structure(raw, tuple[Norm, ...])
        return (self.converter.structure(raw, Norm),)

    def _prepared(self, raw: Any, cls: type) -> Mapping[str, object]:
        """Return *raw* as the keys and values that the fields of *cls* are filled from."""
        if cls is Target:
            return target_fields(raw.raw, raw.setting)
        if cls in _SHORT_FORMS:
            raw = _SHORT_FORMS[cls](raw)
        raw = dict(_as_keys_and_values(raw))
        if cls is Indicator and isinstance(raw.get("targets"), list | tuple):
            setting = Setting.of_indicator(raw, self.language)
            raw["targets"] = [None if each is None else TargetInSetting(each, setting) for each in raw["targets"]]
        return self._with_annotations(raw) if cls in self.annotated else raw

    def _with_annotations(self, raw: dict[str, Any]) -> dict[str, Any]:
        """Return *raw* with its flat keys gathered, and names in several languages parted."""
        gathered = {key: raw.pop(key) for key in ANNOTATION_KEYS if key in raw}
        for key in ("name", "definition"):
            if isinstance(raw.get(key), Mapping):
                raw[key], gathered[key] = _in_languages(key, raw[key], self.language)
        return {**raw, FLAT: gathered} if gathered else raw


_SHORT_FORMS: dict[type, Prepare] = {Bounds: bounds_fields, Baseline: baseline_fields}


def _without_none(kind: Any) -> Any:
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    rest = [each for each in get_args(kind) if each is not type(None)]
    return Union[tuple(rest)] if len(rest) > 1 else rest[0]  # noqa: UP007


def language_named(text: str) -> str:
    """Return the code of the language *text* names: ``no`` is read as ``nb``."""
    return "nb" if text == "no" else text


def _in_languages(key: str, texts: Mapping[str, object], language: str) -> tuple[object, dict[str, object]]:
    """Return the text in the card's own language (or what is wrong), and those in others by code."""
    by_code = {language_named(code): text for code, text in texts.items()}
    unknown = next((code for code in by_code if code not in LANGUAGES), None)
    if unknown is not None:
        near = did_you_mean(unknown, LANGUAGES)
        return Refused(f"{unknown!r} is not one of the languages {one_of(LANGUAGES)}{near}"), {}
    if language not in by_code:
        return Refused(f"no text in {language!r}, the language of the card; add {language}: ..."), {}
    own = by_code.pop(language)
    return own, by_code


