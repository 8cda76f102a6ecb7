"""From nothing at all to more than anyone should steer by: every view is a whole page in every form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from tests.reports import sample
from tests.reports.pages import Page
from tests.reports.sample_views import every_view

from balanced_scorecard import (
    AnnualForm,
    Finding,
    Measurement,
    Measurements,
    Report,
    Severity,
    View,
    build_report,
    evaluate,
    render_html,
    render_markdown,
    render_text,
    roll_up,
)
from balanced_scorecard.domain.frozen_map import FrozenMap

EMPTY = "{id: k, name: Tomt kort, language: nb}"


def a_card_of(count: int) -> str:
    """Return a card of *count* indicators, five to a factor."""
    indicators = [f'{{id: I{at}, name: Parameter {at}, unit: "%", targets: [">= {at} %"]}}' for at in range(count)]
    factors = ", ".join(f"{{id: F{at}, name: Faktor {at}, indicators: [{', '.join(indicators[at:at + 5])}]}}"
                        for at in range(0, count, 5))
    return f"{{id: k, name: Kort, language: nb, perspectives: [{{id: P, name: Brukere, factors: [{factors}]}}]}}"


def reports(card: str, rows: Iterable[Measurement] = ()) -> Iterator[Report]:
    yield from every_view(roll_up(evaluate(sample.a_card(card), Measurements(rows), "2025")))


def half_of(count: int) -> Iterator[Measurement]:
    """Yield a figure of 30 for each: met by the first 31, whose targets are 0 to 30."""
    return (sample.a_row(f"I{at}", "2025", value=30.0) for at in range(count))


@pytest.mark.parametrize("card", [EMPTY, a_card_of(1), a_card_of(60)])
def test_a_card_without_any_figure_is_a_whole_page_in_every_view(card: str) -> None:
    for report in reports(card):
        page = Page(render_html(report))
        assert page.open == []
        (heading,) = page.of("h1")
        assert heading is not None
        assert render_markdown(report).startswith("# ")
        assert report.title in render_text(report)


@pytest.mark.parametrize(("count", "met"), [(1, 1), (60, 31)])
def test_every_view_that_counts_counts_the_same_targets(count: int, met: int) -> None:
    told = [report.view for report in reports(a_card_of(count), half_of(count))
            if f"{met} av {count} krav" in render_text(report)]
    assert told == [View.CARD, View.MEETING, *[View.ANNUAL] * len(AnnualForm), View.MINISTRY]  # a plan counts work


def test_a_card_of_sixty_shows_each_and_keeps_its_first_screen_short() -> None:
    report = next(reports(a_card_of(60), half_of(60)))
    page = Page(render_html(report))
    anchors = {each.get("id") for _, each, _ in page.elements}
    assert {f"i-I{at}" for at in range(60)} <= anchors
    summary = render_text(report).split("\n\n")[1]
    assert "og 21 til: I39, I40" in summary  # of 29 red, eight are shown
    assert len(summary.splitlines()) < 40


@pytest.mark.parametrize("render", [render_html, render_markdown, render_text])
def test_a_text_tells_every_finding_and_a_page_folds_away_those_after_the_first_eight(
    render: Callable[[Report], str]
) -> None:
    card = sample.a_card(a_card_of(1))
    found = [Finding(code=f"BSC{100 + at}", name="x", severity=Severity.ADVICE, element="I0",
                     messages=FrozenMap({"nb": f"råd nummer {at}"}), remedies=FrozenMap({"nb": ""}))
             for at in range(10, 22)]
    text = render(build_report(roll_up(evaluate(card, Measurements(), "2025")), found))
    assert [at for at in range(10, 22) if f"råd nummer {at}" in text] == list(range(10, 22))
    assert ('<details class="everywhere"><summary>4 til</summary>' in text) == (render is render_html)
