"""YAML as an editor reads it before it asks the schema: version 1.2, whose plain scalars are the core schema's."""

from __future__ import annotations

import re

import yaml


class _Core(yaml.SafeLoader):
    yaml_implicit_resolvers = {}  # noqa: RUF012 - the shape PyYAML looks for


_FORMS = (
    ("null", r"(~|null|Null|NULL|)", ["~", "n", "N", ""]),
    ("bool", r"(true|True|TRUE|false|False|FALSE)", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
     list("-+.0123456789")),
)
for _name, _form, _first in _FORMS:
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(rf"(?:{_form})$"), _first)


def as_an_editor_reads(text: str) -> object:
    """Return the data an editor sees in *text*."""
    data: object = yaml.load(text, _Core)
    return data
