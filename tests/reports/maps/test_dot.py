from __future__ import annotations

import re

import pytest
from tests.examples import a_card, a_factor, a_link, a_perspective
from tests.reports.maps.reading import HOSTILE, form_of, scored, two_lanes

from balanced_scorecard import MapForm, ScorecardScore
from balanced_scorecard.domain.causality import Conflict, Effect, Lag
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.scorecard import Scorecard

STRING = r'"(?:[^"\\\n]|\\[\\"n])*"'
"""A quoted string with none but the escapes written here: a backslash, a quote, a new line."""
ATTRIBUTES = rf"\[(?:\w+={STRING}(?:, (?=\w))?)*\]"
GRAMMAR = [re.compile(pattern) for pattern in (
    r"digraph strategy_map \{", rf"  (?:graph|node|edge) {ATTRIBUTES};", r"  subgraph cluster_\d+ \{",
    rf"    graph {ATTRIBUTES};", rf"    {STRING} {ATTRIBUTES};", r"  \}",
    rf"  {STRING} -> {STRING} (?:\[style=invis\]|{ATTRIBUTES});", r"\}",
)]


def _lines(card: Scorecard, scores: ScorecardScore | None = None) -> list[str]:
    """Return the lines of the graph, each of them checked against the grammar."""
    lines = form_of(card, MapForm.DOT, scores).rstrip("\n").split("\n")
    for line in lines:
        assert any(form.fullmatch(line) for form in GRAMMAR), line
    assert sum(line.endswith("{") for line in lines) == sum(line.strip() == "}" for line in lines)
    return lines


def _attribute(line: str, name: str) -> str:
    found = re.search(rf"\b{name}=({STRING})", line)
    return found[1][1:-1] if found else ""


def test_perspectives_are_clusters_and_causes_point_upwards() -> None:
    lines = _lines(two_lanes(links=(a_link("B1", "A1", lag=Lag(first=1, last=2), assumption="Skill helps"),)))
    assert _attribute(lines[1], "rankdir") == "BT"
    assert [_attribute(line, "label") for line in lines if line.startswith("    graph")] == [
        "Perspective A", "Perspective B"]
    (link,) = (line for line in lines if line.startswith('  "B1" -> "A1"') and "invis" not in line)
    assert (_attribute(link, "label"), _attribute(link, "style")) == ("1–2 mo", "solid")
    assert _attribute(link, "tooltip").endswith("Skill helps")


def test_links_down_and_conflicts_do_not_order_the_lanes() -> None:
    conflict = Conflict(between=(ElementId("A1"), ElementId("B2")))
    lines = _lines(two_lanes(links=(a_link("A1", "B1"), a_link("B1", "A2", effect_is=Effect.HURTS)),
                             conflicts=(conflict,)))
    arrows = {line.split(" [")[0].strip(): line for line in lines if " -> " in line and "invis" not in line}
    assert _attribute(arrows['"A1" -> "B1"'], "constraint") == "false"
    assert [_attribute(arrows['"A1" -> "B2"'], each) for each in ("dir", "style")] == ["both", "dotted"]
    assert _attribute(arrows['"B1" -> "A2"'], "constraint") == ""
    assert _attribute(arrows['"B1" -> "A2"'], "style") == "dashed"


def test_a_status_is_told_by_word_icon_and_colour() -> None:
    card = two_lanes()
    lines = _lines(card, scored(card, A1_1=90))
    (box,) = (line for line in lines if line.startswith('    "A1" '))
    assert "✓ A1 · Good" in _attribute(box, "label")
    assert _attribute(box, "color") == "#1a7f37"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text(name: str) -> None:
    lines = _lines(a_card(a_perspective("P", a_factor("F", name=name, owner=name), name=name), name=name))
    assert len(lines) == 9


def test_an_entity_in_a_name_is_not_read_as_one() -> None:
    lines = _lines(a_card(a_factor("F", name="a &lt; b \\N")))
    assert any('tooltip="a &amp;lt; b \\\\N"' in line for line in lines)


def test_a_card_without_anything_is_an_empty_graph() -> None:
    assert len(_lines(a_card())) == 5
