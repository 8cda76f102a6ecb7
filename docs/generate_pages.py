"""The pages of the reference that say what the code says: rules, requirements, the keys of a definition, the workbook.

They are written when the documentation is built and are not kept under version control.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from enum import Enum
from inspect import getdoc
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import attrs
from generate_rules import rule_page, what_it_finds
from generate_traceability import traceability_page
from generate_words import words_page
from generate_workbook import workbook_page

import balanced_scorecard as bsc
from balanced_scorecard.files.keys import key_of, keys_of

SECTIONS: tuple[tuple[str, str, type], ...] = (
    ("The card", "the top of the file", bsc.Scorecard),
    ("Fiscal year", "`fiscal_year`", bsc.FiscalYear),
    ("Defaults", "`defaults`", bsc.Defaults),
    ("Documents", "each of `documents`", bsc.Document),
    ("Strategy", "`strategy`", bsc.Strategy),
    ("Goals", "each of `strategy.goals`", bsc.Goal),
    ("Themes", "each of `strategy.themes`", bsc.Theme),
    ("Stakeholders", "each of `strategy.stakeholders`", bsc.Stakeholder),
    ("Perspectives", "each of `perspectives`", bsc.Perspective),
    ("Objectives", "each of a perspective's `objectives`", bsc.Objective),
    ("Factors", "each of a perspective's `factors`", bsc.CriticalSuccessFactor),
    ("Indicators", "each of a factor's `indicators`", bsc.Indicator),
    ("Baseline", "an indicator's `baseline`", bsc.Baseline),
    ("Norm", "an indicator's `norm`, or each of a list of dated ones", bsc.Norm),
    ("Targets", "each of an indicator's `targets`", bsc.Target),
    ("Series", "each of `series`", bsc.Series),
    ("Links", "each of `links`", bsc.CauseEffectLink),
    ("Lag", "a link's `lag`", bsc.Lag),
    ("Conflicts", "each of `conflicts`", bsc.Conflict),
    ("Initiatives", "each of `initiatives`", bsc.Initiative),
    ("Expected effect", "an initiative's `expected`", bsc.ExpectedEffect),
    ("Milestones", "each of an initiative's `milestones`", bsc.Milestone),
    ("Risks", "each of `risks`", bsc.Risk),
    ("Incentives", "each of `incentives`", bsc.Incentive),
    ("Reviews", "each of `reviews`", bsc.Review),
    ("Organisation", "`organisation`, and each of its `org_units` at every level", bsc.OrganisationUnit),
    ("Check settings", "`checks`", bsc.CheckSettings),
    ("Suppressions", "each of `checks.ignore`", bsc.Suppression),
)
WORDS: dict[type, str] = {
    str: "text", int: "whole number", float: "number", datetime.date: "day, as in 2025-01-15",
    bsc.Period: "period, as in 2025-T2", bsc.Amount: "amount, as in 5 % or 3 pp", bsc.Duration: "time, as in 20 days",
    bsc.Bounds: "two numbers, as in [0, 100]", bsc.NormEdge: "number, pair, or `baseline`",
}


def write_generated_pages(reference: Path) -> None:
    """Write every generated page below *reference*."""
    rules = reference / "rules"
    rules.mkdir(exist_ok=True)
    for rule in bsc.load_rules():
        _write(rules / f"{rule.code}.md", rule_page(rule))
    _write(rules / "index.md", _rule_index())
    _write(reference / "definition-keys.md", _definition_keys())
    _write(reference / "traceability.md", traceability_page())
    _write(reference / "workbook-format.md", workbook_page())
    _write(reference / "words-in-reports.md", words_page())


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:  # an unchanged page is not built again
        path.write_text(text, encoding="utf-8")


def _rule_index() -> str:
    rows = (f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity.value} | {what_it_finds(rule)} |"
            for rule in bsc.load_rules())
    pages = "\n".join(rule.code for rule in bsc.load_rules())
    return f"""\
# The rules of check

An **error** means that numbers will be wrong or missing, a **warning** that the card is out of balance, **advice** is
practice. The first digit is the chapter: 1 structure, 2 balance, 3 cause and effect, 4 targets and norms, 5 weights and
resources, 6 organisation, 7 responsibility and initiatives, 8 review and learning, 9 measurements. A code keeps its
meaning for ever.

| code | name | severity | finds |
|---|---|---|---|
{chr(10).join(rows)}

```{{toctree}}
:hidden:

{pages}
```
"""


def _definition_keys() -> str:
    sections = (_section(title, where, cls) for title, where, cls in SECTIONS)
    return f"""\
# Every key of a definition

What stands in a file, class by class; made from the classes themselves. Everything but `id` and `name` is optional.
[The format as a whole](definition-format.md) shows them in one example.

{"".join(sections)}"""


def _section(title: str, where: str, cls: type) -> str:
    said = _attribute_words(cls)
    attrs.resolve_types(cls)
    fields = {key_of(cls, each.name): each for each in attrs.fields(cls) if each.init}
    rows = (_row(key, fields.get(key), said) for key in keys_of(cls))
    lead = (getdoc(cls) or "").split("\n\n")[0].split("\n")[0].replace("``", "`")
    return f"## {title}\n\nIn {where}. {lead}\n\n| key | takes | |\n|---|---|---|\n{''.join(rows)}\n"


def _row(key: str, field: Any, said: dict[str, str]) -> str:
    takes = BESIDE.get(key) or _takes(field.type)
    words = said.get(field.name, "").removesuffix(".") if field else ""
    required = "required" if field and field.default is attrs.NOTHING else ""
    cells = (f"`{key}`", takes, "; ".join(filter(None, (required, words))))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


BESIDE = {  # what the type of a field does not say
    "expect": "[target text](definition-format.md#target-texts)",
    "format": "`balanced-scorecard/1`", "milestone": "text: what is in place by the date of `by`",
    "judged": "text: who judges it, and how", "tags": "texts by name",
    "state": "`draft`, `proposed`, `adopted`, `retired`",
    "retired": "`on`, `replaced_by`, `reason`", "visibility": "text",
}


def _takes(kind: Any) -> str:
    """Return in words what a field of type *kind* takes."""
    if kind in WORDS:
        return WORDS[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(f"`{each.value}`" for each in kind)
    origin, parts = get_origin(kind), [each for each in get_args(kind) if each not in (NoneType, ...)]
    if origin is tuple:
        return f"list of {_takes(parts[0])}"
    if origin is bsc.FrozenMap:
        return "texts by name"
    if isinstance(kind, UnionType) or origin is not None:
        return " or ".join(dict.fromkeys(_takes(each) for each in parts))
    if hasattr(kind, "__supertype__"):
        return _takes(kind.__supertype__)
    heading = next((title for title, _, cls in SECTIONS if cls is kind), None)
    return f"[{heading.lower()}](#{heading.lower().replace(' ', '-')})" if heading else "keys of its own"


def _attribute_words(cls: type) -> dict[str, str]:
    """Return what the docstring of *cls* says of each attribute."""
    _, _, listed = (getdoc(cls) or "").partition("Attributes:\n")
    entries = re.split(r"\n(?= {4}\S)", listed.split("\n\n")[0])
    return dict(_entries(entries))


def _entries(entries: list[str]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        names, colon, words = " ".join(entry.split()).partition(": ")
        if colon:
            yield from ((name.strip(), words.replace("``", "`")) for name in names.split(","))
