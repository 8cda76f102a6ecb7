"""How far from the target, without a sign that can be read the wrong way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.evaluation.building import a_card, a_row, a_target, an_indicator

from balanced_scorecard import AtLevel, Comparator, Indicator, Measurements, Reached, Target, evaluate
from balanced_scorecard.reports.distance import distance
from balanced_scorecard.reports.wording import Wording


def said(indicator: Indicator, value: Any, language: str = "nb") -> str:
    evaluation = evaluate(a_card(indicator), Measurements([a_row("2024", value)]), "2024")
    return distance(evaluation["i"], Wording(language=language)).replace("\u00a0", " ")


@pytest.mark.parametrize(("target", "value", "words"), [
    (">= 80 %", 76.8, "3,2 prosentpoeng under kravet"),  # red
    (">= 80 %", 83.2, "3,2 prosentpoeng over kravet"),  # green
    ("<= 8 %", 11.2, "3,2 prosentpoeng over kravet"),  # red
    ("<= 8 %", 4.8, "3,2 prosentpoeng under kravet"),  # green
    (">= 7 %", 6.6, "0,4 prosentpoeng under kravet"),  # 6,6 and 7: not 0,40
    (">= 4000 %", 3984.4, "16 prosentpoeng under kravet"),  # as 3 984 is shown
    ("> 79 %", 79.0, "på grensen"), (">= 0 %", 0.0, "på grensen"),
    ("10..20 %", 7.0, "3 prosentpoeng under kravet"), ("10..20 %", 23.0, "3 prosentpoeng over kravet"),
    ("10..20 %", 12.0, "innenfor"), ("10..20 %", 20.0, "på grensen"),
])
def test_a_figure_lies_over_or_under_its_target_whatever_is_better(target: str, value: float, words: str) -> None:
    assert said(an_indicator(target, unit="percent"), value) == words


@pytest.mark.parametrize(("reached", "words"), [
    (date(2024, 5, 30), "2 dager før fristen"), (date(2024, 6, 1), "på fristen"),
    (date(2024, 6, 2), "1 dag etter fristen"),
])
def test_a_milestone_lies_before_or_after_its_day(reached: date, words: str) -> None:
    assert said(an_indicator(Target(expectation=Reached(what="I bruk"), by=date(2024, 6, 1))), reached) == words


def test_what_has_no_distance_says_none() -> None:
    level = Target(expectation=AtLevel(comparator=Comparator.AT_LEAST, level="B"))
    assert said(an_indicator(level, levels=("C", "B", "A")), "A") == ""


def test_it_is_said_in_every_language() -> None:
    below = an_indicator(a_target(">= 80"))
    assert {language: said(below, 77.0, language) for language in ("nn", "en", "sv", "da", "fi")} == {
        "nn": "3 under kravet", "en": "3 below the target", "sv": "3 under målet", "da": "3 under måltallet",
        "fi": "3 alle tavoitteen"}
