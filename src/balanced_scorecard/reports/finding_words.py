"""What `check` found, as a report says it: fields by the headings of the workbook, names in the language's quotes.

A rule names the fields of a definition, `timing: leading`; a reader of the report knows the workbook, or neither.
"""

from __future__ import annotations

import re
from functools import cache

from ..checks.rule import Finding
from ..words import words_for
from .wording import Wording

_CODE = re.compile("`([^`]+)`")
_NAME = re.compile(r"(?<!\w)'([^']*)'(?!\w)")
_LIST = re.compile(r"\(([\w.\-]+(?:, [\w.\-]+)*)((?: \.\.\.)?)\)")
"""Ids in parentheses, the last perhaps followed by dots."""
_FIELD = re.compile(r"(?P<key>[a-z_]+)(?:: *(?P<value>.*?))?:?")
_QUOTES = {"nb": "«»", "nn": "«»", "en": "''", "sv": "””", "da": "»«", "fi": "””"}
_ELSEWHERE = {  # fields that the workbook has on a sheet of its own, or in several columns
    "bounds": "workbook.heading.bounds.min", "conflict": "workbook.sheet.conflicts", "lag": "workbook.heading.lag.from",
    "norm": "workbook.sheet.norms", "strategy": "workbook.sheet.card",
    "defaults": "workbook.heading.defaults.tolerance",
}
_CLASSIFIED_BY = frozenset({"timing", "facing", "stage", "horizon", "nature", "role", "need", "kinds"})
"""The fields that a message itself names; in quotes, as it names elements."""


def message_said(finding: Finding, say: Wording) -> str:
    """Return what was found, with names and fields in the language's own quotes, and units by their names."""
    named = _NAME.sub(lambda found: _quoted(
        _field(found[1], say.language) if found[1] in _CLASSIFIED_BY else found[1], say.language),
        finding.message(say.language))
    listed = _LIST.sub(
        lambda found: f"({', '.join(map(say.org_unit_below, found[1].split(', ')))}{found[2]})", named)
    return in_workbook_words(listed, say.language)


def remedy_said(finding: Finding, language: str) -> str:
    """Return how to mend it, the fields by the headings they have in a workbook of *language*."""
    return in_workbook_words(finding.remedy(language), language)


def in_workbook_words(text: str, language: str) -> str:
    """Return *text* with each field in backticks by its heading and choice in a workbook of *language*.

    >>> in_workbook_words("Skriv `timing: lagging` på hver.", "nb")
    'Skriv «Fremtidsrettet eller historisk: historisk» på hver.'
    """
    return _CODE.sub(lambda found: _quoted(_field(found[1], language) or found[1], language), text)


def _field(code: str, language: str) -> str:
    """Return a field, its value or both in the words of the workbook; empty where it is no field of a card."""
    found = _FIELD.fullmatch(code.strip("[]"))
    if found is None:
        return ""
    words, key, value = words_for(language), found["key"], found["value"] or ""
    of_indicators = "" if value else f"workbook.heading.Indicator.{key}"  # what is asked for without a value is theirs
    places = (_ELSEWHERE.get(key, ""), of_indicators, f"workbook.heading.{key}", f"workbook.sheet.{key}")
    heading = next((words[each] for each in places if each in words), "")
    if not heading:
        return _choices(language).get(key, "")
    said = _value(key, value.strip("[]{}"), language)
    return f"{heading}: {said}" if said else heading


def _value(key: str, value: str, language: str) -> str:
    words = words_for(language)
    if key == "defaults":
        return value.partition(":")[2].strip()
    if key == "lag":
        return ""  # in three columns: how long, and in what
    places = (f"workbook.choice.No{key.title()}.{value}", f"workbook.status.{value}", f"initiative.{value}")
    said = next((words[each] for each in places if each in words), "")
    return said or _choices(language).get(value, value)


@cache
def _choices(language: str) -> dict[str, str]:
    """Return the choices of a workbook's lists by what a definition calls them; the first where two share a name."""
    choices: dict[str, str] = {}
    for key, word in words_for(language).items():
        if key.startswith("workbook.choice."):
            choices.setdefault(key.rpartition(".")[2], word)
    return choices


def _quoted(text: str, language: str) -> str:
    return f"{_QUOTES[language][0]}{text}{_QUOTES[language][1]}"
