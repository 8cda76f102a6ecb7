"""The forms of single values in JSON Schema: ids, names, days, periods, amounts, lengths of time, units."""

from __future__ import annotations

from typing import Any

from ..domain.references import LANGUAGES
from ..domain.unit_words import known_units, words_for_unit

Schema = dict[str, Any]
_LETTERS = r"A-Za-z0-9_.\-ªµºÀ-ÖØ-öø-ˁ\u0370-\u037d\u037f-\u1fff\u3040-\ud7ff"  # \w, where that is English alone
_MONTH, _DATE = "(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
_PART = rf"\d{{4}}(-(H[12]|T[1-3]|Q[1-4]|W[0-5]\d|{_MONTH}(-{_DATE})?))?"
_PERIOD: Schema = {"type": ["string", "integer"], "pattern": rf"^{_PART}(\.\.{_PART})?$", "minimum": 2, "maximum": 9997}
_UNITS = dict.fromkeys(words_for_unit(unit, language) for language in ("en", "nb") for unit in known_units())

NAME: Schema = {"pattern": r"\S"}
FORMS: dict[str, Schema] = {
    "Id": {"title": "Id", "type": "string", "pattern": f"^[A-Za-z0-9ÆØÅæøåÄÖäö][{_LETTERS}]*$"},
    "SeriesId": {"title": "Id of a series", "type": "string", "pattern": "^[a-z_][a-z0-9_]*$"},
    "Texts": {
        "title": "A text in several languages", "description": "The card's own language must be among them.",
        "type": "object", "properties": {language: {"type": "string"} for language in (*LANGUAGES, "no")},
        "additionalProperties": False, "minProperties": 1,
    },
    "Day": {"title": "Day", "type": "string", "format": "date", "pattern": rf"^\d{{4}}-{_MONTH}-{_DATE}$",
            "examples": ["2025-01-15"]},
    "Period": {"title": "Period", **_PERIOD, "examples": ["2025", "2025-T2", "2025-Q3", "2025-05", "2024..2027"]},
    "Due": {"title": "Period or day", **_PERIOD, "examples": ["2025", "2025-T2", "2025-10-01"]},
    "Amount": {"title": "Amount", "type": ["string", "number"], "pattern": r"^\s*[+\-−]?[\d.,]",
               "examples": ["5 %", "3 pp", "2 mill. kr"]},
    "Duration": {"title": "Length of time", "type": "string", "pattern": r"^\s*\d+\s*\S+\s*$",
                 "examples": ["20 days", "2 months", "1 year"]},
    "Share": {"title": "Share", "examples": ["2/3", 0.8], "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 1},
        {"type": "string", "pattern": r"^\s*\d+ ?/ ?0*[1-9]\d*\s*$"}]},
    "Unit": {"title": "Unit of measurement", "description": "By name, symbol or the field's own words; kr/sak, too.",
             "anyOf": [{"enum": list(_UNITS)}, {"type": "string", "minLength": 1}]},
}
"""The forms by the names they have among the schema's definitions."""
