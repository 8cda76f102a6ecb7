"""The page of the words in Norwegian reports: each term as the pages say it, what it means, and the English.

The terms are read from the words files, so they are those of the pages; the meanings stand in words-in-reports.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from balanced_scorecard.words import words_for

LEAD = """\
# Ordliste for norske rapporter

Ordene i styrekort, saksgrunnlag, årsrapport, rapport til departementet og virksomhetsplan: hva hvert av dem betyr, på
bokmål og nynorsk, og hva det heter på engelsk. Et styrekort kan ha [egne ord](definition-format.md) for status og
nivåer under `words:`; da står de i stedet. Ordene som er [faste i koden](glossary.md), står på engelsk.
"""
_MEANINGS = Path(__file__).with_name("words-in-reports.toml")


def groups() -> dict[str, dict[str, str]]:
    """Return what each word means, by the key of the word, in groups by their titles."""
    document = tomllib.loads(_MEANINGS.read_text(encoding="utf-8"))
    return {each["title"]: {f"{each['prefix']}{key}": meaning for key, meaning in each["meanings"].items()}
            for each in document["group"]}


def whole_groups() -> dict[str, str]:
    """Return the titles of the groups that hold every word of a meaning, and how the keys of those begin."""
    document = tomllib.loads(_MEANINGS.read_text(encoding="utf-8"))
    return {each["title"]: each["prefix"] for each in document["group"] if each["prefix"]}


def words_page() -> str:
    """Return the page."""
    sections = (f"## {title}\n\n{_table(meanings)}" for title, meanings in groups().items())
    return "\n".join((LEAD, *sections))


def _table(meanings: Mapping[str, str]) -> str:
    nb, nn, en = (words_for(language) for language in ("nb", "nn", "en"))
    rows = (f"| {_term(nb[key])} | {meaning} | {_term(nn[key])} | {_term(en[key])} |"
            for key, meaning in meanings.items())
    return "| ord | betyr | nynorsk | engelsk |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _term(text: str) -> str:
    return text.replace("{status}", "…").replace("{ids}", "…")
