"""A report picks and orders; it computes nothing."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from attrs import evolve
from tests.reports import sample

from balanced_scorecard import (
    AssessmentKind,
    MeasurementError,
    Measurements,
    Period,
    PeriodError,
    Scorecard,
    Status,
    View,
    build_report,
    evaluate,
    roll_up,
)
from balanced_scorecard.domain.aggregation import Basis
from balanced_scorecard.domain.fingerprint import fingerprint
from balanced_scorecard.evaluation.results import ComplianceState
from balanced_scorecard.reports.letters import cited
from balanced_scorecard.reports.model import IndicatorRow, Report


@pytest.fixture(scope="module")
def report() -> Report:
    return sample.a_report()


def row(report: Report, id_: str) -> IndicatorRow:
    return next(each for each in report.rows() if each.result.id == id_)


def test_the_page_is_told_whose_it_is_and_what_it_covers(report: Report) -> None:
    assert (report.title, report.organisation, report.org_unit, report.owner, report.version) == (
        "Styrekort for Skogdirektoratet", "Skogdirektoratet", "", "Direktør Gran", "2025.1")
    assert (str(report.period), report.basis, report.language) == ("2025-T2", Basis.YEAR_TO_DATE, "nb")


def test_rows_hang_as_main_goal_success_factor_and_parameter(report: Report) -> None:
    first = report.perspectives[0].objectives[0]
    assert first.element is not None
    assert [first.element.id, *(f"{part.element.id}: {[each.result.id for each in part.rows]}"
                                for part in first.factors)] == [
        "A1", "A1.1: ['A1.1.1', 'A1.1.2']", "A1.2: ['A1.2.1', 'A1.2.2']"]


def test_factors_without_an_objective_stand_under_none(report: Report) -> None:
    assert [part.element for part in report.perspectives[1].objectives] == [None]


def test_a_perspective_without_factors_is_there_and_empty(report: Report) -> None:
    assert (report.perspectives[2].element.name, list(report.perspectives[2].rows())) == ("Økonomi", [])


def test_a_broken_rule_is_the_first_of_what_is_red(report: Report) -> None:
    # 98 of 100 is short of "i alle saker"; a page that left it out would say that nothing else is red
    assert row(report, "A1.2.2").result.status is Status.POOR
    assert [each.result.id for each in report.poor()] == ["A1.2.2", "A1.1.1"]


def test_a_broken_rule_says_how_many_cases(report: Report) -> None:
    # eight months with 2 of 100 each
    assert [(each.row.result.id, each.state, each.cases) for each in report.compliance] == [
        ("A1.2.2", ComplianceState.BROKEN, 16.0)]


def test_missing_and_outside_are_told_apart(report: Report) -> None:
    assert [each.result.id for each in report.missing()] == ["A1.2.1"]
    assert [each.result.id for each in report.outside()] == ["B1.1", "B1.2", "B1.3"]


def test_only_words_about_this_period_and_unit_stand_beside_a_figure(report: Report) -> None:
    assert [each.text for each in row(report, "A1.1.1").assessments] == ["Stor pågang før sommeren", "Ventes bedre"]
    assert [each.text for each in report.perspectives[1].assessments] == ["Flere kurs"]


def test_a_figure_somebody_has_spoken_of_is_explained(report: Report) -> None:
    assert [row(report, each).is_explained for each in ("A1.1.1", "A1.1.2")] == [True, False]


def test_the_owner_is_inherited_and_work_on_the_factor_is_shown_at_its_rows(report: Report) -> None:
    assert row(report, "A1.1.2").owner == "Avdeling for søknader"
    assert [each.id for each in row(report, "A1.1.2").initiatives] == ["I1"]
    assert row(report, "A1.2.1").initiatives == ()


def test_left_out_a_card_is_compared_with_the_period_before_and_only_where_something_was_judged(report: Report) -> None:
    assert report.compared is not None
    assert str(report.compared.evaluation.period) == "2025-T1"
    before = row(report, "A1.1.1").before
    assert before is not None
    assert (before.status, before.actual) == (Status.POOR, 65.0)
    assert sample.a_report(measurements=sample.rows()[-5:]).compared is None


def test_a_report_is_compared_with_the_period_or_the_scores_it_is_given() -> None:
    now = sample.scores()
    for compare in ("2025-T1", Period.parse("2025-T1"), roll_up(evaluate(sample.a_card(), Measurements(sample.rows(90)),
                                                                        "2025-T1"))):
        made = build_report(now, compare=compare, view=View.PLAN)
        assert made.compared is not None
        assert str(made.compared.evaluation.period) == "2025-T1"
    assert row(made, "A1.1.1").turned_poor  # nine of ten in time in the scores it was given last
    assert not row(made, "A1.1.1").left_poor


def test_what_is_no_period_to_compare_with_is_refused() -> None:
    with pytest.raises(PeriodError):
        build_report(sample.scores(), compare="2025-T4")


def test_an_indicator_that_was_not_on_the_card_before_has_nothing_to_be_compared_with() -> None:
    old = sample.a_card(sample.CARD.replace("A1.1.2", "A1.1.9"))
    figures = [each for each in sample.rows() if each.indicator != "A1.1.2"]
    made = build_report(sample.scores(), compare=sample.scores(old, figures))
    assert row(made, "A1.1.2").before is None
    assert row(made, "A1.1.2").change_of_rank == 0


def test_the_beginning_of_the_calendar_has_fewer_years_before_it_and_nothing_to_be_compared_with() -> None:
    evaluation = evaluate(sample.a_card(), Measurements(), "0003")
    assert build_report(roll_up(evaluation)).compared is None
    years = row(build_report(roll_up(evaluation), view=View.ANNUAL), "A1.1.2").years
    assert [str(each.period) for each in years] == ["0002"]
    assert build_report(roll_up(evaluate(sample.a_card(), Measurements(), "0002"))).compared is None


def test_only_an_annual_report_looks_at_the_years_before() -> None:
    figures = [*sample.rows(), sample.a_row("A1.1.1", "2024-08", numerator=50.0, denominator=100.0)]
    annual = build_report(sample.scores(measurements=figures), view=View.ANNUAL)
    assert [(str(each.period), each.actual) for each in row(annual, "A1.1.1").years] == [
        ("2023-T2", None), ("2024-T2", 50.0)]
    assert row(sample.a_report(), "A1.1.1").years == ()


@pytest.mark.parametrize(("as_of", "on", "day"), [
    (None, None, "2025-08-31"), (date(2025, 9, 20), None, "2025-09-20"),
    (date(2025, 9, 20), date(2025, 10, 1), "2025-10-01")])
def test_the_day_work_is_late_by_is_given_else_that_of_the_figures_else_the_last_of_the_period(
        as_of: date | None, on: date | None, day: str) -> None:
    evaluation = evaluate(sample.a_card(), Measurements(sample.rows()), sample.PERIOD, as_of=as_of)
    assert str(build_report(roll_up(evaluation), on=on).on) == day


def test_goals_and_risks_are_reached_through_factor_and_objective() -> None:
    text = sample.CARD.replace("strategy: {vision: Levende skog for alle}", """strategy:
  goals: [{id: M1, name: Fornøyde eiere}, {id: M2, name: Sunn skog}]
