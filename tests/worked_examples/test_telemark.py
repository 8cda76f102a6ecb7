"""Telemark's card: Tabell 1 of the report, as printed; the figures are made up and say so."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from balanced_scorecard import (
    Evaluation,
    Scorecard,
    Status,
    check,
    evaluate,
    load_assessments,
    load_measurements,
    load_scorecard,
)

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "telemark"


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return load_scorecard(EXAMPLE / "card.yaml")


@pytest.fixture(scope="module")
def evaluation(card: Scorecard) -> Evaluation:
    return evaluate(card, load_measurements(EXAMPLE / "measurements.csv"), "2000-H2")


def test_the_seven_published_parameters_and_no_others_are_on_the_card(card: Scorecard) -> None:
    assert [each.id for each in card.indicators()] == [
        "B1.1.1", "B1.1.2", "B1.2.1", "B2.1.1", "B2.1.2", "B2.1.3", "B3.1.1"]


def test_the_targets_are_kept_as_they_were_printed(card: Scorecard) -> None:
    assert {each.id: [target.text for target in each.targets] for each in card.indicators()} == {
        "B1.1.1": ["> 79 %"],
        "B1.1.2": ["> 79 %"],
        "B1.2.1": ["> 2 stk."],
        "B2.1.1": ["<10 %"],
        "B2.1.2": ["< 7 mnd. inkl. innkreving (til krav er utsendt) for sakene i B1.2.1"],
        "B2.1.3": ["I alle saker"],
        "B3.1.1": [],
    }


def test_the_words_after_the_number_are_kept_as_the_scope(card: Scorecard) -> None:
    (target,) = next(each for each in card.indicators() if each.id == "B2.1.2").targets

    assert target.scope == "inkl. innkreving (til krav er utsendt) for sakene i B1.2.1"


def test_the_reason_for_no_target_is_the_report_s_own(evaluation: Evaluation) -> None:
    audit = evaluation["B3.1.1"]

    assert audit.status is Status.NO_TARGET
    assert "«enkelte forutsatte en lengre tidsfrist for at de kunne nås»" in audit.note


def test_five_perspectives_of_which_one_survives_in_print(card: Scorecard) -> None:
    assert [(each.name, len(each.indicators())) for each in card.perspectives] == [
        ("Marked", 0), ("Interne prosesser og organisering", 7), ("Medarbeiderne", 0), ("Læring og innovasjon", 0),
        ("Resultat", 0)]


def test_the_made_up_figures_are_judged_as_the_targets_say(evaluation: Evaluation) -> None:
    assert {each.id: (each.actual, each.status.value) for each in evaluation} == {
        "B1.1.1": (82, "good"),           # 41 of 50
        "B1.1.2": (79, "poor"),           # 1 422 of 1 800 is 79 %, and more than 79 % was asked for
        "B1.2.1": (3, "good"),
        "B2.1.1": (pytest.approx(100 * 11 / 140), "good"),
        "B2.1.2": (7.4, "poor"),
        "B2.1.3": (95, "poor"),           # 57 of 60 is not all
        "B3.1.1": (12, "no_target"),
    }


def test_wherever_a_figure_is_shown_it_says_that_it_is_made_up(card: Scorecard) -> None:
    rows = load_measurements(EXAMPLE / "measurements.csv")

    assert "oppdiktet" in card.name
    assert "oppdiktet" in (card.source or "")
    assert all("Oppdiktet" in row.note for row in rows)
    assert all("Oppdiktet" in each.text for each in load_assessments(EXAMPLE / "assessments.csv"))


def test_the_check_says_what_the_report_itself_would_say(card: Scorecard) -> None:
    found = Counter(finding.code for finding in check(card))

    assert sum(found.values()) <= 15
    assert found == {
        "BSC104": 4,  # four perspectives of which nothing but the name survives
        "BSC205": 1,  # leading or lagging: not declared, and so not judged
        "BSC207": 1,  # internal or external: likewise
        "BSC208": 1,  # means or results: likewise, and so neither whether any is an effect for users or society
        "BSC301": 1,  # no strategy map is printed
        "BSC404": 1,  # neither norms nor tolerances are printed
        "BSC701": 1,  # no owner is printed for any of the four factors
        "BSC107": 1,  # no definitions are printed
        "BSC707": 1,  # nor anything of incentives
        "BSC804": 1,  # nor who took part
        "BSC805": 1,  # so that cause and effect, indispensable of the nine principles, is not on record
    }
