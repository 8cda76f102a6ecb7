from __future__ import annotations

import html
import json
import re

import pytest
from tests.examples import a_card, a_factor, a_link, a_perspective
from tests.reports.maps.reading import HOSTILE, form_of, scored, two_lanes

from balanced_scorecard import MapForm
from balanced_scorecard.domain.causality import Conflict, Effect, Lag
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.scorecard import Scorecard

QUOTED = r'"((?:[\w ,·–≥≤−×…]|#\d+;|<br/>)*)"'
"""A label with nothing in it that could mean something to Mermaid but its own entities and breaks."""
GRAMMAR = [re.compile(pattern) for pattern in (
    r"flowchart BT", rf"  subgraph lane\d+\[{QUOTED}\]", rf"    n\d+\[{QUOTED}\]:::\w+", "  end",
    rf"  n\d+ (?:-->|-\.->|<-\.->)(?:\|{QUOTED}\|)? n\d+", r"  n\d+ ~~~ n\d+", r"  classDef \w+ [\w#:,-]+",
    r"  class lane\d+(?:,lane\d+)* lane", r"  linkStyle \d+ stroke:#[0-9a-f]{6}",
)]


def _lines(card: Scorecard, *scores: object) -> list[str]:
    """Return the flowchart's lines after its title, each of them checked against the grammar."""
    text = form_of(card, MapForm.MERMAID, *scores)  # type: ignore[arg-type]
    before, title, rule, *lines = text.rstrip("\n").split("\n")
    assert (before, rule) == ("---", "---")
    json.loads(title.removeprefix("title: "))
    for line in lines:
        assert any(form.fullmatch(line) for form in GRAMMAR), line
    assert sum(line == "  end" for line in lines) == sum("subgraph" in line for line in lines)
    return lines


def _said(lines: list[str], node: str) -> str:
    """Return the label of *node* as a reader sees it."""
    (label,) = (found[1] for line in lines if (found := re.match(rf" *{node}\[{QUOTED}\]", line)))
    return html.unescape(re.sub(r"#(\d+);", r"&#\1;", label.replace("<br/>", "\n")))


def test_causes_point_upwards_within_a_subgraph_a_perspective() -> None:
    lines = _lines(two_lanes(links=(a_link("B1", "A1", lag=Lag(first=1, last=2)),)))
    assert lines[:4] == ["flowchart BT", '  subgraph lane0["Perspective A"]',
                         '    n0["Name of A1<br/>A1<br/>indicators#58; 1"]:::plain',
                         '    n1["Name of A2<br/>A2<br/>indicators#58; 1"]:::plain']
    assert '  n2 -->|"1–2 mo"| n0' in lines


def test_signs_conflicts_and_counts_are_on_the_lines() -> None:
    links = (a_link("B1", "A1", effect_is=Effect.HURTS), a_link("B2", "A2"), a_link("B2", "A2"))
    conflict = Conflict(between=(ElementId("A1"), ElementId("B2")))
    lines = _lines(two_lanes(links=links, conflicts=(conflict,)))
    assert [line for line in lines if "->" in line] == [
        '  n2 -.->|"−"| n0', '  n3 -->|"2 ×"| n1', '  n0 <-.->|"declared conflict"| n3']


def test_a_status_is_told_by_word_icon_and_colour() -> None:
    card = two_lanes()
    lines = _lines(card, scored(card, A1_1=90))
    assert "✓ A1 · Good" in _said(lines, "n0").split("\n")
    assert any(line.startswith("  classDef good fill:#ffffff,stroke:#1a7f37") for line in lines)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text(name: str) -> None:
    lines = _lines(a_card(a_perspective("P", a_factor("F", name=name, owner=name), name=name), name=name))
    assert len(lines) == 7


def test_a_name_is_shown_as_it_was_written() -> None:
    name = '1. "a" <b> #35; `c`'
    assert _said(_lines(a_card(a_factor("F", name=name))), "n0").split("\n")[0] == name


def test_a_card_without_anything_is_an_empty_flowchart() -> None:
    assert _lines(a_card()) == ["flowchart BT"]


def test_lanes_without_links_keep_their_order() -> None:
    assert "  n2 ~~~ n0" in _lines(two_lanes())
