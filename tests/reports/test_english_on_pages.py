"""No page of the bundled Norwegian cards has an English word on it, in any other language than English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from tests.reports.sample_views import every_view

from balanced_scorecard import (
    Findings,
    FromUnits,
    PartialUnits,
    ScorecardScore,
    build_report,
    check,
    evaluate,
    explain,
    load_assessments,
    load_measurements,
    load_scorecard,
    render_explanation,
    render_map,
    render_markdown,
    render_text,
    roll_up,
    strategy_map,
)
from balanced_scorecard.words import LANGUAGES_WITH_WORDS

OTHERS = [language for language in LANGUAGES_WITH_WORDS if language != "en"]
EXAMPLES = Path(str(files("balanced_scorecard"))) / "examples"
PERIODS = {"directorate": ("2025-T1", "2025-T2", "2025-T3"), "telemark": ("2000-H2",)}
ENGLISH = re.compile(
    r"\b(good|medium|poor|targets?|baseline|provisional|preliminary|indicators?|owner|missing|coverage|units?|rows?|"
    r"figures?|values?|norm|weight|the|of|and|not|year|month|overdue|carried|edge|judged|behind|ahead|deadline|"
    r"assessment|forecast|decision|milestones?|initiatives?|objectives?|factors?|perspectives?|timing|facing|stage|"
    r"leading|lagging|supports|none|met|within|below|above|unscored|reported|applicable|due|late|from|are|"
    r"[a-z]+_[a-z_]+|[A-Z]+_[A-Z_]+|\w+=\w+)\b")


@cache
def judged(example: str, period: str) -> tuple[ScorecardScore, Findings]:
    folder = EXAMPLES / example
    card, figures = load_scorecard(folder / "card.yaml"), load_measurements(folder / "measurements.csv")
    evaluation = evaluate(card, figures, period, from_units=FromUnits.VALUES, partial=PartialUnits.ALLOW)
    return roll_up(evaluation), check(card, figures, period=period)


def pages(example: str, period: str, language: str) -> Iterator[str]:
    scores, findings = judged(example, period)
    said = load_assessments(EXAMPLES / example / "assessments.csv")
    for report in every_view(scores, said):
        yield render_markdown(report, language=language)
    yield render_text(build_report(scores, assessments=said), language=language)
    yield render_explanation(explain(scores, scores.total.id), language=language)
    drawn = render_map(strategy_map(scores.evaluation.scorecard), scores, language=language)
    yield re.sub(r"<style>.*?</style>|<[^>]*>|&\w+;", " ", drawn, flags=re.DOTALL)
    if language != "fi":  # rules speak bokmål, nynorsk and English
        yield render_markdown(build_report(scores, findings), language=language)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("example", "period"), [(name, period) for name in PERIODS for period in PERIODS[name]])
def test_no_english_word_stands_on_a_page_of_another_language(example: str, period: str, language: str) -> None:
    for page in pages(example, period, language):
        prose = re.sub(r"balanced\\?[_-]scorecard|measurements\.csv", "", page)
        assert {found[0] for found in ENGLISH.finditer(prose)} == set()
