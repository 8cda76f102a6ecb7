"""A scorecard as plain data: the keys and the spelling of a definition, what is absent left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from ..domain.amount import Amount, Duration, number_text
from ..domain.frozen_map import FrozenMap
from ..domain.indicator import Indicator
from ..domain.period import Frequency, Period
from ..domain.scale import Bounds
from ..domain.scorecard import Scorecard
from ..domain.target import Judged, Reached, Target
from ..domain.unit_words import unit_named, words_for_unit
from ..errors import DefinitionError
from .keys import FLAT, FORMAT, key_of
from .target_reading import Setting, read_target_text

Plain = dict[str, Any]
_MOST_WHOLE = 1e15  # above it a float and a whole number part company


def unstructure_scorecard(card: Scorecard) -> dict[str, object]:
    """Return *card* as plain data that `structure_scorecard` reads back as an equal card.

    >>> from balanced_scorecard.domain.scorecard import Scorecard
    >>> unstructure_scorecard(Scorecard(id="a", name="Our card"))
    {'format': 'balanced-scorecard/1', 'id': 'a', 'name': 'Our card', 'language': 'en'}
    """
    plain: Plain = _converter_for(card.language).unstructure(card)
    first = {"format": FORMAT, "id": plain.pop("id"), "name": plain.pop("name"), "language": card.language}
    if card.incentives is not None:
        plain["incentives"] = plain["incentives"] or "none"
    return {**first, **plain}


@lru_cache(maxsize=8)
def _converter_for(language: str) -> Converter:
    converter = Converter(omit_if_default=True)
    writers: tuple[tuple[Any, Callable[[Any], object]], ...] = (
        (Amount, lambda amount: amount_text(amount, language)),
        (Bounds, _bounds),
        (Duration, str),
        (Period, str),
        (date, date.isoformat),
        (float, _number),
    )
    converter.register_unstructure_hook_func(attrs.has, _ClassWriter(converter, language))
    converter.register_unstructure_hook_func(
        lambda kind: tuple in (kind, get_origin(kind)), lambda items: [converter.unstructure(each) for each in items]
    )
    converter.register_unstructure_hook_func(
        lambda kind: FrozenMap in (kind, get_origin(kind)),
        lambda items: {key: converter.unstructure(value) for key, value in items.items()},
    )
    for kind, write in writers:
        converter.register_unstructure_hook(kind, write)
    return converter


class _ClassWriter:
    """Writes an attrs class as keys and values; one function a class, made on first use."""

    def __init__(self, converter: Converter, language: str) -> None:
        self.converter = converter
        self.language = language
        self.made: dict[type, Callable[[Any], Plain]] = {}

    def __call__(self, value: Any) -> Plain:
        cls = type(value)
        if cls not in self.made:
            renamed = {field.name: override(rename=key_of(cls, field.name) or FLAT)
                       for field in attrs.fields(cls) if field.init}
            self.made[cls] = make_dict_unstructure_fn(
                cls, self.converter, _cattrs_omit_if_default=True, **renamed)  # type: ignore[arg-type]
        plain = self.made[cls](value)
        if isinstance(value, Indicator):
            self._write_forms(value, plain)
        return _flat(plain, self.language) if FLAT in plain else plain

    def _write_forms(self, indicator: Indicator, plain: Plain) -> None:
        """Write the norm of *indicator* without a list where there is one, its targets as their texts."""
        if len(indicator.norms) == 1:
            plain["norm"] = plain["norm"][0]
        if indicator.targets:
            direction = indicator.polarity.direction if indicator.polarity else 0
            setting = Setting(language=self.language, unit=indicator.unit, levels=indicator.levels, direction=direction)
            pairs = zip(indicator.targets, plain["targets"], strict=True)
            plain["targets"] = [_target(target, fields, setting) for target, fields in pairs]


def _flat(plain: Plain, language: str) -> Plain:
    """Return *plain* with its annotations as keys beside the others, texts in several languages together."""
    annotations = plain.pop(FLAT)
    for key in ("name", "definition"):
        if key in annotations:
            plain[key] = {language: plain.get(key, ""), **annotations.pop(key)}
    first = {key: plain.pop(key) for key in ("id", "name", "definition") if key in plain}
    return {**first, **annotations, **plain}


def _target(target: Target, fields: Plain, setting: Setting) -> Plain | str:
    """Return *target* as its text, or as keys and values where it says more than that."""
    kind, said = _said(target, setting)
    for key in ("expect", "text", "scope"):
        fields.pop(key, None)
    reading = read_target_text(kind, said, setting)
    more = {} if target.text == said else {"text": target.text}
    if target.scope != reading.scope:
        more["scope"] = target.scope
    if isinstance(target.by, Period) and target.by.frequency is Frequency.DAY and not target.by.is_span:
        fields["by"] = f"{target.by}..{target.by}"  # a bare day would be read as a date
    if kind == "expect" and not more and not fields:
        return said
    id_ = {"id": fields.pop("id")} if "id" in fields else {}
    return {**id_, kind: said, **more, **fields}


def _said(target: Target, setting: Setting) -> tuple[str, str]:
    """Return the key and the text that are read back as what *target* expects; its own text where that is one."""
    match target.expectation:
        case Reached(what=what):
            return "milestone", what
        case Judged(how=how):
            return "judged", how
    for text in (target.text, str(target.expectation)):
        try:
            if read_target_text("expect", text, setting).expectation == target.expectation:
                return "expect", text
        except ValueError:
            continue
    raise DefinitionError(f"the target {str(target.expectation)!r} cannot be written so that it is read back the same")


def amount_text(amount: Amount, language: str) -> str:
    """Return *amount* as a reader of *language* writes it, and so that it is read back the same.

    >>> amount_text(Amount(2.0, "million_NOK"), "nb"), amount_text(Amount(3.0, "percentage_point"), "en")
    ('2 mill. kr', '3 pp')
    """
    words = words_for_unit(amount.unit, language)
    reads_back = unit_named(words, language) == amount.unit
    return f"{number_text(amount.number)} {words if reads_back else amount.unit or ''}".strip()


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() and abs(value) < _MOST_WHOLE else float(value)


def _bounds(bounds: Bounds) -> object:
    ends = {"min": bounds.low, "max": bounds.high}
    given = {key: _number(end) for key, end in ends.items() if end is not None}
    return list(given.values()) if len(given) == 2 else given
