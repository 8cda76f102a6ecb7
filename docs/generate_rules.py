"""The page of each rule of `check`, rendered from its `RULE`: what is proven is what is shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from balanced_scorecard import Findings, Measurements, Scorecard, check, load_measurements
from balanced_scorecard.checks.gathering import MANY
from balanced_scorecard.checks.rule import LANGUAGES, Needs, Rule, Runs
from balanced_scorecard.domain.annotations import State
from balanced_scorecard.files.reading import read_scorecard

NEEDS = {
    Needs.DATA: "measurements", Needs.PERIOD: "a period", Needs.DATE: "the day of the check (`on`)",
    Needs.PREVIOUS: "the previous card", Needs.MAP: "a card with cause-effect links",
    Needs.EVALUATION: "measurements and a period", Needs.UNIT_CARDS: "the units' cards",
}


def rule_page(rule: Rule) -> str:
    """Return the Markdown page of *rule*."""
    return "\n\n".join(_parts(rule)) + "\n"


def what_it_finds(rule: Rule) -> str:
    """Return what *rule* finds in half a sentence: the first line of its module."""
    said = sys.modules[rule.find.__module__].__doc__ or ""
    return said.splitlines()[0].removeprefix(f"{rule.code}: ").rstrip(".")


def _parts(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.name}"
    yield f"**{rule.severity.value.capitalize()}.** {rule.rationale}"
    found = example_findings(rule, rule.bad)
    lines = "\n".join(f"- `` {finding.line(language)} ``" for language in LANGUAGES for finding in found)
    yield f"Of the first example below it says:\n\n{lines}"
    if MANY in rule.wordings:
        most = "more than one element" if rule.told_singly == 1 else f"more than {rule.told_singly} elements"
        yield f"Of {most} it speaks once, of the card."
    if rule.needs:
        yield f"It needs {' and '.join(NEEDS[need] for need in rule.needs)}; without, it is listed as not run."
    if not rule.judges(State.DRAFT):
        yield "It is not asked of a card, or of an element, in `state: draft`."
    if rule.runs is Runs.WHEN_SELECTED:
        yield f"It is run only when it is asked for: `--select {rule.code}`."
    yield "## How to mend it\n\n" + "\n\n".join(rule.remedy[language] for language in LANGUAGES)
    yield from _options(rule)
    yield f"## Found\n\n```yaml\n{rule.bad.strip()}\n```"
    yield f"## Not found\n\n```yaml\n{rule.good.strip()}\n```"
    checked_with = ", ".join(_checked_with(rule))
    if checked_with:
        yield f"Both are checked with {checked_with}."
    if rule.example_previous:
        yield f"The card before is\n\n```yaml\n{rule.example_previous.strip()}\n```"
    for card in rule.example_unit_cards:
        yield f"A unit's card is\n\n```yaml\n{card.strip()}\n```"
    yield f"## Source\n\n{rule.source}"


def _options(rule: Rule) -> Iterator[str]:
    options = rule.options()
    if not options:
        return
    rows = "\n".join(f"| `{name}` | {default} |" for name, default in options.items())
    name, default = next(iter(options.items()))
    setting = f"checks:\n  options: {{{rule.code}: {{{name}: {default}}}}}"
    yield f"## Options\n\n| option | default |\n|---|---|\n{rows}\n\n```yaml\n{setting}\n```"


def _checked_with(rule: Rule) -> Iterator[str]:
    for name, value in rule.example_options.items():
        yield f"`{name}: {value}`"
    if rule.example_on:
        yield f"`on` {rule.example_on}"
    if rule.example_period:
        yield f"the period {rule.example_period}"
    if rule.example_measurements:
        rows = rule.example_measurements.strip().splitlines()
        yield f"the figures `{' / '.join(rows)}`"


def example_findings(rule: Rule, definition: str) -> Findings:
    """Return what *rule* alone finds in one of its examples, checked with what the rule says."""
    previous = _card(rule.example_previous) if rule.example_previous else None
    return check(_card(definition), _figures(rule), on=rule.example_on, period=rule.example_period, previous=previous,
                 unit_cards=tuple(map(_card, rule.example_unit_cards)), select=[rule.code],
                 options={rule.code: rule.example_options})


def _card(definition: str) -> Scorecard:
    return read_scorecard(definition.encode())


def _figures(rule: Rule) -> Measurements | None:
    if not rule.example_measurements:
        return None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "figures.csv"
        path.write_text(rule.example_measurements, encoding="utf-8")
        return load_measurements(path)
