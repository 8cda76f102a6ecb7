"""The page that says where each requirement of the source is met, made from the rules and `traceability.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from balanced_scorecard import load_rules

TABLE = Path(__file__).with_name("traceability.toml")
CITED = re.compile(r"\bR(\d+)(?:-R?(\d+))?\b")


@frozen(kw_only=True)
class Requirement:
    """One requirement: what it asks, the rules that cite it, the places that meet it, and what is not built yet."""

    number: int
    kind: str
    asks: str
    rules: tuple[str, ...]
    places: tuple[str, ...]
    lacks: str = ""


def requirements() -> tuple[Requirement, ...]:
    """Return every requirement in the order of its number."""
    table: Mapping[str, Mapping[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    cited = rules_by_requirement()
    return tuple(Requirement(number=int(name[1:]), kind=row["kind"], asks=row["asks"], places=tuple(row["places"]),
                             lacks=row.get("lacks", ""), rules=cited.get(int(name[1:]), ()))
                 for name, row in sorted(table.items(), key=lambda item: int(item[0][1:])))


def rules_by_requirement() -> dict[int, tuple[str, ...]]:
    """Return the codes of the rules that cite each requirement in their source, as R67 or R57-R66."""
    cited: dict[int, list[str]] = {}
    for rule in load_rules():
        for number in dict.fromkeys(numbers_cited(rule.source)):
            cited.setdefault(number, []).append(rule.code)
    return {number: tuple(codes) for number, codes in cited.items()}


def numbers_cited(source: str) -> Iterator[int]:
    """Yield the numbers of the requirements that *source* cites."""
    for found in CITED.finditer(source):
        yield from range(int(found[1]), int(found[2] or found[1]) + 1)


def traceability_page() -> str:
    """Return the page in Markdown."""
    all_ = requirements()
    rows = "\n".join(f"| R{each.number} | {each.kind} | {each.asks} | {_where(each)} |" for each in all_)
    lacking = "\n".join(f"- R{each.number}: {each.lacks}" for each in all_ if each.lacks)
    return f"""\
# Where each requirement is met

The method comes from Statskonsult's report on balanced scorecards in the public sector. It was read as {len(all_)}
requirements, numbered for ever; a rule cites those it stands on. **model**: a definition can say it; **check**: a rule
finds its breach; **evaluate**: a computation gives it; **view**: a report or a picture shows it; **process**: the card
puts it on record.

## Not built yet

{lacking or "Nothing."}

## Every requirement

| | kind | asks | met in |
|---|---|---|---|
{rows}
"""


def _where(requirement: Requirement) -> str:
    rules = (f"[{code}](rules/{code}.md)" for code in requirement.rules)
    # "check" beside the rules themselves would say nothing.
    places = (f"`{place}`" for place in requirement.places if not (place == "check" and requirement.rules))
    lacks = (f"not built yet: {requirement.lacks}",) if requirement.lacks else ()
    return ", ".join((*rules, *places, *lacks))
