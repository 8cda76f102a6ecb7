"""The JSON Schema (2020-12) of a definition, made from the classes a card is of and from what their reader knows.

It says what can be said of one place alone: which keys there are, what each takes, closed vocabularies, the form of
ids, days and periods. What needs the whole card (references, norms against targets) only the reader finds.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from inspect import getclosurevars, isfunction
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from ..domain.amount import Amount, Duration
from ..domain.annotations import Annotations
from ..domain.frozen_map import FrozenMap
from ..domain.identifiers import UnitName, non_negative, not_empty, optional_id, valid_id, valid_series_id
from ..domain.indicator import Baseline, Indicator
from ..domain.period import FiscalYear, Period
from ..domain.references import LANGUAGES
from ..domain.scale import Bounds, Norm
from ..domain.scorecard import Defaults, Scorecard
from ..domain.target import Target
from .keys import ANNOTATION_KEYS, FLAT, FORMAT, key_of
from .schema_forms import FORMS, NAME
from .schema_words import sentence, words_for_any, words_for_class, words_for_keys
from .whole_file import write_whole

Schema = dict[str, Any]
_PLAIN: dict[Any, Schema] = {str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}}
_NAMED: dict[Any, str] = {date: "Day", Period: "Period", Amount: "Amount", Duration: "Duration", UnitName: "Unit"}


def definition_schema() -> Schema:
    """Return the schema of a definition, whatever file it stands in.

    >>> definition_schema()["required"]
    ['id', 'name']
    """
    maker = _Maker()
    top = maker.object_of(Scorecard)
    top["properties"] = {
        "$schema": {"type": "string", "description": sentence(words_for_any("$schema"))},
        "format": {"const": FORMAT, "description": sentence(words_for_any("format"))}, **top["properties"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        **top, "$defs": dict(sorted(maker.definitions.items())),
    }


def schema_text() -> str:
    """Return the schema as the text of the file that the package ships."""
    return json.dumps(definition_schema(), ensure_ascii=False, indent=1) + "\n"


class _Maker:
    """Makes the schema of one class after the other; each class is defined once and referred to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def form(self, name: str) -> Schema:
        """Return a reference to a form of a single value."""
        self.definitions[name] = FORMS[name]
        return {"$ref": f"#/$defs/{name}"}

    def object_of(self, cls: type) -> Schema:
        """Return the schema of the keys and values that fill *cls*."""
        kinds, said = get_type_hints(cls), words_for_keys(cls)
        fields = [field for field in attrs.fields(cls) if field.init]
        is_annotated = any(field.name == FLAT for field in fields)
        properties: Schema = {}
        for field in fields:
            if field.name == FLAT:
                continue
            key = key_of(cls, field.name)
            schema = self._field(cls, field, kinds[field.name])
            if is_annotated and key in ("name", "definition"):
                schema = {"anyOf": [schema, self.form("Texts")]}
            properties[key] = self._described(schema, said.get(field.name) or words_for_any(key))
        if is_annotated:
            properties.update(self._annotations())
        required = [key_of(cls, field.name) for field in fields if field.default is attrs.NOTHING]
        return _object(_title(cls), words_for_class(cls), properties, required)

    def _annotations(self) -> Schema:
        kinds = get_type_hints(Annotations)
        return {key: self._described(self._kind(kinds[key]), words_for_any(key)) for key in ANNOTATION_KEYS}

    def _described(self, schema: Schema, words: str) -> Schema:
        """Return *schema* with *words*; without any, what it refers to says it."""
        return {**schema, "description": sentence(words)} if words else schema

    def _field(self, cls: type, field: attrs.Attribute[Any], kind: Any) -> Schema:
        special = _SPECIAL.get((cls, field.name)) or self._own_forms(cls, field.name)
        schema = {**(special or self._kind(kind)), **self._limits(field.validator)}
        default = _plain_default(field)
        return schema if default is None else {**schema, "default": default}

    def _own_forms(self, cls: type, name: str) -> Schema | None:
        """Return the schema of a field that may be written in more than one form; None for all others."""
        forms: dict[tuple[type, str], Callable[[], Schema]] = {
            (Defaults, "min_coverage"): lambda: self.form("Share"),
            (Target, "by"): lambda: self.form("Due"),
            (Indicator, "norms"): lambda: {"anyOf": [self._refer(Norm), _list_of(self._refer(Norm))]},
            (Scorecard, "incentives"): lambda: {"anyOf": [{"const": "none"}, self._kind(
                get_type_hints(Scorecard)["incentives"])]},
        }
        made = forms.get((cls, name))
        return made() if made else None

    def _kind(self, kind: Any) -> Schema:
        """Return the schema of what a field of type *kind* takes."""
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if kind in _NAMED:
            return self.form(_NAMED[kind])
        origin, parts = get_origin(kind), [each for each in get_args(kind) if each not in (type(None), ...)]
        if origin is tuple:
            return _list_of(self._kind(parts[0]))
        if origin is FrozenMap:
            return {"type": "object", "additionalProperties": self._kind(parts[1])}
        if origin in (Union, types.UnionType):
            return self._kind(parts[0]) if len(parts) == 1 else {"anyOf": [self._kind(each) for each in parts]}
        return self._refer(kind)

    def _refer(self, cls: type) -> Schema:
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}  # a unit holds units: it is named before it is made
            self.definitions[cls.__name__] = self._definition(cls)
        return {"$ref": f"#/$defs/{cls.__name__}"}

    def _limits(self, validator: Any) -> Schema:
        """Return what *validator*, one of the domain's own, says of a single value."""
        if validator in (valid_id, optional_id):
            return self.form("Id")
        if validator is valid_series_id:
            return self.form("SeriesId")
        if validator in (not_empty, non_negative):
            return NAME if validator is not_empty else {"minimum": 0}
        # What `within` and `one_word_of` made remembers its limits.
        held: Mapping[str, Any] = getclosurevars(validator).nonlocals if isfunction(validator) else {}
        if "least" in held:
            return {"minimum": held["least"], **({} if held["most"] is None else {"maximum": held["most"]})}
        return {"enum": list(held["words"])} if "words" in held else {}

    def _definition(self, cls: type) -> Schema:
        if issubclass(cls, Enum):
            return {"title": _title(cls), "description": words_for_class(cls),
                    "enum": [member.value for member in cls]}
        made = self.object_of(cls)
        if cls is Target:
            return _target(made)
        if cls is Baseline:
            return _or(made, {"type": "number"})
        if cls is Bounds:
            return _or(made, _pair())
        return made


