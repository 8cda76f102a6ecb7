"""A figure that may still change is marked wherever it stands, with the reason where it is known."""

from __future__ import annotations

import pytest
from tests.evaluation.building import a_card, a_row, an_indicator
from tests.reports import sample
from tests.reports.sample_views import every_view

from balanced_scorecard import (
    Aggregation,
    FromUnits,
    IndicatorResult,
    Measurement,
    Measurements,
    ObservationStatus,
    OrganisationUnit,
    PartialUnits,
    Report,
    View,
    build_report,
    evaluate,
    render_markdown,
)
from balanced_scorecard.reports.provisional import marked, provisional
from balanced_scorecard.reports.wording import Wording
from balanced_scorecard.words import LANGUAGES_WITH_WORDS

NB = Wording(language="nb")
STATUSES = ObservationStatus


def result(*statuses: ObservationStatus) -> IndicatorResult:
    rows = [a_row("2024", 4.0, statuses=frozenset(statuses))]
    return evaluate(a_card(an_indicator("<= 5")), Measurements(rows), "2024")["i"]


def reports(rows: list[Measurement]) -> dict[View, Report]:
    return {report.view: report for report in every_view(sample.scores(measurements=rows))}


def without_summer() -> list[Measurement]:
    """Return the sample's rows, the share of applications in time for six of eight months."""
    return [row for row in sample.rows() if row.indicator != "A1.1.1" or row.period.start.month <= 6]


def cells_of(text: str, code: str) -> str:
    return next(line for line in text.splitlines() if line.startswith("|") and f"{code} " in line and "65" in line)


@pytest.mark.parametrize(("statuses", "said"), [
    ((), ""), ((STATUSES.PROVISIONAL,), "foreløpig"), ((STATUSES.ESTIMATED,), "foreløpig: anslag"),
    ((STATUSES.PROVISIONAL, STATUSES.UNVALIDATED), "foreløpig: ikke validert"), ((STATUSES.SPECIAL_EVENT,), ""),
])
def test_how_its_rows_are_marked_is_the_reason(statuses: tuple[ObservationStatus, ...], said: str) -> None:
    assert provisional(result(*statuses), NB) == said
    assert marked(result(*statuses), NB) == ("4 (foreløpig)" if said else "4")


@pytest.mark.parametrize("view", list(View))
def test_every_document_marks_a_figure_of_part_of_the_time(view: View) -> None:
    text = render_markdown(reports(without_summer())[view])
    assert "65\u00a0%<br>foreløpig" in cells_of(text, "A1.1.1")
    assert "foreløpig" not in render_markdown(reports(sample.rows())[view]).replace("Foreløpig melding", "")


@pytest.mark.parametrize("view", [View.CARD, View.PLAN])
def test_where_a_status_is_shown_the_reason_stands_below_it(view: View) -> None:
    text = cells_of(render_markdown(reports(without_summer())[view]), "A1.1.1")
    assert "<br>foreløpig: tall for juli 2025, august 2025 mangler" in text


def test_the_reason_stands_beside_what_is_red_on_the_first_screen() -> None:
    first = render_markdown(reports(without_summer())[View.CARD]).partition("\n| Perspektiv")[0]
    assert "foreløpig: tall for juli 2025, august 2025 mangler" in first


def test_units_that_have_not_reported_are_the_reason_by_their_names() -> None:
    agency = OrganisationUnit(id="all", name="Etaten", org_units=(
        OrganisationUnit(id="n", name="Nord"), OrganisationUnit(id="s", name="Sør")))
    rows = [a_row("2024-T1", 10.0, org_unit="n"), a_row("2024-T1", 5.0, org_unit="s"),
            a_row("2024-T2", 10.0, org_unit="n")]
    card = a_card(an_indicator(">= 5", adds_up=Aggregation.FLOW), organisation=agency)
    evaluation = evaluate(card, Measurements(rows), "2024-T2", from_units=FromUnits.VALUES, partial=PartialUnits.ALLOW)
    say = Wording(language="nb", card=card)
    assert provisional(evaluation["i"], say) == "foreløpig: 1 av 2 enheter; ikke rapportert: Sør"


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_it_is_said_in_every_language(language: str) -> None:
    marks = {"nb": "foreløpig", "nn": "førebels", "en": "provisional", "sv": "preliminärt", "da": "foreløbigt",
             "fi": "ennakkotieto"}
    report = build_report(sample.scores(measurements=without_summer()), view=View.MINISTRY)
    assert f"<br>{marks[language]}" in render_markdown(report, language=language)