risks: [{id: R1, name: Bille, threatens: [M2]}, {id: R2, name: Storm, threatens: [A1]}]""")
    text = text.replace("{id: A1, name: Forutsigbar saksbehandling}",
                        "{id: A1, name: Forutsigbar saksbehandling, serves: [M1]}")
    text = text.replace("{id: A1.2.1,", "{id: A1.2.1, also_supports: [M2],")
    made = sample.a_report(text)
    assert [goal.id for goal in row(made, "A1.2.1").goals] == ["M1", "M2"]
    assert [risk.id for risk in row(made, "A1.2.1").risks] == ["R1", "R2"]
    assert [risk.id for risk in row(made, "A1.1.1").risks] == ["R2"]
    assert [(part.element.id if part.element else None, [each.result.id for each in part.rows])
            for part in made.goals] == [("M1", ["A1.1.1", "A1.1.2", "A1.2.1"]), ("M2", []), (None, ["B1.1", "B1.2"])]


def test_a_reason_is_the_deviation_as_told_else_the_assessment_and_never_a_forecast() -> None:
    kind = AssessmentKind
    words = (sample.said("A1.1.1", kind.FORECAST, "Ventes bedre", forecast=72.5),
             sample.said("A1.1.1", kind.ASSESSMENT, "Ikke bra"))
    made = row(build_report(sample.scores(), assessments=words), "A1.1.1")
    assert [each.text for each in made.reasons] == ["Ikke bra"]
    assert made.forecast == 72.5
    first = sample.said("A1.1.1", kind.DEVIATION, "Stor pågang")
    made = row(build_report(sample.scores(), assessments=(*words, first)), "A1.1.1")
    assert [each.text for each in made.reasons] == ["Stor pågang"]
    assert row(build_report(sample.scores(), assessments=words[:1]), "A1.1.1").reasons == ()


def test_findings_come_the_gravest_first(report: Report) -> None:
    assert [each.code for each in report.findings] == ["BSC104", "BSC215"]


def test_history_is_in_order_of_time_and_ends_with_the_period(report: Report) -> None:
    assert [str(point.period) for point in row(report, "A1.1.1").history] == sample.MONTHS
    assert {point.value for point in row(report, "A1.1.1").history} == {65.0}


def test_the_target_of_a_sum_over_the_year_is_no_line_for_months(report: Report) -> None:
    assert row(report, "A1.1.1").history_target == 80.0
    assert row(report, "A1.1.2").history_target is None


def test_history_keeps_to_one_frequency_and_basis_and_to_what_was_known_last() -> None:
    extra = [
        sample.a_row("A1.1.1", "2024", numerator=50.0, denominator=100.0),
        sample.a_row("A1.1.1", "2025-08", basis=Basis.YEAR_TO_DATE, numerator=1.0,
                    denominator=100.0),
        sample.a_row("A1.1.1", "2025-08", numerator=75.0, denominator=100.0,
                    recorded_at=datetime(2025, 9, 9)),
        sample.a_row("A1.1.1", "2025-09", numerator=99.0, denominator=100.0),
        sample.a_row("A1.1.1", "2024-12", org_unit="skog", value=60.0),
    ]
    made = sample.a_report(measurements=[*sample.rows(), *extra])
    assert [point.value for point in row(made, "A1.1.1").history] == [60.0, *[65.0] * 7, 75.0]


def test_words_about_nothing_on_the_card_are_refused_all_at_once_and_those_of_other_periods_left_alone() -> None:
    kind = AssessmentKind.DEVIATION
    lost = [sample.said("A1.1.9", kind, "x"), sample.said("Z", kind, "x"), sample.said("Q", kind, "x", period="2024")]
    with pytest.raises(MeasurementError) as caught:
        build_report(sample.scores(), assessments=lost)
    assert str(caught.value).splitlines() == [
        "assessment of 2025-T2: no element 'A1.1.9' on the card; did you mean 'A1.1.2'?",
        "assessment of 2025-T2: no element 'Z' on the card; use the id of an element of the card",
    ]


def test_a_curve_is_in_the_unit_of_its_target() -> None:
    shares = sample.a_row("A1.1.1", "2025-07", value=0.6, unit="ratio")
    figures = [shares, sample.a_row("A1.1.1", "2025-08", value=65.0)]
    history = row(sample.a_report(measurements=figures), "A1.1.1").history
    assert [point.value for point in history] == [60.0, 65.0]


def test_only_the_last_two_years_of_months_are_kept() -> None:
    months = [Period.parse("2025-08").shifted(-step) for step in range(30)]
    figures = [sample.a_row("A1.1.1", str(month), value=float(step)) for step, month in enumerate(months)]
    history = row(sample.a_report(measurements=figures), "A1.1.1").history
    assert (len(history), history[0].value, history[-1].value) == (24, 23.0, 0.0)


def test_a_milestone_has_no_curve() -> None:
    reached = sample.a_row("B1.1", "2025-08", value=datetime(2025, 8, 20).date())
    assert row(sample.a_report(measurements=[reached]), "B1.1").history == ()


def test_a_citation_names_its_document(report: Report) -> None:
    assert row(report, "A1.1.1").target_source == "Tildelingsbrev 2025, pkt. 3.1"
    assert row(report, "A1.1.1").source == "Fagsystemet Barlind"
    assert cited(sample.a_card(), "TB25") == "Tildelingsbrev 2025"
    assert cited(sample.a_card(), None) == ""


def test_a_unit_of_the_organisation_is_named() -> None:
    card = sample.a_card(sample.CARD.replace(
        "name: Skogdirektoratet}", "name: Skogdirektoratet, org_units: [{id: nord, name: Nord}]}"))
    evaluation = evaluate(card, Measurements(), sample.PERIOD, org_unit="nord")
    made = build_report(roll_up(evaluation), assessments=sample.assessments())
    assert made.org_unit == "Nord"
    assert [each.text for each in row(made, "A1.1.1").assessments] == ["Fra nord"]


def test_the_repr_is_one_line(report: Report) -> None:
    assert repr(report) == "<Report 'Styrekort for Skogdirektoratet' 2025-T2: 1 of 2 targets met>"
    assert report._repr_html_().startswith("<table>")


def test_the_same_card_and_figures_have_the_same_fingerprint_in_any_order() -> None:
    rows = sample.rows()
    assert fingerprint(Measurements(rows)) == fingerprint(Measurements(reversed(rows)))
    assert fingerprint(sample.a_card()) == fingerprint(sample.a_card())


def test_where_a_figure_was_read_does_not_change_its_fingerprint() -> None:
    rows = sample.rows()
    elsewhere = [evolve(each, place=f"a.csv: row {number}") for number, each in enumerate(rows)]
    assert fingerprint(Measurements(rows)) == fingerprint(Measurements(elsewhere))


def test_another_card_or_figure_has_another_fingerprint() -> None:
    cards: list[Scorecard] = [sample.a_card(), sample.a_card(sample.CARD.replace(">= 80 %", ">= 81 %")),
                              sample.a_card(sample.CARD.replace(">= 80 %", "> 80 %"))]
    assert len({fingerprint(each) for each in cards}) == 3
    assert fingerprint(Measurements(sample.rows(65))) != fingerprint(Measurements(sample.rows(66)))


def test_the_curve_leaves_out_what_is_of_too_few_to_be_shown() -> None:
    indicator = "name: Andel søknader innen frist\n"
    few = sample.CARD.replace(indicator, f"{indicator}            min_n: 101\n")
    shown = row(sample.a_report(few), "A1.1.1")
    assert {point.value for point in shown.history} == {None}  # each month is of 100
    assert shown.result.actual == 65  # eight months are of 800