def _object(title: str, description: str, properties: Schema, required: list[str]) -> Schema:
    return {"title": title, "description": description, "type": "object", "properties": properties,
            **({"required": required} if required else {}), "additionalProperties": False}


def _or(made: Schema, short: Schema) -> Schema:
    """Return *made*, keys and values, or the short form."""
    said = {key: made.pop(key) for key in ("title", "description")}
    return {**said, "anyOf": [short, made]}


def _target(made: Schema) -> Schema:
    """Return a target: a text, or keys and values of which one says what is expected."""
    properties = {key: {"type": "string", "minLength": 1, "description": sentence(words_for_any(key))}
                  for key in ("expect", "milestone", "judged")}
    made["properties"] = {**properties, **{key: value for key, value in made["properties"].items() if key != "expect"}}
    made.pop("required")
    made["oneOf"] = [{"required": [key]} for key in properties]
    made["if"] = {"required": ["milestone"]}
    made["then"] = {"required": ["by"]}
    return _or(made, {"type": "string", "minLength": 1, "description": sentence(words_for_any("expect"))})


def _list_of(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _pair() -> Schema:
    return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}


def _edge(word: str) -> Schema:
    return {"anyOf": [{"type": "number"}, _pair(), {"const": word}]}


def _plain_default(field: attrs.Attribute[Any]) -> object:
    """Return the default of *field* where it is a single value that says something."""
    default = field.default.value if isinstance(field.default, Enum) else field.default
    return default if isinstance(default, str | int | float) and default not in ("", None) else None


def _title(cls: type) -> str:
    """Return the name of *cls* in words: ``Cause effect link``."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).strip()
    return words.capitalize()


_SPECIAL: dict[tuple[type, str], Schema] = {
    (FiscalYear, "starts"): {"type": "integer", "minimum": 1, "maximum": 12},
    (Norm, "medium"): _edge("baseline"),
    (Norm, "good"): _edge("target"),
    (Scorecard, "language"): {"enum": [*LANGUAGES, "no"]},
    (Target, "expectation"): {"type": "string"},
    (Target, "phasing"): {"type": "object", "additionalProperties": {"type": "number", "minimum": 0},
                          "propertyNames": {"pattern": "^(T[1-3]|Q[1-4]|H[12]|0[1-9]|1[0-2])$"}},
}


if __name__ == "__main__":
    write_whole(Path(__file__).with_name("definition.schema.json"), schema_text().encode())
