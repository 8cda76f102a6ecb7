"""`to_svg`: one way to the picture of whatever has one."""

from __future__ import annotations

from importlib.resources import files
from xml.etree.ElementTree import fromstring

import pytest

from balanced_scorecard import (
    BalanceSheet,
    Picture,
    ScorecardError,
    UnknownElementError,
    build_report,
    check,
    evaluate,
    load_measurements,
    load_scorecard,
    render_balance,
    render_map,
    roll_up,
    strategy_map,
    to_svg,
)

EXAMPLE = str(files("balanced_scorecard") / "examples" / "directorate")
CARD = load_scorecard(f"{EXAMPLE}/card.yaml")
SCORES = roll_up(evaluate(CARD, load_measurements(f"{EXAMPLE}/measurements.csv"), "2025-T2"))


def test_a_card_and_its_graph_have_the_map_and_scores_and_reports_have_it_with_statuses() -> None:
    graph, findings = strategy_map(CARD), check(CARD)
    assert to_svg(CARD) == to_svg(graph) == render_map(graph)
    assert to_svg(SCORES) == render_map(graph, SCORES)
    assert to_svg(build_report(SCORES, findings)) == render_map(graph, SCORES, findings=tuple(findings))


def test_findings_and_the_balance_sheet_have_the_bars_of_the_balance() -> None:
    findings = check(CARD)
    assert isinstance(findings.balance, BalanceSheet)
    assert to_svg(findings) == to_svg(findings.balance) == render_balance(findings.balance)


def test_an_indicator_has_its_figures_so_far_with_the_words_for_who_does_not_see_them() -> None:
    drawn = to_svg(SCORES, "A1.1.1")
    assert to_svg(build_report(SCORES), "A1.1.1") == drawn
    assert 'width="390"' in drawn
    assert "Andel saker behandlet innen normert tid" in (fromstring(drawn).get("aria-label") or "")


def test_what_has_no_picture_is_said() -> None:
    with pytest.raises(UnknownElementError, match=r"no indicator 'A1\.1\.9' on the card; did you mean 'A1\.1\.2'\?"):
        to_svg(SCORES, "A1.1.9")
    with pytest.raises(ScorecardError, match=r"C1\.2\.1: fewer than two numbers to draw a line through"):
        to_svg(SCORES, "C1.2.1")
    with pytest.raises(ScorecardError, match=r"A1\.1\.1: a Scorecard has no figures to draw; give scores or a report"):
        to_svg(CARD, "A1.1.1")


def test_a_notebook_shows_a_picture_drawn_and_a_terminal_its_size() -> None:
    drawn = to_svg(SCORES)
    assert isinstance(drawn, Picture)
    assert drawn._repr_svg_() == drawn
    assert repr(Picture("<svg/>")) == "<Picture: 6 letters of SVG>"
    assert drawn.split("\n", 1)[0].startswith("<svg xmlns")
