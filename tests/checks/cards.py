"""Cards as users write them, in YAML, for the tests of the checks."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from balanced_scorecard import Findings, Measurements, Rule, Scorecard, check, load_measurements, load_rules
from balanced_scorecard.files.reading import read_scorecard


def a_card(definition: str) -> Scorecard:
    """Return the card that *definition*, in YAML, says."""
    return read_scorecard(definition.encode())


def figures(text: str) -> Measurements:
    """Return the figures of a CSV."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "figures.csv"
        path.write_text(text, encoding="utf-8")
        return load_measurements(path)


def rule_called(code: str) -> Rule:
    """Return the rule *code*."""
    return next(rule for rule in load_rules() if rule.code == code)


def found_in(rule: Rule, definition: str) -> Findings:
    """Return what *rule* alone finds in *definition*, checked with what the rule says of its examples."""
    measurements = figures(rule.example_measurements) if rule.example_measurements else None
    previous = a_card(rule.example_previous) if rule.example_previous else None
    return check(a_card(definition), measurements, on=rule.example_on, period=rule.example_period, previous=previous,
                 unit_cards=tuple(map(a_card, rule.example_unit_cards)), select=[rule.code],
                 options={rule.code: rule.example_options})


def with_indicators(*indicators: str, top: str = "", factor: str = "") -> str:
    """Return a card with one factor, A1, that holds *indicators*, each a YAML mapping; *top* and *factor* add lines."""
    listed = "".join(f"          - {indicator}\n" for indicator in indicators)
    return f"""
id: card
name: Our card
{top}
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        {factor}
        indicators:
{listed}"""


def codes(findings: Findings) -> list[str]:
    """Return the codes found, in the order of the findings."""
    return [finding.code for finding in findings]


KINDS = {"A": "user", "B": "process", "C": "development", "D": "resources"}


def a_decent_card() -> Scorecard:
    """Return a card of thirty indicators, as first cards are.

    It has kinds of perspectives, owners, targets and a vision, and lacks classes, links and norms.
    """
    return a_card("""
id: first
name: Our first card
strategy: {vision: The right answer in time, goals: [{id: G1, name: Users get an answer in time}]}
perspectives:
""" + "".join(_decent(*pair) for pair in KINDS.items()))


def _decent(letter: str, kind: str) -> str:
    lines = [f"  - {{id: {letter}, name: Perspective {letter}, kinds: [{kind}], factors: ["]
    for factor in (1, 2):
        last = 3 if (letter, factor) in (("A", 1), ("D", 2)) else 4  # 2 x 3 + 6 x 4 = 30
        indicators = ", ".join(
            f"{{id: {letter}{factor}.{n}, name: Figure {letter}{factor}.{n}, unit: '%', targets: ['>= {70 + n}']}}"
            for n in range(last))
        lines.append(f"      {{id: {letter}{factor}, name: Factor {letter}{factor}, owner: Owner {letter}{factor}, "
                     f"serves: [G1], indicators: [{indicators}]}},")
    return "\n".join(lines) + "\n    ]}\n"
